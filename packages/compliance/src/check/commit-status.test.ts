import { describe, expect, it } from 'vitest';
import { assessReports, createReport, NEWER, NEWER_SAME, type ReportSpec } from '../test-support.ts';
import type { WaitResult } from '../wait/wait.ts';
import { toFinalStatus } from './commit-status.ts';

/** Creates the result of a wait whose last poll showed these reports. */
function createResult(state: WaitResult['state'], specs: readonly ReportSpec[]): WaitResult {
  const reports = specs.map((spec, index) => createReport({ cluster: `c${index}`, ...spec }));
  return { state, assessment: assessReports(reports), elapsedMs: 0 };
}

describe('toFinalStatus', () => {
  it.each(['success', 'pending'] as const)('is the requested state after success: %s', (onSuccess) => {
    const status = { state: onSuccess, description: 'Deployed' };
    expect(toFinalStatus(createResult('compliant', [{}]), onSuccess)).toEqual(status);
  });

  it.each(['failing', 'timed-out', 'none'] as const)('is a failure if the fleet is %s', (state) => {
    const status = { state: 'failure', description: 'Failed to deploy' };
    expect(toFinalStatus(createResult(state, []), 'success')).toEqual(status);
  });

  it('names the superseding commit that most reconcilers are on', () => {
    const third = 'c'.repeat(39).padEnd(40, '0');
    const specs = [{ commit: NEWER_SAME }, { commit: NEWER_SAME }, { commit: NEWER }, { commit: third }];
    const status = { state: 'error', description: `Superseded by ${NEWER.slice(0, 7)}` };
    expect(toFinalStatus(createResult('superseded', specs), 'pending')).toEqual(status);
  });
});
