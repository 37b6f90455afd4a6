import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lazyBuiltins } from './lazy-builtins.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalypso-lazy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function bundle(code: string): Promise<string> {
  writeFileSync(join(folder, 'entry.mjs'), code);
  const output = { file: join(folder, 'bundle.mjs'), format: 'esm' } as const;
  await build({
    input: join(folder, 'entry.mjs'),
    platform: 'node',
    plugins: [lazyBuiltins(['crypto'])],
    output,
  });
  return output.file;
}

const run = (file: string) => spawnSync(process.execPath, [file], { encoding: 'utf8' });

it('calls functions and constructs classes of the real module', async () => {
  const file = await bundle(`
    import { createHash } from 'node:crypto';
    import * as crypto from 'crypto';
    const hash = new crypto.Hash('sha256');
    console.log(createHash('sha256').update('a').digest('hex') === hash.update('a').digest('hex'), hash.constructor.name);
  `);
  expect(run(file)).toMatchObject({ status: 0, stdout: 'true Hash\n' });
  expect(readFileSync(file, 'utf8')).not.toMatch(/^import/m);
});

it('does not load the module before it is called', async () => {
  const file = await bundle(`
    import { randomUUID } from 'node:crypto';
    let loaded = 0;
    const real = process.getBuiltinModule;
    process.getBuiltinModule = (id) => { loaded += 1; return real(id); };
    console.log(loaded); randomUUID(); console.log(loaded);
  `);
  expect(run(file).stdout).toBe('0\n1\n');
});

it('gives every member of a default import, when it is used', async () => {
  const file = await bundle(`
    import crypto from 'node:crypto';
    let loaded = 0;
    const real = process.getBuiltinModule;
    process.getBuiltinModule = (id) => { loaded += 1; return real(id); };
    console.log(loaded, typeof crypto.constants.RSA_PKCS1_PADDING, crypto.createHash('sha256') instanceof crypto.Hash);
  `);
  expect(run(file)).toMatchObject({ status: 0, stdout: '0 number true\n' });
});

it('leaves other modules alone', async () => {
  expect(readFileSync(await bundle("import { tmpdir } from 'node:os'; console.log(tmpdir());"), 'utf8')).toMatch(
    /^import/m,
  );
});

it.each([
  "import { constants } from 'node:crypto'; console.log(constants);",
  "import * as crypto from 'node:crypto'; console.log(crypto.constants);",
  "import { noSuchThing } from 'node:crypto'; noSuchThing();",
])('fails the build for what it cannot stand in for: %s', async (code) => {
  await expect(bundle(code)).rejects.toThrow(/constants|noSuchThing/);
});
