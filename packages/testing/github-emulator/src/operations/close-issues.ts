import { formatTimestamp } from '../git/commits.ts';
import { type Actor, isPullRequest, type PullRequestRecord, type RepositoryRecord } from '../model/records.ts';
import type { GitHubState } from '../state/github-state.ts';
import { emitIssueEvent } from './webhook-events.ts';

/** GitHub's keywords: "Linking a pull request to an issue using a keyword" in its documentation. */
const CLOSES = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #(\d+)\b/gi;

/** Closes the issues that the body of a merged pull request names, if it was merged into the default branch. */
export function closeLinkedIssues(
  github: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  { body, pull }: PullRequestRecord,
): void {
  if (pull.base !== (repository.settings.defaultBranch ?? 'main')) return;
  for (const [, number] of (body ?? '').matchAll(CLOSES)) {
    const issue = repository.issues.get(Number(number));
    if (issue === undefined || isPullRequest(issue) || issue.state === 'closed') continue;
    issue.state = 'closed';
    issue.stateReason = 'completed';
    issue.closedAt = formatTimestamp();
    issue.closedBy = actor.user;
    emitIssueEvent(github, repository, actor, issue, 'closed');
  }
}
