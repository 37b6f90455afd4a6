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

const resolved = (...maps: ConfigMap[]) => {
  const resolver = createConfigResolver(maps);
  const { data, provenance } = resolver.resolve(drone, app);
  return { yaml: toYaml(data), provenance, diagnostics: resolver.diagnostics() };
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
    expect(resolved(unmarked, { ...unmarked, labels: { 'platform-config': 'True' } }).yaml).toBe('{}');
  });

  it('merges in the order of names, and records where each key comes from', () => {
    const { yaml, provenance } = resolved(
      platform('a', {}, { K: 'first', M: 'x: 1\ny: {z: 1}', L: '[a]' }),
      platform('b', { region: 'east' }, { K: 'second', M: 'y: {w: 2}', L: '[b]' }),
    );
    expect(yaml).toBe('K: second\nL:\n    - a\n    - b\nM:\n    true:\n        w: 2\n        z: 1\n    x: 1');
    const origins = provenance.map(({ key, setBy, overrode }) => [
      key,
      setBy.map(({ configMap, at }) => `${configMap} ${at.file}`),
      overrode.map(({ configMap }) => configMap),
    ]);
    expect(origins).toEqual([
      ['K', ['b ConfigMap/b/data/K'], ['a']],
      ['M', ['a ConfigMap/a/data/M', 'b ConfigMap/b/data/M'], []],
      ['L', ['a ConfigMap/a/data/L', 'b ConfigMap/b/data/L'], []],
    ]);
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
        'region.M': 'odd',
      },
    };
    const { yaml, diagnostics } = resolved(platform('z', {}, { K: 'platform' }), azure);
    expect(yaml).toBe('K: both\nL: all');
    expect(diagnostics).toMatchObject([
      { code: 'app-config-key', at: { file: 'ConfigMap/azure-app-config-1/data/region.M' } },
    ]);
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
