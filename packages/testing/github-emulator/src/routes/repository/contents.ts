import { formatTimestamp, type GitSignature, readCommitObject, writeCommitObject } from '../../git/commits.ts';
import { readObject, writeObject } from '../../git/objects.ts';
import { resolveCommit } from '../../git/refs.ts';
import { editTree, type ListedTreeEntry, listTree, type TreeEdit } from '../../git/trees.ts';
import { HttpError, notFound } from '../../model/http-error.ts';
import { moveRef } from '../../operations/ref-changes.ts';
import { type ApiCall, type ApiResponse, type ApiRoute, defineRoute, ok } from '../../routing/route.ts';
import { assertMayChangeWorkflows } from '../../routing/workflow-files.ts';
import { gitCommitView } from '../../views/commits.ts';
import { noreplyIdentity } from '../../views/users.ts';
import { encodeBase64Lines } from './git-data.ts';
import { assertUnprotected } from './refs.ts';

const REPO = '/repos/{owner}/{repo}';
const MAX_INLINE_BYTES = 2 ** 20;

interface ContentBody {
  readonly message: string;
  readonly content?: string;
  readonly sha?: string;
  readonly branch?: string;
  readonly author?: Partial<GitSignature>;
  readonly committer?: Partial<GitSignature>;
}

export const contentRoutes: readonly ApiRoute[] = [
  defineRoute(`GET ${REPO}/contents/{path}`, 'contents:read', (call) => {
    const { folder } = call.repository;
    const ref = call.query.get('ref') ?? call.github.defaultBranch(call.repository);
    const commit = resolveCommit(folder, ref);
    if (commit === undefined) throw new HttpError(404, `No commit found for the ref ${ref}`);
    const path = pathOf(call);
    const tree = path === '' ? commit : findEntry(folder, commit, path);
    if (tree === undefined) throw notFound();
    if (typeof tree !== 'string' && tree.type !== 'tree') return ok(fileView(call, tree, ref));
    const entries = listTree(folder, typeof tree === 'string' ? tree : tree.id).slice(0, 1000);
    return ok(
      entries.map((entry) =>
        entryView(call, { ...entry, path: path === '' ? entry.path : `${path}/${entry.path}` }, ref),
      ),
    );
  }),
  defineRoute<ContentBody>(`PUT ${REPO}/contents/{path}`, 'contents:write', (call) => {
    const id = writeObject(call.repository.folder, 'blob', Buffer.from(call.body.content ?? '', 'base64'));
    return commitChange(call, { path: pathOf(call), mode: '100644', id });
  }),
  defineRoute<ContentBody>(`DELETE ${REPO}/contents/{path}`, 'contents:write', (call) =>
    commitChange(call, { path: pathOf(call), mode: '100644', id: undefined }),
  ),
];

function pathOf({ path }: ApiCall): string {
  return (path.path ?? '').replace(/^\/+|\/+$/g, '');
}

function findEntry(folder: string, commit: string, path: string): ListedTreeEntry | undefined {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const parent = readObject(folder, `${commit}^{tree}`)?.id;
  const within = parts.reduce<string | undefined>(
    (tree, part) =>
      tree === undefined
        ? undefined
        : listTree(folder, tree).find((entry) => entry.path === part && entry.type === 'tree')?.id,
    parent,
  );
  return within === undefined ? undefined : listTree(folder, within).find((entry) => entry.path === name);
}

function fileView(call: ApiCall, entry: ListedTreeEntry, ref: string): unknown {
  const path = pathOf(call);
  const view = entryView(call, { ...entry, path }, ref);
  const data = readObject(call.repository.folder, entry.id)?.data ?? Buffer.alloc(0);
  if (entry.mode === '120000') return { ...view, target: data.toString() };
  if (entry.type === 'commit') return { ...view, submodule_git_url: null };
  const small = data.length <= MAX_INLINE_BYTES;
  return { ...view, encoding: small ? 'base64' : 'none', content: small ? encodeBase64Lines(data) : '' };
}

const CONTENT_TYPES: Readonly<Record<string, string>> = { tree: 'dir', commit: 'submodule' };

function entryView(
  { api, github, repository }: ApiCall,
  entry: ListedTreeEntry,
  ref: string,
): Readonly<Record<string, unknown>> {
  const { fullName } = repository;
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const self = `${api}/repos/${fullName}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = `${api}/repos/${fullName}/git/${entry.type === 'tree' ? 'trees' : 'blobs'}/${entry.id}`;
  const html = `${github.url}/${fullName}/${entry.type === 'tree' ? 'tree' : 'blob'}/${ref}/${path}`;
  return {
    type: entry.mode === '120000' ? 'symlink' : (CONTENT_TYPES[entry.type] ?? 'file'),
    name: entry.path.split('/').at(-1),
    path: entry.path,
    sha: entry.id,
    size: entry.size ?? 0,
    url: self,
    git_url: git,
    html_url: html,
    download_url: entry.type === 'blob' ? `${github.url}/${fullName}/raw/${ref}/${path}` : null,
    _links: { self, git, html },
  };
}

/** Commits the change of one file. `sha` must be the blob that it replaces. */
function commitChange(call: ApiCall<ContentBody>, change: TreeEdit): ApiResponse {
  const { folder, signed } = call.repository;
  const { message, sha, author, committer, branch = call.github.defaultBranch(call.repository) } = call.body;
  const ref = `refs/heads/${branch}`;
  const parent = resolveCommit(folder, ref);
  if (parent === undefined) throw new HttpError(404, `Branch ${branch} not found`);
  assertUnprotected(call, ref);
  const present = findEntry(folder, parent, change.path);
  if (present !== undefined && sha === undefined)
    throw new HttpError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (present === undefined && change.id === undefined) throw notFound();
  if (sha !== undefined && sha !== present?.id) throw new HttpError(409, `${change.path} does not match ${sha}`);
  const written = editTree(folder, readCommitObject(folder, parent).tree, [change]);
  if (written.kind === 'missing-paths') throw notFound();
  const own: GitSignature = { ...noreplyIdentity(call.actor.user), date: formatTimestamp() };
  const by = { ...own, ...committer };
  const id = writeCommitObject(folder, {
    tree: written.id,
    parents: [parent],
    message,
    author: { ...by, ...author },
    committer: by,
  });
  assertMayChangeWorkflows(call, parent, id);
  if (author === undefined && committer === undefined) signed.add(id);
  moveRef(call.github, call.repository, call.actor, ref, id);
  const entry = change.id === undefined ? undefined : findEntry(folder, id, change.path);
  return {
    status: present === undefined ? 201 : 200,
    body: {
      content: entry === undefined ? null : entryView(call, { ...entry, path: change.path }, branch),
      commit: gitCommitView(call.github, call.api, call.repository, readCommitObject(folder, id)),
    },
  };
}
