import type { Inventory } from '../inventory/inventory.ts';

/** The rollout of an application: what to check instead of what the clusters' configurations apply themselves. */
export interface RolloutOptions {
  /** The platform's GitOps repository as messages name it: `contoso/platform-gitops`. */
  readonly platformLabel: string;
  /** At least one. */
  readonly targets: readonly RolloutTarget[];
  /** Whether the platform's record shows to which cluster types the targets are assigned. */
  readonly hasAssignments: boolean;
  /** The digests of the OCI artifacts that the commit was published as, `sha256:…`, by deployment target; for all others, a commit in Git is expected. */
  readonly digests: ReadonlyMap<string, string>;
}

/** A deployment target, and the clusters that have to roll it out. */
export interface RolloutTarget {
  /** `hello-world-app-functional-test`. */
  readonly name: string;
  /** The clusters of the cluster types to which it is assigned; `undefined` if they are unknown, so that those that were seen count. */
  readonly expected: Inventory | undefined;
  /** Cluster types to which it is assigned, but of which the inventory lists no cluster, so that its rollout there is not checked. Sorted. */
  readonly uncheckedClusterTypes: readonly string[];
}
