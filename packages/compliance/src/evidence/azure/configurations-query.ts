import { quoteKusto } from '@kalypso-actions/azure';
import type { RepositoryAddress } from '../repository-address.ts';
import { FLUX_DEFAULT_BRANCH } from './configuration-row.ts';

/** The branch that the clusters watch. */
export interface WatchedBranch {
  readonly repository: RepositoryAddress;
  /** Case-sensitive. */
  readonly branch: string;
}

/** Resource types that can have Flux configurations: Arc, AKS, AKS enabled by Arc, and appliances. */
const CLUSTER_TYPES = [
  'microsoft.kubernetes/connectedclusters',
  'microsoft.containerservice/managedclusters',
  'microsoft.hybridcontainerservice/provisionedclusters',
  'microsoft.resourceconnector/appliances',
];

/**
 * Returns the query for all configurations that may watch a branch, each with the tags of its cluster.
 *
 * The result includes more than the watching configurations: the query matches addresses by the repository's path alone, so that it misses no spelling,
 * and the caller has to compare the addresses. A configuration that names a tag or a commit instead of a branch looks like one that names nothing.
 *
 * The query lists its columns, because a response is limited to 16 MB: it leaves out what a configuration deploys.
 */
export function configurationsQuery({ repository, branch }: WatchedBranch): string {
  const branches = branch === FLUX_DEFAULT_BRANCH ? [branch, ''] : [branch];
  return `kubernetesconfigurationresources
| where type =~ 'microsoft.kubernetesconfiguration/fluxconfigurations'
| extend url = tostring(properties.gitRepository.url), ref = properties.gitRepository.repositoryRef
| where url contains ${quoteKusto(repository.path)} and tostring(ref.branch) in (${branches.map(quoteKusto).join(', ')})
| extend clusterId = tolower(substring(id, 0, indexof(tolower(id), '/providers/microsoft.kubernetesconfiguration/')))
| join kind=leftouter (
    resources
    | where type in~ (${CLUSTER_TYPES.map(quoteKusto).join(', ')})
    | project clusterId = tolower(id), clusterTags = tags
  ) on clusterId
| project id, name, subscriptionId, resourceGroup, tags = clusterTags, url, ref, namespace = properties.namespace,
    suspend = properties.suspend, complianceState = properties.complianceState, statuses = properties.statuses,
    sourceSyncedCommitId = properties.sourceSyncedCommitId, sourceUpdatedAt = properties.sourceUpdatedAt,
    statusUpdatedAt = properties.statusUpdatedAt, errorMessage = properties.errorMessage,
    provisioningState = properties.provisioningState
| order by id asc`;
}
