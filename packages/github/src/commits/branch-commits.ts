import type { GitHub } from '../client/create-github.ts';
import { hasHttpStatus } from '../client/github-error.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** A commit of a branch, with what shows who created it. */
export interface BranchCommit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly committer: { readonly name: string; readonly email: string };
  readonly message: string;
}

/** What a branch has that its base does not. */
export interface BranchCommits {
  /** The last commit that both have. */
  readonly mergeBase: string;
  /** Oldest first: the last 250, which GitHub lists. */
  readonly commits: readonly BranchCommit[];
  /** How many there are. */
  readonly total: number;
}

/** Reads the commits that `head` has and `base` does not. @returns `undefined` if they have no common commit */
export async function readBranchCommits(
  github: GitHub,
  repository: RepositoryName,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<BranchCommits | undefined> {
  const parameters = { ...repository, basehead: `${base}...${head}` };
  try {
    const { data } = await github.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
    const commits = data.commits.map(({ sha, parents, commit: { tree, message, committer } }) => ({
      id: sha,
      tree: tree.sha,
      parents: parents.map((parent) => parent.sha),
      committer: { name: committer?.name ?? '', email: committer?.email ?? '' },
      message,
    }));
    return { mergeBase: data.merge_base_commit.sha, commits, total: data.total_commits };
  } catch (error) {
    // GitHub responds with 404 to commits without a common ancestor.
    if (hasHttpStatus(error, 404) && error.reason.includes('No common ancestor')) return undefined;
    throw error;
  }
}
