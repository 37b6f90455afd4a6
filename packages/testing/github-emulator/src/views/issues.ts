import {
  type CommentRecord,
  type IssueRecord,
  isPullRequest,
  type LabelRecord,
  type RepositoryRecord,
} from '../model/records.ts';
import type { GitHubState } from '../state/github-state.ts';
import { userView } from './users.ts';

export function labelView(
  api: string,
  { fullName }: RepositoryRecord,
  label: LabelRecord,
): Readonly<Record<string, unknown>> {
  return {
    id: label.id,
    node_id: `LA_${label.id}`,
    url: `${api}/repos/${fullName}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    description: label.description,
    color: label.color,
    default: false,
  };
}

/** The labels of an issue. */
export function issueLabels({ labels }: RepositoryRecord, issue: IssueRecord): readonly LabelRecord[] {
  return issue.labels.flatMap((name) => labels.get(name.toLowerCase()) ?? []);
}

/** The fields that issues and pull requests share. */
export function issueFields(
  api: string,
  repository: RepositoryRecord,
  issue: IssueRecord,
): Readonly<Record<string, unknown>> {
  const [assignee] = issue.assignees;
  return {
    id: issue.id,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    locked: false,
    active_lock_reason: null,
    user: userView(api, issue.user),
    labels: issueLabels(repository, issue).map((label) => labelView(api, repository, label)),
    assignee: assignee === undefined ? null : userView(api, assignee),
    assignees: issue.assignees.map((user) => userView(api, user)),
    milestone: null,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    author_association: 'CONTRIBUTOR',
  };
}

/** The schema `issue`, for pull requests too. */
export function issueView(
  github: GitHubState,
  api: string,
  repository: RepositoryRecord,
  issue: IssueRecord,
): Readonly<Record<string, unknown>> {
  const repositoryUrl = `${api}/repos/${repository.fullName}`;
  const url = `${repositoryUrl}/issues/${issue.number}`;
  const site = `${github.url}/${repository.fullName}`;
  return {
    ...issueFields(api, repository, issue),
    ...(github.isCollaborator(issue.user, repository) ? { author_association: 'COLLABORATOR' } : {}),
    node_id: `${isPullRequest(issue) ? 'PR' : 'I'}_${issue.id}`,
    url,
    repository_url: repositoryUrl,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: `${site}/${isPullRequest(issue) ? 'pull' : 'issues'}/${issue.number}`,
    state_reason: issue.stateReason,
    comments: issue.comments.length,
    closed_by: issue.closedBy === null ? null : userView(api, issue.closedBy),
    performed_via_github_app: null,
    ...(isPullRequest(issue)
      ? {
          draft: issue.pull.draft,
          pull_request: {
            url: `${repositoryUrl}/pulls/${issue.number}`,
            html_url: `${site}/pull/${issue.number}`,
            diff_url: `${site}/pull/${issue.number}.diff`,
            patch_url: `${site}/pull/${issue.number}.patch`,
            merged_at: issue.pull.mergedAt,
          },
        }
      : {}),
  };
}

export function commentView(
  github: GitHubState,
  api: string,
  { fullName }: RepositoryRecord,
  issue: IssueRecord,
  comment: CommentRecord,
): Readonly<Record<string, unknown>> {
  const url = `${api}/repos/${fullName}/issues`;
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${url}/comments/${comment.id}`,
    html_url: `${github.url}/${fullName}/${isPullRequest(issue) ? 'pull' : 'issues'}/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${url}/${issue.number}`,
    user: userView(api, comment.user),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: 'CONTRIBUTOR',
    performed_via_github_app: null,
  };
}
