import { describe, expect, it } from 'vitest';
import { type DeploymentTarget, deriveDeploymentTargets } from '../model/deployment-targets.ts';
import { toYaml } from '../render/functions/to-yaml.ts';
import type { ConfigMap, Labels } from '../resources/resource.ts';
import { base, clusterType, emptyModel, target, workload } from '../testing/model-builders.ts';
import { createConfigResolver } from './config-resolver.ts';

const platform = (name: string, labels: Labels, data: Readonly<Record<string, string>>): ConfigMap => ({
  ...base('ConfigMap', name, { ...labels, 'platform-config': 'true' }),
  data,
});

const drone = clusterType('drone', { region: 'east', edge: 'true' });
const [only] = deriveDeploymentTargets(
  emptyModel({ workloads: [workload('app', 'team', [target('t', { purpose: 'test' })], { type: 'service' })] }),
);
const app: DeploymentTarget = only ?? expect.fail('no target');

const scope = { clusterTypes: [drone], targets: [app] };

const resolved = (...maps: ConfigMap[]) => {
  const resolver = createConfigResolver(maps);
  const { data, provenance } = resolver.resolve(drone, app);
  return { yaml: toYaml(data), provenance, diagnostics: resolver.diagnostics(scope) };
};

describe('platform configuration', () => {
  it.each<[applies: boolean, labels: Labels]>([
    [true, {}],
    [true, { 'cluster-type': 'drone' }],
    [false, { 'cluster-type': 'large' }],
    [true, { 'deployment-target': 'app-t' }],
    [false, { 'deployment-target': 't' }],
    [true, { workload: 'app' }],
    [true, { region: 'east', purpose: 'test', type: 'service', workspace: 'team' }],
    [false, { region: 'east', purpose: 'other' }],
    [true, { region: 'east', 'kustomize.toolkit.fluxcd.io/name': 'any' }],
    [true, { missing: '' }],
    [false, { missing: 'x' }],
    [false, { toString: 'x' }],
  ])('applies (%s) by the labels %j', (applies, labels) => {
    expect(resolved(platform('a', labels, { K: 'v' })).yaml).toBe(applies ? 'K: v' : '{}');
  });

  it('uses only config maps with the label platform-config', () => {
    const unmarked = { ...platform('a', {}, { K: 'v' }), labels: {} };
    expect(resolved(unmarked, { ...unmarked, labels: { 'platform-config': 'True' } })).toMatchObject({
      yaml: '{}',
      diagnostics: [
        {
          code: 'config-map-unmarked',
          severity: 'warning',
          at: { file: 'ConfigMap/a/metadata/labels/platform-config' },
        },
      ],
    });
  });

  it('merges in the order of names, and records where each key comes from', () => {
    const { yaml, provenance } = resolved(
      platform('a', {}, { K: 'first', M: 'x: 1\ny: {z: 1}', L: '[a]' }),
      platform('b', { region: 'east' }, { K: 'second', M: 'y: {w: 2}', L: '[b]' }),
    );
    expect(yaml).toBe('K: second\nL:\n    - a\n    - b\nM:\n    true:\n        w: 2\n        z: 1\n    x: 1');
    const origins = provenance.map(({ key, setBy, overrode }) => [
      key,
      setBy.map(({ configMap, at, text }) => `${configMap} ${at.file}: ${text}`),
      overrode.map(({ configMap }) => configMap),
    ]);
    expect(origins).toEqual([
      ['K', ['b ConfigMap/b/data/K: second'], ['a']],
      ['M', ['a ConfigMap/a/data/M: x: 1\ny: {z: 1}', 'b ConfigMap/b/data/M: y: {w: 2}'], []],
      ['L', ['a ConfigMap/a/data/L: [a]', 'b ConfigMap/b/data/L: [b]'], []],
    ]);
  });

  it('merges in the order of names whatever the labels are', () => {
    const maps = [{ purpose: 'test' }, {}, { region: 'east' }, { 'cluster-type': 'drone' }, {}, { edge: 'true' }];
    const parts = maps.map((labels, index) => platform(`m${index}`, labels, { L: `[${index}]`, K: String(index) }));
    expect(resolved(...parts).yaml).toBe('K: "5"\nL:\n    - 0\n    - 1\n    - 2\n    - 3\n    - 4\n    - 5');
  });

  it('warns if only the order of names decides, and not if one is more specific', () => {
    const specific = resolved(platform('a', {}, { K: '1' }), platform('b', { region: 'east' }, { K: '2' }));
    expect(specific.diagnostics).toEqual([]);
    const { diagnostics } = resolved(
      platform('a', { region: 'east' }, { K: '1' }),
      platform('b', { edge: 'true' }, { K: '2' }),
    );
    expect(diagnostics).toMatchObject([
      {
        code: 'config-order',
        severity: 'warning',
        at: { file: 'ConfigMap/b/data/K' },
        related: [{ at: { file: 'ConfigMap/a/data/K' } }],
      },
    ]);
  });

  it('applies keys of App Configuration by their labels, shorter ones first', () => {
    const azure: ConfigMap = {
      ...base('ConfigMap', 'azure-app-config-1'),
      data: {
        'region.east.edge.true.K': 'both',
        'region.east.K': 'east',
        'region.west.K': 'west',
        L: 'all',
      },
    };
    expect(resolved(platform('z', {}, { K: 'platform' }), azure).yaml).toBe('K: both\nL: all');
  });

  // As the operator's getLabelsFromKey: pairs from the left, the last part is the key, and labels are a map.
  it.each([
    ['a.K', 'K: v', '"a" is ignored'],
    ['cluster-type.drone.x.K', 'K: v', '"x" is ignored'],
    ['cluster-type.large.x.K', '{}', '"x" is ignored'],
    ['region.west.region.east.K', 'K: v', '"region.west" is ignored'],
    ['region.west.region.east.x.K', 'K: v', '"region.west" and "x" is ignored'],
    ['platform-config.no.K', 'K: v', undefined],
    ['K', 'K: v', undefined],
  ])('ignores the same parts of the key %s as the operator', (dataKey, yaml, message) => {
    const azure: ConfigMap = { ...base('ConfigMap', 'azure-app-config'), data: { [dataKey]: 'v' } };
    const found = resolved(azure);
    expect(found.yaml).toBe(yaml);
    const warnings = found.diagnostics.filter(({ code }) => code === 'app-config-key');
    expect(warnings.map(({ at }) => at?.file)).toEqual(message ? [`ConfigMap/azure-app-config/data/${dataKey}`] : []);
    expect(warnings[0]?.message ?? '').toContain(message ?? '');
  });

  it('reports a value that would exceed the limits', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`)
      .join('\n')}`;
    const { diagnostics } = resolved(platform('a', {}, { K: bomb }));
    expect(diagnostics).toMatchObject([
      { code: 'config-value', severity: 'error', at: { file: 'ConfigMap/a/data/K' } },
    ]);
  });

  it('is one object for assignments that share it', () => {
    const resolver = createConfigResolver([platform('a', { region: 'east' }, { K: 'v' })]);
    const other = clusterType('other', { region: 'east' });
    expect(resolver.resolve(other, app)).toBe(resolver.resolve(drone, app));
  });
});

