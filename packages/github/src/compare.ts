import type { GitHub } from './client.ts';
import { isStatus } from './error.ts';
import type { RepositoryName } from './repository.ts';

/** What matters of GitHub's answer. */
interface Answer {
  readonly status: string;
  readonly merge_base_commit: { readonly sha: string };
}

/** How a commit stands to another: it has it in its history, or the other way round, or neither. */
export type Comparison = 'same' | 'newer' | 'older' | 'apart';

/**
 * How `head` stands to `base`. Asks for the second page of one commit each, since the first one brings every file that differs.
 *
 * That `head` has `base` in its history is believed only when the commit that they have in common is `base`.
 * @throws a `GitHubError`, with the status 404 when either is not there
 */
export async function compareCommits(
  github: GitHub,
  repository: RepositoryName,
  base: string,
  head: string,
): Promise<Comparison> {
  const pair = { ...repository, basehead: `${base}...${head}`, per_page: 1, page: 2 };
  let data: Answer;
  try {
    ({ data } = await github.request('GET /repos/{owner}/{repo}/compare/{basehead}', pair));
  } catch (error) {
    // For GitHub, what has nothing in common is not there.
    if (isStatus(error, 404) && error.answer.includes('No common ancestor')) return 'apart';
    throw error;
  }
  const common = data.merge_base_commit.sha.toLowerCase();
  if (common === base && common === head) return 'same';
  if (common === base && data.status === 'ahead') return 'newer';
  return common === head ? 'older' : 'apart';
}
