import type { PastCommitStatus } from '@kalypso-actions/github';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import { type PromotionProgress, readProgress } from './commit-status.ts';

/** The statuses of the commits that matter for a decision, as they were when they were read. */
export class CommitStatuses {
  readonly #byCommit: ReadonlyMap<string, readonly PastCommitStatus[]>;
  readonly #settings: Pick<PromotionSettings, 'statusContext' | 'statusCreators'>;

  /** @param byCommit all statuses of each commit, newest first */
  constructor(
    byCommit: ReadonlyMap<string, readonly PastCommitStatus[]>,
    settings: Pick<PromotionSettings, 'statusContext' | 'statusCreators'>,
  ) {
    this.#byCommit = byCommit;
    this.#settings = settings;
  }

  /** The newest status of a commit in an environment's context; `undefined` if it has none. */
  newest(commit: string, environment: string): PastCommitStatus | undefined {
    return this.list(commit, environment)[0];
  }

  /** How far the promotion of a commit to an environment has come. */
  progress(commit: string, environment: string): PromotionProgress {
    return readProgress(this.list(commit, environment));
  }

  /** All statuses of a commit in an environment's context that count, newest first. */
  list(commit: string, environment: string): readonly PastCommitStatus[] {
    return this.#listAll(commit, environment).filter((status) => isTrustedStatus(status, this.#settings));
  }

  /** The statuses of a commit in an environment's context that do not count because of who set them, newest first. */
  listIgnored(commit: string, environment: string): readonly PastCommitStatus[] {
    return this.#listAll(commit, environment).filter((status) => !isTrustedStatus(status, this.#settings));
  }

  #listAll(commit: string, environment: string): readonly PastCommitStatus[] {
    const statuses = this.#byCommit.get(commit);
    // An unread commit must not count as one without statuses.
    if (!statuses) throw new Error(`the statuses of commit ${commit} were not read`);
    const context = this.#settings.statusContext(environment);
    return statuses.filter((status) => status.context === context);
  }
}

/** Whether a status was set by an account whose statuses count. One whose creator is unknown never does. */
export function isTrustedStatus(
  { creator }: Pick<PastCommitStatus, 'creator'>,
  { statusCreators }: Pick<PromotionSettings, 'statusCreators'>,
): boolean {
  return creator !== undefined && statusCreators.includes(creator);
}
