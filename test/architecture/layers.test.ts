import { describe, expect, it } from 'vitest';
import { sources } from './files.ts';
import { packageFolder } from './imports.ts';
import { brokenLayers, KNOWN_PACKAGES } from './layers.ts';
import { parseSource } from './source.ts';

describe('the dependency rule', () => {
  it('holds', () => {
    const files = sources('actions', 'packages');
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(brokenLayers)).toEqual([]);
  });

  it('knows every package', () => {
    const folders = sources('packages').map(({ file }) => packageFolder(file) ?? '');
    const names = new Set(
      folders.filter((folder) => !folder.startsWith('packages/testing')).map((folder) => folder.split('/')[1]),
    );
    expect([...names].sort()).toEqual(KNOWN_PACKAGES.toSorted());
  });

  const broken = (file: string, text: string) => brokenLayers(parseSource(file, text)).map(({ message }) => message);

  it.each([
    ['packages/gotemplate/src/a.ts', "import { plan } from '@kalypso-actions/scheduler';"],
    ['packages/gotemplate/src/a.ts', "import { parseYaml } from '@kalypso-actions/goyaml';"],
    ['packages/diagnostics/src/a.ts', "import { Clock } from '@kalypso-actions/retry';"],
    ['packages/git/src/a.ts', "import type { Plan } from '@kalypso-actions/scheduler';"],
    ['packages/git/src/a.test.ts', "export { x } from '@kalypso-actions/action-kit';"],
    ['packages/scheduler/src/a.ts', "import { getInput } from '@actions/core';"],
    ['packages/scheduler/src/a.ts', "import { spawn } from 'node:child_process';"],
    ['packages/scheduler/src/a.ts', "import { get } from 'https';"],
    ['packages/gitops/src/a.ts', "import { lookup } from 'node:dns/promises';"],
    ['packages/gitops/src/a.ts', "import { request } from 'undici';"],
    ['packages/gitops/src/a.ts', "import { createRequire } from 'node:module';"],
    ['packages/scheduler/src/a.ts', "const git = await import('@kalypso-actions/git');"],
    ['packages/scheduler/src/a.ts', "type Plan = import('@kalypso-actions/azure').Source;"],
    ['packages/scheduler/src/a.ts', 'const some = await import(name);'],
    ['packages/scheduler/src/a.ts', "import { x } from '../../git/src/index.ts';"],
    ['packages/scheduler/src/a.ts', "import { x } from '../../../test/support/runner.ts';"],
    ['packages/promotion/src/a.ts', "import { document } from '@kalypso-actions/scheduler/testing';"],
    ['packages/promotion/src/a.ts', "import { removals } from '@kalypso-actions/gitops';"],
    ['packages/github/src/a.ts', "import { startGitHubEmulator } from '@kalypso-actions/github-emulator';"],
    ['packages/github/src/a.ts', "import { exec } from '@actions/exec';"],
    ['packages/git/src/a.ts', "import { getOctokit } from '@actions/github';"],
    ['packages/compliance/src/a.ts', "import { DefaultAzureCredential } from '@azure/identity';"],
    ['packages/unheard-of/src/a.ts', "export * from '@kalypso-actions/scheduler';"],
    ['actions/schedule/run.ts', "import { setOutput } from '@actions/core';"],
    ['actions/schedule/run.ts', "import { run } from '../promote/run.ts';"],
    ['actions/schedule/run.ts', "import { startRunner } from '@kalypso-actions/workflow-runner';"],
  ])('forbids in %s: %s', (file, text) => {
    expect(broken(file, `const first = 1;\n${text}`)).toHaveLength(1);
    expect(brokenLayers(parseSource(file, `const first = 1;\n${text}`))[0]).toMatchObject({ file, line: 2 });
  });

  it.each([
    ['packages/scheduler/src/a.ts', "import { compile } from '@kalypso-actions/gotemplate';"],
    ['packages/scheduler/src/read/a.ts', "import { b } from '../b.ts';"],
    ['packages/git/src/a.ts', "import { getExecOutput } from '@actions/exec';"],
    ['packages/git/src/a.test.ts', "import { runStep } from '../../../test/support/runner.ts';"],
    ['packages/git/src/a.test.ts', "import { startGitServer } from '@kalypso-actions/git-server';"],
    ['packages/promotion/src/a.test.ts', "import { document } from '@kalypso-actions/scheduler/testing';"],
    ['packages/github/src/a.test.ts', "import { createServer } from 'node:http';"],
    ['packages/github/src/a.ts', "import { GitHub } from '@actions/github/lib/utils';"],
    ['packages/azure/src/a.ts', "import { DefaultAzureCredential } from '@azure/identity';"],
    ['packages/testing/git-server/src/a.ts', "import { createServer } from 'node:http';"],
    ['actions/schedule/index.ts', "import { runAction } from '@kalypso-actions/action-kit';"],
    ['test/e2e/a.test.ts', "import { load } from 'js-yaml';"],
  ])('allows in %s: %s', (file, text) => {
    expect(broken(file, text)).toEqual([]);
  });
});
