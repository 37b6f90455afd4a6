export const COMPLIANCE_STATES = ['Compliant', 'Non-Compliant', 'Pending', 'Suspended', 'Unknown'] as const;

/** What Azure reports for a Flux configuration, or for an object that the configuration created. */
export type ComplianceState = (typeof COMPLIANCE_STATES)[number];

/** The cluster that a configuration belongs to. */
export interface ClusterResource {
  readonly name: string;
  /** The resource type: `connectedClusters` (Arc), `managedClusters` (AKS), `provisionedClusters` … */
  readonly kind: string;
  /** The resource ID. */
  readonly id: string;
  /** The tags of the cluster resource; empty if the identity may not read the cluster. */
  readonly tags: Readonly<Record<string, string>>;
}

/** An object of a configuration that reports something other than success. */
export interface ObjectProblem {
  /** `Kustomization flux-system/apps`. */
  readonly object: string;
  readonly state: ComplianceState;
  readonly reason: string;
  /** Untrusted: written in the cluster, by whoever deploys to it. */
  readonly message: string;
  readonly since: string | undefined;
}

/** A GitOps commit that an object of a configuration reports to have applied. */
export interface AppliedCommit {
  /** `Kustomization flux-system/platform-apps`. */
  readonly object: string;
  readonly commit: string;
}

/** A Flux configuration: one cluster that watches one branch, with the state that Azure reports. */
export interface FluxConfiguration {
  /** The resource ID. */
  readonly id: string;
  readonly name: string;
  readonly cluster: ClusterResource;
  readonly resourceGroup: string;
  readonly subscriptionId: string;
  /** The namespace of the Flux objects in the cluster. */
  readonly namespace: string;
  /** The address of the watched repository, as the user wrote it. */
  readonly url: string;
  readonly branch: string;
  readonly suspended: boolean;
  /** `Unknown` for any state that Azure does not document. */
  readonly complianceState: ComplianceState;
  /** The GitOps commit that the cluster fetched last, in lower case; `undefined` if Azure reports none, or in an unknown format. */
  readonly syncedCommit: string | undefined;
  readonly syncedBranch: string | undefined;
  readonly sourceUpdatedAt: string | undefined;
  readonly statusUpdatedAt: string | undefined;
  readonly errorMessage: string;
  readonly provisioningState: string;
  /** The worst first. */
  readonly problems: readonly ObjectProblem[];
  /** What the configuration's own Kustomizations report to have applied: a fetched commit is not yet an applied one. */
  readonly applied: readonly AppliedCommit[];
}

/** A service that reports the state of Flux configurations. */
export interface FluxConfigurationSource {
  /**
   * Returns every configuration that watches the branch, each once.
   * @throws if any part of them cannot be read, so that a configuration that was not read never looks like one that does not exist
   */
  read(signal: AbortSignal): Promise<readonly FluxConfiguration[]>;
}
