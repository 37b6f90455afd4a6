import type { PastCommitStatus, RepositoryName } from '@kalypso-actions/github';

/** A commit status to set. */
export interface StatusDecision {
  readonly repository: RepositoryName;
  readonly commit: string;
  readonly context: string;
  readonly state: 'pending' | 'success' | 'failure';
  /** As GitHub keeps it. */
  readonly description: string;
  /** The page with its details, if it is not that of the run. */
  readonly targetUrl?: string;
}

/** A commit status that should be the newest of its context, under a condition. */
export interface WantedStatus extends StatusDecision {
  /** Whether it may be set over the statuses of its context, newest first. */
  readonly mayReplace: (statuses: readonly PastCommitStatus[]) => boolean;
  /** Whether nothing has to be reported if the statuses of the commit cannot be read. */
  readonly isOptional: boolean;
}
