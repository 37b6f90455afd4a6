import { STATUS_DESCRIPTIONS } from '@kalypso-actions/conventions';
import { shortCommitId } from '@kalypso-actions/git-objects';
import { formatStatusDescription } from '@kalypso-actions/github';
import type { DecisionContext } from './decision-context.ts';
import type { ReplacedStatus, StatusWrite } from './promotion-decision.ts';

/** The last step of a promotion: the commit is promoted. It replaces whatever is there. */
export function writePromoted(environment: string, context: DecisionContext): StatusWrite {
  const update = { state: 'pending', description: STATUS_DESCRIPTIONS.promoted } as const;
  return toStatusWrite(context.commit, environment, update, 'any', context);
}

/** The promotion waits. Nothing is written if the newest status has the same description. */
export function writeWaiting(
  environment: string,
  summaries: readonly string[],
  context: DecisionContext,
): readonly StatusWrite[] {
  const newest = context.statuses.newest(context.commit, environment);
  const description = formatStatusDescription(`${STATUS_DESCRIPTIONS.waiting} ${summaries.join('; ')}`);
  if (newest?.state === 'pending' && newest.description === description) return [];
  return [toStatusWrite(context.commit, environment, { state: 'pending', description }, newest ?? 'none', context)];
}

/** A commit that is deployed in an environment, and need not wait there for a further promotion, is no longer pending. */
export function completeDeployed(
  commit: string,
  environment: string,
  context: DecisionContext,
): readonly StatusWrite[] {
  const newest = context.statuses.newest(commit, environment);
  if (newest?.state !== 'pending' || newest.description !== STATUS_DESCRIPTIONS.deployed) return [];
  const update = { state: 'success', description: STATUS_DESCRIPTIONS.deployed } as const;
  return [toStatusWrite(commit, environment, update, newest, context)];
}

/** A commit that an environment no longer has does not stay pending: it was deployed, or it is superseded by another commit. */
export function settleSuperseded(
  commit: string,
  environment: string,
  by: string,
  context: DecisionContext,
): readonly StatusWrite[] {
  const newest = context.statuses.newest(commit, environment);
  if (newest?.state !== 'pending') return [];
  if (newest.description === STATUS_DESCRIPTIONS.deployed) return completeDeployed(commit, environment, context);
  const description = `${STATUS_DESCRIPTIONS.superseded} ${shortCommitId(by)}`;
  return [toStatusWrite(commit, environment, { state: 'error', description }, newest, context)];
}

/** A commit that an environment was rolled back from no longer counts as deployed there, so it is not promoted further. */
export function revokeRolledBack(
  commit: string,
  environment: string,
  context: DecisionContext,
): readonly StatusWrite[] {
  const newest = context.statuses.newest(commit, environment);
  if (newest === undefined || newest.state === 'error' || newest.state === 'failure') return [];
  const description = `${STATUS_DESCRIPTIONS.rolledBack} ${shortCommitId(context.commit)}`;
  return [toStatusWrite(commit, environment, { state: 'error', description }, newest, context)];
}

/** As {@link revokeRolledBack}, for an environment to which the promotion of the commit waits. */
export function revokeWaiting(commit: string, environment: string, context: DecisionContext): readonly StatusWrite[] {
  if (context.statuses.progress(commit, environment).kind !== 'waiting') return [];
  return revokeRolledBack(commit, environment, context);
}

function toStatusWrite(
  commit: string,
  environment: string,
  update: Pick<StatusWrite, 'state' | 'description'>,
  replaces: ReplacedStatus | 'none' | 'any',
  { settings: { repository, statusContext, runUrl } }: DecisionContext,
): StatusWrite {
  return {
    kind: 'status',
    repository,
    commit,
    context: statusContext(environment),
    ...update,
    targetUrl: runUrl,
    replaces: typeof replaces === 'string' ? replaces : { state: replaces.state, description: replaces.description },
  };
}
