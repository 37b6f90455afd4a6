import { describe, expect, it } from 'vitest';
import { formatDocument, loadFiles } from '../../testing/control-plane-files.ts';

const KALYPSO = 'scheduler.kalypso.io/v1alpha1';
const header = (apiVersion: string, kind: string) => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n`;
const config = (apiVersion: string, kind: string, metadata = 'name: a, labels: {platform-config: "true"}') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {${metadata}}\n`;
const workload = (name: string) => formatDocument('Workload', name, 'deploymentTargets: []\n');
const clusterType = (name: string) => formatDocument('ClusterType', name, 'reconciler: r\nnamespaceService: ns\n');

async function load(text: string, trusted = true) {
  const { value, diagnostics } = await loadFiles({ 'a.yaml': text }, { trusted });
  return {
    names: value.resources.map(({ kind, name }) => `${kind} ${name}`),
    problems: diagnostics.map(({ severity, code, at }) => `${severity} ${code} ${at?.line}:${at?.column}`),
    diagnostics,
  };
}

describe('an object that looks like a part of the control plane', () => {
  it.each([
    ['another version', header('scheduler.kalypso.io/v1', 'ClusterType'), 'unknown-version 1:13'],
    ['the group alone', header('scheduler.kalypso.io', 'ClusterType'), 'unknown-version 1:13'],
    ['the group in capitals', header('Scheduler.Kalypso.io/v1alpha1', 'Template'), 'unknown-version 1:13'],
    ['the version in capitals', header('scheduler.kalypso.io/V1alpha1', 'Template'), 'unknown-version 1:13'],
    ['a similar group', header('scheduling.kalypso.io/v1alpha1', 'Anything'), 'unknown-version 1:13'],
    ['a part of the group', header('kalypso.io/v1alpha1', 'Workload'), 'unknown-version 1:13'],
    ['a related group', header('hub.kalypso.io/v1alpha1', 'Workloads'), 'unknown-version 1:13'],
    ['no group', header('v1alpha1', 'Environment'), 'unknown-version 1:13'],
    ['no apiVersion', 'kind: workload\nmetadata: {name: a}\n', 'unknown-version 1:1'],
    ['an empty apiVersion', header('', 'Workload'), 'unknown-version 1:1'],
    ['a kind in lower case', header(KALYPSO, 'clustertype'), 'unknown-kind 2:7'],
    ['a kind in other capitals', header(KALYPSO, 'Clustertype'), 'unknown-kind 2:7'],
    ['a misspelled kind', header(KALYPSO, 'SchedulingPolcy'), 'unknown-kind 2:7'],
    ['no kind', `apiVersion: ${KALYPSO}\nmetadata: {name: a}\n`, 'unknown-kind 1:1'],
    ['a marked Configmap', config('v1', 'Configmap'), 'unknown-kind 2:7'],
    ['a configMap without a mark', config('v1', 'configMap', 'name: a'), 'unknown-kind 2:7'],
    ['a ConfigMap of another version', config('core/v1', 'ConfigMap'), 'unknown-version 1:13'],
    [
      'a ConfigMap without apiVersion',
      'kind: ConfigMap\nmetadata: {name: azure-app-config-a}\n',
      'unknown-version 1:1',
    ],
    ['text', 'a note\n', 'not-an-object 1:1'],
    ['a list', '- a\n', 'not-an-object 1:1'],
    ['a mapping', 'image: {tag: v1}\n', 'not-an-object 1:1'],
    ['a chart', 'apiVersion: v2\nname: chart\n', 'not-an-object 1:1'],
    ['a List without items', 'apiVersion: v1\nkind: List\n', 'not-an-object 1:1'],
    ['an unknown kind of the API', header(KALYPSO, 'Fleet'), 'unknown-kind 2:7'],
    ['items that are not a list', 'apiVersion: v1\nkind: List\nitems: {a: b}\n', 'not-an-object 1:1'],
  ])('is an error: %s', async (_, text, expected) => {
    const loaded = await load(`${text}---\n${clusterType('b')}`);
    expect([loaded.names, loaded.problems]).toEqual([['ClusterType b'], [`error ${expected}`]]);
    expect(loaded.diagnostics[0]?.hint).toBeDefined();
  });

  it.each([
    ['a distinctive kind of another API', header('fleet.contoso.com/v1', 'ClusterType'), 'unknown-version 1:13'],
  ])('is a warning if it may be sound: %s', async (_, text, expected) => {
    const loaded = await load(text);
    expect([loaded.names, loaded.problems]).toEqual([[], [`warning ${expected}`]]);
    expect(loaded.diagnostics[0]?.message).toContain('it is ignored');
  });

  it.each([
    ['nothing', '# only a comment\n'],
    ['null', '~\n'],
    ['an empty mapping', '{}\n'],
    ['an empty list', '[]\n'],
    ['a common kind of another API', header('kueue.x-k8s.io/v1beta1', 'Workload')],
    ['an old template of OpenShift', header('v1', 'Template')],
    ['a kind of a related API', header('hub.kalypso.io/v1alpha1', 'AzureResourceGraph')],
    ['a secret with the label', config('v1', 'Secret')],
    [
      'the provider of a config map',
      config('azconfig.io/v1', 'AzureAppConfigurationProvider', 'name: azure-app-config'),
    ],
    ['an empty list of objects', 'apiVersion: v1\nkind: List\nitems: []\n'],
    ['a list of objects without a value', 'apiVersion: v1\nkind: List\nitems:\n'],
  ])('is not %s', async (_, text) => {
    expect(await load(text)).toMatchObject({ names: [], problems: [] });
    expect(await load(text, false)).toMatchObject({ names: [], problems: [] });
  });

  it.each([
    ['a misspelled workload', header(KALYPSO, 'Worklaod'), 'error unknown-kind 2:7'],
    ['a workload without apiVersion', 'kind: Workload\nmetadata: {name: a}\n', 'error unknown-version 1:1'],
    ['a workload of another version', header('kalypso.io/v1', 'Workload'), 'error unknown-version 1:13'],
    ['an object without a kind', `apiVersion: ${KALYPSO}\n`, 'error unknown-kind 1:1'],
    ['a mapping that mentions the API', `spec: ${KALYPSO}\n`, 'error not-an-object 1:1'],
    ['a pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n', 'error not-an-object 1:1'],
    ['values of a chart', 'image: {tag: v1}\n', 'warning not-an-object 1:1'],
    ['a misspelled template', header(KALYPSO, 'Templat'), 'warning unknown-kind 2:7'],
    ['a misspelled config map', config('v1', 'Configmap'), 'warning unknown-kind 2:7'],
    ['a cluster type of another version', header('kalypso.io/v1', 'ClusterType'), 'warning unknown-version 1:13'],
  ])('is an error in a workload repository only if workloads can depend on it: %s', async (_, text, expected) => {
    const loaded = await load(text, false);
    expect([loaded.names, loaded.problems]).toEqual([[], [expected]]);
  });

  const provider = (name: string) =>
    `${header('azconfig.io/v1', 'AzureAppConfigurationProvider')}spec:\n  target:\n    configMapName: ${name}\n`;

  it.each([
    ['Assignment', header(KALYPSO, 'Assignment'), 'operator-kind 2:7', true],
    ['AssignmentPackage', header(KALYPSO, 'AssignmentPackage'), 'operator-kind 2:7', true],
    ['provider of configuration', provider('azure-app-config-dev'), 'app-config-provider 6:20', false],
    ['provider of something else', provider('settings'), '', false],
    ['kustomization', header('kustomize.config.k8s.io/v1beta1', 'Kustomization'), 'kustomization-file-name 2:7', false],
    ['Kustomization of Flux', header('kustomize.toolkit.fluxcd.io/v1', 'Kustomization'), '', false],
  ])('is a warning if only the operator or Flux does something with it: %s', async (_, text, expected, untrusted) => {
    const problems = expected === '' ? [] : [`warning ${expected}`];
    expect(await load(text)).toMatchObject({ names: [], problems });
    expect(await load(text, false)).toMatchObject({ names: [], problems: untrusted ? problems : [] });
  });

  it('is ignored, as by Flux, if it is marked as local', async () => {
    const local = (value: string) =>
      clusterType('a').replace('name: a', `name: a\n  annotations: {config.kubernetes.io/local-config: "${value}"}`);
    expect(await load(local('true'))).toMatchObject({ names: [], problems: ['warning local-config 5:53'] });
    expect(await load(local('false'))).toMatchObject({ names: ['ClusterType a'], problems: [] });
  });

  it('is named by its probable kind, so that its absence is not reported elsewhere', async () => {
    const { diagnostics } = await load(header(KALYPSO, 'Templat'));
    expect(diagnostics[0]?.subject).toEqual({ kind: 'Template', name: 'a' });
  });
});

