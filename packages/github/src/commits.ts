import type { GitHub } from './client.ts';
import { isStatus } from './error.ts';
import { branchHead } from './refs.ts';
import type { RepositoryName } from './repository.ts';

/** A file that a tree gets. */
export interface TreeFile {
  readonly path: string;
  readonly mode: '100644' | '100755';
  readonly content: { read(): Uint8Array };
}

/** What one request carries at most: GitHub gives up on large ones. */
const MOST_ENTRIES = 500;
const MOST_BYTES = 1_000_000;

type Entry = { readonly path: string; readonly mode: '100644' | '100755' } & (
  | { readonly content: string }
  | { readonly sha: string | null }
);

/**
 * Makes the tree that another one is with some files removed and some written, in requests of bounded size, each on what the one before made. Nothing is
 * listed: who calls knows what is there.
 * @param base a tree or commit; nothing to begin with an empty tree
 * @returns the id of the tree, which is the one that git gives to it
 */
export async function createTree(
  github: GitHub,
  repository: RepositoryName,
  base: string | undefined,
  change: { readonly removed: readonly { readonly path: string }[]; readonly written: readonly TreeFile[] },
): Promise<string> {
  let tree = base;
  let entries: Entry[] = [];
  let bytes = 0;
  const send = async () => {
    const { data } = await github.request('POST /repos/{owner}/{repo}/git/trees', {
      ...repository,
      ...(tree === undefined ? {} : { base_tree: tree }),
      tree: entries.map((entry) => ({ ...entry, type: 'blob' })),
      request: { idempotent: true },
    });
    tree = data.sha;
    entries = [];
    bytes = 0;
  };
  const add = async (entry: Entry, size: number) => {
    if (entries.length === MOST_ENTRIES || (entries.length > 0 && bytes + size > MOST_BYTES)) await send();
    entries.push(entry);
    bytes += size;
  };
  for (const { path } of change.removed) await add({ path, mode: '100644', sha: null }, path.length);
  for (const { path, mode, content } of change.written) {
    const data = content.read();
    const text = data.length > MOST_BYTES ? undefined : textOf(data);
    if (text === undefined) await add({ path, mode, sha: await createBlob(github, repository, data) }, path.length);
    else await add({ path, mode, content: text }, path.length + data.length);
  }
  if (entries.length > 0) await send();
  if (tree === undefined) throw new Error('GitHub makes no empty tree');
  return tree;
}

async function createBlob(github: GitHub, repository: RepositoryName, data: Uint8Array): Promise<string> {
  const content = Buffer.from(data).toString('base64');
  const parameters = { ...repository, content, encoding: 'base64', request: { idempotent: true } };
  return (await github.request('POST /repos/{owner}/{repo}/git/blobs', parameters)).data.sha;
}

/** GitHub takes the content of files in a tree as text; what is none would come out as something else. */
function textOf(data: Uint8Array): string | undefined {
  const text = Buffer.from(data).toString('utf8');
  return Buffer.from(text).equals(data) ? text : undefined;
}

export interface SignedCommit {
  readonly sha: string;
  readonly isVerified: boolean;
  /** Why it is not, in a word of GitHub's: `unsigned`. */
  readonly reason: string;
}

/** Makes a commit that GitHub signs, which it does for Apps and for the token of a job, and only when nobody is named as its author. */
export async function createSignedCommit(
  github: GitHub,
  repository: RepositoryName,
  commit: { readonly message: string; readonly tree: string; readonly parents: readonly string[] },
): Promise<SignedCommit> {
  const { data } = await github.request('POST /repos/{owner}/{repo}/git/commits', {
    ...repository,
    ...commit,
    parents: [...commit.parents],
    // Another one than the first would be there as well, and nothing would point at it.
    request: { idempotent: true },
  });
  return { sha: data.sha, isVerified: data.verification.verified, reason: data.verification.reason };
}

/** Whether GitHub finds the signature of a commit in order. */
export async function isVerified(github: GitHub, repository: RepositoryName, sha: string): Promise<boolean> {
  const parameters = { ...repository, commit_sha: sha };
  const { data } = await github.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', parameters);
  return data.verification.verified;
}

export type Pointing =
  | { readonly kind: 'pointed' }
  /** The branch is not where it was seen. */
  | { readonly kind: 'lost-race' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Points a branch at a commit, whatever it held, if it is where it was seen; makes it if it was not there. GitHub compares nothing itself when a branch is
 * forced, so what is pushed between the look and the change would be lost: they follow each other at once.
 */
export async function pointBranch(
  github: GitHub,
  repository: RepositoryName,
  branch: string,
  { from, to }: { readonly from: string | undefined; readonly to: string },
): Promise<Pointing> {
  const now = await branchHead(github, repository, branch);
  if (now === to) return { kind: 'pointed' };
  if (now !== from) return { kind: 'lost-race' };
  try {
    if (from === undefined) await createBranch(github, repository, branch, to);
    else {
      const parameters = { ...repository, ref: `heads/${branch}`, sha: to, force: true };
      await github.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', parameters);
    }
    return { kind: 'pointed' };
  } catch (error) {
    if (!isStatus(error, 422)) throw error;
    return (await branchHead(github, repository, branch)) === from
      ? { kind: 'refused', reason: error.answer }
      : { kind: 'lost-race' };
  }
}

async function createBranch(github: GitHub, repository: RepositoryName, branch: string, sha: string): Promise<void> {
  const create = async () => {
    const parameters = { ...repository, ref: `refs/heads/${branch}`, sha };
    return (await github.request('POST /repos/{owner}/{repo}/git/refs', parameters)).data.object.sha;
  };
  await github.createOnce(create, async () =>
    (await branchHead(github, repository, branch)) === sha ? sha : undefined,
  );
}
