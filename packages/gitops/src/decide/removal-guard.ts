import { type Diagnostic, formatCount, joinLimited, quote } from '@kalypso-actions/diagnostics';
import type { PullRequest } from '@kalypso-actions/github';
import type { ChangeSummary } from '../body/change-summary.ts';
import { ALLOW_REMOVALS_LABEL } from '../markers/labels.ts';
import { parseMarker } from '../markers/pull-request-marker.ts';
import { judgeConsent } from '../markers/removal-consent.ts';
import { coversRemovals } from '../markers/removal-digest.ts';
import type { GuardOptions } from '../options/gitops-pull-request-options.ts';
import { exceedsRemovalLimit, formatExceededRule, isUnlimited, type RemovalLimit } from '../options/removal-limit.ts';

const MAX_NAMES = 20;
const LABEL = ALLOW_REMOVALS_LABEL.name;

/**
 * What a change that removes assignments needs:
 * - `permitted`: nothing, the limit permits it
 * - `consented`: the consent to more than the limit permits, which it has
 * - `needs-consent`: that consent
 */
export type RemovalRuling = 'permitted' | 'consented' | 'needs-consent';

type RemovalSummary = Pick<ChangeSummary, 'removals'>;
type RemovalGuard = Pick<GuardOptions, 'maxRemovals' | 'allowsRemovals'>;

/**
 * Judges how much a change removes. Pure.
 * @param pullRequest the managed pull request, which someone can label
 */
export function judgeRemovals(
  { removals: { counts, names } }: RemovalSummary,
  guard: RemovalGuard,
  pullRequest: Pick<PullRequest, 'labels' | 'body'> | undefined,
): RemovalRuling {
  const { maxRemovals } = guard;
  if (isUnlimited(maxRemovals) || !exceedsRemovalLimit(counts, maxRemovals)) return 'permitted';
  return judgeConsent(guard, pullRequest, names) === 'given' ? 'consented' : 'needs-consent';
}

/**
 * Explains why a consent does not count; `undefined` if there is none. Pure.
 * @param names what needs a consent
 */
export function describeOutdatedConsent(
  guard: RemovalGuard,
  pullRequest: Pick<PullRequest, 'labels' | 'body' | 'number'> | undefined,
  names: readonly string[],
): Diagnostic | undefined {
  if (pullRequest === undefined || judgeConsent(guard, pullRequest, names) !== 'outdated') return undefined;
  const shown = parseMarker(pullRequest.body)?.removals;
  const others = names.filter((name) => !coversRemovals(shown, [name]));
  return {
    code: 'removal-consent-outdated',
    severity: 'error',
    message: `the consent on pull request #${pullRequest.number} does not count: what would be removed has changed since it was given, or was not shown then: ${joinLimited(others.map(quote), MAX_NAMES)}`,
    hint: `Read there what would be removed now. If it is intended, add the label \`${LABEL}\` again and re-run the job. This run removes the label.`,
  };
}

/** The change is not proposed, since the open pull request proposes an earlier one, which must not be lost. */
export function refuseRemovals(
  summary: RemovalSummary,
  limit: RemovalLimit,
  { number }: Pick<PullRequest, 'number'>,
): Diagnostic {
  const hint = `Nothing was published: pull request #${number} stays as it is, and lists at the top what would be removed. If the removals are intended, add the label \`${LABEL}\` to it and re-run the job. Or merge or close it: then the next run opens a draft that shows what would be removed.`;
  return describeRemovals(summary, limit, hint);
}

/**
 * The change is shown by a pull request that waits for consent: the run fails.
 * @param pullRequest `undefined` if it does not exist: in a dry run, or because GitHub rejected it
 */
export function describeNeededConsent(
  summary: RemovalSummary,
  limit: RemovalLimit,
  pullRequest: Pick<PullRequest, 'url'> | undefined,
): Diagnostic {
  const where = pullRequest === undefined ? 'A draft pull request shows what would go' : `See ${pullRequest.url}`;
  const hint = `Nothing is removed yet. ${where}. If the removals are intended, add the label \`${LABEL}\` to the pull request and re-run the job. Otherwise, restore what is gone: the next run updates or closes the pull request.`;
  return describeRemovals(summary, limit, hint);
}

function describeRemovals(
  { removals: { unit, counts, names } }: RemovalSummary,
  limit: RemovalLimit,
  hint: string,
): Diagnostic {
  return {
    code: 'mass-removal',
    severity: 'error',
    message: `${counts.removed} of ${formatCount(counts.before, unit)} would be removed, and ${formatExceededRule(counts, limit)}: ${joinLimited(names.map(quote), MAX_NAMES)}`,
    hint,
  };
}
