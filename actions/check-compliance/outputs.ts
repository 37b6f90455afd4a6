import type { WaitResult } from '@kalypso-actions/compliance';

/**
 * Returns the outputs of the action.
 * @param report the path of the report
 */
export function createOutputs({ state, assessment }: WaitResult, report: string): Record<string, string> {
  const { verdicts, counts } = assessment;
  return {
    state,
    configurations: String(verdicts.length),
    compliant: String(counts.compliant),
    ahead: String(counts.ahead),
    behind: String(counts.behind),
    failing: String(counts.failing),
    pending: String(counts.pending),
    suspended: String(counts.suspended),
    unknown: String(counts.unknown),
    stale: String(counts.stale),
    report,
  };
}
