import { listCommitStatuses, type PastCommitStatus } from '@kalypso-actions/github';
import { CommitStatuses } from '../records/commit-statuses.ts';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';

/** Reads the statuses of commits, each commit once. */
export class PromotionStatusReader {
  /** The statuses of the commits that were read so far. */
  readonly statuses: CommitStatuses;
  readonly #byCommit = new Map<string, readonly PastCommitStatus[]>();
  readonly #settings: Pick<PromotionSettings, 'repository'>;
  readonly #deps: Pick<PromotionDeps, 'github'>;

  constructor(
    settings: Pick<PromotionSettings, 'repository' | 'statusContext' | 'statusCreators'>,
    deps: Pick<PromotionDeps, 'github'>,
  ) {
    this.#settings = settings;
    this.#deps = deps;
    this.statuses = new CommitStatuses(this.#byCommit, settings);
  }

  /** Reads the statuses of a commit, unless that was done before. */
  async read(commit: string): Promise<void> {
    if (this.#byCommit.has(commit)) return;
    this.#byCommit.set(commit, await listCommitStatuses(this.#deps.github, this.#settings.repository, commit));
  }
}
