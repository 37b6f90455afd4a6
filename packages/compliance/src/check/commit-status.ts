import { STATUS_DESCRIPTIONS } from '@kalypso-actions/conventions';
import { shortCommitId } from '@kalypso-actions/git-objects';
import type { FleetAssessment } from '../verdict/fleet-assessment.ts';
import { findReportedCommit } from '../verdict/judge-report.ts';
import type { WaitResult } from '../wait/wait.ts';

/** The content of a commit status. */
export interface StatusUpdate {
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string;
}

export const DEPLOYING_STATUS: StatusUpdate = { state: 'pending', description: STATUS_DESCRIPTIONS.deploying };
export const CANCELLED_STATUS: StatusUpdate = { state: 'error', description: 'Cancelled' };
export const NOT_CHECKED_STATUS: StatusUpdate = { state: 'error', description: 'Could not be checked' };

/**
 * Returns the commit status for the result of the wait. A superseded commit was never proven to work by itself, so it is not "Deployed". Its status does
 * not remain pending either, since no later check updates it.
 */
export function toFinalStatus({ state, assessment }: WaitResult, onSuccess: 'success' | 'pending'): StatusUpdate {
  if (state === 'compliant') return { state: onSuccess, description: STATUS_DESCRIPTIONS.deployed };
  if (state !== 'superseded') return { state: 'failure', description: STATUS_DESCRIPTIONS.failed };
  return { state: 'error', description: `${STATUS_DESCRIPTIONS.superseded} ${findSupersedingCommit(assessment)}` };
}

/** Returns the newer commit that most reconcilers are on. */
function findSupersedingCommit({ verdicts }: FleetAssessment): string {
  const counts = new Map<string, number>();
  for (const { verdict, promotes, report } of verdicts) {
    const commit = findReportedCommit(report);
    if (verdict === 'ahead' && promotes === 'other' && commit !== undefined)
      counts.set(commit, (counts.get(commit) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return most === undefined ? 'a newer commit' : shortCommitId(most[0]);
}
