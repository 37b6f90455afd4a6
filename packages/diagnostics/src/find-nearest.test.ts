import { describe, expect, it } from 'vitest';
import { findNearest } from './find-nearest.ts';

describe('findNearest', () => {
  it.each([
    ['ClusterTpye', 'ClusterType'],
    ['clustertype', 'ClusterType'],
    ['ClusterTypes', 'ClusterType'],
    ['CluserTyp', 'ClusterType'],
    ['Workloads', 'Workload'],
    ['WorkloadRegistraton', 'WorkloadRegistration'],
    ['Cluster', undefined],
    ['', undefined],
    ['x', undefined],
    ['x'.repeat(100_000), undefined],
  ])('%s: %s', (word, meant) => {
    expect(findNearest(word, ['Workload', 'WorkloadRegistration', 'ClusterType'])).toBe(meant);
  });

  it('takes the closest, and the first of two that are as close', () => {
    expect(findNearest('abcd', ['abxy', 'abcx', 'xbcd'])).toBe('abcx');
  });
});
