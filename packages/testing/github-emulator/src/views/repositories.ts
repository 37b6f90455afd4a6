import type { Actor, RepositoryRecord } from '../model/records.ts';
import { hasPermission } from '../state/access.ts';
import type { GitHubState } from '../state/github-state.ts';
import { userView } from './users.ts';

/** The URL templates that GitHub lists with every repository, relative to its URL. */
const URL_TEMPLATES: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** The schema `repository`, used in a pull request's head and base. */
export function repositoryView(
  github: GitHubState,
  api: string,
  repository: RepositoryRecord,
): Readonly<Record<string, unknown>> {
  const { id, name, fullName, owner, createdAt, settings } = repository;
  const url = `${api}/repos/${fullName}`;
  const open = [...repository.issues.values()].filter(({ state }) => state === 'open').length;
  const hidden = settings.private === true;
  return {
    id,
    node_id: `R_${id}`,
    name,
    full_name: fullName,
    owner: userView(api, owner),
    private: hidden,
    visibility: hidden ? 'private' : 'public',
    html_url: `${github.url}/${fullName}`,
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(URL_TEMPLATES).map(([key, tail]) => [key, `${url}${tail}`])),
    git_url: `git://127.0.0.1/${fullName}.git`,
    ssh_url: `git@127.0.0.1:${fullName}.git`,
    clone_url: `${github.url}/${fullName}.git`,
    svn_url: `${github.url}/${fullName}`,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 0,
    default_branch: github.defaultBranch(repository),
    open_issues: open,
    open_issues_count: open,
    is_template: false,
    topics: [],
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    archived: repository.settings.archived === true,
    disabled: false,
    pushed_at: createdAt,
    created_at: createdAt,
    updated_at: createdAt,
    allow_forking: true,
    web_commit_signoff_required: false,
  };
}

/** The schema `full-repository`, used for a single one; with settings if the actor may write. */
export function fullRepositoryView(
  github: GitHubState,
  api: string,
  repository: RepositoryRecord,
  actor: Actor,
): Readonly<Record<string, unknown>> {
  const { settings, owner } = repository;
  const push = hasPermission(actor, repository, 'contents:write');
  return {
    ...repositoryView(github, api, repository),
    organization: userView(api, owner),
    network_count: 0,
    subscribers_count: 0,
    permissions: { admin: false, maintain: false, push, triage: push, pull: true },
    ...(push
      ? {
          allow_auto_merge: settings.allowAutoMerge === true,
          allow_merge_commit: settings.allowMergeCommit !== false,
          allow_squash_merge: settings.allowSquashMerge !== false,
          allow_rebase_merge: settings.allowRebaseMerge !== false,
          delete_branch_on_merge: settings.deleteBranchOnMerge === true,
        }
      : {}),
  };
}
