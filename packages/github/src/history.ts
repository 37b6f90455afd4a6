import type { GitHub } from './client.ts';
import type { RepositoryName } from './repository.ts';

/** The last commits that `head` has and `base` has not, oldest first; at most so many of them. */
export async function lastCommitsBetween(
  github: GitHub,
  repository: RepositoryName,
  { base, head, most }: { readonly base: string; readonly head: string; readonly most: number },
): Promise<readonly string[]> {
  const place = { ...repository, basehead: `${base}...${head}` };
  // Without pages, GitHub gives the last 250 of them.
  const { data } = await github.request('GET /repos/{owner}/{repo}/compare/{basehead}', place);
  return data.commits.map(({ sha }) => sha).slice(-most);
}

/** A commit of a branch that changed a file. */
export interface FileCommit {
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The last commit, up to `head`, that changed a file. */
export async function lastChange(
  github: GitHub,
  repository: RepositoryName,
  head: string,
  path: string,
): Promise<FileCommit | undefined> {
  const { data } = await github.request('GET /repos/{owner}/{repo}/commits', {
    ...repository,
    sha: head,
    path,
    per_page: 1,
  });
  const [last] = data;
  return last && { message: last.commit.message, at: Date.parse(last.commit.committer?.date ?? '') };
}
