import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** Lists the last commits that `head` has and `base` does not, oldest first: at most `max`, and not more than 250. */
export async function listCommitsAhead(
  github: GitHub,
  repository: RepositoryName,
  { base, head, max }: { readonly base: string; readonly head: string; readonly max: number },
): Promise<readonly string[]> {
  const parameters = { ...repository, basehead: `${base}...${head}` };
  // Without pagination, GitHub returns the last 250.
  const { data } = await github.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
  return data.commits.map(({ sha }) => sha).slice(-max);
}

/** Lists a commit and those before it, oldest first: at most `max`, and not more than 100. */
export async function listRecentCommits(
  github: GitHub,
  repository: RepositoryName,
  { head, max }: { readonly head: string; readonly max: number },
): Promise<readonly string[]> {
  const parameters = { ...repository, sha: head, per_page: max };
  const { data } = await github.request('GET /repos/{owner}/{repo}/commits', parameters);
  return data.map(({ sha }) => sha).reverse();
}

/** A commit that changed a file. */
export interface FileCommit {
  readonly id: string;
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Lists the last commits, up to `head`, that changed a file, newest first: at most `max`, and not more than 100. */
export async function listFileChanges(
  github: GitHub,
  repository: RepositoryName,
  { head, path, max }: { readonly head: string; readonly path: string; readonly max: number },
): Promise<readonly FileCommit[]> {
  const parameters = { ...repository, sha: head, path, per_page: max };
  const { data } = await github.request('GET /repos/{owner}/{repo}/commits', parameters);
  return data.map(({ sha, commit }) => ({
    id: sha,
    message: commit.message,
    at: Date.parse(commit.committer?.date ?? ''),
  }));
}

/** Finds the last commit, up to `head`, that changed a file; `undefined` if there is none. */
export async function findLastChange(
  github: GitHub,
  repository: RepositoryName,
  head: string,
  path: string,
): Promise<FileCommit | undefined> {
  const [last] = await listFileChanges(github, repository, { head, path, max: 1 });
  return last;
}
