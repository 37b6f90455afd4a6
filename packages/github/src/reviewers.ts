import type { GitHub } from './client.ts';
import type { RepositoryName } from './repository.ts';

/** Asks people and teams to review a pull request. Asking again those who are asked already does nothing. */
export async function requestReviewers(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  asked: { readonly reviewers: readonly string[]; readonly teams: readonly string[] },
): Promise<void> {
  await github.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', {
    ...repository,
    pull_number: number,
    reviewers: [...asked.reviewers],
    team_reviewers: [...asked.teams],
    request: { idempotent: true },
  });
}

/** The logins of those who have reviewed a pull request. */
export async function reviewersOf(
  github: GitHub,
  repository: RepositoryName,
  number: number,
): Promise<ReadonlySet<string>> {
  const parameters = { ...repository, pull_number: number, per_page: 100 };
  const reviews = await github.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', parameters);
  return new Set(reviews.flatMap(({ user }) => (user === null ? [] : [user.login])));
}

/** Assigns people to an issue or a pull request, beside those that are. */
export async function addAssignees(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  assignees: readonly string[],
): Promise<void> {
  await github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/assignees', {
    ...repository,
    issue_number: number,
    assignees: [...assignees],
    request: { idempotent: true },
  });
}
