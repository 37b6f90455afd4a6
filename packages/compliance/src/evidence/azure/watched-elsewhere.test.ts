import { describe, expect, it } from 'vitest';
import { findWatchedElsewhere, MAX_SIMILAR } from './watched-elsewhere.ts';

const WATCHED = { repository: { host: 'github.com', path: 'contoso/gitops' }, branch: 'dev' };
const id = (cluster: string) =>
  `/subscriptions/1/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/${cluster}/providers/Microsoft.KubernetesConfiguration/fluxConfigurations/platform`;
const row = (cluster: string, path: string, ref: unknown) => ({
  id: id(cluster),
  name: 'platform',
  url: `https://github.com/${path}.git`,
  ref,
});
const find = (sameRepository: readonly unknown[], sameBranch: readonly unknown[] = [], urls: readonly string[] = []) =>
  findWatchedElsewhere(WATCHED, { sameRepository, sameBranch, urls });

describe('findWatchedElsewhere', () => {
  it('finds nothing among nothing', () => {
    const nothing = { sameRepository: [], sameBranch: [], nearestBranch: undefined, nearestRepository: undefined };
    expect(find([])).toEqual(nothing);
    expect(find([null, 'x', {}], [[], 5], [''])).toMatchObject({
      nearestBranch: undefined,
      nearestRepository: undefined,
    });
  });

  it('finds what else of the repository is followed, and the nearest branch', () => {
    const found = find([
      row('a', 'contoso/gitops', { branch: 'Dev' }),
      row('b', 'Contoso/GitOps', { branch: 'production' }),
      row('c', 'contoso/gitops', { tag: 'v1' }),
      row('d', 'contoso/gitops-apps', { branch: 'dev2' }),
    ]);
    expect(found.sameRepository.map(({ cluster, branch, pinned }) => [cluster, branch, pinned])).toEqual([
      ['a', 'Dev', undefined],
      ['b', 'production', undefined],
      ['c', '', 'the tag v1'],
    ]);
    expect(found).toMatchObject({ sameBranch: [], nearestBranch: 'Dev', nearestRepository: undefined });
  });

  it('finds where else the branch is followed, and the nearest repository', () => {
    const found = find(
      [],
      [row('a', 'fabrikam/web', { branch: 'dev' }), row('b', 'contoso/gitop', { branch: 'dev' })],
      ['https://github.com/contoso/gitosp', 'https://gitlab.example/contoso/gitops'],
    );
    expect(found.sameBranch.map(({ cluster, name, url }) => [cluster, name, url])).toEqual([
      ['a', 'platform', 'https://github.com/fabrikam/web.git'],
      ['b', 'platform', 'https://github.com/contoso/gitop.git'],
    ]);
    expect(found).toMatchObject({ sameRepository: [], nearestBranch: undefined, nearestRepository: 'contoso/gitop' });
    expect(find([], [], ['https://github.com/contoso/gitosp']).nearestRepository).toBe('contoso/gitosp');
  });

  it('does not name a pinned configuration as the nearest branch', () => {
    expect(find([row('a', 'contoso/gitops', { branch: 'dev1', commit: 'abc' })]).nearestBranch).toBeUndefined();
  });

  it('returns a limited number', () => {
    const many = (path: string, ref: object) => Array.from({ length: 30 }, (_, index) => row(`c${index}`, path, ref));
    const found = find(many('contoso/gitops', { branch: 'main' }), many('contoso/other', { branch: 'dev' }));
    expect([found.sameRepository.length, found.sameBranch.length]).toEqual([MAX_SIMILAR, MAX_SIMILAR]);
  });
});
