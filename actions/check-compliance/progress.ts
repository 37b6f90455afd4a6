import { formatDuration, type Judged, type Poll, VERDICTS } from '@kalypso-actions/compliance';
import { harmless } from '@kalypso-actions/scheduler';
import { nameOf, why } from './words.ts';

/** Changes that a line tells one by one. */
const MOST_CHANGES = 5;
const LONGEST_REASON = 200;

type Assessed = Extract<Poll, { readonly outcome: 'assessed' }>;

/** A line on a look at the fleet: how far it is, and what changed since the last one. */
export function progressLine(poll: Poll, stability: number): string {
  const at = `[${formatDuration(poll.elapsed)}]`;
  if (poll.outcome === 'failed') {
    const message = poll.error instanceof Error ? poll.error.message : String(poll.error);
    return `${at} Azure could not be asked (${poll.inARow} in a row): ${message}`;
  }
  return `${at} ${[amount(poll), ...held(poll, stability), ...changes(poll)].join('; ')}`;
}

function amount({ assessment: { judged, total, complying, counts } }: Assessed): string {
  if (judged.length === 0) return 'no configuration found';
  const parts = VERDICTS.toReversed().flatMap((verdict) =>
    counts[verdict] > 0 ? `${counts[verdict]} ${verdict}` : [],
  );
  return `${complying} of ${total} comply (${parts.join(', ')})`;
}

function held({ heldFor }: Assessed, stability: number): string[] {
  if (heldFor === undefined || stability === 0) return [];
  return [`has held for ${formatDuration(heldFor)} of ${formatDuration(stability)}`];
}

function changes({ assessment, before }: Assessed): string[] {
  if (before === undefined) return listed(assessment.judged.filter(isInTrouble).map(found));
  const known = new Map(before.judged.map((judged) => [judged.configuration.id, judged]));
  const changed = assessment.judged.flatMap((judged) => {
    const last = known.get(judged.configuration.id);
    known.delete(judged.configuration.id);
    if (last === undefined) return `new: ${found(judged)}`;
    return last.verdict === judged.verdict ? [] : `${nameOf(judged)}: ${last.verdict} → ${because(judged)}`;
  });
  const gone = [...known.values()].map((judged) => `gone: ${nameOf(judged)}`);
  return listed([...changed, ...gone]);
}

function found(judged: Judged): string {
  return `${nameOf(judged)}: ${because(judged)}`;
}

function because(judged: Judged): string {
  if (!isInTrouble(judged)) return judged.verdict;
  return `${judged.verdict} (${harmless(why(judged), LONGEST_REASON)})`;
}

function isInTrouble({ verdict }: Judged): boolean {
  return verdict !== 'compliant' && verdict !== 'ahead';
}

function listed(lines: readonly string[]): string[] {
  const more = lines.length - MOST_CHANGES;
  return more > 0 ? [...lines.slice(0, MOST_CHANGES), `and ${more} more`] : [...lines];
}
