import type { GitHub } from '../client/create-github.ts';
import { hasHttpStatus } from '../client/github-error.ts';
import { findBranchHead } from './branches.ts';
import type { RepositoryName } from './repository-name.ts';

export type PointBranchResult =
  | { readonly kind: 'pointed' }
  /** The branch is not where it was read. */
  | { readonly kind: 'lost-race' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Points a branch at a commit, whatever it pointed at before, provided that it is still where it was read; creates it if it did not exist. GitHub
 * itself does not compare when a branch is forced, so a push between our check and the update would be lost: they follow each other immediately.
 */
export async function pointBranch(
  github: GitHub,
  repository: RepositoryName,
  branch: string,
  { from, to }: { readonly from: string | undefined; readonly to: string },
): Promise<PointBranchResult> {
  const current = await findBranchHead(github, repository, branch);
  if (current === to) return { kind: 'pointed' };
  if (current !== from) return { kind: 'lost-race' };
  try {
    if (from === undefined) await createBranch(github, repository, branch, to);
    else {
      const parameters = { ...repository, ref: `heads/${branch}`, sha: to, force: true };
      await github.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', parameters);
    }
    return { kind: 'pointed' };
  } catch (error) {
    if (!hasHttpStatus(error, 422)) throw error;
    return (await findBranchHead(github, repository, branch)) === from
      ? { kind: 'refused', reason: error.reason }
      : { kind: 'lost-race' };
  }
}

async function createBranch(github: GitHub, repository: RepositoryName, branch: string, sha: string): Promise<void> {
  const create = async () => {
    const parameters = { ...repository, ref: `refs/heads/${branch}`, sha };
    return (await github.request('POST /repos/{owner}/{repo}/git/refs', parameters)).data.object.sha;
  };
  await github.createOnce(create, async () =>
    (await findBranchHead(github, repository, branch)) === sha ? sha : undefined,
  );
}
