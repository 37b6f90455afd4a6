import { HttpError, notFound } from '../model/http-error.ts';
import type { Permission } from '../model/protocol.ts';
import type { Actor, RepositoryRecord } from '../model/records.ts';

/** A permission that an operation needs: `contents:write`. `none`: the repository only has to be visible. */
export type RequiredPermission = 'none' | `${string}:${Permission}`;

/** Whether the actor may know that the repository exists. */
export function isVisibleTo(actor: Actor, repository: RepositoryRecord): boolean {
  return repository.settings.private !== true || findPermissions(actor, repository) !== undefined;
}

export function hasPermission(actor: Actor, repository: RepositoryRecord, need: RequiredPermission): boolean {
  if (need === 'none') return isVisibleTo(actor, repository);
  const [name = '', level] = need.split(':');
  if (level === 'read' && repository.settings.private !== true) return true;
  const granted = findPermissions(actor, repository)?.[name];
  return granted === 'write' || (granted === 'read' && level === 'read');
}

/** @throws 404 if the repository is not visible, 401 or 403 (with a message for the kind of token) if no permission suffices */
export function requirePermission(
  actor: Actor,
  repository: RepositoryRecord,
  needs: readonly RequiredPermission[],
): void {
  if (!isVisibleTo(actor, repository)) throw notFound();
  if (needs.some((need) => hasPermission(actor, repository, need))) return;
  if (actor.kind === 'anonymous') throw new HttpError(401, 'Requires authentication');
  const kind = actor.kind === 'user' ? 'personal access token' : 'integration';
  throw new HttpError(403, `Resource not accessible by ${kind}`);
}

function findPermissions(
  { permissions }: Actor,
  { fullName }: RepositoryRecord,
): Readonly<Record<string, Permission>> | undefined {
  return permissions.get(fullName.toLowerCase()) ?? permissions.get('*');
}
