import { formatRepositoryName, type PastCommitStatus, type RepositoryName } from '@kalypso-actions/github';
import type { StatusDecision, WantedStatus } from './wanted-status.ts';

type CommitOfRepository = { readonly repository: RepositoryName; readonly commit: string };

/** Identifies a commit of a repository on GitHub. */
export function formatCommitKey({ repository, commit }: CommitOfRepository): string {
  return `${formatRepositoryName(repository).toLowerCase()}@${commit}`;
}

/**
 * Decides which statuses are set: those that differ from the newest one of their context, and may replace it. Pure.
 * @param present all statuses of each commit, newest first, by {@link formatCommitKey}; a commit that could not be read gets none
 */
export function decideStatuses(
  wanted: readonly WantedStatus[],
  present: ReadonlyMap<string, readonly PastCommitStatus[]>,
): readonly StatusDecision[] {
  return wanted.flatMap(({ mayReplace, isOptional, ...status }) => {
    const statuses = present.get(formatCommitKey(status))?.filter(({ context }) => context === status.context);
    const newest = statuses?.[0];
    const isSet = newest?.state === status.state && newest.description === status.description;
    return statuses !== undefined && !isSet && mayReplace(statuses) ? [status] : [];
  });
}
