import { describe, expect, it } from 'vitest';
import { readRepositoryFile, repositoryFiles } from '../architecture/files.ts';
import { machinePaths, registryAddresses } from './tidy.ts';

const slash = '/';

describe('the repository', () => {
  it('names no folder of the machine that it was written on', () => {
    const files = repositoryFiles().filter((file) => !file.startsWith('dist/'));
    expect(files.flatMap((file) => machinePaths(file, readRepositoryFile(file)))).toEqual([]);
  });

  it('has no registry in its lock file', () => {
    const lock = readRepositoryFile('package-lock.json');
    expect(registryAddresses(lock)).toEqual([]);
    expect(lock).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  });
});

describe('a folder of a machine', () => {
  it.each([
    `${slash}home/ann/src`,
    `"${slash}Users/ann"`,
    `cd ${slash}root/x`,
    `C:\\${'Users'}\\ann`,
    `D:/${'Users'}/ann`,
  ])('is seen in %s', (text) => {
    expect(machinePaths('a.md', `first\n${text}`)).toEqual([expect.objectContaining({ file: 'a.md', line: 2 })]);
  });

  it.each([`${slash}home/runner/work`, `https://example.com${slash}home/ann`, 'at-home/ann', 'the /root of it'])(
    'is not seen in %s',
    (text) => {
      expect(machinePaths('a.md', text)).toEqual([]);
    },
  );
});

it('sees the address of a registry', () => {
  const lock = {
    packages: {
      '': { name: 'top' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' },
      'node_modules/b': { resolved: 'https://registry.example/b.tgz' },
      'node_modules/c': { resolved: 'packages/c', link: true },
    },
  };
  expect(registryAddresses(JSON.stringify(lock))).toEqual(['node_modules/b']);
});
