import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readInventory } from './read-inventory.ts';

function createBranch(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'inventory-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const summarize = (path: string, from = '') => {
  const { value, diagnostics } = readInventory(path);
  return [
    value?.clusters.map(({ name }) => name),
    ...diagnostics.map(({ code, at }) => `${code} ${at?.file.slice(from.length)}`),
  ];
};

it('reads a file, and the file of a branch', () => {
  const branch = createBranch({
    '.kalypso/inventory.yaml': 'clusters: [{ name: a }]',
    'b.yaml': 'clusters: [{ name: b }]',
  });
  expect(summarize(branch)).toEqual([['a']]);
  expect(summarize(join(branch, 'b.yaml'))).toEqual([['b']]);
});

it.each([[{}], [{ '.kalypso/promotion.yaml': '' }]])('a branch does not need one: %j', (files) => {
  expect(summarize(createBranch(files))).toEqual([undefined]);
});

it('reports a file or folder that does not exist', () => {
  const branch = createBranch();
  expect(summarize(join(branch, 'none'), branch)).toEqual([undefined, 'unreadable-file /none']);
  expect(readInventory(join(branch, 'none')).diagnostics[0]?.message).toBe('the inventory does not exist');
});

it.each(['inventory.yml', 'Inventory.yaml', 'INVENTORY.YML'])('never overlooks %s', (name) => {
  for (const files of [{}, { '.kalypso/inventory.yaml': 'clusters: []' }]) {
    const branch = createBranch({ ...files, [`.kalypso/${name}`]: 'clusters: []' });
    expect(summarize(branch, branch)).toEqual([undefined, `misnamed-inventory /.kalypso/${name}`]);
  }
});

it('reports what is there and cannot be read', () => {
  const folder = createBranch({ '.kalypso/inventory.yaml/a': '' });
  expect(summarize(folder, folder)).toEqual([undefined, 'unreadable-file /.kalypso/inventory.yaml']);
  const file = createBranch({ '.kalypso': '' });
  expect(summarize(file, file)).toEqual([undefined, 'unreadable-file ']);
  const link = createBranch({ '.kalypso/a': '' });
  symlinkSync('nowhere', join(link, '.kalypso/inventory.yaml'));
  expect(summarize(link, link)).toEqual([undefined, 'unreadable-file /.kalypso/inventory.yaml']);
  const latin = createBranch({ '.kalypso/inventory.yaml': new Uint8Array([0x23, 0xe9]) });
  expect(summarize(latin, latin)).toEqual([undefined, 'not-utf8 /.kalypso/inventory.yaml']);
});
