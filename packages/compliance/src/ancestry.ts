/** How a commit stands to the one that is waited for. */
export type Relation =
  | { readonly is: 'newer'; readonly promotes: 'same' | 'other' }
  | { readonly is: 'older' }
  /** It has another history, so it does not hold the commit. */
  | { readonly is: 'apart' }
  | { readonly is: 'unknown'; readonly reason: string };

/** Relations of the commits that were asked about. A commit that is not in it is one of which nothing is known. */
export type Ancestry = ReadonlyMap<string, Relation>;

/** What has to be known of commits, whoever knows it. */
export interface Commits {
  /** How the second commit stands to the first. */
  compare(base: string, head: string): Promise<'same' | 'newer' | 'older' | 'apart'>;
  /** What a commit of the GitOps branch promotes: the content of `Promoted_Commit_Id`; nothing when it has none. */
  promotedBy(commit: string): Promise<string | undefined>;
}

/** Distinct commits that are asked about in one poll; the others' turn comes with the next. */
const MOST_AT_ONCE = 40;
const CONCURRENT = 4;

/**
 * Knows how commits stand to one commit. Each is asked about once, since commits do not change; only what could not be answered is asked again, and
 * until then it is unknown.
 */
export class Ancestors {
  readonly #commit: string;
  readonly #commits: Commits;
  readonly #known = new Map<string, Relation>();
  #promoted: Promise<string | undefined> | undefined;

  constructor(commit: string, commits: Commits) {
    this.#commit = commit;
    this.#commits = commits;
  }

  /** The relations of these commits, the most frequent first asked about. Never fails: what cannot be told is unknown, with the reason. */
  async of(commits: readonly string[]): Promise<Ancestry> {
    const asked = mostFrequentFirst(commits).filter((commit) => commit !== this.#commit && !this.#known.has(commit));
    const failed = new Map<string, Relation>();
    const queue = asked.slice(0, MOST_AT_ONCE);
    for (const commit of asked.slice(MOST_AT_ONCE))
      failed.set(commit, { is: 'unknown', reason: 'not asked about yet' });
    const worker = async () => {
      for (let commit = queue.shift(); commit !== undefined; commit = queue.shift()) {
        const relation = await this.#ask(commit);
        (relation.is === 'unknown' ? failed : this.#known).set(commit, relation);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENT }, worker));
    return new Map([...this.#known, ...failed]);
  }

  async #ask(commit: string): Promise<Relation> {
    try {
      const is = await this.#commits.compare(this.#commit, commit);
      if (is === 'newer') return { is, promotes: await this.#promotes(commit) };
      // Two names of one commit are not possible: an answer that says so is no answer.
      if (is === 'same') return { is: 'unknown', reason: 'GitHub says that it is the same commit' };
      return { is };
    } catch (error) {
      return { is: 'unknown', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async #promotes(commit: string): Promise<'same' | 'other'> {
    this.#promoted ??= this.#commits.promotedBy(this.#commit);
    try {
      const promoted = await this.#promoted;
      return promoted !== undefined && promoted === (await this.#commits.promotedBy(commit)) ? 'same' : 'other';
    } catch (error) {
      this.#promoted = undefined;
      throw error;
    }
  }
}

function mostFrequentFirst(commits: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const commit of commits) counts.set(commit, (counts.get(commit) ?? 0) + 1);
  return [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([commit]) => commit);
}
