import { formatRepositoryName, GitHubError, type RepositoryName } from '@kalypso-actions/github';
import { describe, expect, it } from 'vitest';
import type { TargetOptions } from '../options/gitops-pull-request-options.ts';
import { TARGET } from '../test-support.ts';
import { findTarget, toPresentTarget, warnOfFormerName } from './find-target.ts';

const SERVER = 'https://github.com';
const PRESENT = { owner: 'contoso', repo: 'fleet' };
const NONE: TargetOptions = { repository: undefined, base: undefined, path: undefined, branch: undefined };
const AT = { source: '.', file: 'gitops.yaml', line: 6, column: 9 };

/** `fabrikam/former` is `contoso/fleet` now. */
function createNames() {
  const queried: string[] = [];
  const resolve = async (name: RepositoryName) => {
    queried.push(formatRepositoryName(name));
    return ['fabrikam/former', 'contoso/fleet'].includes(formatRepositoryName(name)) ? PRESENT : undefined;
  };
  return { resolve, queried };
}

const gitOpsRepo = (repo: string) => ({ name: 'fleet', repo, branch: 'dev', path: 'clusters', at: AT });

describe('findTarget', () => {
  it('queries no names if the options and the report agree', async () => {
    const names = createNames();
    const repos = [gitOpsRepo(`${SERVER}/contoso/fleet.git`)];
    for (const repository of [undefined, 'Contoso/Fleet']) {
      const found = await findTarget({ ...NONE, repository }, repos, SERVER, names);
      expect(found).toMatchObject({ kind: 'resolved', target: { base: 'dev', path: 'clusters' } });
    }
    expect(names.queried).toEqual([]);
  });

  it.each([
    ['contoso/fleet', `${SERVER}/fabrikam/former`],
    [`${SERVER}/fabrikam/former`, `${SERVER}/contoso/fleet`],
  ])('compares present names of the input %s and %s', async (repository, repo) => {
    const found = await findTarget({ ...NONE, repository }, [gitOpsRepo(repo)], SERVER, createNames());
    expect(found).toMatchObject({ kind: 'resolved', target: { repository: PRESENT, base: 'dev', path: 'clusters' } });
  });

  it('does not take another repository for the same', async () => {
    const repos = [gitOpsRepo(`${SERVER}/contoso/other`)];
    const found = await findTarget({ ...NONE, repository: 'fabrikam/former' }, repos, SERVER, createNames());
    expect(found).toMatchObject({ kind: 'refused', diagnostics: [{ code: 'gitops-target' }] });
  });

  it('explains why names cannot be read', async () => {
    const call = 'GET /repos/contoso/fleet';
    const resolve = async () => {
      throw new GitHubError({ call, reason: 'HTTP 401', httpStatus: 401 }, { mask: (text) => text });
    };
    const found = await findTarget({ ...NONE, repository: 'contoso/fleet' }, [gitOpsRepo('a/b')], SERVER, { resolve });
    expect(found).toEqual({
      kind: 'refused',
      diagnostics: [{ code: 'github-failed', severity: 'error', message: `${call}: HTTP 401` }],
    });
  });
});

describe('toPresentTarget', () => {
  it('replaces a former name, and keeps one that is not known', async () => {
    const former = { ...TARGET, repository: { owner: 'fabrikam', repo: 'former' } };
    expect(await toPresentTarget(former, createNames())).toEqual({ ...TARGET, repository: PRESENT });
    const unknown = { ...TARGET, repository: { owner: 'fabrikam', repo: 'typo' } };
    expect(await toPresentTarget(unknown, createNames())).toEqual(unknown);
  });
});

describe('warnOfFormerName', () => {
  const warn = (repository: string | undefined, repo?: string) =>
    warnOfFormerName(PRESENT, { ...NONE, repository }, repo === undefined ? undefined : gitOpsRepo(repo), SERVER);

  it('names the file of the GitOpsRepo', () => {
    expect(warn('fabrikam/former', `${SERVER}/fabrikam/former`)).toMatchObject([
      {
        code: 'gitops-repository-renamed',
        severity: 'warning',
        at: AT,
        hint: expect.stringContaining('Change `repo` to https://github.com/contoso/fleet in gitops.yaml'),
      },
    ]);
  });

  it('names the input', () => {
    expect(warn('fabrikam/former')).toMatchObject([
      { hint: expect.stringContaining('the input `repository` in the workflow to contoso/fleet.') },
    ]);
  });

  it.each(['CONTOSO/fleet', undefined])('is silent about %s', (repository) => {
    expect(warn(repository, `${SERVER}/contoso/Fleet.git`)).toEqual([]);
  });
});
