import { formatTimestamp, type GitSignature, readCommitObject, writeCommitObject } from '../../git/commits.ts';
import { EMPTY_TREE_OID, type GitObject, readObject, readObjects, writeObject } from '../../git/objects.ts';
import { editTree, type ListedTreeEntry, listTree, type TreeEdit } from '../../git/trees.ts';
import { HttpError, notFound, validationFailed } from '../../model/http-error.ts';
import { type ApiCall, type ApiRoute, created, defineRoute, ok } from '../../routing/route.ts';
import { gitCommitView } from '../../views/commits.ts';
import { noreplyIdentity } from '../../views/users.ts';

const REPO = '/repos/{owner}/{repo}';

interface TreeBody {
  readonly base_tree?: string;
  readonly tree: readonly {
    readonly path?: string;
    readonly mode?: string;
    readonly type?: string;
    readonly sha?: string | null;
    readonly content?: string;
  }[];
}

interface CommitBody {
  readonly message: string;
  readonly tree: string;
  readonly parents?: readonly string[];
  readonly author?: Partial<GitSignature>;
  readonly committer?: Partial<GitSignature>;
}

/** The Git database: commits, trees and blobs. */
export const gitDataRoutes: readonly ApiRoute[] = [
  defineRoute(`GET ${REPO}/git/commits/{commit_sha}`, 'contents:read', (call) => {
    requireObject(call, call.path.commit_sha, 'commit');
    const commit = readCommitObject(call.repository.folder, call.path.commit_sha ?? '');
    return ok(gitCommitView(call.github, call.api, call.repository, commit));
  }),
  defineRoute<CommitBody>(`POST ${REPO}/git/commits`, 'contents:write', (call) => {
    const { folder, signed } = call.repository;
    const { message, tree, parents = [], author, committer } = call.body;
    if (readObject(folder, tree)?.type !== 'tree' && tree !== EMPTY_TREE_OID)
      throw new HttpError(422, 'Tree SHA does not exist');
    if (readObjects(folder, parents).some((parent) => parent?.type !== 'commit'))
      throw new HttpError(422, 'Parent SHA does not exist or is not a commit object');
    const own: GitSignature = { ...noreplyIdentity(call.actor.user), date: formatTimestamp() };
    const by = { ...own, ...author };
    const id = writeCommitObject(folder, { tree, parents, message, author: by, committer: { ...by, ...committer } });
    // GitHub signs commits that an App or a job makes in its own name.
    if (author === undefined && committer === undefined && call.actor.kind !== 'user') signed.add(id);
    return created(gitCommitView(call.github, call.api, call.repository, readCommitObject(folder, id)));
  }),
  defineRoute(`GET ${REPO}/git/trees/{tree_sha}`, 'contents:read', (call) => {
    const { folder, settings } = call.repository;
    const object = findTree(call, call.path.tree_sha ?? '');
    const entries = listTree(folder, object.id, call.query.has('recursive'));
    const view = treeView(call, object.id, entries.slice(0, settings.treeLimit ?? 100_000));
    const tree = truncateToBytes(view.tree, MAX_TREE_BYTES);
    return ok({ ...view, tree, truncated: tree.length < entries.length });
  }),
  defineRoute<TreeBody>(`POST ${REPO}/git/trees`, 'contents:write', (call) => {
    const { folder } = call.repository;
    const { base_tree: base, tree } = call.body;
    if (tree.length === 0) throw new HttpError(422, 'Invalid tree info');
    const start = base === undefined ? undefined : findTreeId(folder, base);
    if (base !== undefined && start === undefined) throw new HttpError(422, 'base_tree is not a valid tree oid');
    const written = editTree(folder, start, parseTreeEdits(call, tree));
    if (written.kind === 'missing-paths') throw new HttpError(422, 'GitRPC::BadObjectState');
    return created({ ...treeView(call, written.id, listTree(folder, written.id)), truncated: false });
  }),
  defineRoute(`GET ${REPO}/git/blobs/{file_sha}`, 'contents:read', (call) => {
    const { id, data } = requireObject(call, call.path.file_sha, 'blob');
    return ok({
      ...blobView(call, id),
      node_id: `B_${id}`,
      size: data.length,
      encoding: 'base64',
      content: encodeBase64Lines(data),
    });
  }),
  defineRoute<{ readonly content: string; readonly encoding?: string }>(
    `POST ${REPO}/git/blobs`,
    'contents:write',
    (call) => {
      const { content, encoding = 'utf-8' } = call.body;
      if (encoding !== 'utf-8' && encoding !== 'base64')
        throw validationFailed('Blob', { code: 'custom', field: 'encoding' });
      const data = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
      return created(blobView(call, writeObject(call.repository.folder, 'blob', data)));
    },
  ),
];

