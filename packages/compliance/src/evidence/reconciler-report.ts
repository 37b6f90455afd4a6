export const SOURCE_NAMES = ['azure', 'commit-status'] as const;

/** Where a report comes from. */
export type SourceName = (typeof SOURCE_NAMES)[number];

/** The cluster that a report is about, as its source knows it. */
export interface ReportedCluster {
  readonly name: string;
  /** The Azure resource ID; empty for a cluster that is not in Azure. */
  readonly resourceId: string;
  /** The resource type: `connectedClusters` (Arc), `managedClusters` (AKS) …; empty if there is none. */
  readonly kind: string;
  /** `undefined` if they cannot be read: then it is unknown to which groups the cluster belongs. */
  readonly labels: Readonly<Record<string, string>> | undefined;
}

/**
 * One thing that a source reports of a reconciler, or that it has to report and does not. `object` is `it` for the reconciler as a whole, otherwise for
 * example `Kustomization flux-system/platform-apps`. `detail` is a predicate, so that both read as a sentence: `is suspended`, `fails: BuildFailed: no such
 * file`. Without an object, `detail` is a sentence: `its reconciliation is suspended`. Both are for people, and untrusted.
 */
export type Fact =
  /** The reconciler has fetched or applied a commit. Without a branch, the source does not report from which one. */
  | {
      readonly kind: 'revision';
      readonly role: 'fetched' | 'applied';
      readonly object: string;
      readonly commit: string;
      readonly branch: string | undefined;
    }
  /** Something fails: a verdict of its own after the grace period. `since` is what the source reports, an ISO timestamp. */
  | {
      readonly kind: 'failure';
      readonly object: string;
      readonly detail: string;
      readonly since: string | undefined;
    }
  /** Something speaks against compliance without being a failure, for example a suspended object. */
  | { readonly kind: 'not-ready'; readonly object: string; readonly detail: string }
  /** Something is being done. */
  | { readonly kind: 'progress'; readonly object: string; readonly detail: string }
  /** The source does not report something that it has to. */
  | { readonly kind: 'missing'; readonly object: string; readonly detail: string }
  /** The source reports something that is not documented, or that contradicts itself. */
  | { readonly kind: 'unrecognized'; readonly object: string; readonly detail: string }
  /** The whole reconciler is suspended. */
  | { readonly kind: 'suspended'; readonly detail: string }
  /** The cluster has no connection to the source, or is stopped: what it reports is old. */
  | { readonly kind: 'disconnected'; readonly detail: string }
  /** The reconciler follows a tag or a commit, and never the branch: it takes no part. */
  | { readonly kind: 'pinned'; readonly detail: string };

/**
 * What one source reports of one reconciler of a cluster. Every source creates the same form, so that the verdict does not depend on the source.
 *
 * A report proves a commit only if at least one `applied` revision contains it and no fact speaks against it. So a source has to add a `missing` fact for
 * everything that it expects and does not find.
 */
export interface ReconcilerReport {
  /** The same for the same reconciler in every poll, different for all others. */
  readonly id: string;
  readonly source: SourceName;
  /** `platform`. */
  readonly name: string;
  readonly cluster: ReportedCluster;
  readonly facts: readonly Fact[];
  /** When the cluster last reported, an ISO timestamp; `undefined` if that is unknown. */
  readonly reportedAt: string | undefined;
  /** Whether a report that is too old does not count. It counts for a cluster that is known to be connected: it may have nothing new to report. */
  readonly canExpire: boolean;
  /** Whether something is applied without waiting for its health: then it has to hold for a while. */
  readonly skipsHealthChecks: boolean;
  /** What else the source reports, for the report of the action; `undefined` if there is no source. */
  readonly details: AzureDetails | StatusDetails | undefined;
  /** What the source reports of each deployment target that the reconciler may have. Only if rollouts are checked. */
  readonly targets?: readonly TargetEvidence[] | undefined;
  /** The rollout that the report is about; `undefined` if it is about everything that the reconciler applies. */
  readonly rollout?: ReportedRollout | undefined;
}

/** What a source reports of one deployment target. Whatever it reports of the whole reconciler counts, too. */
export interface TargetEvidence {
  readonly deploymentTarget: string;
  /** Whether it is reported. Otherwise, what the source reports is incomplete, so that the reconciler may have the target. */
  readonly isReported: boolean;
  readonly facts: readonly Fact[];
}

/** The rollout of a deployment target by one reconciler. */
export interface ReportedRollout extends Pick<TargetEvidence, 'deploymentTarget' | 'isReported'> {
  /** The ID of the report on the whole reconciler. */
  readonly reconcilerId: string;
}

/** What Azure reports of a Flux configuration, unchanged. Empty texts are missing values. */
export interface AzureDetails {
  readonly kind: 'azure';
  readonly resourceGroup: string;
  readonly subscriptionId: string;
  readonly namespace: string;
  readonly url: string;
  readonly branch: string;
  readonly complianceState: string;
  readonly provisioningState: string;
  readonly connectivity: string;
  readonly sourceUpdatedAt: string | undefined;
  readonly statusUpdatedAt: string | undefined;
  readonly errorMessage: string;
}

/** The commit status that decides. */
export interface StatusDetails {
  readonly kind: 'commit-status';
  readonly context: string;
  readonly state: string;
  readonly creator: string;
  readonly targetUrl: string;
}

/** A service that reports what the reconcilers of the clusters do. */
export interface EvidenceSource {
  readonly name: SourceName;
  /**
   * Returns a report of every reconciler that watches the branch, each once.
   * @throws if any part of them cannot be read, so that a reconciler that was not read never looks like one that does not exist
   */
  read(signal: AbortSignal): Promise<readonly ReconcilerReport[]>;
  /** Queries the service that knows best. `undefined` if `read` does that already. */
  readonly confirm?: ((request: ConfirmationRequest) => Promise<ReadonlyMap<string, Confirmation>>) | undefined;
}

export interface ConfirmationRequest {
  /** The reports to confirm. */
  readonly reports: readonly ReconcilerReport[];
  /** Called after each response. */
  readonly onProgress: (done: number) => void;
  /** Ends the confirmation early: the result then holds the responses so far. */
  readonly deadline: AbortSignal;
  /** Aborted if the runner cancels the job. */
  readonly signal: AbortSignal;
}

/** The response about one report, by its ID. */
export type Confirmation =
  /** The reconciler as the service knows it now. */
  | { readonly kind: 'found'; readonly report: ReconcilerReport }
  /** It does not exist any more. */
  | { readonly kind: 'gone' }
  /** There is no response; for people. */
  | { readonly kind: 'failed'; readonly reason: string };
