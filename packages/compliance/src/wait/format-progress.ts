import { formatDuration } from '@kalypso-actions/calendar';
import { joinLimited, sanitizeText } from '@kalypso-actions/diagnostics';
import { errorMessage } from '@kalypso-actions/retry';
import { formatClusterName } from '../verdict/explain-verdict.ts';
import type { ClusterVerdict, FleetAssessment } from '../verdict/fleet-assessment.ts';
import { complies, VERDICTS } from '../verdict/verdicts.ts';
import type { PollResult } from './wait.ts';

/** How many changes a line lists. */
const MAX_CHANGES = 5;
const MAX_REASON_LENGTH = 200;

type AssessedPollResult = Extract<PollResult, { readonly kind: 'assessed' }>;

/** Formats one line about a poll: how far the fleet is, and what changed since the last successful poll. */
export function formatProgress(poll: PollResult): string {
  const elapsed = `[${formatDuration(poll.elapsedMs)}]`;
  if (poll.kind === 'failed') {
    const message = errorMessage(poll.error);
    return `${elapsed} poll failed (${poll.consecutiveFailures} in a row): ${message}`;
  }
  const changes = joinLimited(listChanges(poll), MAX_CHANGES, '; ');
  return `${elapsed} ${[formatCounts(poll), changes].filter((part) => part !== '').join('; ')}`;
}

function formatCounts({ assessment }: AssessedPollResult): string {
  if (assessment.targets === undefined) return formatFleetCounts(assessment);
  return assessment.targets.map(({ name, assessment: each }) => `${name}: ${formatFleetCounts(each)}`).join('; ');
}

function formatFleetCounts({ clusters, total, complying }: FleetAssessment): string {
  if (clusters.length === 0) return 'no cluster found';
  const parts = VERDICTS.toReversed().flatMap((verdict) => {
    const count = clusters.filter((cluster) => cluster.verdict === verdict).length;
    return count > 0 ? `${count} ${verdict}` : [];
  });
  return `${complying} of ${total} comply (${parts.join(', ')})`;
}

function listChanges({ assessment, previous }: AssessedPollResult): string[] {
  const { clusters } = assessment;
  if (previous === undefined) return clusters.filter((cluster) => !complies(cluster)).map(formatCluster);
  const known = new Map(previous.clusters.map((cluster) => [clusterKey(cluster), cluster]));
  const changes = clusters.flatMap((cluster) => {
    const last = known.get(clusterKey(cluster));
    known.delete(clusterKey(cluster));
    if (last === undefined) return `new: ${formatCluster(cluster)}`;
    if (last.verdict === cluster.verdict) return [];
    return `${formatClusterName(cluster)}: ${last.verdict} → ${formatReason(cluster)}`;
  });
  const gone = [...known.values()].map((cluster) => `gone: ${formatClusterName(cluster)}`);
  return [...changes, ...gone];
}

function clusterKey({ name, resourceId, deploymentTarget = '' }: ClusterVerdict): string {
  return `${resourceId.toLowerCase()}\0${name}\0${deploymentTarget}`;
}

function formatCluster(cluster: ClusterVerdict): string {
  return `${formatClusterName(cluster)}: ${formatReason(cluster)}`;
}

function formatReason(cluster: ClusterVerdict): string {
  if (complies(cluster)) return cluster.verdict;
  return `${cluster.verdict} (${sanitizeText(cluster.reason, MAX_REASON_LENGTH)})`;
}
