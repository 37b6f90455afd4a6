/** The clusters that are expected to report, from `.kalypso/inventory.yaml` of an environment branch. */
export interface Inventory {
  /** With names that differ in more than letter case. */
  readonly clusters: readonly InventoryCluster[];
}

export interface InventoryCluster {
  readonly name: string;
  /** The Azure resource ID of the cluster, in lower case; `undefined` if it is known by its name alone. */
  readonly resourceId: string | undefined;
  /** The name of its cluster type; `undefined` if the inventory does not name it. */
  readonly clusterType: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** Everybody who has to report for it; at least one. */
  readonly reporters: readonly Reporter[];
}

/** Who reports for a cluster. */
export type Reporter = { readonly kind: 'azure' } | StatusReporter;

/** Someone who sets commit statuses on GitOps commits. */
export interface StatusReporter {
  readonly kind: 'commit-status';
  /** The reconciled object, the last part of the context. */
  readonly object: string;
  /** `kalypso/<cluster>/<object>`. */
  readonly context: string;
  /** The logins whose statuses count, in lower case; at least one. */
  readonly creators: readonly string[];
}

/** Whether a cluster has a reporter of this kind. */
export function isReportedBy({ reporters }: InventoryCluster, kind: Reporter['kind']): boolean {
  return reporters.some((reporter) => reporter.kind === kind);
}

/** Whether any cluster has a reporter of this kind. */
export function expectsReporter(inventory: Inventory | undefined, kind: Reporter['kind']): boolean {
  return inventory?.clusters.some((cluster) => isReportedBy(cluster, kind)) ?? false;
}
