import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameRepository, parseRepositoryAddress } from './repository-address.ts';

const ONE = { host: 'github.com', path: 'contoso/gitops' };

describe('parseRepositoryAddress', () => {
  it.each([
    'https://github.com/contoso/gitops',
    'https://github.com/contoso/gitops.git',
    'https://github.com/contoso/gitops/',
    'https://github.com/contoso/gitops.git/',
    'https://github.com//contoso/gitops//',
    'HTTPS://GitHub.com/Contoso/GitOps.GIT',
    'https://www.github.com/contoso/gitops',
    'https://x-access-token:secret@github.com/contoso/gitops',
    'http://github.com/contoso/gitops',
    'https://github.com:443/contoso/gitops',
    'ssh://git@github.com/contoso/gitops.git',
    'ssh://git@github.com:22/contoso/gitops',
    'ssh://git@ssh.github.com:443/contoso/gitops.git',
    'git@github.com:contoso/gitops.git',
    'git@GitHub.com:/contoso/gitops',
    'github.com:contoso/gitops.git',
  ])('%s is the same repository', (url) => {
    expect(parseRepositoryAddress(url)).toEqual(ONE);
  });

  it.each([
    ['https://github.com/contoso/gitops2', 'github.com', 'contoso/gitops2'],
    ['https://github.com/contoso/gitops.git.git', 'github.com', 'contoso/gitops.git'],
    ['https://github.com/fabrikam/contoso/gitops', 'github.com', 'fabrikam/contoso/gitops'],
    ['https://gitlab.example/contoso/gitops', 'gitlab.example', 'contoso/gitops'],
    ['https://github.com.evil.example/contoso/gitops', 'github.com.evil.example', 'contoso/gitops'],
    ['https://[::1]:8443/contoso/gitops', '[::1]', 'contoso/gitops'],
    ["https://github.com/contoso/it's | take 1", 'github.com', "contoso/it's | take 1"],
    ['https://toString/contoso/gitops', 'tostring', 'contoso/gitops'],
  ])('%s is another', (url, host, path) => {
    expect(parseRepositoryAddress(url)).toEqual({ host, path });
  });

  it.each([
    '',
    'contoso/gitops',
    'https://github.com',
    'https://github.com/',
    'file:///contoso/gitops',
    'git@github.com:.git',
    'git@github.com://x',
  ])('%j is not an address', (url) => {
    expect(parseRepositoryAddress(url)).toBeUndefined();
  });

  it('distinguishes repositories that differ in more than spelling', () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,8}$/);
    fc.assert(
      fc.property(name, name, name, name, (owner, repo, otherOwner, otherRepo) => {
        const one = parseRepositoryAddress(`https://github.com/${owner}/${repo}.git`);
        const other = parseRepositoryAddress(`git@github.com:${otherOwner.toUpperCase()}/${otherRepo}`);
        if (!one || !other) throw new Error('no repository');
        expect(isSameRepository(one, other)).toBe(owner === otherOwner && repo === otherRepo);
      }),
    );
  });
});
