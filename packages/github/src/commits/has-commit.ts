import type { GitHub } from '../client/create-github.ts';
import { hasHttpStatus } from '../client/github-error.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/**
 * Whether GitHub finds a commit in a repository. It also finds commits that no branch has: those of forks, and those that were removed from a branch lately.
 * @param visible a commit of the repository: if GitHub does not find that one either, the token cannot see the repository, and nothing is known
 * @throws a `GitHubError` if GitHub finds neither commit, or if a call fails for any other reason
 */
export async function hasCommit(
  github: GitHub,
  repository: RepositoryName,
  commit: string,
  { visible }: { readonly visible: string },
): Promise<boolean> {
  // Unlike `GET …/commits/{ref}`, this does not compute the changed files.
  const find = (sha: string) =>
    github.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { ...repository, commit_sha: sha });
  try {
    await find(commit);
    return true;
  } catch (error) {
    if (!hasHttpStatus(error, 404)) throw error;
    await find(visible);
    return false;
  }
}
