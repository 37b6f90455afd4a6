import { isAncestor } from '../../git/commits.ts';
import { readObject } from '../../git/objects.ts';
import { type Reference, references, refId } from '../../git/refs.ts';
import { HttpError, notFound } from '../../model/http-error.ts';
import { changeRef } from '../../operations/ref-changes.ts';
import { type Call, created, ok, type Route, route } from '../../routing/route.ts';
import { assertWorkflows } from '../../routing/workflow-files.ts';
import { may } from '../../state/access.ts';
import { protectionOf } from '../../state/mergeability.ts';

const REPO = '/repos/{owner}/{repo}';

export const refRoutes: readonly Route[] = [
  route(`GET ${REPO}/git/ref/{ref}`, 'contents:read', (call) => {
    const ref = `refs/${call.path.ref}`;
    const { folder } = call.repository;
    const id = refId(folder, ref);
    if (id === undefined) throw notFoundIn(call);
    return ok(refView(call, { ref, id, type: readObject(folder, id)?.type ?? 'commit' }));
  }),
  route(`GET ${REPO}/git/matching-refs/{ref}`, 'contents:read', (call) => {
    const prefix = `refs/${call.path.ref}`;
    return ok(
      listed(call)
        .filter(({ ref }) => ref.startsWith(prefix))
        .map((found) => refView(call, found)),
    );
  }),
  route<{ readonly ref: string; readonly sha: string }>(`POST ${REPO}/git/refs`, 'contents:write', (call) => {
    const { ref, sha } = call.body;
    const { folder } = call.repository;
    if (!/^refs\/.+\/./.test(ref) && !/^refs\/(heads|tags)\/./.test(ref))
      throw new HttpError(422, "Reference name must start with 'refs/' and contain at least two slashes");
    if (/[\s~^:?*[\\]|\.\.|\/$|\.lock$|\/\//.test(ref)) throw new HttpError(422, `${ref} is not a valid ref name.`);
    if (refId(folder, ref) !== undefined) throw new HttpError(422, 'Reference already exists');
    const type = demandObject(call, sha);
    assertWorkflows(call, undefined, sha);
    const clash = clashing(folder, ref);
    if (clash !== undefined)
      throw new HttpError(422, `Reference update failed: '${clash}' exists; cannot create '${ref}'`);
    changeRef(call.world, call.repository, call.actor, ref, sha);
    return created(refView(call, { ref, type, id: sha }));
  }),
  route<{ readonly sha: string; readonly force?: boolean }>(
    `PATCH ${REPO}/git/refs/{ref}`,
    'contents:write',
    (call) => {
      const { folder } = call.repository;
      const { ref, before } = existing(call);
      const { sha, force = false } = call.body;
      const type = demandObject(call, sha);
      assertUnprotected(call, ref);
      if (!force && !isAncestor(folder, before, sha)) throw new HttpError(422, 'Update is not a fast forward');
      assertWorkflows(call, before, sha);
      changeRef(call.world, call.repository, call.actor, ref, sha);
      return ok(refView(call, { ref, type, id: sha }));
    },
  ),
  route(`DELETE ${REPO}/git/refs/{ref}`, 'contents:write', (call) => {
    const { ref } = existing(call);
    assertUnprotected(call, ref);
    if (ref === `refs/heads/${call.world.defaultBranch(call.repository)}`)
      throw new HttpError(422, 'Cannot delete the default branch');
    changeRef(call.world, call.repository, call.actor, ref, undefined);
    return { status: 204 };
  }),
];

function existing(call: Call): { readonly ref: string; readonly before: string } {
  const ref = `refs/${call.path.ref}`;
  const before = refId(call.repository.folder, ref);
  if (before === undefined) throw new HttpError(422, 'Reference does not exist');
  return { ref, before };
}

function demandObject({ repository }: Call, sha: string): string {
  const object = /^[0-9a-f]{40}$/.test(sha) ? readObject(repository.folder, sha) : undefined;
  if (object === undefined) throw new HttpError(422, 'Object does not exist');
  return object.type;
}

/** Nobody moves a protected branch but by merging. */
export function assertUnprotected({ repository, actor }: Call, ref: string): void {
  const rules = ref.startsWith('refs/heads/') ? protectionOf(repository, ref.slice('refs/heads/'.length)) : undefined;
  if (rules === undefined || rules.bypass?.includes(actor.user.login) === true) return;
  if (!may(actor, repository, 'contents:write')) return;
  throw new HttpError(422, `Repository rule violations found\n\nChanges must be made through a pull request.`);
}

/** A reference that would have to be a folder for this one, or the other way round. */
function clashing(folder: string, ref: string): string | undefined {
  const parts = ref.split('/');
  const above = parts.slice(3).map((_, index) => parts.slice(0, index + 3).join('/'));
  const found = above.find((candidate) => refId(folder, candidate) !== undefined);
  return found ?? references(folder, `${ref}/`)[0]?.ref;
}

/** Every reference but GitHub's own. */
function listed({ repository }: Call): readonly Reference[] {
  const all = references(repository.folder, 'refs/').filter(({ ref }) => !ref.startsWith('refs/pull/'));
  if (all.length === 0) throw emptyRepository();
  return all;
}

/** Nothing is found, unless there is nothing at all. */
function notFoundIn(call: Call): HttpError {
  listed(call);
  return notFound();
}

function emptyRepository(): HttpError {
  return new HttpError(409, 'Git Repository is empty.');
}

function refView(
  { api, repository }: Call,
  { ref, type, id }: { readonly ref: string; readonly type: string; readonly id: string },
): unknown {
  const url = `${api}/repos/${repository.fullName}/git`;
  return {
    ref,
    node_id: `REF_${Buffer.from(ref).toString('base64url')}`,
    url: `${url}/${ref}`,
    object: { type, sha: id, url: `${url}/${type}s/${id}` },
  };
}
