import { type Diagnostic, formatCount, joinLimited, quote } from '@kalypso-actions/diagnostics';
import type { ChangeSummary } from '../body/change-summary.ts';
import { hasName } from '../markers/github-names.ts';
import {
  ALLOW_REMOVALS,
  exceedsRemovalLimit,
  formatRemovalLimit,
  isUnlimited,
  type RemovalLimit,
} from '../options/removal-limit.ts';

const MAX_NAMES = 20;

/**
 * Refuses a change that removes too many assignments; returns `undefined` if it may be proposed.
 * @param pullRequest the managed pull request, which a reviewer can label
 */
export function guardRemovals(
  { removals: { unit, counts, names } }: Pick<ChangeSummary, 'removals'>,
  limit: RemovalLimit,
  pullRequest: { readonly number: number; readonly labels: readonly string[] } | undefined,
): Diagnostic | undefined {
  if (isUnlimited(limit) || hasName(pullRequest?.labels ?? [], ALLOW_REMOVALS) || !exceedsRemovalLimit(counts, limit)) {
    return undefined;
  }
  const rule = counts.after === 0 ? 'none would remain' : `max-removals is ${formatRemovalLimit(limit)}`;
  const label =
    pullRequest === undefined
      ? ''
      : `add the label \`${ALLOW_REMOVALS}\` to pull request #${pullRequest.number} and re-run the job, or `;
  return {
    code: 'mass-removal',
    severity: 'error',
    message: `${counts.removed} of ${formatCount(counts.before, unit)} would be removed, and ${rule}: ${joinLimited(names.map(quote), MAX_NAMES)}`,
    hint: `Nothing was published. If the removals are intended, ${label}set \`max-removals: 100%\` for one run.`,
  };
}
