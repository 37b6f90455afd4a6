import type { KqlRow } from '../kql/evaluate.ts';
import { secondsAgo } from './timestamps.ts';

/** What distinguishes a cluster; every other field is as in a healthy one. */
export interface ClusterSpec {
  readonly cluster: string;
  readonly subscription?: string;
  readonly resourceGroup?: string;
  /** `connectedClusters` for a cluster that Azure Arc connects, if absent; `managedClusters` for AKS. */
  readonly clusterType?: ClusterResourceType;
}

type ClusterResourceType = 'connectedClusters' | 'managedClusters';

interface ClusterRowSpec extends ClusterSpec {
  /** Fields of `properties` to override. */
  readonly properties?: KqlRow;
}

export const SUBSCRIPTION_ID = '00000000-0000-0000-0000-000000000001';
export const RESOURCE_GROUP = 'fleet';

const PROVIDERS: Readonly<Record<ClusterResourceType, string>> = {
  connectedClusters: 'Microsoft.Kubernetes',
  managedClusters: 'Microsoft.ContainerService',
};

/**
 * A row of the table `resources`: a cluster that is connected (Azure Arc) or running (AKS), with tags.
 *
 * The properties are a part of those that Microsoft documents: learn.microsoft.com/javascript/api/@azure/arm-hybridkubernetes/connectedcluster and
 * …/@azure/arm-containerservice/powerstate, read 2026-11-30.
 */
export function createClusterRow(spec: ClusterRowSpec, tags: Readonly<Record<string, string>> = {}): KqlRow {
  const { cluster, subscription = SUBSCRIPTION_ID, resourceGroup = RESOURCE_GROUP, clusterType } = spec;
  const properties = clusterType === 'managedClusters' ? managedClusterProperties() : connectedClusterProperties();
  return {
    id: formatClusterId(spec),
    name: cluster,
    type: `${PROVIDERS[clusterType ?? 'connectedClusters']}/${clusterType ?? 'connectedClusters'}`.toLowerCase(),
    location: 'westeurope',
    subscriptionId: subscription,
    resourceGroup,
    tags,
    properties: { ...properties, ...spec.properties },
  };
}

export function formatClusterId(spec: ClusterSpec): string {
  const { cluster, subscription = SUBSCRIPTION_ID, resourceGroup = RESOURCE_GROUP } = spec;
  const { clusterType = 'connectedClusters' } = spec;
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/${PROVIDERS[clusterType]}/${clusterType}/${cluster}`;
}

function connectedClusterProperties(): KqlRow {
  return {
    provisioningState: 'Succeeded',
    connectivityStatus: 'Connected',
    lastConnectivityTime: secondsAgo(60),
    distribution: 'k3s',
    infrastructure: 'generic',
    kubernetesVersion: '1.34.1',
    agentVersion: '1.30.2',
  };
}

function managedClusterProperties(): KqlRow {
  return { provisioningState: 'Succeeded', powerState: { code: 'Running' }, kubernetesVersion: '1.34.1' };
}
