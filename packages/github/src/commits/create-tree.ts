import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** A file to write to a tree. */
export interface TreeFile {
  readonly path: string;
  readonly mode: '100644' | '100755';
  readonly content: { read(): Uint8Array };
}

/** Limits of one request: GitHub fails on large ones. */
const MAX_ENTRIES = 500;
const MAX_BYTES = 1_000_000;

type NewTreeEntry = { readonly path: string; readonly mode: '100644' | '100755' } & (
  | { readonly content: string }
  | { readonly sha: string | null }
);

/**
 * Creates a tree from another one by removing and writing files, in requests of limited size, each based on the tree of the one before. Lists
 * nothing: the caller knows which files exist.
 * @param base a tree or commit; `undefined` for an empty tree
 * @returns the ID of the tree, the same that Git gives to it
 */
export async function createTree(
  github: GitHub,
  repository: RepositoryName,
  base: string | undefined,
  change: { readonly removed: readonly { readonly path: string }[]; readonly written: readonly TreeFile[] },
): Promise<string> {
  let tree = base;
  let entries: NewTreeEntry[] = [];
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
  const add = async (entry: NewTreeEntry, size: number) => {
    if (entries.length === MAX_ENTRIES || (entries.length > 0 && bytes + size > MAX_BYTES)) await send();
    entries.push(entry);
    bytes += size;
  };
  for (const { path } of change.removed) await add({ path, mode: '100644', sha: null }, path.length);
  for (const { path, mode, content } of change.written) {
    const data = content.read();
    const text = data.length > MAX_BYTES ? undefined : decodeUtf8(data);
    if (text === undefined) await add({ path, mode, sha: await createBlob(github, repository, data) }, path.length);
    else await add({ path, mode, content: text }, path.length + data.length);
  }
  if (entries.length > 0) await send();
  if (tree === undefined) throw new Error('GitHub cannot create an empty tree');
  return tree;
}

async function createBlob(github: GitHub, repository: RepositoryName, data: Uint8Array): Promise<string> {
  const content = Buffer.from(data).toString('base64');
  const parameters = { ...repository, content, encoding: 'base64', request: { idempotent: true } };
  return (await github.request('POST /repos/{owner}/{repo}/git/blobs', parameters)).data.sha;
}

/** GitHub takes the contents of a tree's files as text, and would change those that are not UTF-8: `undefined` for them. */
function decodeUtf8(data: Uint8Array): string | undefined {
  const text = Buffer.from(data).toString('utf8');
  return Buffer.from(text).equals(data) ? text : undefined;
}
