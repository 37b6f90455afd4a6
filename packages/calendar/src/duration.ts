import type { TimeResult } from './time-result.ts';

const MILLISECONDS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;
type DurationUnit = keyof typeof MILLISECONDS;

/** Days, hours, minutes, seconds and milliseconds, each at most once and in this order; `0` needs no unit. */
const DURATION =
  /^(?:0|(?=.)(?:(?<d>\d{1,9})d)?(?:(?<h>\d{1,9})h)?(?:(?<m>\d{1,9})m)?(?:(?<s>\d{1,9})s)?(?:(?<ms>\d{1,9})ms)?)$/;

/**
 * Parses a duration such as `2h`, `90m` or `1d12h`. Every number has a unit, because a number alone means seconds to some and minutes to others.
 *
 * Output: milliseconds, or what is wrong with the text. `minMs` and `maxMs` are inclusive.
 */
export function parseDuration(
  text: string,
  { minMs = 0, maxMs }: { readonly minMs?: number; readonly maxMs: number },
): TimeResult<number> {
  const match = DURATION.exec(text);
  if (!match) return { kind: 'invalid', reason: 'is not a duration' };
  const amounts = Object.entries(match.groups ?? {}) as [DurationUnit, string | undefined][];
  const total = amounts.reduce((sum, [unit, amount]) => sum + Number(amount ?? 0) * MILLISECONDS[unit], 0);
  if (total < minMs) return { kind: 'invalid', reason: `is shorter than ${formatDuration(minMs)}` };
  if (total > maxMs) return { kind: 'invalid', reason: `is longer than ${formatDuration(maxMs)}` };
  return { kind: 'valid', value: total };
}

/** Formats a duration by its two largest units, rounded down: `1h 5m`, `40s`; below one second in milliseconds: `50ms`. */
export function formatDuration(milliseconds: number): string {
  const whole = Math.max(0, Math.floor(milliseconds));
  if (whole === 0) return '0s';
  const units = Object.keys(MILLISECONDS) as DurationUnit[];
  const first = units.findIndex((unit) => whole >= MILLISECONDS[unit]);
  return formatUnits(
    whole,
    units.slice(first, first + 2).filter((unit) => unit !== 'ms' || whole < MILLISECONDS.s),
  );
}

/** Formats the time that is left to wait in days, hours and minutes, rounded up, so that the wait is never longer: `1d 2h 30m`. */
export function formatWait(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / MILLISECONDS.m));
  return formatUnits(minutes * MILLISECONDS.m, ['d', 'h', 'm']);
}

function formatUnits(milliseconds: number, units: readonly DurationUnit[]): string {
  const parts: string[] = [];
  let rest = milliseconds;
  for (const unit of units) {
    const amount = Math.floor(rest / MILLISECONDS[unit]);
    rest %= MILLISECONDS[unit];
    if (amount > 0) parts.push(`${amount}${unit}`);
  }
  return parts.join(' ');
}
