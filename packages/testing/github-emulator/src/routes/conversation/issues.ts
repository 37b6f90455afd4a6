import { stamp } from '../../git/commits.ts';
import { invalid } from '../../model/http-error.ts';
import { type Issue, isPull, type User } from '../../model/model.ts';
import { closePull } from '../../operations/ref-changes.ts';
import { emitIssue, emitPull } from '../../operations/webhook-events.ts';
import { type Call, created, issueOf, ok, page, type Route, route } from '../../routing/route.ts';
import type { Need } from '../../state/access.ts';
import { addLabels, assertTexts, newIssue, same } from '../../state/issues.ts';
import { issueView } from '../../views/issues.ts';

const REPO = '/repos/{owner}/{repo}';

/** Pull requests are issues too. */
export const READ: readonly Need[] = ['issues:read', 'pull-requests:read'];
export const WRITE: readonly Need[] = ['issues:write', 'pull-requests:write'];

type LabelName = string | { readonly name?: string };

interface IssueBody {
  readonly title?: string | number;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly state_reason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  readonly labels?: readonly LabelName[];
  readonly assignees?: readonly (string | { readonly login?: string })[];
}

const LACKING = ['assignee', 'milestone', 'type', 'issue_field_values'];

export const issueRoutes: readonly Route[] = [
  route(
    `GET ${REPO}/issues`,
    READ,
    (call) => page(call, listed(call), (issue) => issueView(call.world, call.api, call.repository, issue)),
    ['milestone', 'type', 'mentioned', 'issue_field_values'],
  ),
  route(`GET ${REPO}/issues/{issue_number}`, READ, (call) =>
    ok(issueView(call.world, call.api, call.repository, issueOf(call, 'read'))),
  ),
  route<IssueBody>(
    `POST ${REPO}/issues`,
    'issues:write',
    (call) => created(issueView(call.world, call.api, call.repository, open(call))),
    LACKING,
  ),
  route<IssueBody>(
    `PATCH ${REPO}/issues/{issue_number}`,
    WRITE,
    (call) => {
      const issue = issueOf(call, 'write');
      update(call, issue);
      return ok(issueView(call.world, call.api, call.repository, issue));
    },
    [...LACKING, 'duplicate_issue_id'],
  ),
  route<{ readonly assignees?: readonly (string | { readonly login?: string })[] }>(
    `POST ${REPO}/issues/{issue_number}/assignees`,
    WRITE,
    (call) => {
      const issue = issueOf(call, 'write');
      // Who is not known is left out without a word.
      const people = (call.body.assignees ?? []).flatMap((login) => call.world.knownUser(loginOf(login)) ?? []);
      issue.assignees = [...new Set([...issue.assignees, ...people])].slice(0, 10);
      return created(issueView(call.world, call.api, call.repository, issue));
    },
  ),
];

function open(call: Call<IssueBody>): Issue {
  const { title, body, labels = [], assignees = [] } = call.body;
  const people = assignees.map((login) => assignable(call, login));
  const issue = newIssue(call.world, call.repository, call.actor.user, { title: String(title ?? ''), body });
  addLabels(call.world, call.repository, issue, labels.map(nameOf));
  issue.assignees = people;
  emitIssue(call.world, call.repository, call.actor, issue, 'opened');
  return issue;
}

function listed({ repository, query }: Call): readonly Issue[] {
  const {
    state = 'open',
    labels,
    creator,
    assignee,
    since,
    sort = 'created',
    direction = 'desc',
  } = Object.fromEntries(query);
  const wanted = labels === undefined || labels === '' ? [] : labels.split(',');
  const found = [...repository.issues.values()].filter(
    (issue) =>
      (state === 'all' || issue.state === state) &&
      wanted.every((name) => issue.labels.some((label) => same(label, name))) &&
      (creator === undefined || same(issue.user.login, creator)) &&
      (assignee === undefined || assignee === '*' || issue.assignees.some(({ login }) => same(login, assignee))) &&
      (since === undefined || issue.updatedAt >= since),
  );
  const key = (issue: Issue) => (sort === 'updated' ? issue.updatedAt : issue.createdAt);
  const sorted = found.toSorted((a, b) => (key(a) === key(b) ? a.number - b.number : key(a) < key(b) ? -1 : 1));
  return direction === 'asc' ? sorted : sorted.toReversed();
}

function update(call: Call<IssueBody>, issue: Issue): void {
  const { title, body, state, state_reason: reason, labels, assignees } = call.body;
  assertTexts('Issue', title === undefined ? undefined : String(title), body);
  const people = assignees?.map((login) => assignable(call, login));
  const edited = (title !== undefined && title !== issue.title) || (body !== undefined && body !== issue.body);
  if (title !== undefined) issue.title = String(title);
  if (body !== undefined) issue.body = body;
  if (people !== undefined) issue.assignees = people;
  if (labels !== undefined) {
    issue.labels = [];
    addLabels(call.world, call.repository, issue, labels.map(nameOf));
  }
  issue.updatedAt = stamp();
  if (edited) notify(call, issue, 'edited');
  if (state !== undefined && state !== issue.state) setState(call, issue, state);
  if (!isPull(issue) && state !== undefined && reason !== undefined) issue.stateReason = reason;
}

function setState(call: Call, issue: Issue, state: Issue['state']): void {
  if (isPull(issue) && state === 'closed') {
    closePull(call.world, call.repository, call.actor, issue);
    return;
  }
  issue.state = state;
  issue.stateReason = state === 'open' ? 'reopened' : 'completed';
  issue.closedAt = state === 'open' ? null : stamp();
  issue.closedBy = state === 'open' ? null : call.actor.user;
  notify(call, issue, state === 'open' ? 'reopened' : 'closed');
}

export function notify(call: Call, issue: Issue, action: string, more?: Readonly<Record<string, unknown>>): void {
  if (isPull(issue)) emitPull(call.world, call.repository, call.actor, issue, action, more);
  else emitIssue(call.world, call.repository, call.actor, issue, action, more);
}

export function nameOf(label: LabelName): string {
  return typeof label === 'string' ? label : (label.name ?? '');
}

function loginOf(who: string | { readonly login?: string }): string {
  return typeof who === 'string' ? who : (who.login ?? '');
}

function assignable({ world }: Call, who: string | { readonly login?: string }): User {
  const user = world.knownUser(loginOf(who));
  if (user === undefined) throw invalid('Issue', { code: 'invalid', field: 'assignees' });
  return user;
}