describe('a list', () => {
  const indent = (text: string) => text.replace(/^(?=.)/gm, '    ').replace(/^ {4}/, '  - ');
  const list = (kind: string, ...items: string[]) =>
    `apiVersion: ${kind.startsWith('ClusterType') ? KALYPSO : 'v1'}\nkind: ${kind}\nitems:\n${items.map(indent).join('')}`;

  it('is unfolded, and so are lists in it, with the positions of its items', async () => {
    const text = list(
      'List',
      clusterType('a'),
      list('ClusterTypeList', clusterType('b')),
      header('apps/v1', 'Deployment'),
    );
    const { value, diagnostics } = await loadFiles({ 'a.yaml': text });
    expect(diagnostics).toEqual([]);
    expect(value.resources.map(({ name, locate }) => [name, locate('metadata', 'name').line])).toEqual([
      ['a', 7],
      ['b', 17],
    ]);
  });

  it('may be one of config maps, or of workloads in a workload repository', async () => {
    expect((await load(list('ConfigMapList', config('v1', 'ConfigMap')))).names).toEqual(['ConfigMap a']);
    expect(await load(list('List', workload('w'), clusterType('a')), false)).toMatchObject({
      names: ['Workload w'],
      problems: ['warning foreign-kind 11:11'],
    });
  });

  it('reports what is wrong with an item at the item', async () => {
    const loaded = await load(
      list(
        'List',
        clusterType('a').replace('reconciler', 'reconcilor'),
        clusterType('b'),
        'kind: Foo\n',
        'text\n',
        '~\n',
      ),
    );
    expect(loaded.names).toEqual(['ClusterType b']);
    expect(loaded.problems).toEqual(['error missing-field 9:7', 'error not-an-object 18:5']);
  });

  it('loses only the items that have a key twice', async () => {
    const loaded = await load(list('List', clusterType('a'), `${clusterType('b')}  reconciler: x\n`, clusterType('c')));
    expect(loaded.names).toEqual(['ClusterType a', 'ClusterType c']);
    expect(loaded.problems).toEqual(['error duplicate-key 18:7']);
  });

  it('is read in bounded time, whatever its items are', async () => {
    const head = 'apiVersion: v1\nkind: List\nitems:\n';
    const filler = `# ${'x'.repeat(3_000_000)}\n`;
    const before = process.cpuUsage();
    expect((await load(`${filler}${head}${'- x\n'.repeat(150_000)}`, false)).problems).toEqual([
      'warning not-an-object 5:3',
    ]);
    const repeated = '- {kind: a, apiVersion: b, x: 1, x: 2}\n';
    expect((await load(`${head}${repeated.repeat(15_000)}`)).problems).toEqual([]);
    expect((await load(`${'x\n---\n'.repeat(100_000)}${filler}`)).problems).toEqual(['error not-an-object 1:1']);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(15);
  });

  it('of another API is not unfolded', async () => {
    const text = `apiVersion: contoso.com/v1\nkind: AllowList\nmetadata: {name: a}\nitems: [a, b]\n`;
    expect(await load(text)).toMatchObject({ names: [], problems: [] });
  });

  it('counts towards the limits of a workload repository', async () => {
    const many = Array.from({ length: 1002 }, (_, index) =>
      formatDocument('DeploymentTarget', `t${index}`, 'environment: dev\n'),
    );
    const loaded = await load(list('List', ...many), false);
    expect(loaded.names).toHaveLength(1000);
    expect(loaded.problems).toEqual([expect.stringMatching(/^error too-many-targets /)]);
  });
});