describe('platform configuration that applies nowhere', () => {
  const unused = (...maps: ConfigMap[]) =>
    resolved(...maps).diagnostics.map(({ code, severity, message, at, hint }) => {
      expect([code, severity]).toEqual(['config-unused', 'warning']);
      return `${at?.file}: ${message}. ${hint}`;
    });

  it.each([
    [
      { 'cluster-type': 'drnoe' },
      'cluster-type: config map a applies nowhere: the environment has no cluster type "drnoe". Did you mean drone?',
    ],
    [
      { 'deployment-target': 't' },
      'deployment-target: config map a applies nowhere: the environment has no deployment target "t". Fix or remove the label.',
    ],
    [{ workload: 'ap' }, 'workload: config map a applies nowhere: the environment has no workload "ap". '],
    [
      { region: 'east', purpose: 'tset' },
      'purpose: config map a applies nowhere: the environment has no cluster type or deployment target with the label purpose: "tset". Did you mean test?',
    ],
    [{ region: 'east', toString: 'x' }, 'toString: config map a applies nowhere: '],
  ])('is reported at the label: %j', (labels, expected) => {
    expect(unused(platform('a', labels, { K: 'v' }))).toEqual([
      expect.stringContaining(`ConfigMap/a/metadata/labels/${expected}`),
    ]);
    expect(unused(platform('a', { region: 'east' }, { K: 'v' }), platform('b', labels, { K: 'v' }))).toHaveLength(1);
  });

  const large = clusterType('large', { region: 'west', size: '' });
  const others = ['api', 'web'].map((name) => ({ ...app, name: `x-${name}`, workload: 'x', labels: { tier: name } }));
  const fleet = { clusterTypes: [drone, large], targets: [app, ...others] };
  const unusedIn = (labels: Labels) => createConfigResolver([platform('a', labels, {})]).diagnostics(fleet);

  it.each<Labels>([
    { 'cluster-type': 'large' },
    { region: 'west' },
    { 'deployment-target': 'x-api', 'cluster-type': 'large' },
    { workload: 'x', tier: 'web', region: 'west' },
    { purpose: 'test', region: 'west' },
    { missing: '', 'cluster-type': 'large' },
    { missing: '', purpose: '', workload: 'x' },
    { region: '', workload: 'x' },
  ])('is not what a cluster type and a target have together, assigned or not: %j', (labels) => {
    expect(unusedIn(labels)).toEqual([]);
  });

  it.each<[labels: Labels, expected: string]>([
    [{ 'cluster-type': 'drone', region: 'west' }, 'cluster-type: "drone", region: "west"'],
    [{ 'deployment-target': 'x-api', tier: 'web' }, 'deployment-target: "x-api", tier: "web"'],
    [
      { region: 'west', edge: 'true', workload: 'x', tier: 'api', purpose: '', type: '', other: '' },
      'region: "west", edge: "true", workload: "x", tier: "api", purpose: "" and 2 more',
    ],
  ])('is reported at all labels if nothing has them together: %j', (labels, expected) => {
    expect(unusedIn(labels)).toMatchObject([
      {
        code: 'config-unused',
        severity: 'warning',
        at: { file: 'ConfigMap/a/metadata/labels' },
        message: `config map a applies nowhere: no cluster type and deployment target together have the labels ${expected}`,
        hint: 'Fix or remove one of the labels.',
      },
    ]);
  });

  it('is reported once for all keys of App Configuration with the same reason', () => {
    const data = { K: 'v', 'region.west.K': 'v', 'region.west.L': 'v', 'region.north.K': 'v' };
    expect(unused({ ...base('ConfigMap', 'azure-app-config'), data })).toEqual([
      expect.stringContaining(
        '/data/region.west.K: key "region.west.K" of config map azure-app-config and 1 of its other keys apply nowhere: the environment has no',
      ),
      expect.stringContaining(
        '/data/region.north.K: key "region.north.K" of config map azure-app-config applies nowhere: ',
      ),
    ]);
  });

  it('is reported once for all keys of App Configuration whose labels nothing has together', () => {
    const data = { 'cluster-type.drone.region.west.K': 'v', 'cluster-type.large.edge.true.K': 'v' };
    const resolver = createConfigResolver([{ ...base('ConfigMap', 'azure-app-config'), data }]);
    expect(resolver.diagnostics(fleet).map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^key "cluster-type.large.edge.true.K" .* and 1 of its other keys apply nowhere: no cluster/,
      ),
    ]);
  });

  it('is not reported if the environment has no cluster type or no target', () => {
    const resolver = createConfigResolver([platform('a', { 'cluster-type': 'none' }, {})]);
    expect(resolver.diagnostics({ ...fleet, targets: [] })).toEqual([]);
    expect(resolver.diagnostics({ ...fleet, clusterTypes: [] })).toEqual([]);
    expect(resolver.diagnostics(fleet)).toHaveLength(1);
  });

  it('is found without a search for each assignment', () => {
    const targets = Array.from({ length: 1000 }, (_, index) => ({
      ...app,
      name: `app-${index}`,
      labels: { even: `${index % 2}` },
    }));
    const clusterTypes = Array.from({ length: 100 }, (_, index) => clusterType(`c${index}`, { region: `r${index}` }));
    const maps = Array.from({ length: 2000 }, (_, index) => {
      const even = String(index % 2);
      const labels = index % 4 < 2 ? { 'deployment-target': `app-${index}`, even } : { region: `r${index}`, even };
      return platform(`m${index}`, labels, {});
    });
    const resolver = createConfigResolver(maps);
    const before = process.cpuUsage();
    for (const target of targets) for (const each of clusterTypes) resolver.resolve(each, target);
    expect(resolver.diagnostics({ clusterTypes, targets })).toHaveLength(1450);
    expect(createConfigResolver(maps).diagnostics({ clusterTypes, targets })).toHaveLength(1450);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
