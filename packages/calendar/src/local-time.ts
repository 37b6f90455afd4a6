import { type Instant, instantsOf } from './zone.ts';

/** A date, or a date and a time, as a person writes it: by the clocks of some zone, or with its own offset from UTC. */
export interface LocalTime {
  /** What a clock on the wall shows, as if it were UTC. */
  readonly wall: number;
  /** Whether it is a date alone. */
  readonly isDay: boolean;
  /** Milliseconds east of UTC, when it is written with it. */
  readonly offset: number | undefined;
}

const DAY = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2}))?(?:([Zz])|([+-])(\d{2}):(\d{2}))?)?$/;

/** Reads `2026-12-20`, `2026-12-20T18:00` or `2026-12-20T18:00:00+01:00`. */
export function parseLocalTime(text: string): LocalTime | { readonly problem: string } {
  const match = PATTERN.exec(text);
  if (!match) return { problem: 'is no date, and no date with a time' };
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
  if (!isReal) return { problem: 'is not a day and time of the calendar' };
  const [, , , , , , , zulu, sign, hours, minutes] = match;
  const east = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  const offset = zulu ? 0 : sign ? (sign === '-' ? -east : east) : undefined;
  return { wall, isDay: match[4] === undefined, offset };
}

/** The moment from which a time counts: a day from its start; one that clocks show twice, or skip, from the earlier moment. */
export function startOf({ wall, offset }: LocalTime, timeZone: string): Instant {
  return offset === undefined ? Math.min(...instantsOf(wall, timeZone)) : wall - offset;
}

/** The moment until which a time counts: a day to its end; one that clocks show twice, or skip, to the later moment. */
export function endOf({ wall, isDay, offset }: LocalTime, timeZone: string): Instant {
  const end = isDay ? wall + DAY : wall;
  return offset === undefined ? Math.max(...instantsOf(end, timeZone)) : end - offset;
}
