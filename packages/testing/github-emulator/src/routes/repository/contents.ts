import { readCommit, type Signature, stamp, writeCommit } from '../../git/commits.ts';
import { readObject, writeObject } from '../../git/objects.ts';
import { commitId } from '../../git/refs.ts';
import { changeTree, type ListedEntry, listTree, type TreeChange } from '../../git/trees.ts';
import { HttpError, notFound } from '../../model/http-error.ts';
import { changeRef } from '../../operations/ref-changes.ts';
import { type Answer, type Call, ok, type Route, route } from '../../routing/route.ts';
import { assertWorkflows } from '../../routing/workflow-files.ts';
import { gitCommitView } from '../../views/commits.ts';
import { noreply } from '../../views/users.ts';
import { base64 } from './git-data.ts';
import { assertUnprotected } from './refs.ts';

const REPO = '/repos/{owner}/{repo}';
const MEGABYTE = 2 ** 20;

interface WriteBody {
  readonly message: string;
  readonly content?: string;
  readonly sha?: string;
  readonly branch?: string;
  readonly author?: Partial<Signature>;
  readonly committer?: Partial<Signature>;
}

export const contentRoutes: readonly Route[] = [
  route(`GET ${REPO}/contents/{path}`, 'contents:read', (call) => {
    const { folder } = call.repository;
    const ref = call.query.get('ref') ?? call.world.defaultBranch(call.repository);
    const commit = commitId(folder, ref);
    if (commit === undefined) throw new HttpError(404, `No commit found for the ref ${ref}`);
    const path = pathOf(call);
    const tree = path === '' ? commit : entryAt(folder, commit, path);
    if (tree === undefined) throw notFound();
    if (typeof tree !== 'string' && tree.type !== 'tree') return ok(file(call, tree, ref));
    const entries = listTree(folder, typeof tree === 'string' ? tree : tree.id).slice(0, 1000);
    return ok(
      entries.map((entry) =>
        entryView(call, { ...entry, path: path === '' ? entry.path : `${path}/${entry.path}` }, ref),
      ),
    );
  }),
  route<WriteBody>(`PUT ${REPO}/contents/{path}`, 'contents:write', (call) => {
    const id = writeObject(call.repository.folder, 'blob', Buffer.from(call.body.content ?? '', 'base64'));
    return write(call, { path: pathOf(call), mode: '100644', id });
  }),
  route<WriteBody>(`DELETE ${REPO}/contents/{path}`, 'contents:write', (call) =>
    write(call, { path: pathOf(call), mode: '100644', id: undefined }),
  ),
];

function pathOf({ path }: Call): string {
  return (path.path ?? '').replace(/^\/+|\/+$/g, '');
}

function entryAt(folder: string, commit: string, path: string): ListedEntry | undefined {
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

function file(call: Call, entry: ListedEntry, ref: string): unknown {
  const path = pathOf(call);
  const view = entryView(call, { ...entry, path }, ref);
  const data = readObject(call.repository.folder, entry.id)?.data ?? Buffer.alloc(0);
  if (entry.mode === '120000') return { ...view, target: data.toString() };
  if (entry.type === 'commit') return { ...view, submodule_git_url: null };
  const small = data.length <= MEGABYTE;
  return { ...view, encoding: small ? 'base64' : 'none', content: small ? base64(data) : '' };
}

const KINDS: Readonly<Record<string, string>> = { tree: 'dir', commit: 'submodule' };

function entryView(
  { api, world, repository }: Call,
  entry: ListedEntry,
  ref: string,
): Readonly<Record<string, unknown>> {
  const { fullName } = repository;
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const self = `${api}/repos/${fullName}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = `${api}/repos/${fullName}/git/${entry.type === 'tree' ? 'trees' : 'blobs'}/${entry.id}`;
  const html = `${world.url}/${fullName}/${entry.type === 'tree' ? 'tree' : 'blob'}/${ref}/${path}`;
  return {
    type: entry.mode === '120000' ? 'symlink' : (KINDS[entry.type] ?? 'file'),
    name: entry.path.split('/').at(-1),
    path: entry.path,
    sha: entry.id,
    size: entry.size ?? 0,
    url: self,
    git_url: git,
    html_url: html,
    download_url: entry.type === 'blob' ? `${world.url}/${fullName}/raw/${ref}/${path}` : null,
    _links: { self, git, html },
  };
}

/** One commit that writes or deletes one file; `sha` says which version of it is meant. */
function write(call: Call<WriteBody>, change: TreeChange): Answer {
  const { folder, signed } = call.repository;
  const { message, sha, author, committer, branch = call.world.defaultBranch(call.repository) } = call.body;
  const ref = `refs/heads/${branch}`;
  const parent = commitId(folder, ref);
  if (parent === undefined) throw new HttpError(404, `Branch ${branch} not found`);
  assertUnprotected(call, ref);
  const present = entryAt(folder, parent, change.path);
  if (present !== undefined && sha === undefined)
    throw new HttpError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (present === undefined && change.id === undefined) throw notFound();
  if (sha !== undefined && sha !== present?.id) throw new HttpError(409, `${change.path} does not match ${sha}`);
  const written = changeTree(folder, readCommit(folder, parent).tree, [change]);
  if ('missing' in written) throw notFound();
  const own: Signature = { ...noreply(call.actor.user), date: stamp() };
  const by = { ...own, ...committer };
  const id = writeCommit(folder, {
    tree: written.id,
    parents: [parent],
    message,
    author: { ...by, ...author },
    committer: by,
  });
  assertWorkflows(call, parent, id);
  if (author === undefined && committer === undefined) signed.add(id);
  changeRef(call.world, call.repository, call.actor, ref, id);
  const entry = change.id === undefined ? undefined : entryAt(folder, id, change.path);
  return {
    status: present === undefined ? 201 : 200,
    body: {
      content: entry === undefined ? null : entryView(call, { ...entry, path: change.path }, branch),
      commit: gitCommitView(call.world, call.api, call.repository, readCommit(folder, id)),
    },
  };
}
