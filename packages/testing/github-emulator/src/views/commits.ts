import type { CommitObject } from '../git/commits.ts';
import type { RepositoryRecord } from '../model/records.ts';
import type { GitHubState } from '../state/github-state.ts';
import { userView } from './users.ts';

/** The schema `git-commit`, used by the Git database. */
export function gitCommitView(
  github: GitHubState,
  api: string,
  repository: RepositoryRecord,
  commit: CommitObject,
): Readonly<Record<string, unknown>> {
  const { fullName } = repository;
  const url = `${api}/repos/${fullName}/git`;
  return {
    sha: commit.id,
    node_id: `C_${commit.id}`,
    url: `${url}/commits/${commit.id}`,
    html_url: `${github.url}/${fullName}/commit/${commit.id}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${url}/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${github.url}/${fullName}/commit/${sha}`,
    })),
    verification: verificationView(repository, commit),
  };
}

/** The schema `commit`, used in lists, comparisons and branches. */
export function commitView(
  github: GitHubState,
  api: string,
  repository: RepositoryRecord,
  commit: CommitObject,
): Readonly<Record<string, unknown>> {
  const { fullName } = repository;
  const url = `${api}/repos/${fullName}`;
  const site = `${github.url}/${fullName}/commit`;
  return {
    sha: commit.id,
    node_id: `C_${commit.id}`,
    url: `${url}/commits/${commit.id}`,
    html_url: `${site}/${commit.id}`,
    comments_url: `${url}/commits/${commit.id}/comments`,
    commit: {
      url: `${url}/git/commits/${commit.id}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      comment_count: 0,
      verification: verificationView(repository, commit),
    },
    author: accountView(github, api, commit.author.email),
    committer: accountView(github, api, commit.committer.email),
    parents: commit.parents.map((sha) => ({ sha, url: `${url}/commits/${sha}`, html_url: `${site}/${sha}` })),
  };
}

/** The account of a GitHub noreply address; `null` for any other address. */
function accountView(github: GitHubState, api: string, email: string): Readonly<Record<string, unknown>> | null {
  const login = /^\d+\+(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  const user = login === undefined ? undefined : github.findUser(login);
  return user === undefined ? null : userView(api, user);
}

function verificationView({ signed }: RepositoryRecord, { id, tree }: CommitObject): Readonly<Record<string, unknown>> {
  if (!signed.has(id))
    return { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
  return {
    verified: true,
    reason: 'valid',
    signature: '-----BEGIN PGP SIGNATURE-----\n\nof the GitHub emulator\n-----END PGP SIGNATURE-----\n',
    payload: `tree ${tree}\n`,
    verified_at: '2024-01-01T00:00:00Z',
  };
}
