import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import { compareCommits, type GitHub, type RepositoryName, readFileText } from '@kalypso-actions/github';
import type { CommitLookup } from './commit-ancestry.ts';

/** Looks up commits of a GitOps repository on GitHub. */
export function createGitHubCommitLookup(github: GitHub, repository: RepositoryName): CommitLookup {
  return {
    compare: (base, head) => compareCommits(github, repository, base, head),
    readPromotedCommit: async (commit) =>
      (await readFileText(github, repository, PROMOTED_COMMIT_PATH, commit))?.trim(),
  };
}

/** Stands in for a lookup that is not possible: every relation remains unknown, for this reason. */
export function createUnavailableCommitLookup(reason: string): CommitLookup {
  const fail = async () => {
    throw new Error(reason);
  };
  return { compare: fail, readPromotedCommit: fail };
}
