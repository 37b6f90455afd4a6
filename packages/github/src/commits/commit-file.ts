import { blobId } from '@kalypso-actions/git-objects';
import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** A change of one file, on top of a commit. */
export interface FileEdit {
  readonly parent: string;
  /** From the root of the repository. */
  readonly path: string;
  /** The content that the file must have in `parent`. */
  readonly before: Buffer;
  readonly after: Buffer;
  readonly message: string;
}

/**
 * Creates a commit that changes the content of one file and nothing else, including its mode. No branch points to it yet. Because it names no
 * author and committer, GitHub takes the owner of the token, and signs the commit if that is an App or a job.
 * @returns the ID of the commit
 * @throws if the file in `parent` is not what the caller has read: then the commit would undo someone else's change
 */
export async function commitFile(github: GitHub, repository: RepositoryName, edit: FileEdit): Promise<string> {
  const { parent, path, message } = edit;
  const { data: commit } = await github.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
    ...repository,
    commit_sha: parent,
  });
  const entry = await findFile(github, repository, commit.tree.sha, path.split('/'));
  if (entry?.sha !== blobId(edit.before))
    throw new Error(`${path} in ${parent} does not have the content that was read`);
  // Objects are identified by their content, and nothing points to them yet: creating them twice does no harm.
  const common = { ...repository, request: { idempotent: true } };
  const { data: blob } = await github.request('POST /repos/{owner}/{repo}/git/blobs', {
    ...common,
    content: edit.after.toString('base64'),
    encoding: 'base64',
  });
  const { data: tree } = await github.request('POST /repos/{owner}/{repo}/git/trees', {
    ...common,
    base_tree: commit.tree.sha,
    tree: [{ path, mode: entry.mode, type: 'blob', sha: blob.sha }],
  });
  const { data: created } = await github.request('POST /repos/{owner}/{repo}/git/commits', {
    ...common,
    message,
    tree: tree.sha,
    parents: [parent],
  });
  return created.sha;
}

interface FileEntry {
  readonly sha: string;
  readonly mode: '100644' | '100755';
}

/** Lists one folder after the other, because GitHub may truncate the list of a whole repository. */
async function findFile(
  github: GitHub,
  repository: RepositoryName,
  tree: string,
  [name = '', ...rest]: readonly string[],
): Promise<FileEntry | undefined> {
  const { data } = await github.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
    ...repository,
    tree_sha: tree,
  });
  const entry = data.tree.find(({ path }) => path === name);
  if (entry === undefined) return undefined;
  if (rest.length > 0) return entry.type === 'tree' ? findFile(github, repository, entry.sha, rest) : undefined;
  const { sha, mode } = entry;
  return mode === '100644' || mode === '100755' ? { sha, mode } : undefined;
}
