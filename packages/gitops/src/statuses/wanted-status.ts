import type { PastCommitStatus, RepositoryName } from '@kalypso-actions/github';

/** A commit status to set. The page with its details is that of the run. */
export interface StatusDecision {
  readonly repository: RepositoryName;
  readonly commit: string;
  readonly context: string;
  readonly state: 'pending' | 'success' | 'failure';
  /** As GitHub keeps it. */
  readonly description: string;
}

/** A commit status that should be the newest of its context, under a condition. */
export interface WantedStatus extends StatusDecision {
  /** Whether it may replace the newest status of its context; `undefined` if there is none. */
  readonly mayReplace: (newest: PastCommitStatus | undefined) => boolean;
  /** Whether nothing has to be reported if the statuses of the commit cannot be read. */
  readonly isOptional: boolean;
}
