import { ask } from '../git/objects.ts';
import { HttpError } from '../model/http-error.ts';
import { may } from '../state/access.ts';
import type { Call } from './route.ts';

/** Files below here are code that runs with the repository's secrets: a token needs a permission of its own to change them. */
export const WORKFLOWS = '.github/workflows';

/** @throws 403 when commits that are new to a branch touch workflows and the token may not */
export function assertWorkflows({ repository, actor }: Call, before: string | undefined, after: string): void {
  if (actor.kind === 'user' || may(actor, repository, 'workflows:write')) return;
  const known = before === undefined ? ['--not', '--branches'] : [`^${before}`, '--not', '--branches'];
  const touching = ask(repository.folder, ['rev-list', '--max-count=1', after, ...known, '--', WORKFLOWS]);
  if (touching !== undefined && touching !== '') throw new HttpError(403, 'Resource not accessible by integration');
}
