import type { GitHub } from '../client/create-github.ts';
import { hasHttpStatus } from '../client/github-error.ts';
import type { RepositoryName } from './repository-name.ts';

/** Finds the commit that a branch points at; `undefined` if the branch does not exist. A tag of the same name does not count. */
export async function findBranchHead(
  github: GitHub,
  repository: RepositoryName,
  branch: string,
): Promise<string | undefined> {
  try {
    const ref = `heads/${branch}`;
    const { data } = await github.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...repository, ref });
    return data.object.sha;
  } catch (error) {
    if (hasHttpStatus(error, 404)) return undefined;
    throw error;
  }
}

/** Lists the commits that the branches of a repository point at: at most `max` branches, and not more than 100. */
export async function listBranchHeads(
  github: GitHub,
  repository: RepositoryName,
  { max }: { readonly max: number },
): Promise<readonly string[]> {
  const parameters = { ...repository, per_page: max };
  const { data } = await github.request('GET /repos/{owner}/{repo}/branches', parameters);
  return data.map(({ commit }) => commit.sha);
}

/**
 * Moves a branch to a commit that descends from the one it points at.
 * @returns `false` if the commit does not descend from it, because the branch was moved meanwhile
 */
export async function advanceBranch(
  github: GitHub,
  repository: RepositoryName,
  branch: string,
  commit: string,
): Promise<boolean> {
  try {
    await github.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
      ...repository,
      ref: `heads/${branch}`,
      sha: commit,
      force: false,
    });
    return true;
  } catch (error) {
    // Only GitHub's message identifies this failure.
    if (hasHttpStatus(error, 409, 422) && /fast.?forward/i.test(error.reason)) return false;
    throw error;
  }
}
