import { createHash } from 'node:crypto';
import type { GitHub } from './client.ts';
import type { RepositoryName } from './repository.ts';

/** A change of one file, on top of a commit. */
export interface FileChange {
  readonly parent: string;
  /** From the top of the repository. */
  readonly path: string;
  /** What the file has to hold in `parent`. */
  readonly before: Buffer;
  readonly after: Buffer;
  readonly message: string;
}

/**
 * Makes a commit that changes one file and nothing else, not its mode either; no branch points to it yet. Without author and committer, GitHub takes
 * whose token it is, and signs it when that is an App or a job.
 * @throws when the file of `parent` is not what the caller has read: then the change would undo somebody else's
 */
export async function commitFile(github: GitHub, repository: RepositoryName, change: FileChange): Promise<string> {
  const { parent, path, message } = change;
  const { data: commit } = await github.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
    ...repository,
    commit_sha: parent,
  });
  const entry = await entryAt(github, repository, commit.tree.sha, path.split('/'));
  if (entry?.sha !== blobId(change.before, parent.length))
    throw new Error(`${path} is not at ${parent} what was read of it`);
  // Objects are what they hold, and nothing points to them yet: making them again does no harm.
  const again = { ...repository, request: { idempotent: true } };
  const { data: blob } = await github.request('POST /repos/{owner}/{repo}/git/blobs', {
    ...again,
    content: change.after.toString('base64'),
    encoding: 'base64',
  });
  const { data: tree } = await github.request('POST /repos/{owner}/{repo}/git/trees', {
    ...again,
    base_tree: commit.tree.sha,
    tree: [{ path, mode: entry.mode, type: 'blob', sha: blob.sha }],
  });
  const { data: made } = await github.request('POST /repos/{owner}/{repo}/git/commits', {
    ...again,
    message,
    tree: tree.sha,
    parents: [parent],
  });
  return made.sha;
}

/** The id that git gives to a file's content. */
function blobId(content: Buffer, idLength: number): string {
  return createHash(idLength === 64 ? 'sha256' : 'sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}

interface FileEntry {
  readonly sha: string;
  readonly mode: '100644' | '100755';
}

/** Folder by folder: a listing of a whole repository may be cut. */
async function entryAt(
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
  if (rest.length > 0) return entry.type === 'tree' ? entryAt(github, repository, entry.sha, rest) : undefined;
  const { sha, mode } = entry;
  return mode === '100644' || mode === '100755' ? { sha, mode } : undefined;
}
