import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePath, parseRevision } from './revision.ts';

describe('branches', () => {
  test.each(['main', 'feature/x', 'a.b', 'v1-2_3', 'ärger', 'a-', 'lock', 'x.lockx', 'a@b', 'ab@{'.slice(0, 3)])(
    '%s',
    (branch) => {
      expect(parseRevision({ branch })).toEqual({ branch });
    },
  );

  test.each([
    '',
    '-x',
    '--upload-pack=x',
    'a b',
    'a..b',
    'a:b',
    '^a',
    'a~1',
    'a^',
    'a?',
    '*',
    'a[',
    'a\\b',
    '@{u}',
    '@',
  ])('not %j', (branch) => expect(() => parseRevision({ branch })).toThrow('is not a valid branch name'));

  test.each(['/a', 'a/', 'a//b', '.a', 'a/.b', 'a.', 'a.lock', 'a.lock/b', 'a\nb', '\u007f'])('not %j', (branch) => {
    expect(() => parseRevision({ branch })).toThrow('is not a valid branch name');
  });

  test('git accepts every accepted name', () => {
    const names = fc.sample(fc.string({ unit: fc.constantFrom(...'ab.-/@{~^:*[\\ \u0001lock'), minLength: 1 }), 3000);
    const accepted = [...new Set(names.filter(isAccepted))].slice(0, 60);
    expect(accepted.length).toBeGreaterThan(30);
    for (const name of accepted) execFileSync('git', ['check-ref-format', `refs/heads/${name}`]);
  });
});

describe('commits', () => {
  const id = '0123456789abcdef0123456789abcdef01234567';

  test('are full IDs', () => {
    expect(parseRevision({ branch: 'main', commit: id.toUpperCase() })).toEqual({ branch: 'main', commit: id });
  });

  test.each(['', 'HEAD', id.slice(1), id.slice(0, 7), `${id}0`, `${id}\n`, `g${id.slice(1)}`])('not %j', (commit) => {
    expect(() => parseRevision({ branch: 'main', commit })).toThrow('is not a full commit ID');
  });
});

describe('paths', () => {
  test.each([
    ['.', ''],
    ['', ''],
    ['./', ''],
    ['/', ''],
    ['./a/b/', 'a/b'],
    ['/a//b/./c', 'a/b/c'],
    ['...', '...'],
  ])('%j', (path, parsed) => expect(parsePath(path)).toBe(parsed));

  test.each(['..', '../a', 'a/../b', 'a/..', 'a\\..\\b', 'a\0b'])('not %j', (path) => {
    expect(() => parsePath(path)).toThrow('not a folder in the repository');
  });
});

function isAccepted(branch: string): boolean {
  try {
    return parseRevision({ branch }).branch === branch;
  } catch {
    return false;
  }
}
