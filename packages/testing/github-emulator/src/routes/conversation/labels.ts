import { HttpError, notFound } from '../../model/http-error.ts';
import type { Issue } from '../../model/model.ts';
import { type Answer, type Call, created, issueOf, ok, page, type Route, route } from '../../routing/route.ts';
import { addLabels, newLabel, same } from '../../state/issues.ts';
import { labelsOf, labelView } from '../../views/issues.ts';
import { nameOf, notify, READ, WRITE } from './issues.ts';

const REPO = '/repos/{owner}/{repo}';

interface Names {
  readonly labels?: readonly (string | { readonly name: string })[];
}

export const labelRoutes: readonly Route[] = [
  route(`GET ${REPO}/labels`, READ, (call) =>
    page(call, [...call.repository.labels.values()], (label) => labelView(call.api, call.repository, label)),
  ),
  route<{ readonly name: string; readonly color?: string; readonly description?: string }>(
    `POST ${REPO}/labels`,
    WRITE,
    (call) => created(labelView(call.api, call.repository, newLabel(call.world, call.repository, call.body))),
  ),
  route(`GET ${REPO}/labels/{name}`, READ, (call) => {
    const label = call.repository.labels.get((call.path.name ?? '').toLowerCase());
    if (label === undefined) throw notFound();
    return ok(labelView(call.api, call.repository, label));
  }),
  route(`GET ${REPO}/issues/{issue_number}/labels`, READ, (call) => {
    const labels = labelsOf(call.repository, issueOf(call, 'read'));
    return page(call, labels, (label) => labelView(call.api, call.repository, label));
  }),
  route<Names>(`POST ${REPO}/issues/{issue_number}/labels`, WRITE, (call) => {
    const issue = issueOf(call, 'write');
    add(call, issue, (call.body.labels ?? []).map(nameOf));
    return all(call, issue);
  }),
  route<Names>(`PUT ${REPO}/issues/{issue_number}/labels`, WRITE, (call) => {
    const issue = issueOf(call, 'write');
    const names = (call.body.labels ?? []).map(nameOf);
    for (const gone of issue.labels.filter((label) => !names.some((name) => same(name, label))))
      remove(call, issue, gone);
    add(call, issue, names);
    return all(call, issue);
  }),
  route(`DELETE ${REPO}/issues/{issue_number}/labels/{name}`, WRITE, (call) => {
    const issue = issueOf(call, 'write');
    const present = issue.labels.find((label) => same(label, call.path.name ?? ''));
    if (present === undefined) throw new HttpError(404, 'Label does not exist');
    remove(call, issue, present);
    return all(call, issue);
  }),
];

function all(call: Call, issue: Issue): Answer {
  return ok(labelsOf(call.repository, issue).map((label) => labelView(call.api, call.repository, label)));
}

function add(call: Call, issue: Issue, names: readonly string[]): void {
  for (const name of addLabels(call.world, call.repository, issue, names))
    notify(call, issue, 'labeled', labelOf(call, name));
}

function remove(call: Call, issue: Issue, name: string): void {
  issue.labels = issue.labels.filter((label) => label !== name);
  notify(call, issue, 'unlabeled', labelOf(call, name));
}

function labelOf({ api, repository }: Call, name: string): Readonly<Record<string, unknown>> {
  const label = repository.labels.get(name.toLowerCase());
  return label === undefined ? {} : { label: labelView(api, repository, label) };
}