/** Encodes as GitHub does, in lines of 60 characters. */
export function encodeBase64Lines(data: Buffer): string {
  return data.toString('base64').replace(/.{1,60}/g, '$&\n');
}

function requireObject({ repository }: ApiCall, id: string | undefined, type: string): GitObject {
  if (id === undefined || !/^[0-9a-f]{40}$/.test(id))
    throw new HttpError(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].');
  const object = readObject(repository.folder, id);
  if (object?.type !== type) throw notFound();
  return object;
}

/** Finds a tree by its id, or by a commit, branch or tag. */
function findTree({ repository }: ApiCall, name: string): GitObject {
  const candidates = [`${name}^{tree}`, `refs/heads/${name}^{tree}`, `refs/tags/${name}^{tree}`];
  const found = readObjects(repository.folder, /[\s]|\.\.|^-/.test(name) ? [] : candidates).find(
    (object) => object !== undefined,
  );
  if (found === undefined) throw notFound();
  return found;
}

/** The tree with this id, or the tree of the commit with this id. */
function findTreeId(folder: string, id: string): string | undefined {
  const object = readObject(folder, id);
  if (object?.type === 'tree') return object.id;
  return object?.type === 'commit' ? readCommitObject(folder, id).tree : undefined;
}

/** GitHub's limit for a tree listing, whatever the number of entries. */
const MAX_TREE_BYTES = 7 * 2 ** 20;

function truncateToBytes<Item>(items: readonly Item[], maxBytes: number): readonly Item[] {
  let bytes = 0;
  const end = items.findIndex((item) => {
    bytes += JSON.stringify(item).length + 1;
    return bytes > maxBytes;
  });
  return end === -1 ? items : items.slice(0, end);
}

const TYPE_BY_MODE: Readonly<Record<string, string>> = { '040000': 'tree', '160000': 'commit' };

function parseTreeEdits(call: ApiCall, entries: TreeBody['tree']): readonly TreeEdit[] {
  const { folder } = call.repository;
  const ids = entries.flatMap(({ sha, mode }) => (typeof sha === 'string' && mode !== '160000' ? [sha] : []));
  const known = new Map(readObjects(folder, ids).map((object, index) => [ids[index], object?.type]));
  return entries.map(({ path, mode, sha, content }) => {
    if (path === undefined || mode === undefined) throw new HttpError(422, 'Invalid tree info');
    if (!isValidPath(path)) throw new HttpError(422, `tree.path ${path} contains a malformed path component`);
    const gitMode = mode === '040000' ? '40000' : mode;
    if (sha === null) return { path, mode: gitMode, id: undefined };
    if (content !== undefined && sha !== undefined)
      throw new HttpError(422, 'Must supply either tree.sha or tree.content, not both');
    if (content !== undefined) return { path, mode: gitMode, id: writeObject(folder, 'blob', Buffer.from(content)) };
    if (sha === undefined) throw new HttpError(422, 'Must supply either tree.sha or tree.content');
    const type = TYPE_BY_MODE[mode] ?? 'blob';
    if (mode !== '160000' && known.get(sha) !== type)
      throw new HttpError(422, `tree.sha ${sha} is not a valid ${type}`);
    return { path, mode: gitMode, id: sha };
  });
}

function isValidPath(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');
}

interface TreeView {
  readonly sha: string;
  readonly url: string;
  readonly tree: readonly Readonly<Record<string, unknown>>[];
}

function treeView(call: ApiCall, id: string, entries: readonly ListedTreeEntry[]): TreeView {
  const url = `${call.api}/repos/${call.repository.fullName}/git`;
  return {
    sha: id,
    url: `${url}/trees/${id}`,
    tree: entries.map((entry) => ({
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      sha: entry.id,
      ...(entry.size === undefined ? {} : { size: entry.size }),
      ...(entry.type === 'commit' ? {} : { url: `${url}/${entry.type}s/${entry.id}` }),
    })),
  };
}

function blobView({ api, repository }: ApiCall, id: string): Readonly<Record<string, unknown>> {
  return { sha: id, url: `${api}/repos/${repository.fullName}/git/blobs/${id}` };
}
