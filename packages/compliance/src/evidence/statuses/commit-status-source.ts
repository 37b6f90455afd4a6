import {
  CommitStatusHistory,
  compareCommits,
  findBranchHead,
  type GitHub,
  listCommitsAhead,
  listRecentCommits,
  type RepositoryName,
} from '@kalypso-actions/github';
import { abortable } from '@kalypso-actions/retry';
import type { Inventory } from '../../inventory/inventory.ts';
import type { EvidenceSource, ReconcilerReport } from '../reconciler-report.ts';
import { type CommitEvidence, createStatusReports, type IgnoredStatus } from './status-reports.ts';
import { withoutSuperseded } from './superseded-statuses.ts';

export interface CommitStatusSourceOptions {
  readonly github: GitHub;
  /** The GitOps repository. */
  readonly repository: RepositoryName;
  readonly inventory: Inventory;
  /** The branch that the clusters watch. */
  readonly branch: string;
  /** The expected commit. */
  readonly commit: string;
}

/** What the last poll has left out; for warnings. */
export interface StatusOmissions {
  /** Statuses that look like reports of clusters and do not count. */
  readonly ignored: readonly IgnoredStatus[];
  /** Whether the branch has more newer commits than are read. */
  readonly isCut: boolean;
}

/** What the branch contains. */
interface BranchState {
  readonly head: string;
  /** Whether the branch contains the expected commit. */
  readonly isContained: boolean;
  /** The last commits after the expected one, oldest first: one more than are read, if there are more. */
  readonly newer: readonly string[];
}

/** Each takes a request for each poll. */
export const MAX_NEWER_COMMITS = 20;
/** How many commits before the expected one show whether a cluster has moved back. Each takes a request for each poll. */
export const MAX_OLDER_COMMITS = 3;

/** Reads what clusters report as statuses of GitOps commits: of the expected commit, and of newer ones of its branch. */
export class CommitStatusSource implements EvidenceSource {
  readonly name = 'commit-status';
  readonly #options: CommitStatusSourceOptions;
  readonly #statuses: CommitStatusHistory;
  #omissions: StatusOmissions = { ignored: [], isCut: false };
  #lastState: BranchState | undefined;
  #older: readonly string[] | undefined;

  constructor(options: CommitStatusSourceOptions) {
    this.#options = options;
    this.#statuses = new CommitStatusHistory(options.github, options.repository);
  }

  get omissions(): StatusOmissions {
    return this.#omissions;
  }

  /** @throws a `GitHubError`, or the signal's reason */
  async read(signal: AbortSignal): Promise<readonly ReconcilerReport[]> {
    return abortable(this.#read(), signal);
  }

  async #read(): Promise<readonly ReconcilerReport[]> {
    const { inventory, branch, commit } = this.#options;
    const { isContained, newer } = await this.#readBranch();
    const isCut = newer.length > MAX_NEWER_COMMITS;
    this.#older ??= await this.#listOlder();
    const commits = await this.#readStatuses([commit, ...newer.slice(-MAX_NEWER_COMMITS)]);
    const olderCommits = await this.#readStatuses(this.#older);
    const evidence = { branch, commits, olderCommits, isCut, isReset: !isContained };
    const { reports, ignored } = createStatusReports(inventory, evidence);
    this.#omissions = { ignored, isCut };
    return reports;
  }

  #readStatuses(commits: readonly string[]): Promise<CommitEvidence[]> {
    const read = async (commit: string) => ({ commit, statuses: withoutSuperseded(await this.#statuses.list(commit)) });
    return Promise.all(commits.map(read));
  }

  async #listOlder(): Promise<readonly string[]> {
    const { github, repository, commit } = this.#options;
    const range = { head: commit, max: MAX_OLDER_COMMITS + 1 };
    return (await listRecentCommits(github, repository, range)).filter((id) => id !== commit);
  }

  /** One request, as long as the branch does not move. Compares IDs: GitHub prefers a tag to a branch of the same name. */
  async #readBranch(): Promise<BranchState> {
    const { github, repository, branch, commit } = this.#options;
    const head = await findBranchHead(github, repository, branch);
    if (head === undefined) {
      const { owner, repo } = repository;
      throw new Error(`${owner}/${repo} has no branch ${branch}, or the token does not allow to read it`);
    }
    if (this.#lastState?.head !== head) {
      const order = await compareCommits(github, repository, commit, head);
      const range = { base: commit, head, max: MAX_NEWER_COMMITS + 1 };
      const newer = order === 'newer' ? await listCommitsAhead(github, repository, range) : [];
      this.#lastState = { head, isContained: order === 'same' || order === 'newer', newer };
    }
    return this.#lastState;
  }
}
