import type { Instant } from '@kalypso-actions/calendar';

/** What the commit statuses of a promotion say. Section 10 of the specification, and what is ours. */
export const STATUS_DESCRIPTIONS = {
  promoted: 'Promoted',
  deploying: 'Deploying',
  deployed: 'Deployed',
  failed: 'Failed to deploy',
  superseded: 'Superseded by',
  /** Starts what is said of a promotion that has to wait. */
  waiting: 'Waiting:',
} as const;

/** A commit status, as far as it matters here. */
export interface RecordedStatus {
  readonly state: string;
  readonly description: string;
  readonly at: Instant;
}

/** How far a commit has come in an environment. */
export type PromotionProgress =
  /** It was never there. */
  | { readonly state: 'never' }
  /** Its promotion has to wait. */
  | { readonly state: 'waiting' }
  | { readonly state: 'under-way' }
  | { readonly state: 'failed'; readonly description: string }
  | { readonly state: 'deployed'; readonly since: Instant };

/**
 * How far a commit has come in an environment, by its statuses in that environment's context, the newest first.
 *
 * It counts as deployed only when the newest says so. Statuses that repeat that do not start the time anew; one that says anything else does.
 */
export function readProgress(statuses: readonly RecordedStatus[]): PromotionProgress {
  const [newest] = statuses;
  if (!newest) return { state: 'never' };
  if (isDeployed(newest)) {
    const end = statuses.findIndex((status) => !isDeployed(status));
    const run = end === -1 ? statuses : statuses.slice(0, end);
    return { state: 'deployed', since: Math.min(...run.map(({ at }) => at)) };
  }
  if (newest.state !== 'pending') return { state: 'failed', description: newest.description };
  return { state: newest.description.startsWith(STATUS_DESCRIPTIONS.waiting) ? 'waiting' : 'under-way' };
}

function isDeployed({ state, description }: RecordedStatus): boolean {
  return description === STATUS_DESCRIPTIONS.deployed && (state === 'pending' || state === 'success');
}
