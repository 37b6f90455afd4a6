import { findMergeBase, listCommitsBetween } from '../git/commits.ts';
import { cachedGitOutput } from '../git/git-output.ts';
import type { PullRequestRecord, RepositoryRecord } from '../model/records.ts';
import type { GitHubState } from '../state/github-state.ts';
import { computeMergeability } from '../state/mergeability.ts';
import { issueFields } from './issues.ts';
import { repositoryView } from './repositories.ts';
import { userView } from './users.ts';

type ApiView = Readonly<Record<string, unknown>>;

/** The schema `pull-request-simple`, used in lists. */
export function simplePullView(
  github: GitHubState,
  api: string,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
): ApiView {
  const { pull, number } = issue;
  const { fullName, owner } = repository;
  const url = `${api}/repos/${fullName}/pulls/${number}`;
  const issueUrl = `${api}/repos/${fullName}/issues/${number}`;
  const site = `${github.url}/${fullName}/pull/${number}`;
  const statuses = `${api}/repos/${fullName}/statuses/${pull.headSha}`;
  const side = (ref: string, sha: string): ApiView => ({
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: userView(api, owner),
    repo: repositoryView(github, api, repository),
  });
  return {
    ...issueFields(api, repository, issue),
    node_id: pullRequestNodeId(issue),
    url,
    html_url: site,
    diff_url: `${site}.diff`,
    patch_url: `${site}.patch`,
    issue_url: issueUrl,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/repos/${fullName}/pulls/comments{/number}`,
    comments_url: `${issueUrl}/comments`,
    statuses_url: statuses,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    requested_reviewers: pull.reviewers.map((user) => userView(api, user)),
    requested_teams: pull.teams.map((slug) => teamView(github, api, repository, slug)),
    head: side(pull.head, pull.headSha),
    base: side(pull.base, pull.baseSha),
    _links: {
      self: { href: url },
      html: { href: site },
      issue: { href: issueUrl },
      comments: { href: `${issueUrl}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${api}/repos/${fullName}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    auto_merge:
      pull.autoMerge === null
        ? null
        : {
            enabled_by: userView(api, pull.autoMerge.enabledBy),
            merge_method: pull.autoMerge.method,
            commit_title: pull.autoMerge.title,
            commit_message: pull.autoMerge.message,
          },
    draft: pull.draft,
  };
}

/** The schema `pull-request`, used for a single one. */
export function pullView(
  github: GitHubState,
  api: string,
  repository: RepositoryRecord,
  issue: PullRequestRecord,
): ApiView {
  const { pull } = issue;
  const [files, additions, deletions] = countChanges(repository, issue);
  const { mergeable, state } = computeMergeability(repository, issue);
  return {
    ...simplePullView(github, api, repository, issue),
    // In this schema, GitHub's description has no `parent` of a team.
    requested_teams: pull.teams.map((slug) => withoutParent(teamView(github, api, repository, slug))),
    merged: pull.mergedAt !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: state,
    merged_by: pull.mergedBy === null ? null : userView(api, pull.mergedBy),
    comments: issue.comments.length,
    review_comments: 0,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: pullRequestCommits(repository, issue).length,
    additions,
    deletions,
    changed_files: files,
  };
}

function withoutParent({ parent: _, ...team }: ApiView): ApiView {
  return team;
}

/** The id of a pull request in GraphQL. */
export function pullRequestNodeId({ id }: PullRequestRecord): string {
  return `PR_${id}`;
}

/** Oldest first. */
export function pullRequestCommits({ folder }: RepositoryRecord, { pull }: PullRequestRecord): readonly string[] {
  return listCommitsBetween(folder, pull.baseSha, pull.headSha);
}

function countChanges({ folder }: RepositoryRecord, { pull }: PullRequestRecord): readonly [number, number, number] {
  const base = findMergeBase(folder, pull.baseSha, pull.headSha) ?? pull.baseSha;
  const summary = cachedGitOutput(folder, ['diff', '--shortstat', base, pull.headSha]) ?? '';
  const count = (pattern: RegExp) => Number(pattern.exec(summary)?.[1] ?? 0);
  return [count(/(\d+) files? changed/), count(/(\d+) insertion/), count(/(\d+) deletion/)];
}

export function teamView(github: GitHubState, api: string, { owner }: RepositoryRecord, slug: string): ApiView {
  const url = `${api}/orgs/${owner.login}/teams/${slug}`;
  return {
    id: [...slug].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 100_000, 7),
    node_id: `T_${slug}`,
    name: slug,
    slug,
    description: null,
    privacy: 'closed',
    permission: 'push',
    url,
    html_url: `${github.url}/orgs/${owner.login}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    parent: null,
  };
}
