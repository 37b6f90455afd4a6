import type { TimeResult } from './time-result.ts';
import { type Instant, toInstants, toWallTime } from './time-zone.ts';

/** A parsed cron expression, matched against local time. Arrays are sorted. */
export interface CronExpression {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
  /** Whether a day matches if either `days` or `weekdays` does: cron's rule if both are restricted. */
  readonly eitherDay: boolean;
}

interface CronField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names for the values from `min` on. */
  readonly names: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const FIELDS: readonly CronField[] = [
  { name: 'minute', min: 0, max: 59, names: [] },
  { name: 'hour', min: 0, max: 23, names: [] },
  { name: 'day of the month', min: 1, max: 31, names: [] },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  // 7 is Sunday, too.
  { name: 'day of the week', min: 0, max: 7, names: WEEKDAYS },
];

/** The largest day of each month. */
const MAX_DAY_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Parses the five fields of a cron expression: numbers, lists, ranges, steps and the names of months and weekdays. */
export function parseCron(text: string): TimeResult<CronExpression> {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== FIELDS.length)
    return {
      kind: 'invalid',
      reason: 'does not have the five fields minute, hour, day of the month, month and day of the week',
    };
  const sets: Set<number>[] = [];
  for (const [index, field] of FIELDS.entries()) {
    const values = parseField(fields[index] ?? '', field);
    if (values.kind === 'invalid') return values;
    sets.push(values.value);
  }
  const [minutes, hours, days, months, weekdays] = sets as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ];
  if (weekdays.delete(7)) weekdays.add(0);
  const isRestricted = (index: number) => !(fields[index] ?? '').startsWith('*');
  const eitherDay = isRestricted(2) && isRestricted(4);
  const firstDay = Math.min(...days);
  if (!eitherDay && ![...months].some((month) => firstDay <= (MAX_DAY_OF_MONTH[month - 1] ?? 0)))
    return { kind: 'invalid', reason: 'has a day that its months do not have' };
  return {
    kind: 'valid',
    value: { minutes: toSorted(minutes), hours: toSorted(hours), days, months, weekdays, eitherDay },
  };
}

function toSorted(values: ReadonlySet<number>): number[] {
  return [...values].sort((a, b) => a - b);
}

function parseField(text: string, field: CronField): TimeResult<Set<number>> {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d{1,2}))?$/.exec(part);
    const start = `has the ${field.name} ${JSON.stringify(part)}, which is not`;
    if (!match) return { kind: 'invalid', reason: `${start} a number, a range or \`*\`` };
    const [, star, first, last, step] = match;
    const from = star ? field.min : parseValue(first ?? '', field);
    // `5/10` starts at 5, as `*/10` starts at the minimum.
    const end = star || (last === undefined && step !== undefined) ? field.max : parseValue(last ?? first ?? '', field);
    if (from === undefined || end === undefined || from > end || Number(step ?? 1) === 0)
      return { kind: 'invalid', reason: `${start} within ${field.min}-${field.max}` };
    for (let value = from; value <= end; value += Number(step ?? 1)) values.add(value);
  }
  return { kind: 'valid', value: values };
}

function parseValue(text: string, { min, max, names }: CronField): number | undefined {
  const index = names.indexOf(text.toUpperCase());
  const value = index === -1 ? (/^\d{1,2}$/.test(text) ? Number(text) : Number.NaN) : index + min;
  return value >= min && value <= max ? value : undefined;
}

const DAY_MS = 86_400_000;
/** No clock change sets local time back by more, except for moves across the date line: local times later than this have not been reached yet. */
const MAX_SET_BACK_MS = 3 * 3_600_000;

/** Finds the latest start that is at or before `at` and later than `after`, in the local time of a time zone; `undefined` if there is none. */
export function findLatestStart(
  cron: CronExpression,
  timeZone: string,
  at: Instant,
  after: Instant,
): Instant | undefined {
  const limit = toWallTime(at, timeZone) + MAX_SET_BACK_MS;
  const first = midnight(toWallTime(after, timeZone)) - DAY_MS;
  for (let day = midnight(limit); day >= first; day -= DAY_MS) {
    if (!matchesDay(cron, new Date(day))) continue;
    const start = findLatestOfDay(cron, timeZone, day, at, limit);
    if (start !== undefined) return start > after ? start : undefined;
  }
  return undefined;
}

/** Finds the latest start on a day. If clocks are set back, an earlier local time can be the later instant, so the hours before are searched, too. */
function findLatestOfDay(
  cron: CronExpression,
  timeZone: string,
  day: number,
  at: Instant,
  limit: number,
): Instant | undefined {
  let latest: Instant | undefined;
  let lowest = Number.NEGATIVE_INFINITY;
  for (const hour of cron.hours.toReversed()) {
    for (const minute of cron.minutes.toReversed()) {
      const wall = day + (hour * 60 + minute) * 60_000;
      if (wall > limit) continue;
      if (wall < lowest) return latest;
      for (const start of toInstants(wall, timeZone)) {
        if (start > at || (latest !== undefined && start <= latest)) continue;
        latest = start;
        if (lowest === Number.NEGATIVE_INFINITY) lowest = wall - MAX_SET_BACK_MS;
      }
    }
  }
  return latest;
}

function midnight(wall: number): number {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

function matchesDay({ days, months, weekdays, eitherDay }: CronExpression, date: Date): boolean {
  if (!months.has(date.getUTCMonth() + 1)) return false;
  const [day, weekday] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay())];
  return eitherDay ? day || weekday : day && weekday;
}
