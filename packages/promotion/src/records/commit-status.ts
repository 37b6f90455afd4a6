import type { Instant } from '@kalypso-actions/calendar';
import { STATUS_DESCRIPTIONS } from '@kalypso-actions/conventions';

/** A commit status as GitHub keeps it, without its context. */
export interface RecordedStatus {
  readonly state: string;
  readonly description: string;
  readonly at: Instant;
}

/** How far the promotion of a commit to an environment has come. */
export type PromotionProgress =
  /** The commit was never promoted to the environment. */
  | { readonly kind: 'none' }
  /** The promotion waits for something. */
  | { readonly kind: 'waiting' }
  /** The commit is promoted, but not deployed: nothing is known about the clusters yet, or errors hold it back. */
  | { readonly kind: 'promoted' }
  | { readonly kind: 'failed'; readonly description: string }
  | { readonly kind: 'deployed'; readonly since: Instant };

/**
 * How far the promotion of a commit has come, from the commit's statuses in the environment's context, newest first.
 *
 * The newest status decides whether the commit is deployed; it is deployed since the first of the uninterrupted "Deployed" statuses up to the newest.
 */
export function readProgress(statuses: readonly RecordedStatus[]): PromotionProgress {
  const [newest] = statuses;
  if (!newest) return { kind: 'none' };
  if (isDeployedStatus(newest)) {
    const end = statuses.findIndex((status) => !isDeployedStatus(status));
    const uninterrupted = end === -1 ? statuses : statuses.slice(0, end);
    return { kind: 'deployed', since: Math.min(...uninterrupted.map(({ at }) => at)) };
  }
  if (newest.state !== 'pending') return { kind: 'failed', description: newest.description };
  return { kind: newest.description.startsWith(STATUS_DESCRIPTIONS.waiting) ? 'waiting' : 'promoted' };
}

function isDeployedStatus({ state, description }: RecordedStatus): boolean {
  return description === STATUS_DESCRIPTIONS.deployed && (state === 'pending' || state === 'success');
}
