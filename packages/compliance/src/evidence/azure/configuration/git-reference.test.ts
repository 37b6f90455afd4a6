import { describe, expect, it } from 'vitest';
import { readGitReference } from './git-reference.ts';

describe('readGitReference', () => {
  it.each([
    [{ branch: 'dev', tag: null, semver: '', commit: null }, 'dev'],
    [{ branch: ' dev' }, ' dev'],
    [{ branch: null }, 'master'],
    [{ branch: '' }, 'master'],
    [{}, 'master'],
    [null, 'master'],
    [undefined, 'master'],
  ])('of %j, the branch is %j', (ref, branch) => {
    expect(readGitReference(ref)).toEqual({ branch, pin: undefined, facts: [] });
  });

  it.each([
    [{ branch: 'dev', tag: 'v1' }, 'dev', 'the tag v1'],
    [{ tag: 'v1' }, '', 'the tag v1'],
    [{ branch: 'dev', semver: '>=1', tag: 'v1' }, 'dev', 'the newest tag of >=1'],
    [{ branch: 'dev', commit: 'abc', semver: '>=1', tag: 'v1' }, 'dev', 'the commit abc'],
  ])('%j is pinned', (ref, branch, pin) => {
    const detail = `it follows ${pin} and not the branch`;
    expect(readGitReference(ref)).toEqual({ branch, pin, facts: [{ kind: 'pinned', detail }] });
  });

  it.each([
    ['dev'],
    [['dev']],
    [5],
    [{ branch: ['dev'] }],
    [{ branch: 5 }],
    [{ branch: 'dev', commit: false }],
    [{ branch: 'dev', tag: {} }],
    [{ branch: 'dev', name: 'refs/heads/dev' }],
    [{ branch: 'dev', tag: 'v1', semver: 1 }],
  ])('%j is not documented, and never pinned', (ref) => {
    const kinds = readGitReference(ref).facts.map(({ kind }) => kind);
    expect(kinds).toEqual(['unrecognized']);
  });
});
