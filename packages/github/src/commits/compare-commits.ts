import type { GitHub } from '../client/create-github.ts';
import { hasHttpStatus } from '../client/github-error.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** The fields of GitHub's response that we use. */
interface CompareResponse {
  readonly status: string;
  readonly merge_base_commit: { readonly sha: string };
}

/** How a commit relates to another: it has that one in its history (`newer`), is in the history of that one (`older`), or neither (`diverged`). */
export type CommitOrder = 'same' | 'newer' | 'older' | 'diverged';

/**
 * Finds out how `head` relates to `base`. Requests the second page with one commit per page, because the first page lists every file that differs.
 *
 * `newer` is only returned if the merge base is `base`, whatever the status in the response.
 * @throws a `GitHubError`, with status 404 if a commit does not exist
 */
export async function compareCommits(
  github: GitHub,
  repository: RepositoryName,
  base: string,
  head: string,
): Promise<CommitOrder> {
  const parameters = { ...repository, basehead: `${base}...${head}`, per_page: 1, page: 2 };
  let data: CompareResponse;
  try {
    ({ data } = await github.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters));
  } catch (error) {
    // GitHub responds with 404 to commits without a common ancestor.
    if (hasHttpStatus(error, 404) && error.reason.includes('No common ancestor')) return 'diverged';
    throw error;
  }
  const mergeBase = data.merge_base_commit.sha.toLowerCase();
  if (mergeBase === base && mergeBase === head) return 'same';
  if (mergeBase === base && data.status === 'ahead') return 'newer';
  return mergeBase === head ? 'older' : 'diverged';
}
