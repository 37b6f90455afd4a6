import { describe, expect, it } from 'vitest';
import { type FixtureFiles, formatDocument, loadFiles } from '../../testing/control-plane-files.ts';

const clusterType = (name: string) => formatDocument('ClusterType', name, 'reconciler: r\nnamespaceService: ns\n');
const workload = (name: string) => formatDocument('Workload', name, 'deploymentTargets: []\n');
const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, labels: {platform-config: "true"}}\n';
const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\n';

async function load(files: FixtureFiles, trusted = true, path?: string) {
  const { value, diagnostics } = await loadFiles(files, { trusted, ...(path === undefined ? {} : { path }) });
  return {
    names: value.resources.map(({ name }) => name),
    problems: diagnostics.map(({ severity, code, at }) => `${severity} ${code} ${at?.file}:${at?.line}:${at?.column}`),
    diagnostics,
  };
}

describe('a kustomization', () => {
  it('is accepted if it lists all files, with or without its kind', async () => {
    const files = { 'a.yaml': clusterType('a'), 'deep/b.yaml': clusterType('b') };
    for (const text of [
      'resources: [a.yaml, ./deep/b.yaml]\nnamespace: dev\nimages: [{name: x, newTag: y}]\ncommonAnnotations: {a: b}\npatches: []\nnamePrefix:\n',
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - a.yaml\n  - deep/b.yaml\n',
    ]) {
      for (const name of ['kustomization.yaml', 'kustomization.yml', 'Kustomization'])
        expect(await load({ ...files, [name]: text })).toMatchObject({ names: ['a', 'b'], problems: [] });
      expect(await load({ ...files, 'kustomization.yaml': text }, false)).toMatchObject({
        problems: ['warning foreign-kind a.yaml:2:7', 'warning foreign-kind deep/b.yaml:2:7'],
      });
    }
  });

  it.each([
    ['patches: [{path: p.yaml}]', 'error'],
    ['patchesStrategicMerge: [p.yaml]', 'error'],
    ['patchesJson6902: [{path: p.yaml}]', 'error'],
    ['transformers: [t.yaml]', 'error'],
    ['replacements: [{path: r.yaml}]', 'error'],
    ['namePrefix: dev-', 'error'],
    ['nameSuffix: -dev', 'error'],
    ['commonLabels: {a: b}', 'error'],
    ['labels: [{pairs: {a: b}}]', 'error'],
    ['generators: [g.yaml]', 'error'],
    ['helmCharts: [{name: c}]', 'error'],
    ['configMapGenerator: [{name: c, options: {labels: {platform-config: "true"}}}]', 'error'],
    ['configMapGenerator: [{name: azure-app-config, files: [a.txt]}]', 'error'],
    ['configMapGenerator: [{name: c, files: [a.txt]}]', 'warning'],
    ['patchs: [{path: p.yaml}]', 'error'],
  ])('that generates or changes what is read is reported at the field: %s', async (field, severity) => {
    const loaded = await load({ 'a.yaml': clusterType('a'), 'kustomization.yaml': `resources: [a.yaml]\n${field}\n` });
    expect(loaded).toMatchObject({
      names: ['a'],
      problems: [`${severity} kustomization-changes kustomization.yaml:2:1`],
    });
  });

  it('may be alone in its folder', async () => {
    const kustomization = 'configMapGenerator: [{name: azure-app-config, files: [a.txt]}]\n';
    const loaded = await load({ 'a.yaml': clusterType('a'), 'deep/x/kustomization.yaml': kustomization });
    expect(loaded).toMatchObject({
      names: ['a'],
      problems: ['error kustomization-changes deep/x/kustomization.yaml:1:1'],
    });
  });

  it('may change other objects', async () => {
    const files = { 'a.yaml': clusterType('a'), 'apps/d.yaml': deployment };
    const kustomization = 'resources: [d.yaml]\npatches: [{path: p.yaml}]\nsecretGenerator: [{name: s}]\n';
    expect((await load({ ...files, 'apps/kustomization.yaml': kustomization })).problems).toEqual([]);
    const crd =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: environments.scheduler.kalypso.io}\nspec: {description: a ConfigMap}\n';
    expect((await load({ ...files, 'apps/kustomization.yaml': kustomization, 'apps/d.yaml': crd })).problems).toEqual(
      [],
    );
    const both = {
      ...files,
      'apps/kustomization.yaml': `${kustomization}labels: [{pairs: {a: b}}]\n`,
      'apps/d.yaml': config,
    };
    expect((await load(both)).problems).toEqual([
      'error kustomization-changes apps/kustomization.yaml:2:1',
      'error kustomization-changes apps/kustomization.yaml:4:1',
    ]);
  });

  it('changes what other kustomizations list for it, and what it lists as a component', async () => {
    const loaded = await load({
      'kustomization.yaml': 'resources: [base, other]\ncomponents: [part]\n',
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml': clusterType('a'),
      'other/kustomization.yaml': 'resources: [d.yaml]\nnamePrefix: x-\n',
      'other/d.yaml': deployment,
      'part/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nlabels: [{pairs: {a: b}}]\n',
    });
    expect(loaded).toMatchObject({
      names: ['a'],
      problems: ['error kustomization-changes part/kustomization.yaml:3:1'],
    });
  });

  it('is not used, as for Flux, if one above it does not list it', async () => {
    const loaded = await load({
      'kustomization.yaml': 'resources: [a.yaml]\n',
      'a.yaml': clusterType('a'),
      'old/kustomization.yaml': 'resources: [b.yaml]\nnamePrefix: x-\n',
      'old/b.yaml': clusterType('b'),
    });
    expect(loaded).toMatchObject({
      names: ['a', 'b'],
      problems: ['warning kustomization-leaves-out kustomization.yaml:1:1'],
    });
    expect(loaded.diagnostics[0]?.message).toContain('"old/b.yaml"');
  });

  it('that leaves out files is reported with the first names; what it leaves out need not be objects', async () => {
    const many = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`x/f${n}.yaml`, clusterType(`f${n}`)]));
    const loaded = await load({
      ...many,
      'x/kustomization.yaml': 'namespace: dev\nresources:\n  - f0.yaml\n',
      'x/values.yaml': 'image: y\n',
      'x/chart/template.yaml': 'a: {{ .Values.x }}: b\n',
      'x/other.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n',
      'y.yaml': 'text\n',
    });
    expect(loaded.names).toHaveLength(7);
    expect(loaded.problems).toEqual([
      'warning yaml-syntax x/chart/template.yaml:1:19',
      'error not-an-object y.yaml:1:1',
      'warning kustomization-leaves-out x/kustomization.yaml:2:1',
    ]);
    expect(loaded.diagnostics[2]?.message).toMatch(/"x\/f1.yaml", .*"x\/f5.yaml" and 1 more$/);
  });

  it('that lists what is not read is reported', async () => {
    const files = {
      'p/kustomization.yaml':
        'bases: [./sub/]\nresources:\n  - https://github.com/contoso/base//dev?ref=v1\n  - github.com/contoso/x\n  - ../outside.yaml\n  - /etc/a.yaml\n  - missing.yaml\n  - .\n',
      'p/sub/kustomization.yaml': 'resources: [a.yaml, data.json]\n',
      'p/sub/a.yaml': clusterType('a'),
      'outside.yaml': clusterType('outside'),
    };
    const loaded = await load(files, true, 'p');
    expect(loaded.names).toEqual(['a']);
    expect(loaded.problems.sort()).toEqual([
      'warning kustomization-resource p/kustomization.yaml:2:1',
      'warning kustomization-resource p/sub/kustomization.yaml:1:1',
    ]);
    expect(loaded.diagnostics.map(({ message }) => message).join()).toMatch(
      /"https:.*", "github.com\/contoso\/x", "..\/outside.yaml", "\/etc\/a.yaml", "missing.yaml"/,
    );
  });

  it('of a workload repository matters if it changes workloads', async () => {
    const files = { 'deploy/d.yaml': deployment, 'deploy/config.yaml': config };
    const kustomization = 'resources: [d.yaml, config.yaml]\nnamePrefix: x-\nconfigMapGenerator: [{name: c}]\n';
    expect((await load({ ...files, 'deploy/kustomization.yaml': kustomization }, false)).problems).toEqual([
      'warning foreign-kind deploy/config.yaml:2:7',
    ]);
    const changed = { 'w/w.yaml': workload('w'), 'w/kustomization.yaml': 'resources: [w.yaml]\nnamePrefix: x-\n' };
    expect(await load(changed, false)).toMatchObject({
      names: ['w'],
      problems: ['error kustomization-changes w/kustomization.yaml:2:1'],
    });
    expect((await load({ ...changed, 'w/kustomization.yaml': '# nothing\nresources: []\n' }, false)).problems).toEqual([
      'warning kustomization-leaves-out w/kustomization.yaml:2:1',
    ]);
  });

  it.each([
    ['another API', 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: k}\n', []],
    ['text', 'text\n', ['error not-an-object kustomization.yaml:1:1']],
    ['invalid YAML', 'resources: [\n', ['error yaml-syntax kustomization.yaml:2:1']],
  ])('is not assumed if the file contains %s', async (_, text, problems) => {
    const loaded = await load({ 'a.yaml': clusterType('a'), 'kustomization.yaml': text });
    expect(loaded).toMatchObject({ names: ['a'], problems });
  });

  it('is found in bounded time, however many there are', async () => {
    const files: Record<string, string> = {};
    for (let n = 0; n < 300; n += 1) {
      files[`${n}/kustomization.yaml`] =
        `resources: [${Array.from({ length: 50 }, (_, i) => `../${(n + i) % 300}`).join(', ')}, ${'x, '.repeat(1000)}]\nnamePrefix: x\n`;
    }
    files['0/w.yaml'] = workload('w');
    const before = process.cpuUsage();
    const loaded = await load(files, false);
    expect(loaded.diagnostics).toHaveLength(301);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
