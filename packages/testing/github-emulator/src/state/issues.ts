import { stamp } from '../git/commits.ts';
import { atMost, invalid } from '../model/http-error.ts';
import type { Issue, Label, Pull, Repository, User } from '../model/model.ts';
import type { World } from './github-state.ts';

/** An open issue, or with `pull` a pull request, under the repository's next number. */
export function newIssue(
  world: World,
  repository: Repository,
  user: User,
  {
    title,
    body = null,
    pull,
  }: { readonly title: string; readonly body?: string | null | undefined; readonly pull?: Pull },
): Issue {
  assertTexts(pull === undefined ? 'Issue' : 'PullRequest', title, body);
  const now = stamp();
  const issue: Issue = {
    id: world.nextId(),
    number: repository.issues.size + 1,
    user,
    title,
    body,
    createdAt: now,
    updatedAt: now,
    comments: [],
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [],
    closedAt: null,
    closedBy: null,
    ...(pull === undefined ? {} : { pull }),
  };
  repository.issues.set(issue.number, issue);
  return issue;
}

export function assertTexts(resource: string, title: string | undefined, body: string | null | undefined): void {
  if (title !== undefined && title.trim() === '') throw invalid(resource, { code: 'missing_field', field: 'title' });
  atMost(resource, 'title', title, 256);
  atMost(resource, 'body', body, 65_536);
}

export function newLabel(
  world: World,
  { labels }: Repository,
  { name, color = 'ededed', description = null }: Partial<Label> & Pick<Label, 'name'>,
): Label {
  if (name.trim() === '') throw invalid('Label', { code: 'missing_field', field: 'name' });
  if (labels.has(name.toLowerCase())) throw invalid('Label', { code: 'already_exists', field: 'name' });
  if (!/^[0-9a-f]{6}$/i.test(color)) throw invalid('Label', { code: 'invalid', field: 'color' });
  atMost('Label', 'name', name, 50);
  atMost('Label', 'description', description, 100);
  const label = { id: world.nextId(), name, color: color.toLowerCase(), description };
  labels.set(name.toLowerCase(), label);
  return label;
}

/**
 * Gives an issue labels; GitHub makes those that the repository does not have.
 * @returns the names that are new to it
 */
export function addLabels(
  world: World,
  repository: Repository,
  issue: Issue,
  names: readonly string[],
): readonly string[] {
  const added = [...new Set(names)].filter((name) => !issue.labels.some((known) => same(known, name)));
  for (const name of added) {
    const { name: written } = repository.labels.get(name.toLowerCase()) ?? newLabel(world, repository, { name });
    issue.labels.push(written);
  }
  if (added.length > 0) issue.updatedAt = stamp();
  return added;
}

export function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
