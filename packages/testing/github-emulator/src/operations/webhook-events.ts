import type { Actor, Issue, PullRequest, Repository } from '../model/model.ts';
import type { World } from '../state/github-state.ts';
import { issueView } from '../views/issues.ts';
import { simplePullView } from '../views/pulls.ts';
import { repositoryView } from '../views/repositories.ts';
import { userView } from '../views/users.ts';

/** What every webhook says: where, and who. */
export function common(world: World, repository: Repository, actor: Actor): Readonly<Record<string, unknown>> {
  const api = `${world.url}/api/v3`;
  return { repository: repositoryView(world, api, repository), sender: userView(api, actor.user) };
}

export function emitPull(
  world: World,
  repository: Repository,
  actor: Actor,
  issue: PullRequest,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const api = `${world.url}/api/v3`;
  const pull = { ...simplePullView(world, api, repository, issue), merged: issue.pull.mergedAt !== null };
  const payload = { action, number: issue.number, pull_request: pull, ...more, ...common(world, repository, actor) };
  world.emit(actor, repository, { name: 'pull_request', action, payload });
}

export function emitIssue(
  world: World,
  repository: Repository,
  actor: Actor,
  issue: Issue,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const view = issueView(world, `${world.url}/api/v3`, repository, issue);
  world.emit(actor, repository, {
    name: 'issues',
    action,
    payload: { action, issue: view, ...more, ...common(world, repository, actor) },
  });
}
