/** A local time as milliseconds since 1970, as if it were UTC. */
export type WallTime = number;

/** A point in time: milliseconds since 1970 UTC. */
export type Instant = number;

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Whether a name is a time zone of the IANA database: `Europe/Berlin`, `UTC`. */
export function isTimeZone(name: string): boolean {
  return findFormat(name) !== undefined;
}

function findFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!/^[A-Za-z][\w+/-]*$/.test(timeZone)) return undefined;
  if (!formats.has(timeZone)) formats.set(timeZone, createFormat(timeZone));
  return formats.get(timeZone);
}

function createFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // Intl throws a RangeError if it does not know the name.
    return undefined;
  }
}

/** The local time of a zone at an instant, of any year. Throws a `RangeError` if the zone is unknown. */
export function toWallTime(at: Instant, timeZone: string): WallTime {
  const format = findFormat(timeZone);
  if (!format) throw new RangeError(`unknown time zone: ${timeZone}`);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0);
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
  // Not `Date.UTC`, which takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, part('month') - 1, part('day'));
  date.setUTCHours(part('hour'), part('minute'), part('second'));
  return date.getTime() + (((at % 1000) + 1000) % 1000);
}

/**
 * The instants at which the clocks of a zone show a local time, in order: one, or two if clocks are set back over it.
 *
 * A local time that clocks skip has two as well: by the offset before the change and by the one after it. A period that takes the first instant as its
 * start and the last one as its end is never too short.
 */
export function toInstants(wall: WallTime, timeZone: string): readonly Instant[] {
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((near) => toWallTime(near, timeZone) - near);
  const candidates = [...new Set(offsets.map((offset) => wall - offset))].sort((a, b) => a - b);
  const matching = candidates.filter((candidate) => toWallTime(candidate, timeZone) === wall);
  return matching.length > 0 ? matching : candidates;
}
