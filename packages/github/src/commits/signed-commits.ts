import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

export interface SignedCommit {
  readonly sha: string;
  readonly isVerified: boolean;
  /** GitHub's reason if it is not verified: `unsigned`. */
  readonly reason: string;
}

/** Creates a commit that GitHub signs. It does so for Apps and for the token of a job, and only if no author is named. */
export async function createSignedCommit(
  github: GitHub,
  repository: RepositoryName,
  commit: { readonly message: string; readonly tree: string; readonly parents: readonly string[] },
): Promise<SignedCommit> {
  const { data } = await github.request('POST /repos/{owner}/{repo}/git/commits', {
    ...repository,
    ...commit,
    parents: [...commit.parents],
    // A retry may create a second commit, to which nothing points.
    request: { idempotent: true },
  });
  return { sha: data.sha, isVerified: data.verification.verified, reason: data.verification.reason };
}

/** Whether GitHub has verified the signature of a commit. */
export async function isCommitVerified(github: GitHub, repository: RepositoryName, sha: string): Promise<boolean> {
  const parameters = { ...repository, commit_sha: sha };
  const { data } = await github.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', parameters);
  return data.verification.verified;
}
