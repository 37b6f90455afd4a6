import type { PullRequest } from '@kalypso-actions/github';
import type { ChangeSummary } from '../body/change-summary.ts';
import { renderRefusedRemovals } from '../body/consent-section.ts';
import { formatMarker, formatRequest, parseMarker, removeMarker } from '../markers/pull-request-marker.ts';
import { digestRemovals } from '../markers/removal-digest.ts';
import type { RemovalLimit } from '../options/removal-limit.ts';
import type { RefuseDecision } from './gitops-decision.ts';

/** GitHub rejects longer bodies. */
const MAX_BODY_LENGTH = 65_536;

/**
 * Has the pull request with an earlier change show what would be removed, unless it does: only what it has shown can be consented to. Pure.
 * @param limit which the removals exceed
 */
export function requestConsent(
  { removals }: Pick<ChangeSummary, 'removals'>,
  limit: RemovalLimit,
  pullRequest: PullRequest,
): Pick<RefuseDecision, 'request'> {
  const marker = parseMarker(pullRequest.body);
  const digest = digestRemovals(removals.names);
  if (marker === undefined || (marker.removals === digest && !marker.isAllowed)) return {};
  const body = [
    `${formatMarker({ ...marker, removals: digest, isAllowed: false })}\n`,
    formatRequest(renderRefusedRemovals(removals, limit)),
    removeMarker(pullRequest.body),
  ].join('');
  return { request: { pullRequest, body: body.slice(0, MAX_BODY_LENGTH).replace(/[\ud800-\udbff]$/, '') } };
}
