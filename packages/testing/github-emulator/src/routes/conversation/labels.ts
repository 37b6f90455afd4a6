import { HttpError, notFound } from '../../model/http-error.ts';
import type { IssueRecord } from '../../model/records.ts';
import {
  type ApiCall,
  type ApiResponse,
  type ApiRoute,
  created,
  defineRoute,
  findIssue,
  ok,
  paginate,
} from '../../routing/route.ts';
import { createLabelRecord, equalsIgnoreCase, labelIssue } from '../../state/issues.ts';
import { issueLabels, labelView } from '../../views/issues.ts';
import { emitChange, ISSUE_READ, ISSUE_WRITE, labelName } from './issues.ts';

const REPO = '/repos/{owner}/{repo}';

interface LabelsBody {
  readonly labels?: readonly (string | { readonly name: string })[];
}

export const labelRoutes: readonly ApiRoute[] = [
  defineRoute(`GET ${REPO}/labels`, ISSUE_READ, (call) =>
    paginate(call, [...call.repository.labels.values()], (label) => labelView(call.api, call.repository, label)),
  ),
  defineRoute<{ readonly name: string; readonly color?: string; readonly description?: string }>(
    `POST ${REPO}/labels`,
    ISSUE_WRITE,
    (call) => created(labelView(call.api, call.repository, createLabelRecord(call.github, call.repository, call.body))),
  ),
  defineRoute(`GET ${REPO}/labels/{name}`, ISSUE_READ, (call) => {
    const label = call.repository.labels.get((call.path.name ?? '').toLowerCase());
    if (label === undefined) throw notFound();
    return ok(labelView(call.api, call.repository, label));
  }),
  defineRoute(`GET ${REPO}/issues/{issue_number}/labels`, ISSUE_READ, (call) => {
    const labels = issueLabels(call.repository, findIssue(call, 'read'));
    return paginate(call, labels, (label) => labelView(call.api, call.repository, label));
  }),
  defineRoute<LabelsBody>(`POST ${REPO}/issues/{issue_number}/labels`, ISSUE_WRITE, (call) => {
    const issue = findIssue(call, 'write');
    addToIssue(call, issue, (call.body.labels ?? []).map(labelName));
    return respondWithLabels(call, issue);
  }),
  defineRoute<LabelsBody>(`PUT ${REPO}/issues/{issue_number}/labels`, ISSUE_WRITE, (call) => {
    const issue = findIssue(call, 'write');
    const names = (call.body.labels ?? []).map(labelName);
    for (const gone of issue.labels.filter((label) => !names.some((name) => equalsIgnoreCase(name, label))))
      removeFromIssue(call, issue, gone);
    addToIssue(call, issue, names);
    return respondWithLabels(call, issue);
  }),
  defineRoute(`DELETE ${REPO}/issues/{issue_number}/labels/{name}`, ISSUE_WRITE, (call) => {
    const issue = findIssue(call, 'write');
    const present = issue.labels.find((label) => equalsIgnoreCase(label, call.path.name ?? ''));
    if (present === undefined) throw new HttpError(404, 'Label does not exist');
    removeFromIssue(call, issue, present);
    return respondWithLabels(call, issue);
  }),
];

function respondWithLabels(call: ApiCall, issue: IssueRecord): ApiResponse {
  return ok(issueLabels(call.repository, issue).map((label) => labelView(call.api, call.repository, label)));
}

function addToIssue(call: ApiCall, issue: IssueRecord, names: readonly string[]): void {
  for (const name of labelIssue(call.github, call.repository, issue, names))
    emitChange(call, issue, 'labeled', labelPayload(call, name));
}

function removeFromIssue(call: ApiCall, issue: IssueRecord, name: string): void {
  issue.labels = issue.labels.filter((label) => label !== name);
  emitChange(call, issue, 'unlabeled', labelPayload(call, name));
}

function labelPayload({ api, repository }: ApiCall, name: string): Readonly<Record<string, unknown>> {
  const label = repository.labels.get(name.toLowerCase());
  return label === undefined ? {} : { label: labelView(api, repository, label) };
}
