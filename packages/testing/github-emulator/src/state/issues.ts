import { formatTimestamp } from '../git/commits.ts';
import { assertMaxLength, validationFailed } from '../model/http-error.ts';
import type { IssueRecord, LabelRecord, PullRequestDetails, RepositoryRecord, UserRecord } from '../model/records.ts';
import type { GitHubState } from './github-state.ts';

/** Adds an open issue (with `pull`: a pull request) under the repository's next number. */
export function createIssueRecord(
  github: GitHubState,
  repository: RepositoryRecord,
  user: UserRecord,
  {
    title,
    body = null,
    pull,
  }: { readonly title: string; readonly body?: string | null | undefined; readonly pull?: PullRequestDetails },
): IssueRecord {
  assertTitleAndBody(pull === undefined ? 'Issue' : 'PullRequest', title, body);
  const now = formatTimestamp();
  const issue: IssueRecord = {
    id: github.nextId(),
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

export function assertTitleAndBody(resource: string, title: string | undefined, body: string | null | undefined): void {
  if (title !== undefined && title.trim() === '')
    throw validationFailed(resource, { code: 'missing_field', field: 'title' });
  assertMaxLength(resource, 'title', title, 256);
  assertMaxLength(resource, 'body', body, 65_536);
}

export function createLabelRecord(
  github: GitHubState,
  { labels }: RepositoryRecord,
  { name, color = 'ededed', description = null }: Partial<LabelRecord> & Pick<LabelRecord, 'name'>,
): LabelRecord {
  if (name.trim() === '') throw validationFailed('Label', { code: 'missing_field', field: 'name' });
  if (labels.has(name.toLowerCase())) throw validationFailed('Label', { code: 'already_exists', field: 'name' });
  if (!/^[0-9a-f]{6}$/i.test(color)) throw validationFailed('Label', { code: 'invalid', field: 'color' });
  assertMaxLength('Label', 'name', name, 50);
  assertMaxLength('Label', 'description', description, 100);
  const label = { id: github.nextId(), name, color: color.toLowerCase(), description };
  labels.set(name.toLowerCase(), label);
  return label;
}

/**
 * Adds labels to an issue and, as GitHub does, creates those that the repository does not have.
 * @returns the names that the issue did not have
 */
export function labelIssue(
  github: GitHubState,
  repository: RepositoryRecord,
  issue: IssueRecord,
  names: readonly string[],
): readonly string[] {
  const added = [...new Set(names)].filter((name) => !issue.labels.some((known) => equalsIgnoreCase(known, name)));
  for (const name of added) {
    const { name: written } =
      repository.labels.get(name.toLowerCase()) ?? createLabelRecord(github, repository, { name });
    issue.labels.push(written);
  }
  if (added.length > 0) issue.updatedAt = formatTimestamp();
  return added;
}

export function equalsIgnoreCase(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
