import type { PastCommitStatus } from '@kalypso-actions/github';
import { type PromotionProgress, readProgress } from './commit-status.ts';

/** The statuses of the commits that matter for a decision, as they were when they were read. */
export class CommitStatuses {
  readonly #byCommit: ReadonlyMap<string, readonly PastCommitStatus[]>;
  readonly #contextOf: (environment: string) => string;

  /**
   * @param byCommit all statuses of each commit, newest first
   * @param contextOf the status context of an environment
   */
  constructor(byCommit: ReadonlyMap<string, readonly PastCommitStatus[]>, contextOf: (environment: string) => string) {
    this.#byCommit = byCommit;
    this.#contextOf = contextOf;
  }

  /** The newest status of a commit in an environment's context; `undefined` if it has none. */
  newest(commit: string, environment: string): PastCommitStatus | undefined {
    return this.list(commit, environment)[0];
  }

  /** How far the promotion of a commit to an environment has come. */
  progress(commit: string, environment: string): PromotionProgress {
    return readProgress(this.list(commit, environment));
  }

  /** All statuses of a commit in an environment's context, newest first. */
  list(commit: string, environment: string): readonly PastCommitStatus[] {
    const statuses = this.#byCommit.get(commit);
    // An unread commit must not count as one without statuses.
    if (!statuses) throw new Error(`the statuses of commit ${commit} were not read`);
    const context = this.#contextOf(environment);
    return statuses.filter((status) => status.context === context);
  }
}
