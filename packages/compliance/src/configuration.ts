import { type Applied, appliedOf } from './applied.ts';
import { isRecord, list, moment, record, text } from './json.ts';
import { type Problem, problemsOf } from './problem.ts';
import { syncedOf } from './revision.ts';
import { type ComplianceState, stateOf } from './state.ts';

/** The cluster that a configuration belongs to. */
export interface Cluster {
  readonly name: string;
  /** What the cluster is to Azure: `connectedClusters` (Arc), `managedClusters` (AKS), `provisionedClusters` … */
  readonly kind: string;
  /** Its resource id. */
  readonly id: string;
  /** The labels of the cluster resource; none when the caller may not read the cluster. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A Flux configuration: one cluster that watches one branch, and how far it says that it is. */
export interface Configuration {
  /** Its resource id. */
  readonly id: string;
  readonly name: string;
  readonly cluster: Cluster;
  readonly resourceGroup: string;
  readonly subscriptionId: string;
  /** The namespace in the cluster where Flux keeps its objects. */
  readonly namespace: string;
  /** The repository that it watches, as it was written. */
  readonly url: string;
  readonly branch: string;
  readonly suspended: boolean;
  /** Anything that Azure's documentation does not name is `Unknown`. */
  readonly complianceState: ComplianceState;
  /** The commit that the cluster fetched last, in lower case; nothing when there is none that we can read. */
  readonly syncedCommit: string | undefined;
  readonly syncedBranch: string | undefined;
  readonly sourceUpdatedAt: string | undefined;
  readonly statusUpdatedAt: string | undefined;
  readonly errorMessage: string;
  readonly provisioningState: string;
  /** What is not fine, as the objects of the configuration say; the worst first. */
  readonly problems: readonly Problem[];
  /** What its own Kustomizations say they have applied; for fetching a commit is not applying it. */
  readonly applied: readonly Applied[];
}

/** Where configurations are read from. */
export interface ConfigurationSource {
  /**
   * Every configuration that watches the branch, each once.
   * @throws when any part of them could not be read: nothing that is missing ever looks as if it were not there
   */
  read(signal: AbortSignal): Promise<readonly Configuration[]>;
}

/**
 * One row of the query's answer. Trusts nothing in it: what is not of the documented form is left out, and never makes a configuration look better than
 * it is. A row that does not say which configuration it is cannot be told apart from others, and so cannot be counted.
 * @throws a `TypeError` for such a row
 */
export function configurationOf(row: unknown): Configuration {
  if (!isRecord(row) || text(row.id) === '')
    throw new TypeError('Azure Resource Graph gave a row that is no configuration: it has no id');
  const id = text(row.id);
  const cluster = clusterOf(id);
  const name = text(row.name) || (id.split('/').at(-1) ?? '');
  const namespace = text(row.namespace);
  const synced = syncedOf(text(row.sourceSyncedCommitId));
  return {
    id,
    name,
    cluster: { name: cluster?.name ?? '', kind: cluster?.kind ?? '', id: cluster?.id ?? '', tags: tagsOf(row.tags) },
    resourceGroup: text(row.resourceGroup) || (cluster?.resourceGroup ?? ''),
    subscriptionId: text(row.subscriptionId) || (cluster?.subscriptionId ?? ''),
    namespace,
    url: text(row.url),
    branch: branchOf(record(row.ref)),
    // Only a plain yes: a suspended configuration may be left out of the count.
    suspended: row.suspend === true,
    complianceState: cluster ? stateOf(row.complianceState) : 'Unknown',
    syncedCommit: synced?.commit,
    syncedBranch: synced?.branch,
    sourceUpdatedAt: moment(row.sourceUpdatedAt),
    statusUpdatedAt: moment(row.statusUpdatedAt),
    errorMessage:
      text(row.errorMessage) || (cluster ? '' : 'its resource id is not that of a configuration of a cluster'),
    provisioningState: text(row.provisioningState),
    problems: problemsOf(list(row.statuses)),
    applied: appliedOf(list(row.statuses), { name, namespace, syncedBranch: synced?.branch }),
  };
}

/** The branch that Flux follows when it is told none, and nothing else either (`GitRepository`, `spec.ref`). */
export const FLUX_DEFAULT_BRANCH = 'master';

/** The branch of a `repositoryRef`; empty for one that names a tag or a commit instead. */
function branchOf(ref: Readonly<Record<string, unknown>>): string {
  const others = [ref.tag, ref.semver, ref.commit].some(
    (value) => value !== null && value !== undefined && value !== '',
  );
  return text(ref.branch) || (others ? '' : FLUX_DEFAULT_BRANCH);
}

const RESOURCE_ID =
  /^(\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/[^/]+\/([^/]+)\/([^/]+))\/providers\/Microsoft\.KubernetesConfiguration\/fluxConfigurations\/[^/]+$/i;

function clusterOf(resourceId: string) {
  const [, id, subscriptionId, resourceGroup, kind, name] = RESOURCE_ID.exec(resourceId) ?? [];
  if (!id || !subscriptionId || !resourceGroup || !kind || !name) return undefined;
  return { id, subscriptionId, resourceGroup, kind, name };
}

function tagsOf(value: unknown): Readonly<Record<string, string>> {
  // No prototype, since people name tags as they like.
  const tags: Record<string, string> = Object.create(null);
  for (const [name, tag] of Object.entries(record(value))) if (typeof tag === 'string') tags[name] = tag;
  return tags;
}
