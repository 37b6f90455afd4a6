import { FLUX_DEFAULT_BRANCH } from './configuration.ts';
import type { Repository } from './repository.ts';

/** What the configurations have in common. */
export interface Watched {
  readonly repository: Repository;
  /** Letter for letter. */
  readonly branch: string;
}

/** Resources that can have Flux configurations: Arc, AKS, AKS enabled by Arc, and appliances. */
const CLUSTER_TYPES = [
  'microsoft.kubernetes/connectedclusters',
  'microsoft.containerservice/managedclusters',
  'microsoft.hybridcontainerservice/provisionedclusters',
  'microsoft.resourceconnector/appliances',
];

/**
 * The query for everything that may watch a branch, with the labels of the cluster that each belongs to.
 *
 * It asks for more than is wanted: an address is found by the repository's path alone, so that no spelling of it is missed, and whoever reads the
 * answer has to compare addresses. A configuration that names a tag or a commit instead of a branch is found as one that names none.
 *
 * Column by column, since an answer has at most 16 MB: what a configuration deploys is left out.
 */
export function configurationsQuery({ repository, branch }: Watched): string {
  const branches = branch === FLUX_DEFAULT_BRANCH ? [branch, ''] : [branch];
  return `kubernetesconfigurationresources
| where type =~ 'microsoft.kubernetesconfiguration/fluxconfigurations'
| extend url = tostring(properties.gitRepository.url), ref = properties.gitRepository.repositoryRef
| where url contains ${literal(repository.path)} and tostring(ref.branch) in (${branches.map(literal).join(', ')})
| extend clusterId = tolower(substring(id, 0, indexof(tolower(id), '/providers/microsoft.kubernetesconfiguration/')))
| join kind=leftouter (
    resources
    | where type in~ (${CLUSTER_TYPES.map(literal).join(', ')})
    | project clusterId = tolower(id), clusterTags = tags
  ) on clusterId
| project id, name, subscriptionId, resourceGroup, tags = clusterTags, url, ref, namespace = properties.namespace,
    suspend = properties.suspend, complianceState = properties.complianceState, statuses = properties.statuses,
    sourceSyncedCommitId = properties.sourceSyncedCommitId, sourceUpdatedAt = properties.sourceUpdatedAt,
    statusUpdatedAt = properties.statusUpdatedAt, errorMessage = properties.errorMessage,
    provisioningState = properties.provisioningState
| order by id asc`;
}

/** The query for the subscriptions that can be seen. Azure leaves out what cannot be, and does not say so. */
export const SUBSCRIPTIONS_QUERY = `resourcecontainers
| where type =~ 'microsoft.resources/subscriptions'
| project id, subscriptionId
| order by id asc`;

/**
 * A string of the query language, from any text: nothing in it can end the string, since all but letters, digits and a few harmless signs of ASCII is
 * written as an escape. (Kusto: "The string data type".)
 */
function literal(text: string): string {
  const escaped = text.replace(
    /[^A-Za-z0-9 ._/:@+-]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${escaped}'`;
}
