import { formatDuration } from '@kalypso-actions/calendar';
import { joinLimited, sanitizeText } from '@kalypso-actions/diagnostics';
import { errorMessage } from '@kalypso-actions/retry';
import { type ConfigurationVerdict, complies, VERDICTS } from '../verdict/configuration-verdict.ts';
import { explainVerdict, formatConfigurationName } from '../verdict/explain-verdict.ts';
import type { PollResult } from './wait.ts';

/** How many changes a line lists. */
const MAX_CHANGES = 5;
const MAX_REASON_LENGTH = 200;

type AssessedPollResult = Extract<PollResult, { readonly kind: 'assessed' }>;

/** Formats one line about a poll: how far the fleet is, and what changed since the last successful poll. */
export function formatProgress(poll: PollResult, stabilityMs: number): string {
  const elapsed = `[${formatDuration(poll.elapsedMs)}]`;
  if (poll.kind === 'failed') {
    const message = errorMessage(poll.error);
    return `${elapsed} poll failed (${poll.consecutiveFailures} in a row): ${message}`;
  }
  const changes = joinLimited(listChanges(poll), MAX_CHANGES, '; ');
  const parts = [formatCounts(poll), formatStability(poll, stabilityMs), changes];
  return `${elapsed} ${parts.filter((part) => part !== '').join('; ')}`;
}

function formatCounts({ assessment: { verdicts, total, complying, counts } }: AssessedPollResult): string {
  if (verdicts.length === 0) return 'no configuration found';
  const parts = VERDICTS.toReversed().flatMap((verdict) =>
    counts[verdict] > 0 ? `${counts[verdict]} ${verdict}` : [],
  );
  return `${complying} of ${total} comply (${parts.join(', ')})`;
}

function formatStability({ compliantForMs }: AssessedPollResult, stabilityMs: number): string {
  if (compliantForMs === undefined || stabilityMs === 0) return '';
  return `has held for ${formatDuration(compliantForMs)} of ${formatDuration(stabilityMs)}`;
}

function listChanges({ assessment, previous }: AssessedPollResult): string[] {
  const { verdicts } = assessment;
  if (previous === undefined) return verdicts.filter((verdict) => !complies(verdict)).map(formatVerdict);
  const known = new Map(previous.verdicts.map((verdict) => [verdict.configuration.id, verdict]));
  const changes = verdicts.flatMap((verdict) => {
    const { id } = verdict.configuration;
    const last = known.get(id);
    known.delete(id);
    if (last === undefined) return `new: ${formatVerdict(verdict)}`;
    if (last.verdict === verdict.verdict) return [];
    return `${formatConfigurationName(verdict)}: ${last.verdict} → ${formatReason(verdict)}`;
  });
  const gone = [...known.values()].map((verdict) => `gone: ${formatConfigurationName(verdict)}`);
  return [...changes, ...gone];
}

function formatVerdict(verdict: ConfigurationVerdict): string {
  return `${formatConfigurationName(verdict)}: ${formatReason(verdict)}`;
}

function formatReason(verdict: ConfigurationVerdict): string {
  if (complies(verdict)) return verdict.verdict;
  return `${verdict.verdict} (${sanitizeText(explainVerdict(verdict), MAX_REASON_LENGTH)})`;
}
