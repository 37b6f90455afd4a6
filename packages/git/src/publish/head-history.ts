import type { GitRemote } from '../remote/git-remote.ts';
import { RepositoryError, type RepositoryFailureKind } from '../remote/repository-error.ts';
import type { BareRepository } from './bare-repository.ts';
import type { GitCommit } from './parse-commit.ts';
import { readCommits } from './read-objects.ts';

const HEAD_REF = 'refs/kalypso/head';
const BASE_REF = 'refs/kalypso/base';
const WITHOUT_TREES = '--filter=tree:0';
/** Enough to name their authors. */
const MAX_FOREIGN_COMMITS = 100;
const MAX_LISTED_COMMITS = 10_000;

/**
 * The commits of a head branch, without files, in a repository of their own: a push must not rely on the server having any
 * objects but those of the base branch.
 */
export class HeadHistory {
  readonly #remote: GitRemote;
  readonly #repository: BareRepository;
  readonly #branch: string;

  constructor(remote: GitRemote, repository: BareRepository, branch: string) {
    this.#remote = remote;
    this.#repository = repository;
    this.#branch = branch;
  }

  /** Fetches the commit that the branch points at. @throws if the branch does not exist */
  async tip(): Promise<GitCommit | undefined> {
    await this.#repository.init();
    await this.#fetch(this.#branch, HEAD_REF, ['--depth=1']);
    const [tip] = await readCommits(this.#repository, HEAD_REF);
    return tip;
  }

  /**
   * Finds the commits from a tip back to the base branch or to a managed commit, newest first: at most 100.
   * @param base the base branch, if it exists
   * @param isManaged whether this action made a commit
   */
  async foreignCommits(
    tip: GitCommit,
    base: string | undefined,
    isManaged: (commit: GitCommit) => boolean,
  ): Promise<readonly GitCommit[]> {
    if (isManaged(tip)) return [];
    const commits = new Map((await this.#commitsAhead(base)).map((commit) => [commit.id, commit]));
    const found: GitCommit[] = [];
    const seen = new Set<string>();
    for (const queue = [tip.id]; queue.length > 0 && found.length < MAX_FOREIGN_COMMITS; ) {
      const commit = commits.get(queue.shift() ?? '');
      if (commit === undefined || seen.has(commit.id) || isManaged(commit)) continue;
      seen.add(commit.id);
      found.push(commit);
      queue.push(...commit.parents);
    }
    return found;
  }

  /** Returns the commits of the head branch that the base branch does not have, newest first. */
  async #commitsAhead(base: string | undefined): Promise<readonly GitCommit[]> {
    const commits = await this.#fetchAhead(base);
    const known = new Set(commits?.map(({ id }) => id));
    // The server cuts off every parent of a commit if the base branch has one of them.
    const isCut = ({ parents }: GitCommit) => parents.length > 1 && parents.some((parent) => !known.has(parent));
    return commits === undefined || commits.some(isCut) ? this.#compareHistories(base) : commits;
  }

  /** Lets the server exclude what the base branch has, so that it sends few commits. @returns `undefined` if it cannot */
  async #fetchAhead(base: string | undefined): Promise<readonly GitCommit[] | undefined> {
    await this.#repository.init();
    try {
      await this.#fetch(this.#branch, HEAD_REF, base === undefined ? [] : [`--shallow-exclude=refs/heads/${base}`]);
    } catch (error) {
      // Happens if the base branch has all commits of the head branch, and with servers that do not support this: some just hang up.
      const kinds: readonly RepositoryFailureKind[] = ['git-failed', 'unreachable'];
      if (error instanceof RepositoryError && kinds.includes(error.failure.kind)) return undefined;
      throw error;
    }
    return this.#list([HEAD_REF]);
  }

  async #compareHistories(base: string | undefined): Promise<readonly GitCommit[]> {
    this.#remote.log('reading the history of both branches to find commits by others');
    await this.#repository.init();
    await this.#fetch(this.#branch, HEAD_REF);
    if (base === undefined) return this.#list([HEAD_REF]);
    await this.#fetch(base, BASE_REF);
    return this.#list([HEAD_REF, `^${BASE_REF}`]);
  }

  #fetch(branch: string, ref: string, options: readonly string[] = []): Promise<void> {
    return this.#remote.fetch(this.#repository.folder, [...options, WITHOUT_TREES], `+refs/heads/${branch}:${ref}`);
  }

  async #list(range: readonly string[]): Promise<readonly GitCommit[]> {
    const ids = await this.#repository.run(['rev-list', '--topo-order', `--max-count=${MAX_LISTED_COMMITS}`, ...range]);
    return readCommits(this.#repository, ids);
  }
}
