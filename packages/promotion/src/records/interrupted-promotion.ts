import type { Instant } from '@kalypso-actions/calendar';
import { isPublicationStatus, STATUS_DESCRIPTIONS } from '@kalypso-actions/conventions';
import type { RecordedStatus } from './commit-status.ts';
import { parsePromotionMessage } from './promotion-message.ts';

/** A promotion whose commit is on the environment branch, and of which later steps may be missing. */
export interface InterruptedPromotion {
  /** The commit that the environment had before; `undefined` if it had none, or if the promotion was not made by this action. */
  readonly replaced: string | undefined;
}

/**
 * Finds out whether an environment has a commit whose promotion was interrupted.
 *
 * The last step of a promotion sets a commit status. So a status that is at least as new as the promotion shows that no step is missing; only a status that
 * waits can be of a run that did not see the promotion. Statuses of its publication are ignored: they do not come from a promotion.
 *
 * Inputs: the promoted commit, its statuses in the environment's context, newest first; the last change of the file that holds the `BaseRepo`.
 */
export function findInterruptedPromotion(
  commit: string,
  statuses: readonly RecordedStatus[],
  lastChange: { readonly message: string; readonly at: Instant } | undefined,
): InterruptedPromotion | undefined {
  const record = lastChange && parsePromotionMessage(lastChange.message, commit);
  const newest = statuses.find((status) => !isPublicationStatus(status));
  const isWaiting = newest?.state === 'pending' && newest.description.startsWith(STATUS_DESCRIPTIONS.waiting);
  // Times of GitHub are whole seconds, so equal times count as newer.
  const isComplete = newest !== undefined && !isWaiting && (!record || newest.at >= lastChange.at);
  return isComplete ? undefined : { replaced: record?.replaced };
}
