import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forbidden, importsBelow, importsOf, ROOMS } from './imports.ts';

const ROOT = resolve(import.meta.dirname, '../..');

describe('the dependency rule', () => {
  it('knows every package', () => {
    const packages = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`);
    expect(packages.filter((name) => !ROOMS.includes(name))).toEqual([]);
  });

  it.each(ROOMS)('holds in %s', (room) => {
    if (!existsSync(join(ROOT, room))) return;
    expect(forbidden(room, importsBelow(join(ROOT, room)))).toEqual([]);
  });

  it.each([
    ['packages/gotemplate', "import { x } from '@kalypso-actions/scheduler';"],
    ['packages/scheduler', "import * as core from '@actions/core';"],
    ['packages/scheduler', "const azure = await import('@azure/identity');"],
    ['packages/scheduler', "export { x } from '../../gotemplate/src/index.ts';"],
    ['packages/git', "import '@actions/core';"],
    ['actions', "import { x } from '@actions/core';"],
    ['actions', "import {\n  x,\n} from '../../packages/git/src/index.ts';"],
    ['actions', "import { x } from '../promote/run.ts';"],
  ])('sees through %s: %s', (room, text) => {
    const file = room === 'actions' ? '/r/actions/schedule/index.ts' : `/r/${room}/src/index.ts`;
    expect(forbidden(room, importsOf(file, text))).toHaveLength(1);
  });

  it('allows what is allowed', () => {
    const text =
      "import { x } from '@kalypso-actions/gotemplate';\nimport { y } from './y.ts';\nimport { z } from 'node:fs';";
    expect(
      forbidden('packages/scheduler', importsOf('/r/packages/scheduler/src/a/b.ts', `${text}\nimport '../c.ts';`)),
    ).toEqual([]);
  });
});
