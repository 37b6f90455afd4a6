import { hasGeneratedForm, createDesiredTree } from '@kalypso-actions/scheduler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepsFailed, placeOf, publishedPath, publishedPlaces } from './layout.ts';

const layout = { path: '.', configFileName: 'platform-config' };
const below = { path: './fleet//prod/', configFileName: 'settings' };

describe('the places of a GitOps repository', () => {
  it.each([
    ['.github/tracking/Promoted_Commit_Id', 'promoted-commit'],
    ['drone/README.md', 'cluster-type'],
    ['drone/app-test/namespace.yaml', 'assignment'],
    ['drone/app-test/reconciler.sh', 'assignment'],
    ['drone/app-test/platform-config.yaml', 'assignment'],
    ['drone/app-test/config.sh', 'assignment'],
  ])('%s is a %s', (path, kind) => {
    expect(placeOf(path, layout)?.kind).toBe(kind);
    expect(hasGeneratedForm(path)).toBe(true);
  });

  it.each([
    'README.md',
    'drone/readme.md',
    'drone/app-test/README.md',
    'drone/app-test/settings.yaml',
    'drone/app-test/namespace.yml',
    'drone/app-test/namespace.yaml.bak',
    'drone/app-test/deep/namespace.yaml',
    'drone/app-test/namespace.yaml/deep',
    'drone/namespace.yaml',
    '.github/workflows/namespace.yaml',
    '.github/README.md',
    'Drone/app/namespace.yaml',
    'drone/-app/namespace.yaml',
    '../app/namespace.yaml',
    'drone/../namespace.yaml',
    'drone//namespace.yaml',
    '.github/tracking/Promoted_Commit_Id/x',
    '',
  ])('%s is nobody’s of us', (path) => {
    expect(placeOf(path, layout)).toBeUndefined();
  });

  it('are below the path of the fleet, but for the promoted commit', () => {
    expect(publishedPlaces(layout)).toEqual(['']);
    expect(publishedPlaces(below)).toEqual(['fleet/prod', '.github/tracking/Promoted_Commit_Id']);
    expect(publishedPath('drone/README.md', below)).toBe('fleet/prod/drone/README.md');
    expect(publishedPath('.github/tracking/Promoted_Commit_Id', below)).toBe('.github/tracking/Promoted_Commit_Id');
    expect(placeOf('drone/README.md', below)).toBeUndefined();
    expect(placeOf('other/prod/drone/README.md', below)).toBeUndefined();
    expect(placeOf('fleet/prod/drone/a/settings.yaml', below)).toMatchObject({ clusterType: 'drone', isConfig: true });
  });

  it('hold whatever the scheduler writes', () => {
    const name = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,10}[a-z0-9])?$/);
    const file = fc.constantFrom('namespace.yaml', 'reconciler.yaml', 'settings.yaml', 'settings.sh');
    fc.assert(
      fc.property(name, name, file, fc.constantFrom('.', 'a', 'a/b/'), (clusterType, target, fileName, path) => {
        const fleet = { path, configFileName: 'settings' };
        const tree = createDesiredTree({
          promotedCommit: 'c',
          clusterTypes: [{ name: clusterType }],
          planned: [
            { clusterType: { name: clusterType }, target: { name: target }, files: [{ name: fileName, content: '' }] },
          ],
        } as unknown as Parameters<typeof createDesiredTree>[0]);
        const places = [...tree.keys()].map((key) => placeOf(publishedPath(key, fleet), fleet));
        expect(places.map((place) => place?.kind)).toEqual(['promoted-commit', 'cluster-type', 'assignment']);
        expect(places[2]).toMatchObject({ clusterType, deploymentTarget: target, file: fileName });
      }),
    );
  });

  it('of failed assignments are kept, and of no other', () => {
    const failed = {
      clusterType: 'drone',
      deploymentTarget: 'app',
      workload: 'w',
      workspace: 's',
      policies: [],
      problems: [],
    };
    const keeps = keepsFailed({ failed: [failed] }, below);
    const paths = ['drone/app/namespace.yaml', 'drone/app/notes.txt', 'drone/app2/namespace.yaml', 'drone/README.md'];
    expect(paths.filter((path) => keeps(`fleet/prod/${path}`))).toEqual(['drone/app/namespace.yaml']);
    expect(keeps('drone/app/namespace.yaml')).toBe(false);
  });
});
