import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesiredTree } from './desired-tree.ts';
import {
  formatGeneratedPath,
  generatedScope,
  hasGeneratedForm,
  hasUsualName,
  isConfigFile,
  parseGeneratedPath,
  parseRepositoryPath,
  toRepositoryPath,
} from './layout.ts';

const root = { path: '.', configFileName: 'platform-config' };
const folder = { path: './fleet//prod/', configFileName: 'settings' };

describe('the layout of a GitOps branch', () => {
  it.each([
    ['.github/tracking/Promoted_Commit_Id', 'promoted-commit'],
    ['drone/README.md', 'cluster-type-readme'],
    ['drone/app-test/namespace.yaml', 'assignment'],
    ['drone/app-test/reconciler.sh', 'assignment'],
    ['drone/app-test/platform-config.yaml', 'assignment'],
    ['drone/app-test/config.sh', 'assignment'],
    ['drone/app-test/zarf.yaml', 'assignment'],
  ])('%s is generated: %s', (path, kind) => {
    const file = parseRepositoryPath(path, root);
    expect(file?.kind).toBe(kind);
    expect(file && formatGeneratedPath(file)).toBe(path);
    expect(hasGeneratedForm(path)).toBe(true);
  });

  it.each([
    'README.md',
    'drone/readme.md',
    'drone/app-test/README.md',
    'drone/app-test/namespace.yml',
    'drone/app-test/namespace.yaml.bak',
    'drone/app-test/kustomization.yaml',
    'drone/Kustomization.yaml',
    'drone/app-test/deep/namespace.yaml',
    'drone/app-test/namespace.yaml/deep',
    '.github/workflows/namespace.yaml',
    '.github/README.md',
    'Drone/app/namespace.yaml',
    'drone/-app/namespace.yaml',
    '../app/namespace.yaml',
    'drone/../namespace.yaml',
    'drone//namespace.yaml',
    '.github/tracking/Promoted_Commit_Id/x',
    '',
  ])('%s is not generated', (path) => {
    expect(parseRepositoryPath(path, root)).toBeUndefined();
    expect(parseGeneratedPath(path)).toBeUndefined();
  });

  it.each([
    ['drone/infrastructure.yaml', true],
    ['drone/Zarf.v1_2.yaml', true],
    ['drone/.hidden.yaml', false],
    ['drone/infrastructure.yml', false],
    ['drone/infrastructure', false],
    [`drone/${'a'.repeat(101)}.yaml`, false],
    ['drone/a b.yaml', false],
  ])('%s can be a file of the cluster type itself: %s', (path, isPossible) => {
    const file = parseGeneratedPath(path);
    expect(file?.kind).toBe(isPossible ? 'infrastructure' : undefined);
    expect(file ? formatGeneratedPath(file) : path).toBe(path);
  });

  it('has files of cluster types only beside their README.md', () => {
    const present = new Set(['drone/README.md', 'other/readme.md']);
    const isPresent = (path: string) => present.has(path);
    expect(hasGeneratedForm('drone/infrastructure.yaml', isPresent)).toBe(true);
    for (const path of [
      'other/infrastructure.yaml',
      'infrastructure.yaml',
      '.github/infrastructure.yaml',
      'drone/x.md',
    ])
      expect(hasGeneratedForm(path, isPresent)).toBe(false);
    expect(hasGeneratedForm('drone/infrastructure.yaml')).toBe(false);
  });

  it('knows the names that files have unless templates choose others', () => {
    const files = ['namespace.yaml', 'reconciler.sh', 'settings.yaml', 'config.sh', 'policy.yaml', 'zarf.yaml'];
    expect(files.filter((file) => hasUsualName({ file }, 'settings'))).toEqual(files.slice(0, 4));
  });

  it('is below the path of the GitOpsRepo, except for the promoted commit', () => {
    expect(generatedScope(root)).toEqual(['']);
    expect(generatedScope(folder)).toEqual(['fleet/prod', '.github/tracking/Promoted_Commit_Id']);
    expect(toRepositoryPath('drone/README.md', folder)).toBe('fleet/prod/drone/README.md');
    expect(toRepositoryPath('.github/tracking/Promoted_Commit_Id', folder)).toBe('.github/tracking/Promoted_Commit_Id');
    expect(parseRepositoryPath('drone/README.md', folder)).toBeUndefined();
    expect(parseRepositoryPath('other/prod/drone/README.md', folder)).toBeUndefined();
    expect(parseRepositoryPath('fleet/prod/.github/tracking/Promoted_Commit_Id', folder)).toBeUndefined();
    expect(parseRepositoryPath('fleet/prod/drone/a/settings.yaml', folder)).toMatchObject({ clusterType: 'drone' });
  });

  it('knows the files that hold the platform configuration', () => {
    const files = [
      'settings.yaml',
      'settings.sh',
      'platform-config.yaml',
      'config.sh',
      'namespace.yaml',
      'settings.yaml.yaml',
    ];
    expect(files.filter((file) => isConfigFile({ file }, { configFileName: 'settings' }))).toEqual(files.slice(0, 4));
    const layout = { configFileName: 'settings', configFiles: ['namespace.yaml'] };
    expect(files.filter((file) => isConfigFile({ file }, layout))).toEqual(files.slice(0, 5));
  });

  it('parses every path of a desired tree to what it was formatted from', () => {
    const name = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,10}[a-z0-9])?$/);
    const file = fc.constantFrom('namespace.yaml', 'reconciler.yaml', 'settings.yaml', 'settings.sh');
    fc.assert(
      fc.property(name, name, file, fc.constantFrom('.', 'a', 'a/b/'), (clusterType, target, fileName, path) => {
        const layout = { path, configFileName: 'settings' };
        const tree = createDesiredTree({
          promotedCommit: 'c',
          clusterTypes: [{ name: clusterType }],
          infrastructure: [
            { kind: 'rendered', clusterType: { name: clusterType }, files: [{ name: 'infra.yaml', content: '' }] },
          ],
          planned: [
            { clusterType: { name: clusterType }, target: { name: target }, files: [{ name: fileName, content: '' }] },
          ],
        } as unknown as Parameters<typeof createDesiredTree>[0]);
        const expected: ReturnType<typeof parseGeneratedPath>[] = [
          { kind: 'promoted-commit' },
          { kind: 'cluster-type-readme', clusterType },
          { kind: 'assignment', clusterType, deploymentTarget: target, file: fileName },
          { kind: 'infrastructure', clusterType, file: 'infra.yaml' },
        ];
        const keys = [...tree.keys()];
        const parsed = keys.map((key) => parseRepositoryPath(toRepositoryPath(key, layout), layout));
        expect(new Set(parsed)).toEqual(new Set(expected));
        expect(keys).toEqual(keys.toSorted());
        expect(keys.every((key) => hasGeneratedForm(key, (other) => tree.has(other)))).toBe(true);
      }),
    );
  });
});
