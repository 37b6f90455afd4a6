import { describe, expect, it } from 'vitest';
import { resolveTarget } from './target.ts';

const SERVER = 'https://github.com';
const none = { repository: undefined, base: undefined, path: undefined, branch: undefined };
const repos = [
  { name: 'a', repo: 'https://github.com/contoso/fleet', branch: 'dev', path: '.' },
  { name: 'b', repo: 'https://github.com/contoso/other.git', branch: 'dev', path: './prod//eu/' },
];

const resolve = (options: object, known = repos) => {
  const resolved = resolveTarget({ ...none, ...options }, known, SERVER);
  if (resolved.kind === 'refused') return resolved.diagnostics.map(({ message }) => message).join('; ');
  const { repository, ...target } = resolved.target;
  return { ...target, repository: `${repository.owner}/${repository.repo}` };
};

describe('resolveTarget', () => {
  it('takes the first GitOpsRepo of the report', () => {
    expect(resolve({})).toEqual({ repository: 'contoso/fleet', base: 'dev', branch: 'deployment/dev', path: '' });
  });

  it('takes the GitOpsRepo that matches the options', () => {
    const other = { repository: 'contoso/other', base: 'dev', branch: 'deployment/dev', path: 'prod/eu' };
    expect(resolve({ repository: 'Contoso/Other' })).toEqual({ ...other, repository: 'Contoso/Other' });
    expect(resolve({ repository: 'https://github.com/contoso/other' })).toEqual(other);
    expect(resolve({ base: 'qa', repository: 'contoso/other' })).toEqual({
      ...other,
      base: 'qa',
      branch: 'deployment/qa',
      path: '',
    });
  });

  it('prefers the options', () => {
    expect(resolve({ repository: 'a/b', base: 'main', path: 'x', branch: 'y' })).toEqual({
      repository: 'a/b',
      base: 'main',
      branch: 'y',
      path: 'x',
    });
  });

  it.each([
    [{}, [], 'neither the inputs nor a GitOpsRepo of the report define the repository and its base branch'],
    [
      { repository: 'https://gitlab.com/a/b', base: 'dev' },
      repos,
      '"https://gitlab.com/a/b" is not a repository on https://github.com',
    ],
    [{ path: '../x' }, repos, 'the path "../x" leaves the repository'],
    [{ path: '/x' }, repos, 'leaves the repository'],
    [{ path: 'a/.GIT/hooks' }, repos, 'leaves the repository'],
    [{ branch: 'dev' }, repos, 'the branch of the pull request, "dev", is its base branch'],
    [{ branch: 'dev', path: '..' }, repos, 'leaves the repository; the branch'],
  ])('refuses %j', (options, known, message) => {
    expect(resolve(options, known)).toContain(message);
  });
});
