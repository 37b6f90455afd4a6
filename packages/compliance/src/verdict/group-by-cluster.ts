import type { ReconcilerReport } from '../evidence/reconciler-report.ts';
import { type Inventory, type InventoryCluster, isReportedBy, type Reporter } from '../inventory/inventory.ts';
import type { KnownLabels } from './requirement.ts';

/** A cluster, with everything that reports for it. */
export interface ClusterGroup<T> extends KnownLabels {
  readonly name: string;
  /** The Azure resource ID; empty if it has none, or none is known. */
  readonly resourceId: string;
  readonly clusterType: string | undefined;
  /** Whether the cluster counts. Without an inventory, every cluster does. */
  readonly isExpected: boolean;
  readonly members: readonly T[];
  /** The reporters that have to report for it, and do not, for people. */
  readonly silent: readonly string[];
}

/**
 * Assigns reports to clusters. Without an inventory, these are the clusters that were seen; with one, those that it lists, and apart from them the others
 * that were seen. A report can belong to several clusters of the inventory, if it lists them by name alone. Pure; the order of the members does not matter.
 * @param deploymentTarget what has to be reported, if that is only the rollout of a target
 */
export function groupByCluster<T extends { readonly report: ReconcilerReport }>(
  members: readonly T[],
  inventory: Inventory | undefined,
  deploymentTarget?: string,
): readonly ClusterGroup<T>[] {
  const index = indexInventory(inventory);
  const expected = new Map<InventoryCluster, T[]>((inventory?.clusters ?? []).map((cluster) => [cluster, []]));
  const seen = new Map<string, T[]>();
  for (const member of sortById(members)) {
    const owners = findOwners(member.report, index);
    for (const owner of owners) expected.get(owner)?.push(member);
    if (owners.length > 0) continue;
    const { resourceId } = member.report.cluster;
    const key = resourceId === '' ? member.report.id : resourceId.toLowerCase();
    addTo(seen, key, member);
  }
  return [
    ...[...expected].map(([cluster, found]) => describeExpected(cluster, found, deploymentTarget)),
    ...[...seen.values()].flatMap((found) => describeSeen(found, inventory === undefined)),
  ];
}

/** The clusters of the inventory, by everything that a report can be found by. */
function indexInventory(inventory: Inventory | undefined): ReadonlyMap<string, readonly InventoryCluster[]> {
  const index = new Map<string, InventoryCluster[]>();
  for (const cluster of inventory?.clusters ?? []) {
    addTo(index, cluster.resourceId === undefined ? nameKey(cluster.name) : resourceKey(cluster.resourceId), cluster);
    for (const reporter of cluster.reporters)
      if (reporter.kind === 'commit-status') addTo(index, contextKey(reporter.context), cluster);
  }
  return index;
}

function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function sortById<T extends { readonly report: ReconcilerReport }>(members: readonly T[]): readonly T[] {
  return members.toSorted(({ report: one }, { report: other }) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}

/** A cluster that the inventory knows by its resource ID is not also found by its name: it would stand in for another one. */
function findOwners(
  { cluster, details }: ReconcilerReport,
  index: ReadonlyMap<string, readonly InventoryCluster[]>,
): readonly InventoryCluster[] {
  if (details?.kind === 'commit-status') return index.get(contextKey(details.context)) ?? [];
  return index.get(resourceKey(cluster.resourceId)) ?? index.get(nameKey(cluster.name)) ?? [];
}

const nameKey = (name: string) => `name:${name.toLowerCase()}`;
const resourceKey = (resourceId: string) => `resource:${resourceId.toLowerCase()}`;
// GitHub does not distinguish the letter case of contexts.
const contextKey = (context: string) => `context:${context.toLowerCase()}`;

function describeExpected<T extends { readonly report: ReconcilerReport }>(
  cluster: InventoryCluster,
  members: readonly T[],
  deploymentTarget: string | undefined,
): ClusterGroup<T> {
  const { name, resourceId = '', clusterType, labels, reporters } = cluster;
  const reports = members.map(({ report }) => report);
  const tags = mergeLabels(reports);
  const isInAzure = isReportedBy(cluster, 'azure');
  return {
    name,
    resourceId: resourceId || (reports.find((report) => report.cluster.resourceId !== '')?.cluster.resourceId ?? ''),
    clusterType,
    labels: mergeWithInventory(labels, tags),
    mayHaveOtherLabels: tags === undefined || (isInAzure && !reports.some(({ source }) => source === 'azure')),
    isExpected: true,
    members,
    silent: reporters
      .filter((reporter) => !reports.some((report) => isFrom(report, reporter)))
      .map((reporter) => formatReporter(reporter, deploymentTarget)),
  };
}

/** The inventory decides about the labels that it names: a lost or changed tag never takes a cluster out of a group. Others are tags, if Azure lists them. */
function mergeWithInventory(
  labels: Readonly<Record<string, string>>,
  tags: Readonly<Record<string, string>> | undefined,
) {
  const named = new Set(Object.keys(labels).map((name) => name.toLowerCase()));
  const others = Object.entries(tags ?? {}).filter(([name]) => !named.has(name.toLowerCase()));
  return Object.fromEntries([...Object.entries(labels), ...others]);
}

function describeSeen<T extends { readonly report: ReconcilerReport }>(
  members: readonly T[],
  isExpected: boolean,
): readonly ClusterGroup<T>[] {
  const [first] = members;
  if (first === undefined) return [];
  const { name, resourceId } = first.report.cluster;
  const labels = mergeLabels(members.map(({ report }) => report));
  const known = { labels, mayHaveOtherLabels: labels === undefined };
  return [{ name, resourceId, clusterType: undefined, ...known, isExpected, members, silent: [] }];
}

/** `undefined` if the labels of one of them cannot be read, or if they contradict each other. */
function mergeLabels(reports: readonly ReconcilerReport[]): Readonly<Record<string, string>> | undefined {
  const merged = new Map<string, string>();
  for (const { cluster } of reports) {
    if (cluster.labels === undefined) return undefined;
    for (const [name, value] of Object.entries(cluster.labels)) {
      if ((merged.get(name) ?? value) !== value) return undefined;
      merged.set(name, value);
    }
  }
  return Object.fromEntries(merged);
}

function isFrom({ source, details, facts }: ReconcilerReport, reporter: Reporter): boolean {
  if (reporter.kind === 'azure') return source === 'azure' && !facts.some(({ kind }) => kind === 'pinned');
  return details?.kind === 'commit-status' && contextKey(details.context) === contextKey(reporter.context);
}

function formatReporter(reporter: Reporter, deploymentTarget: string | undefined): string {
  if (reporter.kind === 'azure')
    return deploymentTarget === undefined
      ? 'Azure lists no configuration of it that watches the branch'
      : `Azure lists no configuration of it that watches the platform's branch and has applied ${deploymentTarget}`;
  const creators = reporter.creators.join(' or ');
  return `no commit status ${reporter.context} of ${creators} is on the commit or a newer one of the branch`;
}
