import { tryGitOutput } from '../git/git-output.ts';
import { HttpError } from '../model/http-error.ts';
import { hasPermission } from '../state/access.ts';
import type { ApiCall } from './route.ts';

/** Workflow files run with the repository's secrets, so changing them needs the permission `workflows`. */
export const WORKFLOW_FOLDER = '.github/workflows';

/** @throws 403 if commits that are new to a branch change workflows and the token lacks `workflows: write` */
export function assertMayChangeWorkflows(
  { repository, actor }: ApiCall,
  before: string | undefined,
  after: string,
): void {
  if (actor.kind === 'user' || hasPermission(actor, repository, 'workflows:write')) return;
  const known = before === undefined ? ['--not', '--branches'] : [`^${before}`, '--not', '--branches'];
  const touching = tryGitOutput(repository.folder, [
    'rev-list',
    '--max-count=1',
    after,
    ...known,
    '--',
    WORKFLOW_FOLDER,
  ]);
  if (touching !== undefined && touching !== '') throw new HttpError(403, 'Resource not accessible by integration');
}
