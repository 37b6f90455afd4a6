import type { AzureCloudName, QueryScope } from '@kalypso-actions/azure';
import type { RepositoryName } from '@kalypso-actions/github';
import type { WatchedBranch } from '../evidence/azure/configurations-query.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { RolloutOptions } from '../rollout/rollout-options.ts';
import type { CompliancePolicy } from '../verdict/fleet-assessment.ts';

/** What to check, by which rules, and for how long. */
export interface CheckComplianceOptions {
  /** The GitOps repository as messages name it: `contoso/gitops`, or an address. Of an application, if its rollout is checked. */
  readonly repositoryLabel: string;
  /** What the clusters' configurations watch: that repository; the platform's, if the rollout of an application is checked. */
  readonly watched: WatchedBranch;
  /** The rollout of an application; `undefined` to check what the configurations apply themselves. */
  readonly rollout?: RolloutOptions | undefined;
  /** The GitOps repository on this GitHub server; `undefined` if it is on another server, so that its commits cannot be compared. */
  readonly repository: RepositoryName | undefined;
  readonly policy: CompliancePolicy;
  /** The total time; 0 for a single poll. */
  readonly timeoutMs: number;
  readonly intervalMs: number;
  /** The clusters that are expected; `undefined` if no inventory says so. */
  readonly inventory: Inventory | undefined;
  /** Whether the objects that a configuration's own Kustomizations create count, too. */
  readonly children: 'all' | 'declared';
  /** Whether the resource provider confirms each proof. */
  readonly confirm: boolean;
  /** The commit status to set; `undefined` for none. */
  readonly status: StatusTarget | undefined;
  readonly azure: AzureOptions;
}

/** The commit that gets the commit status. */
export interface StatusTarget {
  readonly repository: RepositoryName;
  /** A commit of the control plane. */
  readonly commit: string;
  readonly context: string;
  /** The state of the status after success. */
  readonly onSuccess: 'success' | 'pending';
}

export interface AzureOptions {
  readonly scope: QueryScope;
  readonly cloud: AzureCloudName;
  /** The address of another Azure Resource Manager. */
  readonly resourceManager: string | undefined;
  readonly clientId: string | undefined;
  readonly tenantId: string | undefined;
}
