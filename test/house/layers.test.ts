import { describe, expect, it } from 'vitest';
import { sources } from './files.ts';
import { brokenLayers, KNOWN_PACKAGES } from './layers.ts';
import { parseSource } from './source.ts';

describe('the dependency rule', () => {
  it('holds', () => {
    const files = sources('actions', 'packages');
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(brokenLayers)).toEqual([]);
  });

  it('knows every package', () => {
    const packages = new Set(sources('packages').map(({ file }) => file.split('/')[1]));
    expect([...packages].filter((name) => !KNOWN_PACKAGES.includes(name ?? ''))).toEqual([]);
  });

  const broken = (file: string, text: string) => brokenLayers(parseSource(file, text)).map(({ message }) => message);

  it.each([
    ['packages/gotemplate/src/a.ts', "import { plan } from '@kalypso-actions/scheduler';"],
    ['packages/git/src/a.ts', "import type { Diagnostic } from '@kalypso-actions/scheduler';"],
    ['packages/git/src/a.test.ts', "export { x } from '@kalypso-actions/action-kit';"],
    ['packages/scheduler/src/a.ts', "import { getInput } from '@actions/core';"],
    ['packages/scheduler/src/a.ts', "import { spawn } from 'node:child_process';"],
    ['packages/scheduler/src/a.ts', "import { get } from 'https';"],
    ['packages/scheduler/src/a.ts', "const git = await import('@kalypso-actions/git');"],
    ['packages/scheduler/src/a.ts', "type Plan = import('@kalypso-actions/git').Source;"],
    ['packages/scheduler/src/a.ts', 'const some = await import(name);'],
    ['packages/scheduler/src/a.ts', "import { x } from '../../git/src/index.ts';"],
    ['packages/scheduler/src/a.ts', "import { x } from '../../../test/support/runner.ts';"],
    ['packages/github/src/a.ts', "import { exec } from '@actions/exec';"],
    ['packages/git/src/a.ts', "import { getOctokit } from '@actions/github';"],
    ['packages/github/src/a.ts', "import { DefaultAzureCredential } from '@azure/identity';"],
    ['packages/unheard-of/src/a.ts', "export * from '@kalypso-actions/scheduler';"],
    ['actions/schedule/run.ts', "import { compile } from '@kalypso-actions/gotemplate';"],
    ['actions/schedule/run.ts', "import { setOutput } from '@actions/core';"],
    ['actions/schedule/run.ts', "import { run } from '../promote/run.ts';"],
  ])('keeps %s from: %s', (file, text) => {
    expect(broken(file, `const first = 1;\n${text}`)).toHaveLength(1);
    expect(brokenLayers(parseSource(file, `const first = 1;\n${text}`))[0]).toMatchObject({ file, line: 2 });
  });

  it.each([
    ['packages/scheduler/src/a.ts', "import { compile } from '@kalypso-actions/gotemplate';"],
    ['packages/scheduler/src/read/a.ts', "import { b } from '../b.ts';"],
    ['packages/git/src/a.ts', "import { getExecOutput } from '@actions/exec';"],
    ['packages/git/src/a.test.ts', "import { runStep } from '../../../test/support/runner.ts';"],
    ['packages/github/src/a.test.ts', "import { createServer } from 'node:http';"],
    ['packages/github/src/a.ts', "import { GitHub } from '@actions/github/lib/utils';"],
    ['packages/compliance/src/a.ts', "import { DefaultAzureCredential } from '@azure/identity';"],
    ['actions/schedule/index.ts', "import { runAction } from '@kalypso-actions/action-kit';"],
    ['test/e2e/a.test.ts', "import { load } from 'js-yaml';"],
  ])('lets %s have: %s', (file, text) => {
    expect(broken(file, text)).toEqual([]);
  });
});
