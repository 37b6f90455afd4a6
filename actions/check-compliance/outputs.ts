import type { TargetAssessment, WaitResult } from '@kalypso-actions/compliance';

function toStates(targets: readonly TargetAssessment[]): Readonly<Record<string, string>> {
  return Object.fromEntries(targets.map(({ name, assessment }) => [name, assessment.state]));
}

/** Returns the outputs of the action, except the path of the report. */
export function createOutputs({ state, assessment }: WaitResult): Record<string, string> {
  const { clusters, verdicts, counts, targets } = assessment;
  return {
    state,
    clusters: String(clusters.length),
    configurations: String(verdicts.length),
    compliant: String(counts.compliant),
    ahead: String(counts.ahead),
    behind: String(counts.behind),
    failing: String(counts.failing),
    pending: String(counts.pending),
    suspended: String(counts.suspended),
    unknown: String(counts.unknown),
    stale: String(counts.stale),
    disconnected: String(counts.disconnected),
    'not-ready': String(counts['not-ready']),
    unconfirmed: String(counts.unconfirmed),
    pinned: String(counts.pinned),
    ...(targets === undefined ? {} : { targets: JSON.stringify(toStates(targets)) }),
  };
}
