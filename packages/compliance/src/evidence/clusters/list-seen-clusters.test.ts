import { describe, expect, it } from 'vitest';
import type { ReconcilerReport } from '../reconciler-report.ts';
import { readClusterTypes, toSeenClusters } from './list-seen-clusters.ts';

const CLUSTER = '/subscriptions/1/resourceGroups/Fleet/providers/Microsoft.Kubernetes/connectedClusters/drone-1';

function report(name: string, labels: ReconcilerReport['cluster']['labels'], resourceId = CLUSTER): ReconcilerReport {
  return {
    id: `${CLUSTER}/providers/microsoft.kubernetesconfiguration/fluxconfigurations/${name}`.toLowerCase(),
    source: 'azure',
    name,
    cluster: { name: 'drone-1', resourceId, kind: 'connectedClusters', labels },
    facts: [],
    reportedAt: undefined,
    canExpire: false,
    skipsHealthChecks: false,
    details: undefined,
  };
}

describe('toSeenClusters', () => {
  const types = (...names: readonly string[]) => new Map(names.map((name) => [report(name, {}).id, [name]]));

  it('lists each cluster once', () => {
    const reports = [report('drone', { ring: 'canary' }), report('infra', { ring: 'canary' }, CLUSTER.toUpperCase())];
    const cluster = { name: 'drone-1', resourceId: CLUSTER, resourceGroup: 'Fleet', labels: { ring: 'canary' } };
    expect(toSeenClusters(reports, types('drone'))).toEqual([{ ...cluster, clusterType: 'drone' }]);
    // Then it is unclear which one is its cluster type.
    expect(toSeenClusters(reports, types('drone', 'infra'))).toEqual([{ ...cluster, clusterType: undefined }]);
  });

  it('leaves out labels that cannot be read, and what is not a cluster', () => {
    expect(toSeenClusters([report('a', {}), report('b', undefined)], types())).toMatchObject([{ labels: undefined }]);
    expect(toSeenClusters([report('a', {}, '')], types())).toEqual([]);
  });
});

describe('readClusterTypes', () => {
  it.each([
    ['./drone', '', ['drone']],
    ['drone/', '', ['drone']],
    ['/drone', './', ['drone']],
    ['./clusters/drone', 'clusters', ['drone']],
    ['./clusters/drone', '', []],
    ['./drone', 'clusters', []],
    ['./drone/hello-world', '', []],
    ['./', '', []],
    ['', '', []],
    ['./Drone', '', []],
    [undefined, '', []],
  ])('reads the path %j below %j', (path, folder, expected) => {
    const rows = [{ id: '/A', kustomizations: { apps: { path } } }];
    expect(readClusterTypes(rows, folder)).toEqual(new Map([['/a', expected]]));
  });

  it('accepts rows of any form', () => {
    const rows = [null, { id: 1, kustomizations: [] }, { id: '/b', kustomizations: { a: null, b: { path: 'large' } } }];
    expect(readClusterTypes(rows, '').get('/b')).toEqual(['large']);
  });
});
