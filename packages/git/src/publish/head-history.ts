import type { Remote } from '../remote.ts';
import { RepositoryError, type SourceFailureKind } from '../source.ts';
import type { BareRepository, ObjectFormat } from './bare.ts';
import type { Commit } from './commit.ts';
import { readCommits } from './objects.ts';

const headRef = 'refs/kalypso/head';
const baseRef = 'refs/kalypso/base';
const treeless = '--filter=tree:0';
/** Enough to name people by; nobody counts on. */
const mostFound = 100;
const mostListed = 10_000;

/** The commits of a head branch, without any files, in a repository of their own: what is pushed must count on nothing but the base. */
export class HeadHistory {
  readonly #remote: Remote;
  readonly #repository: BareRepository;
  readonly #branch: string;
  #format: ObjectFormat = 'sha1';

  constructor(remote: Remote, repository: BareRepository, branch: string) {
    this.#remote = remote;
    this.#repository = repository;
    this.#branch = branch;
  }

  /** Fetches what the branch points at. Throws when there is no such branch. */
  async tip(format: ObjectFormat): Promise<Commit | undefined> {
    this.#format = format;
    await this.#repository.init(format);
    await this.#fetch(this.#branch, headRef, ['--depth=1']);
    const [tip] = await readCommits(this.#repository, headRef);
    return tip;
  }

  /**
   * From a tip on down, the commits that neither the base branch nor a commit of ours has below it, newest first.
   * @param base the base branch, when it exists
   */
  async strangers(
    tip: Commit,
    base: string | undefined,
    isOurs: (commit: Commit) => boolean,
  ): Promise<readonly Commit[]> {
    if (isOurs(tip)) return [];
    const commits = new Map((await this.#ahead(base)).map((commit) => [commit.id, commit]));
    const found: Commit[] = [];
    const seen = new Set<string>();
    for (const queue = [tip.id]; queue.length > 0 && found.length < mostFound; ) {
      const commit = commits.get(queue.shift() ?? '');
      if (commit === undefined || seen.has(commit.id) || isOurs(commit)) continue;
      seen.add(commit.id);
      found.push(commit);
      queue.push(...commit.parents);
    }
    return found;
  }

  /** What the head branch has and the base branch has not, newest first. */
  async #ahead(base: string | undefined): Promise<readonly Commit[]> {
    const some = await this.#aheadAlone(base);
    const known = new Set(some?.map(({ id }) => id));
    // The server cuts off every parent of a commit when the base branch has one of them.
    const isCut = ({ parents }: Commit) => parents.length > 1 && parents.some((parent) => !known.has(parent));
    return some === undefined || some.some(isCut) ? this.#aheadOfAll(base) : some;
  }

  /** Has the server leave out what the base branch has: a few commits. */
  async #aheadAlone(base: string | undefined): Promise<readonly Commit[] | undefined> {
    await this.#repository.init(this.#format);
    try {
      await this.#fetch(this.#branch, headRef, base === undefined ? [] : [`--shallow-exclude=refs/heads/${base}`]);
    } catch (error) {
      // So it is when the base branch has all of the head branch, and with servers that cannot do this: some just hang up then.
      const kinds: readonly SourceFailureKind[] = ['git-failed', 'unreachable'];
      if (error instanceof RepositoryError && kinds.includes(error.failure.kind)) return undefined;
      throw error;
    }
    return this.#list([headRef]);
  }

  /** Compares the whole histories. */
  async #aheadOfAll(base: string | undefined): Promise<readonly Commit[]> {
    this.#remote.log('reading the history of both branches to tell whose commits they hold');
    await this.#repository.init(this.#format);
    await this.#fetch(this.#branch, headRef);
    if (base === undefined) return this.#list([headRef]);
    await this.#fetch(base, baseRef);
    return this.#list([headRef, `^${baseRef}`]);
  }

  #fetch(branch: string, ref: string, options: readonly string[] = []): Promise<void> {
    return this.#remote.fetch(this.#repository.folder, [...options, treeless], `+refs/heads/${branch}:${ref}`);
  }

  async #list(range: readonly string[]): Promise<readonly Commit[]> {
    const ids = await this.#repository.run(['rev-list', '--topo-order', `--max-count=${mostListed}`, ...range]);
    return readCommits(this.#repository, ids);
  }
}
