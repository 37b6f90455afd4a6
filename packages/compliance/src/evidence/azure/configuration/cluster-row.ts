import { isJsonObject } from '@kalypso-actions/azure';
import type { Fact } from '../../reconciler-report.ts';
import { formatReported, isAbsent } from './reported-value.ts';

/** The columns of a row that describe the cluster; not validated. Only the row of the cluster itself has them: the resource provider does not. */
export interface ClusterColumns {
  /** Absent if the identity may not read the cluster. */
  readonly clusterName?: unknown;
  readonly tags?: unknown;
  /** Of an Arc cluster. */
  readonly connectivityStatus?: unknown;
  /** Of an AKS cluster. */
  readonly powerState?: unknown;
}

/** Picks the columns of a row that describe the cluster. */
export function pickClusterColumns({
  clusterName,
  tags,
  connectivityStatus,
  powerState,
}: ClusterColumns): ClusterColumns {
  return { clusterName, tags, connectivityStatus, powerState };
}

/** The tags of the cluster; `undefined` if the identity may not read the cluster, or if they do not have the documented form. */
export function readClusterLabels({ clusterName, tags }: ClusterColumns): Readonly<Record<string, string>> | undefined {
  if (isAbsent(clusterName)) return undefined;
  // Without a prototype: tags can have any name.
  const labels: Record<string, string> = Object.create(null);
  if (isAbsent(tags)) return labels;
  if (!isJsonObject(tags)) return undefined;
  for (const [name, tag] of Object.entries(tags)) {
    if (typeof tag !== 'string') return undefined;
    labels[name] = tag;
  }
  return labels;
}

/** How the cluster is connected to Azure. */
export interface ClusterConnection {
  /** What Azure reports; empty if it reports nothing. */
  readonly state: string;
  /** Whether the cluster is known to be connected, so that it has nothing new to report if it does not. */
  readonly isConnected: boolean;
  readonly facts: readonly Fact[];
}

/** `ConnectivityStatus` of Microsoft.Kubernetes/connectedClusters; Azure calls a cluster offline after 15 minutes without a heartbeat. */
const CONNECTIVITY: ReadonlyMap<unknown, boolean> = new Map([
  ['Connected', true],
  ...['Connecting', 'Offline', 'Expired', 'AgentNotInstalled'].map((state) => [state, false] as const),
]);

/** `PowerState` of Microsoft.ContainerService/managedClusters. */
const POWER: ReadonlyMap<unknown, boolean> = new Map([
  ['Running', true],
  ['Stopped', false],
]);

/** Reads whether the cluster is connected to Azure, as far as Azure reports it. */
export function readClusterConnection({ connectivityStatus, powerState }: ClusterColumns): ClusterConnection {
  const states = [
    { value: connectivityStatus, isUp: CONNECTIVITY.get(connectivityStatus) },
    { value: powerState, isUp: POWER.get(powerState) },
  ].filter(({ value }) => !isAbsent(value));
  const facts = states.flatMap(({ value, isUp }): Fact[] => {
    if (isUp === true) return [];
    if (isUp === false) return [{ kind: 'disconnected', detail: `its cluster is not connected to Azure: ${value}` }];
    const detail = `has a cluster in the undocumented state ${formatReported(value)}`;
    return [{ kind: 'unrecognized', object: 'it', detail }];
  });
  const state = states.map(({ value }) => (typeof value === 'string' ? value : formatReported(value))).join(', ');
  return { state, isConnected: states.length > 0 && facts.length === 0, facts };
}
