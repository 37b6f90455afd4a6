import { HttpError, notFound } from '../model/http-error.ts';
import type { Actor, Repository } from '../model/model.ts';
import type { Permission } from '../model/protocol.ts';

/** What an operation asks of a token, one of them: `contents:write`. `nothing`: that the repository can be seen. */
export type Need = 'nothing' | `${string}:${Permission}`;

/** Whether this actor may know that the repository exists. */
export function canSee(actor: Actor, repository: Repository): boolean {
  return repository.settings.private !== true || permissionsOf(actor, repository) !== undefined;
}

export function may(actor: Actor, repository: Repository, need: Need): boolean {
  if (need === 'nothing') return canSee(actor, repository);
  const [name = '', level] = need.split(':');
  if (level === 'read' && repository.settings.private !== true) return true;
  const granted = permissionsOf(actor, repository)?.[name];
  return granted === 'write' || (granted === 'read' && level === 'read');
}

/** @throws as GitHub does: what cannot be seen is not found, what may not be done is refused in words that depend on the token */
export function demand(actor: Actor, repository: Repository, needs: readonly Need[]): void {
  if (!canSee(actor, repository)) throw notFound();
  if (needs.some((need) => may(actor, repository, need))) return;
  if (actor.kind === 'anonymous') throw new HttpError(401, 'Requires authentication');
  const kind = actor.kind === 'user' ? 'personal access token' : 'integration';
  throw new HttpError(403, `Resource not accessible by ${kind}`);
}

function permissionsOf(
  { permissions }: Actor,
  { fullName }: Repository,
): Readonly<Record<string, Permission>> | undefined {
  return permissions.get(fullName.toLowerCase()) ?? permissions.get('*');
}
