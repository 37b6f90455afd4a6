import type { TimeResult } from './time-result.ts';
import { type Instant, toInstants, type WallTime } from './time-zone.ts';

/** A date, or a date and a time: in the local time of some zone, or with its own offset from UTC. */
export interface LocalTime {
  readonly wall: WallTime;
  /** Whether it is a date without a time. */
  readonly isDay: boolean;
  /** Milliseconds east of UTC; `undefined` if the text has no offset. */
  readonly offsetMs: number | undefined;
}

const DAY_MS = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2}))?(?:([Zz])|([+-])(\d{2}):(\d{2}))?)?$/;

/** Parses `2026-12-20`, `2026-12-20T18:00` or `2026-12-20T18:00:00+01:00`. */
export function parseLocalTime(text: string): TimeResult<LocalTime> {
  const match = PATTERN.exec(text);
  if (!match) return { kind: 'invalid', reason: 'is neither a date nor a date with a time' };
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const canonical = new Date(wall);
  const isReal =
    year > 1970 &&
    canonical.getUTCMonth() === month - 1 &&
    canonical.getUTCDate() === day &&
    canonical.getUTCHours() === hour &&
    minute < 60 &&
    second < 60;
  if (!isReal) return { kind: 'invalid', reason: 'does not exist in the calendar' };
  const [, , , , , , , zulu, sign, hours, minutes] = match;
  const east = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  const offsetMs = zulu ? 0 : sign ? (sign === '-' ? -east : east) : undefined;
  return { kind: 'valid', value: { wall, isDay: match[4] === undefined, offsetMs } };
}

/** The instant at which a period that starts at a local time starts: for a day, its first; the earlier one if clocks show the time twice or skip it. */
export function toStart({ wall, offsetMs }: LocalTime, timeZone: string): Instant {
  return offsetMs === undefined ? Math.min(...toInstants(wall, timeZone)) : wall - offsetMs;
}

/** The instant at which a period that ends at a local time ends: for a day, the start of the next; the later one if clocks show the time twice or skip it. */
export function toEnd({ wall, isDay, offsetMs }: LocalTime, timeZone: string): Instant {
  const end = isDay ? wall + DAY_MS : wall;
  return offsetMs === undefined ? Math.max(...toInstants(end, timeZone)) : end - offsetMs;
}
