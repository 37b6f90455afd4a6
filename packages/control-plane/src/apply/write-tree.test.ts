import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OutputFolder, observeOutput } from '../observe/output-folder.ts';
import { writeTree } from './write-tree.ts';

let temp: string;
let folder: string;
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'kalypso-write-'));
  folder = join(temp, 'below', 'manifests');
});
afterEach(() => rmSync(temp, { recursive: true, force: true }));

const tree = new Map([
  ['.github/tracking/Promoted_Commit_Id', 'abc'],
  ['drone/README.md', 'words'],
  ['drone/app-test/namespace.yaml', 'a: "é"\n'],
]);

const content = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** Observing reports why the folder must not be replaced, and writing fails. */
function expectRefusal(state: OutputFolder): void {
  expect(observeOutput(folder)).toEqual({ name: folder, path: folder, state });
  expect(() => writeTree(folder, tree)).toThrow(`must not be replaced: ${state.kind}`);
}

describe('writeTree', () => {
  it('writes every file, and nothing beside the folder', () => {
    expect(writeTree(folder, tree)).toBe('written');
    expect(content()).toEqual([...tree.keys()]);
    expect(readFileSync(join(folder, 'drone/app-test/namespace.yaml'), 'utf8')).toBe('a: "é"\n');
    expect(readdirSync(join(temp, 'below'))).toEqual(['manifests']);
  });

  it('does not modify an unchanged folder', () => {
    writeTree(folder, tree);
    const before = statSync(join(folder, 'drone/README.md'));
    expect(writeTree(folder, tree)).toBe('unchanged');
    expect(statSync(join(folder, 'drone/README.md'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it.each([
    ['another content', ['drone/README.md', 'other']],
    ['a further file', ['drone/app-test/reconciler.yaml', 'x']],
  ] as const)('replaces the folder for %s', (_, [path, text]) => {
    writeTree(folder, tree);
    const changed = new Map([...tree, [path, text]]);
    expect(writeTree(folder, changed)).toBe('written');
    expect(content()).toEqual([...changed.keys()].sort());
  });

  it('removes stale files', () => {
    writeTree(folder, new Map([...tree, ['large/gone/namespace.yaml', 'x']]));
    writeTree(folder, tree);
    expect(content()).toEqual([...tree.keys()]);
  });

  it('refuses a path that is not a folder, and leaves it alone', () => {
    mkdirSync(join(folder, '..'), { recursive: true });
    writeFileSync(folder, 'mine');
    expectRefusal({ kind: 'not-a-folder' });
    expect(readFileSync(folder, 'utf8')).toBe('mine');
    rmSync(folder);
    symlinkSync(join(temp, 'nowhere'), folder);
    expectRefusal({ kind: 'not-a-folder' });
  });

  it('writes to the target of a link, and keeps the link', () => {
    mkdirSync(join(temp, 'real'));
    mkdirSync(join(folder, '..'), { recursive: true });
    symlinkSync(join(temp, 'real'), folder);
    expect(writeTree(folder, tree)).toBe('written');
    expect(lstatSync(folder).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(temp, 'real', 'drone/README.md'), 'utf8')).toBe('words');
    expect(writeTree(folder, tree)).toBe('unchanged');
  });

  it('recovers from a run that was killed in the middle', () => {
    mkdirSync(join(temp, 'below', '.manifests.new', 'half'), { recursive: true });
    mkdirSync(join(temp, 'below', '.manifests.old', 'x'), { recursive: true });
    writeTree(folder, tree);
    expect(content()).toEqual([...tree.keys()]);
    expect(readdirSync(join(temp, 'below'))).toEqual(['manifests']);
  });

  it('replaces what belongs to cluster types', () => {
    writeTree(folder, new Map([...tree, ['drone/infrastructure.yaml', 'a']]));
    expect(writeTree(folder, tree)).toBe('written');
    expect(content()).toEqual([...tree.keys()]);
  });

  it.each([
    'notes.txt',
    '.git/config',
    'src/app/deep/namespace.yaml',
    'drone/app-test/secrets.json',
    // Without the README.md of a cluster type.
    'templates/flux.yaml',
  ])('refuses a folder that holds %s, and leaves it alone', (file) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), 'mine');
    expectRefusal({ kind: 'foreign-file', file });
    expect(content()).toEqual([file]);
  });

  it('does not take a link for the file that it points to', () => {
    writeTree(folder, tree);
    const path = join(folder, 'drone/README.md');
    writeFileSync(join(temp, 'elsewhere'), 'words');
    rmSync(path);
    symlinkSync(join(temp, 'elsewhere'), path);
    expect(writeTree(folder, tree)).toBe('written');
    expect(statSync(path).isFile()).toBe(true);
  });
});
