import type { AssignmentRecord } from '@kalypso-actions/assignment-record';
import type { Inventory, InventoryCluster, Reporter, StatusReporter } from '../inventory/inventory.ts';
import type { RolloutTarget } from './rollout-options.ts';

/**
 * Finds the clusters that are expected to roll out each deployment target: those of the cluster types to which the record assigns it. Without an inventory, they
 * are unknown, unless the record assigns the target to nothing.
 *
 * @param record of the platform's GitOps branch
 */
export function findExpectedClusters(
  deploymentTargets: readonly string[],
  inventory: Inventory | undefined,
  record: AssignmentRecord | undefined,
): readonly RolloutTarget[] {
  return deploymentTargets.map((name) => {
    if (record === undefined) return { name, expected: undefined, uncheckedClusterTypes: [] };
    const folders = record.folders.filter(({ deploymentTarget }) => deploymentTarget === name);
    const types = new Set(folders.map(({ clusterType }) => clusterType));
    if (inventory === undefined)
      return { name, expected: types.size === 0 ? { clusters: [] } : undefined, uncheckedClusterTypes: [] };
    const clusters = inventory.clusters.filter(
      ({ clusterType }) => clusterType !== undefined && types.has(clusterType),
    );
    const withClusters = new Set(clusters.map(({ clusterType }) => clusterType));
    return {
      name,
      expected: { clusters: clusters.map((cluster) => forTarget(cluster, name)) },
      uncheckedClusterTypes: [...types].filter((type) => !withClusters.has(type)).sort(),
    };
  });
}

/** The clusters that are expected for any target, each with the reporters of all of its targets. */
export function mergeExpectedClusters(targets: readonly RolloutTarget[]): Inventory {
  const byName = Map.groupBy(
    targets.flatMap(({ expected }) => expected?.clusters ?? []),
    ({ name }) => name,
  );
  return {
    clusters: [...byName.values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : { ...first, reporters: [first, ...others].flatMap(({ reporters }) => reporters) },
    ),
  };
}

/**
 * The inventory does not list applications: who may report for a cluster may report each of its rollouts, in the context
 * `kalypso/<cluster>/<deployment target>`.
 */
function forTarget(cluster: InventoryCluster, deploymentTarget: string): InventoryCluster {
  const statuses = cluster.reporters.filter((reporter) => reporter.kind === 'commit-status');
  const others: readonly Reporter[] = cluster.reporters.filter(({ kind }) => kind !== 'commit-status');
  if (statuses.length === 0) return cluster;
  const status: StatusReporter = {
    kind: 'commit-status',
    object: deploymentTarget,
    context: `kalypso/${cluster.name}/${deploymentTarget}`,
    creators: [...new Set(statuses.flatMap(({ creators }) => creators))],
  };
  return { ...cluster, reporters: [...others, status] };
}
