import { quoteKusto, ResourceGraph, type ResourceGraphOptions, readFields, readString } from '@kalypso-actions/azure';
import type { SeenCluster } from '../../inventory/seen-cluster.ts';
import { AzureConfigurationSource } from '../azure/azure-configuration-source.ts';
import type { WatchedBranch } from '../azure/configurations-query.ts';
import type { RepositoryResolver } from '../azure/repository-names.ts';
import type { ReconcilerReport } from '../reconciler-report.ts';

export interface SeenClustersOptions extends ResourceGraphOptions {
  readonly watched: WatchedBranch;
  /** The folder of the cluster types on the GitOps branch: the `path` of the `GitOpsRepo`. */
  readonly path: string;
  /** Recognizes former names of the repository; `undefined` if they cannot be resolved. */
  readonly canonicalNames: RepositoryResolver | undefined;
}

/**
 * Lists the clusters that have a configuration in Azure that watches the branch, each once.
 * @throws an `AzureError`, or the signal's reason
 */
export async function listSeenClusters(
  options: SeenClustersOptions,
  signal: AbortSignal,
): Promise<readonly SeenCluster[]> {
  const source = new AzureConfigurationSource({ ...options, children: 'all', ignoreSuspended: false, confirm: false });
  const reports = await source.readWatching(signal);
  const rows = await new ResourceGraph(options).readRows(kustomizationsQuery(options.watched), signal);
  return toSeenClusters(reports, readClusterTypes(rows, options.path));
}

/** Returns the query for what the configurations of a repository apply. */
function kustomizationsQuery({ repository }: WatchedBranch): string {
  return `kubernetesconfigurationresources
| where type =~ 'microsoft.kubernetesconfiguration/fluxconfigurations'
| where tostring(properties.gitRepository.url) contains ${quoteKusto(repository.path)}
| project id, kustomizations = properties.kustomizations
| order by id asc`;
}

/** The cluster types whose folders a configuration applies, by the ID of its report. */
type ClusterTypes = ReadonlyMap<string, readonly string[]>;

/** Merges the configurations of each cluster. */
export function toSeenClusters(
  reports: readonly ReconcilerReport[],
  clusterTypes: ClusterTypes,
): readonly SeenCluster[] {
  const byCluster = Map.groupBy(
    reports.filter(({ cluster }) => cluster.resourceId !== ''),
    ({ cluster }) => cluster.resourceId.toLowerCase(),
  );
  return [...byCluster.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { name, resourceId } = first.cluster;
    const labels = all.map(({ cluster }) => cluster.labels);
    const types = new Set(all.flatMap(({ id }) => clusterTypes.get(id) ?? []));
    const [clusterType] = types;
    return [
      {
        name,
        resourceId,
        resourceGroup: resourceId.split('/')[4] ?? '',
        labels: labels.includes(undefined) ? undefined : Object.assign({}, ...labels),
        clusterType: types.size === 1 ? clusterType : undefined,
      },
    ];
  });
}

/** Reads the rows of the query. A kustomization whose path is not a folder of a cluster type is left out. */
export function readClusterTypes(rows: readonly unknown[], path: string): ClusterTypes {
  const prefix = toSegments(path);
  return new Map(
    rows.map((row) => {
      const { id, kustomizations } = readFields(row);
      const paths = Object.values(readFields(kustomizations)).map((each) =>
        toSegments(readString(readFields(each).path)),
      );
      const types = paths.flatMap((segments) => {
        const [type, ...below] = segments.slice(prefix.length);
        const isBelow = prefix.every((segment, index) => segments[index] === segment);
        return isBelow && below.length === 0 && type !== undefined && CLUSTER_TYPE.test(type) ? [type] : [];
      });
      return [readString(id).toLowerCase(), types];
    }),
  );
}

/** A DNS label, as the name of every cluster type. */
const CLUSTER_TYPE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

function toSegments(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}
