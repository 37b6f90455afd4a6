/** What a clock on the wall shows, as if it were UTC: milliseconds since 1970. */
export type WallTime = number;

/** A moment, in milliseconds since 1970 UTC. */
export type Instant = number;

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Whether a time zone is one of the IANA database: `Europe/Berlin`, `UTC`. */
export function isTimeZone(name: string): boolean {
  return formatOf(name) !== undefined;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!/^[A-Za-z][\w+/-]*$/.test(timeZone)) return undefined;
  if (!formats.has(timeZone)) formats.set(timeZone, makeFormat(timeZone));
  return formats.get(timeZone);
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // Intl throws a RangeError for a name that it does not know: that is the answer.
    return undefined;
  }
}

/** What the clocks of a zone show at a moment. */
export function wallTime(at: Instant, timeZone: string): WallTime {
  const format = formatOf(timeZone);
  if (!format) throw new RangeError(`no such time zone: ${timeZone}`);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const seconds = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return seconds + (((at % 1000) + 1000) % 1000);
}

/**
 * The moments at which the clocks of a zone show a time, in order: one, or two when clocks are set back over it.
 *
 * A time that clocks skip has two as well: what it would be by the clock before the change, and by the one after it. Who takes the first for the start of
 * something and the last for its end never has it too short.
 */
export function instantsOf(wall: WallTime, timeZone: string): readonly Instant[] {
  const offsets = [wall - DAY, wall + DAY].map((near) => wallTime(near, timeZone) - near);
  const candidates = [...new Set(offsets.map((offset) => wall - offset))].sort((a, b) => a - b);
  const shown = candidates.filter((candidate) => wallTime(candidate, timeZone) === wall);
  return shown.length > 0 ? shown : candidates;
}
