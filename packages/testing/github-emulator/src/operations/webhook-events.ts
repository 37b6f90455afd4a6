import type { Actor, IssueRecord, PullRequestRecord, RepositoryRecord } from '../model/records.ts';
import type { GitHubState } from '../state/github-state.ts';
import { issueView } from '../views/issues.ts';
import { simplePullView } from '../views/pulls.ts';
import { repositoryView } from '../views/repositories.ts';
import { userView } from '../views/users.ts';

/** What every webhook says: where, and who. */
export function commonPayload(
  world: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
): Readonly<Record<string, unknown>> {
  const api = `${world.url}/api/v3`;
  return { repository: repositoryView(world, api, repository), sender: userView(api, actor.user) };
}

export function emitPullRequestEvent(
  world: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  issue: PullRequestRecord,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const api = `${world.url}/api/v3`;
  const pull = { ...simplePullView(world, api, repository, issue), merged: issue.pull.mergedAt !== null };
  const payload = {
    action,
    number: issue.number,
    pull_request: pull,
    ...more,
    ...commonPayload(world, repository, actor),
  };
  world.emitEvent(actor, repository, { name: 'pull_request', action, payload });
}

export function emitIssueEvent(
  world: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  issue: IssueRecord,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const view = issueView(world, `${world.url}/api/v3`, repository, issue);
  world.emitEvent(actor, repository, {
    name: 'issues',
    action,
    payload: { action, issue: view, ...more, ...commonPayload(world, repository, actor) },
  });
}
