/** What the resource ID of a Flux configuration consists of. */
export interface ConfigurationId {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  /** The resource ID of the cluster, in lower case: Azure does not preserve the letter case of IDs. */
  readonly clusterId: string;
  /** `connectedClusters`, `managedClusters` … */
  readonly clusterKind: string;
  readonly clusterName: string;
  /** The name of the configuration. */
  readonly name: string;
}

/** One segment of the path of a URL: nothing that ends the path, and no escapes. */
const SEGMENT = String.raw`(?!\.{1,2}(?:/|$))[^/?#%\\\s\p{Cc}]+`;

const FORMAT = new RegExp(
  `^(/subscriptions/(${SEGMENT})/resourceGroups/(${SEGMENT})/providers/${SEGMENT}/(${SEGMENT})/(${SEGMENT}))` +
    `/providers/Microsoft\\.KubernetesConfiguration/fluxConfigurations/(${SEGMENT})$`,
  'iu',
);

/** Parses the resource ID of a Flux configuration of a cluster; `undefined` for any other resource, and for an ID that cannot be part of a URL. */
export function parseConfigurationId(id: string): ConfigurationId | undefined {
  const [, clusterId, subscriptionId, resourceGroup, clusterKind, clusterName, name] = FORMAT.exec(id) ?? [];
  if (!clusterId || !subscriptionId || !resourceGroup || !clusterKind || !clusterName || !name) return undefined;
  return { subscriptionId, resourceGroup, clusterId: clusterId.toLowerCase(), clusterKind, clusterName, name };
}
