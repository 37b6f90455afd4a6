import type { GitHub } from './client.ts';
import { isStatus } from './error.ts';
import type { RepositoryName } from './repository.ts';

/**
 * The commit that a branch is at. A tag of the same name does not count.
 * @returns nothing when there is no such branch
 */
export async function branchHead(
  github: GitHub,
  repository: RepositoryName,
  branch: string,
): Promise<string | undefined> {
  try {
    const ref = `heads/${branch}`;
    const { data } = await github.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...repository, ref });
    return data.object.sha;
  } catch (error) {
    if (isStatus(error, 404)) return undefined;
    throw error;
  }
}

/**
 * Moves a branch on to a commit that follows the one it is at; never back, never aside.
 * @returns `false` when the branch has moved meanwhile, so that the commit does not follow
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
    // GitHub says it in words only.
    if (isStatus(error, 409, 422) && /fast.?forward/i.test(error.answer)) return false;
    throw error;
  }
}
