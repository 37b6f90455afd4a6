import { quoteKusto } from '@kalypso-actions/azure';
import type { RepositoryAddress } from '../repository-address.ts';
import { FLUX_DEFAULT_BRANCH } from './configuration/git-reference.ts';

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

/** All configurations, with the address of their repository and the reference that they follow. */
const CONFIGURATIONS = `kubernetesconfigurationresources
| where type =~ 'microsoft.kubernetesconfiguration/fluxconfigurations'
| extend url = tostring(properties.gitRepository.url), ref = properties.gitRepository.repositoryRef`;

/**
 * Returns the query for all configurations that may watch a branch, each with its cluster.
 *
 * The result includes more than the watching configurations: the query matches addresses by the repository's path alone, so that it misses no spelling,
 * and the caller has to compare the addresses. A configuration that names a tag or a commit instead of a branch looks like one that names nothing.
 *
 * The query lists its columns, because a response is limited to 16 MB.
 * @param repositories the names of the repository; at least one
 */
export function configurationsQuery(repositories: readonly RepositoryAddress[], branch: string): string {
  const paths = repositories.map(({ path }) => `url contains ${quoteKusto(path)}`);
  return `${CONFIGURATIONS}
| where (${paths.join(' or ')}) and ${followsBranch(branch)}
| extend clusterId = tolower(substring(id, 0, indexof(tolower(id), '/providers/microsoft.kubernetesconfiguration/')))
| join kind=leftouter (
    resources
    | where type in~ (${CLUSTER_TYPES.map(quoteKusto).join(', ')})
    | project clusterId = tolower(id), clusterName = name, clusterTags = tags,
        connectivityStatus = properties.connectivityStatus, powerState = properties.powerState.code
  ) on clusterId
| project id, name, subscriptionId, resourceGroup, clusterName, tags = clusterTags, connectivityStatus, powerState, url, ref,
    namespace = properties.namespace, sourceKind = properties.sourceKind, suspend = properties.suspend,
    kustomizations = properties.kustomizations, complianceState = properties.complianceState, statuses = properties.statuses,
    sourceSyncedCommitId = properties.sourceSyncedCommitId, sourceUpdatedAt = properties.sourceUpdatedAt,
    statusUpdatedAt = properties.statusUpdatedAt, errorMessage = properties.errorMessage,
    provisioningState = properties.provisioningState
| order by id asc`;
}

/** Returns the query for the addresses of all repositories on a server of which configurations follow a branch with this name, one row for each. */
export function addressesQuery({ repository, branch }: WatchedBranch): string {
  return `${CONFIGURATIONS}
| where url contains ${quoteKusto(repository.host)} and ${followsBranch(branch)}
| summarize id = min(id) by url
| order by id asc`;
}

/** Returns the query for all configurations that follow a branch with this name of any repository on a server. */
export function sameServerQuery({ repository, branch }: WatchedBranch): string {
  return `${CONFIGURATIONS}
| where url contains ${quoteKusto(repository.host)} and ${followsBranch(branch)}
| project id, name, subscriptionId, resourceGroup, url, ref
| order by id asc`;
}

/** Returns the query for some of the configurations that follow anything else of a repository. */
export function sameRepositoryQuery({ repository, branch }: WatchedBranch, max: number): string {
  return `${CONFIGURATIONS}
| where url contains ${quoteKusto(repository.path)} and tostring(ref.branch) != ${quoteKusto(branch)}
| project id, name, url, ref
| order by id asc
| take ${max}`;
}

/** Returns the query for some of the configurations that follow a branch with this name of any repository. */
export function sameBranchQuery({ branch }: WatchedBranch, max: number): string {
  return `${CONFIGURATIONS}
| where ${followsBranch(branch)}
| project id, name, url, ref
| order by id asc
| take ${max}`;
}

/** A configuration without any reference follows Flux's default branch. */
function followsBranch(branch: string): string {
  const branches = branch === FLUX_DEFAULT_BRANCH ? [branch, ''] : [branch];
  return `tostring(ref.branch) in (${branches.map(quoteKusto).join(', ')})`;
}
