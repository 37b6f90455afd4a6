import type { Actor, IssueRecord, PullRequestRecord, RepositoryRecord } from '../model/records.ts';
import type { GitHubState } from '../state/github-state.ts';
import { issueView } from '../views/issues.ts';
import { simplePullView } from '../views/pulls.ts';
import { repositoryView } from '../views/repositories.ts';
import { userView } from '../views/users.ts';

/** The payload fields of every webhook: repository and sender. */
export function commonPayload(
  github: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
): Readonly<Record<string, unknown>> {
  const api = `${github.url}/api/v3`;
  return { repository: repositoryView(github, api, repository), sender: userView(api, actor.user) };
}

export function emitPullRequestEvent(
  github: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  issue: PullRequestRecord,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const api = `${github.url}/api/v3`;
  const pull = { ...simplePullView(github, api, repository, issue), merged: issue.pull.mergedAt !== null };
  const payload = {
    action,
    number: issue.number,
    pull_request: pull,
    ...more,
    ...commonPayload(github, repository, actor),
  };
  github.emitEvent(actor, repository, { name: 'pull_request', action, payload });
}

export function emitIssueEvent(
  github: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  issue: IssueRecord,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const view = issueView(github, `${github.url}/api/v3`, repository, issue);
  github.emitEvent(actor, repository, {
    name: 'issues',
    action,
    payload: { action, issue: view, ...more, ...commonPayload(github, repository, actor) },
  });
}
