import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** Requests reviews of a pull request from users and teams. Requesting a review twice has no effect. */
export async function requestReviewers(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  { reviewers, teams }: { readonly reviewers: readonly string[]; readonly teams: readonly string[] },
): Promise<void> {
  await github.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', {
    ...repository,
    pull_number: number,
    reviewers: [...reviewers],
    team_reviewers: [...teams],
    request: { idempotent: true },
  });
}

/** Lists the logins of the users who have reviewed a pull request. */
export async function listReviewers(
  github: GitHub,
  repository: RepositoryName,
  number: number,
): Promise<ReadonlySet<string>> {
  const parameters = { ...repository, pull_number: number, per_page: 100 };
  const reviews = await github.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', parameters);
  return new Set(reviews.flatMap(({ user }) => (user === null ? [] : [user.login])));
}

/**
 * Adds users to the assignees of an issue or a pull request.
 * @returns the logins of all its assignees: GitHub leaves out users without access to the repository
 */
export async function addAssignees(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  assignees: readonly string[],
): Promise<readonly string[]> {
  const { data } = await github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/assignees', {
    ...repository,
    issue_number: number,
    assignees: [...assignees],
    request: { idempotent: true },
  });
  return (data.assignees ?? []).map(({ login }) => login);
}
