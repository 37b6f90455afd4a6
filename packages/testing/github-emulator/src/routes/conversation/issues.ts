import { formatTimestamp } from '../../git/commits.ts';
import { validationFailed } from '../../model/http-error.ts';
import { type IssueRecord, isPullRequest, type UserRecord } from '../../model/records.ts';
import { setPullRequestClosed } from '../../operations/ref-changes.ts';
import { emitIssueEvent, emitPullRequestEvent } from '../../operations/webhook-events.ts';
import { type ApiCall, type ApiRoute, created, defineRoute, findIssue, ok, paginate } from '../../routing/route.ts';
import type { RequiredPermission } from '../../state/access.ts';
import { assertTitleAndBody, createIssueRecord, equalsIgnoreCase, labelIssue } from '../../state/issues.ts';
import { issueView } from '../../views/issues.ts';

const REPO = '/repos/{owner}/{repo}';

/** A pull request is an issue too, so either permission suffices. */
export const ISSUE_READ: readonly RequiredPermission[] = ['issues:read', 'pull-requests:read'];
export const ISSUE_WRITE: readonly RequiredPermission[] = ['issues:write', 'pull-requests:write'];

type LabelInput = string | { readonly name?: string };

interface IssueBody {
  readonly title?: string | number;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly state_reason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  readonly labels?: readonly LabelInput[];
  readonly assignees?: readonly (string | { readonly login?: string })[];
}

const UNSUPPORTED = ['assignee', 'milestone', 'type', 'issue_field_values'];

export const issueRoutes: readonly ApiRoute[] = [
  defineRoute(
    `GET ${REPO}/issues`,
    ISSUE_READ,
    (call) => paginate(call, findIssues(call), (issue) => issueView(call.github, call.api, call.repository, issue)),
    ['milestone', 'type', 'mentioned', 'issue_field_values'],
  ),
  defineRoute(`GET ${REPO}/issues/{issue_number}`, ISSUE_READ, (call) =>
    ok(issueView(call.github, call.api, call.repository, findIssue(call, 'read'))),
  ),
  defineRoute<IssueBody>(
    `POST ${REPO}/issues`,
    'issues:write',
    (call) => created(issueView(call.github, call.api, call.repository, openIssue(call))),
    UNSUPPORTED,
  ),
  defineRoute<IssueBody>(
    `PATCH ${REPO}/issues/{issue_number}`,
    ISSUE_WRITE,
    (call) => {
      const issue = findIssue(call, 'write');
      updateIssue(call, issue);
      return ok(issueView(call.github, call.api, call.repository, issue));
    },
    [...UNSUPPORTED, 'duplicate_issue_id'],
  ),
  defineRoute<{ readonly assignees?: readonly (string | { readonly login?: string })[] }>(
    `POST ${REPO}/issues/{issue_number}/assignees`,
    ISSUE_WRITE,
    (call) => {
      const issue = findIssue(call, 'write');
      // GitHub silently ignores unknown logins.
      const assignees = (call.body.assignees ?? []).flatMap((login) => call.github.findUser(loginName(login)) ?? []);
      issue.assignees = [...new Set([...issue.assignees, ...assignees])].slice(0, 10);
      return created(issueView(call.github, call.api, call.repository, issue));
    },
  ),
];

function openIssue(call: ApiCall<IssueBody>): IssueRecord {
  const { title, body, labels = [], assignees = [] } = call.body;
  const users = assignees.map((login) => requireAssignee(call, login));
  const issue = createIssueRecord(call.github, call.repository, call.actor.user, { title: String(title ?? ''), body });
  labelIssue(call.github, call.repository, issue, labels.map(labelName));
  issue.assignees = users;
  emitIssueEvent(call.github, call.repository, call.actor, issue, 'opened');
  return issue;
}

function findIssues({ repository, query }: ApiCall): readonly IssueRecord[] {
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
      wanted.every((name) => issue.labels.some((label) => equalsIgnoreCase(label, name))) &&
      (creator === undefined || equalsIgnoreCase(issue.user.login, creator)) &&
      (assignee === undefined ||
        assignee === '*' ||
        issue.assignees.some(({ login }) => equalsIgnoreCase(login, assignee))) &&
      (since === undefined || issue.updatedAt >= since),
  );
  const key = (issue: IssueRecord) => (sort === 'updated' ? issue.updatedAt : issue.createdAt);
  const sorted = found.toSorted((a, b) => (key(a) === key(b) ? a.number - b.number : key(a) < key(b) ? -1 : 1));
  return direction === 'asc' ? sorted : sorted.toReversed();
}

function updateIssue(call: ApiCall<IssueBody>, issue: IssueRecord): void {
  const { title, body, state, state_reason: reason, labels, assignees } = call.body;
  assertTitleAndBody('Issue', title === undefined ? undefined : String(title), body);
  const users = assignees?.map((login) => requireAssignee(call, login));
  const edited = (title !== undefined && title !== issue.title) || (body !== undefined && body !== issue.body);
  if (title !== undefined) issue.title = String(title);
  if (body !== undefined) issue.body = body;
  if (users !== undefined) issue.assignees = users;
  if (labels !== undefined) {
    issue.labels = [];
    labelIssue(call.github, call.repository, issue, labels.map(labelName));
  }
  issue.updatedAt = formatTimestamp();
  if (edited) emitChange(call, issue, 'edited');
  if (state !== undefined && state !== issue.state) setState(call, issue, state);
  if (!isPullRequest(issue) && state !== undefined && reason !== undefined) issue.stateReason = reason;
}

function setState(call: ApiCall, issue: IssueRecord, state: IssueRecord['state']): void {
  if (isPullRequest(issue) && state === 'closed') {
    setPullRequestClosed(call.github, call.repository, call.actor, issue);
    return;
  }
  issue.state = state;
  issue.stateReason = state === 'open' ? 'reopened' : 'completed';
  issue.closedAt = state === 'open' ? null : formatTimestamp();
  issue.closedBy = state === 'open' ? null : call.actor.user;
  emitChange(call, issue, state === 'open' ? 'reopened' : 'closed');
}

export function emitChange(
  call: ApiCall,
  issue: IssueRecord,
  action: string,
  more?: Readonly<Record<string, unknown>>,
): void {
  if (isPullRequest(issue)) emitPullRequestEvent(call.github, call.repository, call.actor, issue, action, more);
  else emitIssueEvent(call.github, call.repository, call.actor, issue, action, more);
}

export function labelName(label: LabelInput): string {
  return typeof label === 'string' ? label : (label.name ?? '');
}

function loginName(who: string | { readonly login?: string }): string {
  return typeof who === 'string' ? who : (who.login ?? '');
}

function requireAssignee({ github }: ApiCall, who: string | { readonly login?: string }): UserRecord {
  const user = github.findUser(loginName(who));
  if (user === undefined) throw validationFailed('Issue', { code: 'invalid', field: 'assignees' });
  return user;
}
