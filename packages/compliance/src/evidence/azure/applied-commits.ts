import { isJsonObject, readArray, readString } from '@kalypso-actions/azure';
import type { AppliedCommit } from '../flux-configuration.ts';
import { formatObjectName } from './object-name.ts';
import { parseSyncedRevision } from './synced-revision.ts';

/** The fields of a configuration that identify its own objects. */
export interface ConfigurationIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly syncedBranch: string | undefined;
}

const APPLIED_REVISION = /\bApplied revision: ([^\s']+)/;

/**
 * Finds the commits that the configuration's own Kustomizations report to have applied. Flux first fetches a commit, then applies it. In between, the
 * configuration reports the new commit while all its objects still report success for the old one: only the applied commits show the difference.
 *
 * Azure prefixes the names of a configuration's Kustomizations with the configuration's name. Kustomizations that those apply in turn have sources of
 * their own, so their revisions do not count here.
 */
export function findAppliedCommits(
  statuses: readonly unknown[],
  { name, namespace, syncedBranch }: ConfigurationIdentity,
): readonly AppliedCommit[] {
  return statuses.flatMap((status) => {
    if (!isJsonObject(status) || readString(status.kind) !== 'Kustomization') return [];
    if (!readString(status.name).startsWith(`${name}-`)) return [];
    if (readString(status.namespace) !== '' && namespace !== '' && readString(status.namespace) !== namespace)
      return [];
    return readArray(status.statusConditions).flatMap((condition) => {
      const [, revision] = (isJsonObject(condition) && APPLIED_REVISION.exec(readString(condition.message))) || [];
      const applied = revision === undefined ? undefined : parseSyncedRevision(revision);
      // A revision of another branch predates a change of the configuration, or belongs to another source.
      return applied !== undefined && applied.branch === syncedBranch
        ? [{ object: formatObjectName(status), commit: applied.commit }]
        : [];
    });
  });
}
