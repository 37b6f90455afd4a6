import { type Inventory, type InventoryCluster, isReportedBy } from './inventory.ts';
import type { SeenCluster } from './seen-cluster.ts';

/**
 * - `not-seen`: Azure has to report the cluster, and lists no configuration of it that watches the branch.
 * - `not-expected`: Azure lists a configuration of a cluster that is not in the inventory.
 * - `not-expected-there`: the inventory expects commit statuses of the cluster, and nothing from Azure.
 * - `ambiguous`: several clusters in Azure have the name, and the inventory has no resource ID.
 * - `resource-id`: Azure lists a cluster of this name with another resource ID.
 * - `cluster-type`: the cluster applies the folder of another cluster type.
 * - `label`: the tag has another value, or is missing.
 * - `labels-unreadable`: Azure does not report the tags of the cluster.
 */
export type DifferenceKind =
  | 'not-seen'
  | 'not-expected'
  | 'not-expected-there'
  | 'ambiguous'
  | 'resource-id'
  | 'cluster-type'
  | 'label'
  | 'labels-unreadable';

/** What differs between the inventory and Azure. */
export interface InventoryDifference {
  readonly kind: DifferenceKind;
  readonly cluster: string;
  /** What the inventory contains; empty if it contains nothing. */
  readonly inventory: string;
  /** What Azure reports; empty if it reports nothing. */
  readonly azure: string;
}

/** Finds what differs between an inventory and what Azure lists, by cluster. Tags that the inventory does not have are no difference. */
export function compareInventory(inventory: Inventory, seen: readonly SeenCluster[]): readonly InventoryDifference[] {
  const matches = matchClusters(inventory, seen);
  const matched = new Set([...matches.values()].flat());
  const others = seen.filter((cluster) => !matched.has(cluster));
  return [
    ...[...matches].flatMap(([expected, found]) => compareCluster(expected, found)),
    ...others.map(({ name, resourceId }) => difference('not-expected', name, '', resourceId)),
  ].toSorted((a, b) => compareTexts(a.cluster, b.cluster));
}

/** Finds each cluster of the inventory by its resource ID, otherwise by its name among those that are left. */
function matchClusters(
  { clusters }: Inventory,
  seen: readonly SeenCluster[],
): ReadonlyMap<InventoryCluster, readonly SeenCluster[]> {
  const expectedIds = new Set(clusters.flatMap(({ resourceId }) => resourceId?.toLowerCase() ?? []));
  const byId = Map.groupBy(seen, ({ resourceId }) => resourceId.toLowerCase());
  const left = seen.filter(({ resourceId }) => !expectedIds.has(resourceId.toLowerCase()));
  const byName = Map.groupBy(left, ({ name }) => name.toLowerCase());
  return new Map(
    clusters.map((cluster) => {
      const sameId = cluster.resourceId === undefined ? undefined : byId.get(cluster.resourceId.toLowerCase());
      return [cluster, sameId ?? byName.get(cluster.name.toLowerCase()) ?? []];
    }),
  );
}

function compareCluster(expected: InventoryCluster, found: readonly SeenCluster[]): readonly InventoryDifference[] {
  const { name, resourceId, clusterType } = expected;
  const isInAzure = isReportedBy(expected, 'azure');
  const [cluster, ...more] = found;
  if (cluster === undefined) return isInAzure ? [difference('not-seen', name, resourceId ?? name, '')] : [];
  if (more.length > 0) {
    const ids = found.map((each) => each.resourceId).toSorted();
    return [difference('ambiguous', name, name, ids.join(' '))];
  }
  const differences: InventoryDifference[] = [];
  if (!isInAzure) differences.push(difference('not-expected-there', name, 'commitStatus', cluster.resourceId));
  if (resourceId !== undefined && resourceId.toLowerCase() !== cluster.resourceId.toLowerCase())
    differences.push(difference('resource-id', name, resourceId, cluster.resourceId));
  if (clusterType !== undefined && cluster.clusterType !== undefined && clusterType !== cluster.clusterType)
    differences.push(difference('cluster-type', name, clusterType, cluster.clusterType));
  return [...differences, ...compareLabels(expected, cluster)];
}

/** As in Azure, the letter case of names does not count, and that of values does. */
function compareLabels({ name, labels }: InventoryCluster, seen: SeenCluster): readonly InventoryDifference[] {
  const expected = Object.entries(labels).toSorted(([a], [b]) => compareTexts(a, b));
  if (expected.length === 0) return [];
  if (seen.labels === undefined) {
    const text = expected.map(([label, value]) => `${label}=${value}`).join(' ');
    return [difference('labels-unreadable', name, text, '')];
  }
  const tags = new Map(Object.entries(seen.labels).map(([tag, value]) => [tag.toLowerCase(), value]));
  return expected.flatMap(([label, value]) => {
    const tag = tags.get(label.toLowerCase());
    const azure = tag === undefined ? '' : `${label}=${tag}`;
    return tag === value ? [] : [difference('label', name, `${label}=${value}`, azure)];
  });
}

function difference(kind: DifferenceKind, cluster: string, inventory: string, azure: string): InventoryDifference {
  return { kind, cluster, inventory, azure };
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
