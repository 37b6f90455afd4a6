import type { AssignmentRecord } from '@kalypso-actions/assignment-record';
import { describe, expect, it } from 'vitest';
import type { Reporter } from '../inventory/inventory.ts';
import { createInventory } from '../test-support.ts';
import { findExpectedClusters, mergeExpectedClusters } from './expected-clusters.ts';

const status = (object: string, ...creators: readonly string[]): Reporter => ({
  kind: 'commit-status',
  object,
  context: `kalypso/edge/${object}`,
  creators,
});
const INVENTORY = createInventory(
  { name: 'drone-1', clusterType: 'drone' },
  { name: 'drone-2', clusterType: 'drone' },
  { name: 'large-1', clusterType: 'large' },
  { name: 'edge', clusterType: 'edge', reporters: [status('platform', 'a[bot]'), status('more', 'b[bot]', 'a[bot]')] },
  { name: 'both', clusterType: 'edge', reporters: [{ kind: 'azure' }, status('platform', 'a[bot]')] },
);
const createRecord = (...assignments: readonly (readonly [target: string, type: string])[]): AssignmentRecord => ({
  version: 1,
  registrations: {},
  folders: assignments.map(([deploymentTarget, clusterType]) => ({
    path: `${clusterType}/${deploymentTarget}`,
    registration: 'shop',
    workload: 'shop',
    deploymentTarget,
    clusterType,
    files: [],
  })),
});
const namesOf = (record: AssignmentRecord | undefined, inventory = INVENTORY, ...targets: string[]) =>
  findExpectedClusters(targets, inventory, record).map(({ expected }) => expected?.clusters.map(({ name }) => name));

describe('findExpectedClusters', () => {
  it('expects the clusters of the cluster types that a target is assigned to', () => {
    const record = createRecord(['a', 'drone'], ['b', 'drone'], ['b', 'large'], ['other', 'edge']);
    expect(namesOf(record, INVENTORY, 'a', 'b', 'nowhere')).toEqual([
      ['drone-1', 'drone-2'],
      ['drone-1', 'drone-2', 'large-1'],
      [],
    ]);
  });

  it('expects what was seen if it is unknown where a target is assigned, or which clusters there are', () => {
    expect(namesOf(undefined, INVENTORY, 'a')).toEqual([undefined]);
    const targets = findExpectedClusters(['a', 'nowhere'], undefined, createRecord(['a', 'drone']));
    expect(targets).toEqual([
      { name: 'a', expected: undefined, uncheckedClusterTypes: [] },
      { name: 'nowhere', expected: { clusters: [] }, uncheckedClusterTypes: [] },
    ]);
  });

  it('does not expect a cluster without a cluster type', () => {
    expect(namesOf(createRecord(['a', 'drone']), createInventory({ name: 'x' }), 'a')).toEqual([[]]);
  });

  it('names the cluster types without a cluster in the inventory, as they are spelled there', () => {
    const record = createRecord(['a', 'small'], ['a', 'drone'], ['a', 'Large'], ['b', 'drone']);
    const targets = findExpectedClusters(['a', 'b', 'nowhere'], INVENTORY, record);
    expect(targets.map(({ uncheckedClusterTypes }) => uncheckedClusterTypes)).toEqual([['Large', 'small'], [], []]);
    expect(targets[0]?.expected?.clusters.map(({ name }) => name)).toEqual(['drone-1', 'drone-2']);
    expect(findExpectedClusters(['a'], INVENTORY, undefined)[0]?.uncheckedClusterTypes).toEqual([]);
  });

  it('lets who may report for a cluster report its rollouts', () => {
    const [target] = findExpectedClusters(['shop-dev'], INVENTORY, createRecord(['shop-dev', 'edge']));
    const reporter = { kind: 'commit-status', object: 'shop-dev' };
    expect(target?.expected?.clusters.map(({ reporters }) => reporters)).toEqual([
      [{ ...reporter, context: 'kalypso/edge/shop-dev', creators: ['a[bot]', 'b[bot]'] }],
      [{ kind: 'azure' }, { ...reporter, context: 'kalypso/both/shop-dev', creators: ['a[bot]'] }],
    ]);
  });
});

it('mergeExpectedClusters has every context of every target', () => {
  const record = createRecord(['a', 'edge'], ['b', 'edge'], ['b', 'drone']);
  const merged = mergeExpectedClusters(findExpectedClusters(['a', 'b'], INVENTORY, record));
  const contexts = merged.clusters.map(({ name, reporters }) => [
    name,
    ...reporters.map((reporter) => (reporter.kind === 'azure' ? 'azure' : reporter.context)),
  ]);
  expect(contexts).toEqual([
    ['edge', 'kalypso/edge/a', 'kalypso/edge/b'],
    ['both', 'azure', 'kalypso/both/a', 'azure', 'kalypso/both/b'],
    ['drone-1', 'azure'],
    ['drone-2', 'azure'],
  ]);
});
