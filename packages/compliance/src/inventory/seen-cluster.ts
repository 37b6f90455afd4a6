/** A cluster with a configuration in Azure that watches the branch. */
export interface SeenCluster {
  readonly name: string;
  readonly resourceId: string;
  readonly resourceGroup: string;
  /** Its tags; `undefined` if they cannot be read. */
  readonly labels: Readonly<Record<string, string>> | undefined;
  /** The folder that it applies; `undefined` if it is not one folder that can be a cluster type. */
  readonly clusterType: string | undefined;
}
