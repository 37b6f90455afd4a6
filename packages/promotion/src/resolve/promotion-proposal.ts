import { STATUS_DESCRIPTIONS } from '@kalypso-actions/conventions';
import type { RecordedStatus } from '../records/commit-status.ts';

/**
 * What the statuses of a commit in an environment's context prove of its promotion to that environment:
 * - `none`: nothing
 * - `open`: it was promoted
 * - `ended`: it was promoted, and then replaced or rolled back
 */
export type PromotionProposal = 'none' | 'open' | 'ended';

/** Descriptions that only a promoted commit gets. */
const PROMOTED: readonly string[] = [
  STATUS_DESCRIPTIONS.promoted,
  STATUS_DESCRIPTIONS.deploying,
  STATUS_DESCRIPTIONS.deployed,
  STATUS_DESCRIPTIONS.failed,
];
const ENDED: readonly string[] = [STATUS_DESCRIPTIONS.superseded, STATUS_DESCRIPTIONS.rolledBack];

/**
 * Finds the newest status that proves something. Others are left out: those that wait or hold back do not come from a promotion, and a status that another
 * workflow has set in the context proves nothing.
 *
 * Input: the statuses in the environment's context that count, newest first.
 */
export function findProposal(statuses: readonly RecordedStatus[]): PromotionProposal {
  for (const { description } of statuses) {
    // Progress and reasons may follow.
    if (ENDED.some((text) => description.startsWith(text))) return 'ended';
    if (PROMOTED.some((text) => description.startsWith(text))) return 'open';
  }
  return 'none';
}
