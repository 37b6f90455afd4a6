import type { CommitOrder } from '@kalypso-actions/github';
import { errorMessage } from '@kalypso-actions/retry';

/** How a GitOps commit relates to the expected one. */
export type CommitRelation =
  /** `promotes`: whether it promotes the same commit of the control plane. */
  | { readonly kind: 'newer'; readonly promotes: 'same' | 'other' }
  | { readonly kind: 'older' }
  /** Neither contains the other. */
  | { readonly kind: 'diverged' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The relations of GitOps commits, by commit ID. The relation of a commit that is missing here is unknown. */
export type CommitRelations = ReadonlyMap<string, CommitRelation>;

/** Looks up GitOps commits. */
export interface CommitLookup {
  /** Returns how `head` relates to `base`. */
  compare(base: string, head: string): Promise<CommitOrder>;
  /** Returns the promoted commit that a GitOps commit records in `Promoted_Commit_Id`; `undefined` if it records none. */
  readPromotedCommit(commit: string): Promise<string | undefined>;
}

/** How many commits one poll looks up. The next poll continues with the others. */
const MAX_LOOKUPS = 40;
const MAX_CONCURRENT_LOOKUPS = 4;

/**
 * Finds out how GitOps commits relate to the expected one. Each commit is looked up once, since commits do not change. A failed lookup leaves the relation
 * unknown, and is repeated with the next call.
 */
export class CommitAncestry {
  readonly #expected: string;
  readonly #lookup: CommitLookup;
  readonly #known = new Map<string, CommitRelation>();
  #promotedByExpected: Promise<string | undefined> | undefined;

  constructor(expected: string, lookup: CommitLookup) {
    this.#expected = expected;
    this.#lookup = lookup;
  }

  /** Returns the relations of these commits; looks up the most frequent ones first. Never throws: a failed lookup makes a relation `unknown`. */
  async relate(commits: readonly string[]): Promise<CommitRelations> {
    const missing = sortByFrequency(commits).filter((commit) => commit !== this.#expected && !this.#known.has(commit));
    const unknown = new Map<string, CommitRelation>();
    const queue = missing.slice(0, MAX_LOOKUPS);
    for (const commit of missing.slice(MAX_LOOKUPS)) unknown.set(commit, NOT_COMPARED);
    const worker = async () => {
      for (let commit = queue.shift(); commit !== undefined; commit = queue.shift()) {
        const relation = await this.#lookUp(commit);
        (relation.kind === 'unknown' ? unknown : this.#known).set(commit, relation);
      }
    };
    await Promise.all(Array.from({ length: MAX_CONCURRENT_LOOKUPS }, worker));
    return new Map([...this.#known, ...unknown]);
  }

  async #lookUp(commit: string): Promise<CommitRelation> {
    try {
      const order = await this.#lookup.compare(this.#expected, commit);
      if (order === 'newer') return { kind: order, promotes: await this.#comparePromotions(commit) };
      // The IDs differ, so the commits do too.
      if (order === 'same') return { kind: 'unknown', reason: 'GitHub reports that both are the same commit' };
      return { kind: order === 'older' ? 'older' : 'diverged' };
    } catch (error) {
      return { kind: 'unknown', reason: errorMessage(error) };
    }
  }

  async #comparePromotions(commit: string): Promise<'same' | 'other'> {
    this.#promotedByExpected ??= this.#lookup.readPromotedCommit(this.#expected);
    try {
      const promoted = await this.#promotedByExpected;
      return promoted !== undefined && promoted === (await this.#lookup.readPromotedCommit(commit)) ? 'same' : 'other';
    } catch (error) {
      this.#promotedByExpected = undefined;
      throw error;
    }
  }
}

/** The relation of a commit that has not been looked up yet. */
export const NOT_COMPARED: CommitRelation = { kind: 'unknown', reason: 'too many commits in one poll' };

function sortByFrequency(commits: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const commit of commits) counts.set(commit, (counts.get(commit) ?? 0) + 1);
  return [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([commit]) => commit);
}
