import { isAncestor } from '../../git/commits.ts';
import { readObject } from '../../git/objects.ts';
import { type GitRef, listRefs, readRef } from '../../git/refs.ts';
import { HttpError, notFound } from '../../model/http-error.ts';
import { moveRef } from '../../operations/ref-changes.ts';
import { type ApiCall, type ApiRoute, created, defineRoute, ok } from '../../routing/route.ts';
import { assertMayChangeWorkflows } from '../../routing/workflow-files.ts';
import { hasPermission } from '../../state/access.ts';
import { findProtection } from '../../state/mergeability.ts';

const REPO = '/repos/{owner}/{repo}';

export const refRoutes: readonly ApiRoute[] = [
  defineRoute(`GET ${REPO}/git/ref/{ref}`, 'contents:read', (call) => {
    const ref = `refs/${call.path.ref}`;
    const { folder } = call.repository;
    const id = readRef(folder, ref);
    if (id === undefined) throw refNotFound(call);
    return ok(refView(call, { ref, id, type: readObject(folder, id)?.type ?? 'commit' }));
  }),
  defineRoute(`GET ${REPO}/git/matching-refs/{ref}`, 'contents:read', (call) => {
    const prefix = `refs/${call.path.ref}`;
    return ok(
      listVisibleRefs(call)
        .filter(({ ref }) => ref.startsWith(prefix))
        .map((found) => refView(call, found)),
    );
  }),
  defineRoute<{ readonly ref: string; readonly sha: string }>(`POST ${REPO}/git/refs`, 'contents:write', (call) => {
    const { ref, sha } = call.body;
    const { folder } = call.repository;
    if (!/^refs\/.+\/./.test(ref) && !/^refs\/(heads|tags)\/./.test(ref))
      throw new HttpError(422, "Reference name must start with 'refs/' and contain at least two slashes");
    if (/[\s~^:?*[\\]|\.\.|\/$|\.lock$|\/\//.test(ref)) throw new HttpError(422, `${ref} is not a valid ref name.`);
    if (readRef(folder, ref) !== undefined) throw new HttpError(422, 'Reference already exists');
    const type = requireObjectType(call, sha);
    assertMayChangeWorkflows(call, undefined, sha);
    const clash = findConflictingRef(folder, ref);
    if (clash !== undefined)
      throw new HttpError(422, `Reference update failed: '${clash}' exists; cannot create '${ref}'`);
    moveRef(call.github, call.repository, call.actor, ref, sha);
    return created(refView(call, { ref, type, id: sha }));
  }),
  defineRoute<{ readonly sha: string; readonly force?: boolean }>(
    `PATCH ${REPO}/git/refs/{ref}`,
    'contents:write',
    (call) => {
      const { folder } = call.repository;
      const { ref, before } = requireRef(call);
      const { sha, force = false } = call.body;
      const type = requireObjectType(call, sha);
      assertUnprotected(call, ref);
      if (!force && !isAncestor(folder, before, sha)) throw new HttpError(422, 'Update is not a fast forward');
      assertMayChangeWorkflows(call, before, sha);
      moveRef(call.github, call.repository, call.actor, ref, sha);
      return ok(refView(call, { ref, type, id: sha }));
    },
  ),
  defineRoute(`DELETE ${REPO}/git/refs/{ref}`, 'contents:write', (call) => {
    const { ref } = requireRef(call);
    assertUnprotected(call, ref);
    if (ref === `refs/heads/${call.github.defaultBranch(call.repository)}`)
      throw new HttpError(422, 'Cannot delete the default branch');
    moveRef(call.github, call.repository, call.actor, ref, undefined);
    return { status: 204 };
  }),
];

function requireRef(call: ApiCall): { readonly ref: string; readonly before: string } {
  const ref = `refs/${call.path.ref}`;
  const before = readRef(call.repository.folder, ref);
  if (before === undefined) throw new HttpError(422, 'Reference does not exist');
  return { ref, before };
}

function requireObjectType({ repository }: ApiCall, sha: string): string {
  const object = /^[0-9a-f]{40}$/.test(sha) ? readObject(repository.folder, sha) : undefined;
  if (object === undefined) throw new HttpError(422, 'Object does not exist');
  return object.type;
}

/** @throws 422 if the branch is protected: only a merge may move it */
export function assertUnprotected({ repository, actor }: ApiCall, ref: string): void {
  const rules = ref.startsWith('refs/heads/') ? findProtection(repository, ref.slice('refs/heads/'.length)) : undefined;
  if (rules === undefined || rules.bypass?.includes(actor.user.login) === true) return;
  if (!hasPermission(actor, repository, 'contents:write')) return;
  throw new HttpError(422, `Repository rule violations found\n\nChanges must be made through a pull request.`);
}

/** Finds a ref that conflicts because one of the two names is a folder of the other. */
function findConflictingRef(folder: string, ref: string): string | undefined {
  const parts = ref.split('/');
  const above = parts.slice(3).map((_, index) => parts.slice(0, index + 3).join('/'));
  const found = above.find((candidate) => readRef(folder, candidate) !== undefined);
  return found ?? listRefs(folder, `${ref}/`)[0]?.ref;
}

/** Every ref except GitHub's own `refs/pull/…`. */
function listVisibleRefs({ repository }: ApiCall): readonly GitRef[] {
  const all = listRefs(repository.folder, 'refs/').filter(({ ref }) => !ref.startsWith('refs/pull/'));
  if (all.length === 0) throw emptyRepository();
  return all;
}

/** 404, or 409 if the repository is empty. */
function refNotFound(call: ApiCall): HttpError {
  listVisibleRefs(call);
  return notFound();
}

function emptyRepository(): HttpError {
  return new HttpError(409, 'Git Repository is empty.');
}

function refView(
  { api, repository }: ApiCall,
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
