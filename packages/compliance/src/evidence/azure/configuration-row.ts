import { isJsonObject, readArray, readFields, readString, readTimestamp } from '@kalypso-actions/azure';
import type { FluxConfiguration } from '../flux-configuration.ts';
import { findAppliedCommits } from './applied-commits.ts';
import { toComplianceState } from './compliance-state.ts';
import { findObjectProblems } from './object-problems.ts';
import { parseSyncedRevision } from './synced-revision.ts';

/**
 * Parses a row of the configurations query. The row is untrusted: a field of an undocumented format is left out, and never makes a configuration look
 * better than it is. A row without an ID cannot be identified, so it cannot be counted.
 * @throws a `TypeError` for a row without an ID
 */
export function parseConfigurationRow(row: unknown): FluxConfiguration {
  if (!isJsonObject(row) || readString(row.id) === '')
    throw new TypeError('Azure Resource Graph returned a row that is not a configuration: it has no id');
  const id = readString(row.id);
  const cluster = parseClusterId(id);
  const name = readString(row.name) || (id.split('/').at(-1) ?? '');
  const namespace = readString(row.namespace);
  const synced = parseSyncedRevision(readString(row.sourceSyncedCommitId));
  const statuses = readArray(row.statuses);
  return {
    id,
    name,
    cluster: { name: cluster?.name ?? '', kind: cluster?.kind ?? '', id: cluster?.id ?? '', tags: readTags(row.tags) },
    resourceGroup: readString(row.resourceGroup) || (cluster?.resourceGroup ?? ''),
    subscriptionId: readString(row.subscriptionId) || (cluster?.subscriptionId ?? ''),
    namespace,
    url: readString(row.url),
    branch: readBranch(readFields(row.ref)),
    // Nothing but `true`: suspended configurations can be excluded from the count.
    suspended: row.suspend === true,
    complianceState: cluster ? toComplianceState(row.complianceState) : 'Unknown',
    syncedCommit: synced?.commit,
    syncedBranch: synced?.branch,
    sourceUpdatedAt: readTimestamp(row.sourceUpdatedAt),
    statusUpdatedAt: readTimestamp(row.statusUpdatedAt),
    errorMessage:
      readString(row.errorMessage) || (cluster ? '' : 'its resource ID is not the ID of a configuration of a cluster'),
    provisioningState: readString(row.provisioningState),
    problems: findObjectProblems(statuses),
    applied: findAppliedCommits(statuses, { name, namespace, syncedBranch: synced?.branch }),
  };
}

/** The branch that Flux follows if a `GitRepository` names no reference at all (`spec.ref`). */
export const FLUX_DEFAULT_BRANCH = 'master';

/** Returns the branch of a `repositoryRef`; empty if it names a tag or a commit instead. */
function readBranch(ref: Readonly<Record<string, unknown>>): string {
  const hasOtherReference = [ref.tag, ref.semver, ref.commit].some(
    (value) => value !== null && value !== undefined && value !== '',
  );
  return readString(ref.branch) || (hasOtherReference ? '' : FLUX_DEFAULT_BRANCH);
}

const RESOURCE_ID =
  /^(\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/[^/]+\/([^/]+)\/([^/]+))\/providers\/Microsoft\.KubernetesConfiguration\/fluxConfigurations\/[^/]+$/i;

/** Parses the cluster from the resource ID of a configuration; `undefined` for any other resource. */
function parseClusterId(resourceId: string) {
  const [, id, subscriptionId, resourceGroup, kind, name] = RESOURCE_ID.exec(resourceId) ?? [];
  if (!id || !subscriptionId || !resourceGroup || !kind || !name) return undefined;
  return { id, subscriptionId, resourceGroup, kind, name };
}

function readTags(value: unknown): Readonly<Record<string, string>> {
  // Without a prototype: tags can have any name.
  const tags: Record<string, string> = Object.create(null);
  for (const [name, tag] of Object.entries(readFields(value))) if (typeof tag === 'string') tags[name] = tag;
  return tags;
}
