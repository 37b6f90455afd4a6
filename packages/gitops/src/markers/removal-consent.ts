import type { PullRequest } from '@kalypso-actions/github';
import type { GuardOptions } from '../options/gitops-pull-request-options.ts';
import { hasName } from './github-names.ts';
import { ALLOW_REMOVALS_LABEL } from './labels.ts';
import { parseMarker } from './pull-request-marker.ts';
import { coversRemovals } from './removal-digest.ts';

/**
 * Whether someone has consented to removals:
 * - `given`: to all of them
 * - `outdated`: to others, which the managed pull request has shown
 * - `none`: to none
 */
export type RemovalConsent = 'given' | 'outdated' | 'none';

/**
 * Judges a consent: that of this run, or the label of the managed pull request or an earlier run, which count for what the pull request shows. Pure.
 * @param names everything that would be removed
 */
export function judgeConsent(
  { allowsRemovals }: Pick<GuardOptions, 'allowsRemovals'>,
  pullRequest: Pick<PullRequest, 'labels' | 'body'> | undefined,
  names: readonly string[],
): RemovalConsent {
  if (allowsRemovals) return 'given';
  if (pullRequest === undefined) return 'none';
  const marker = parseMarker(pullRequest.body);
  if (!hasName(pullRequest.labels, ALLOW_REMOVALS_LABEL.name) && !marker?.isAllowed) return 'none';
  return coversRemovals(marker?.removals, names) ? 'given' : 'outdated';
}

/** Whether the managed pull request only shows what would be removed. Its content may be replaced by any other. */
export function waitsForConsent(pullRequest: Pick<PullRequest, 'body'> | undefined): boolean {
  return pullRequest !== undefined && parseMarker(pullRequest.body)?.needsConsent === true;
}
