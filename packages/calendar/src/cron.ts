import { type Instant, instantsOf, wallTime } from './zone.ts';

/** A cron expression: the minutes at which something happens, by a clock on the wall. Lists are sorted. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
  /** Where both days and weekdays are restricted, one of them is enough: the rule of cron. */
  readonly eitherDay: boolean;
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const FIELDS: readonly Field[] = [
  { name: 'minute', least: 0, most: 59, words: [] },
  { name: 'hour', least: 0, most: 23, words: [] },
  { name: 'day of the month', least: 1, most: 31, words: [] },
  { name: 'month', least: 1, most: 12, words: MONTHS },
  // 7 is Sunday as well.
  { name: 'day of the week', least: 0, most: 7, words: WEEKDAYS },
];

/** Days in each month, at most. */
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

interface Problem {
  readonly problem: string;
}

/** Reads the five fields of a cron expression, with lists, ranges, steps and names of months and weekdays; else what is wrong, as words that follow it. */
export function parseCron(text: string): Cron | Problem {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== FIELDS.length)
    return { problem: 'is not five fields: minute, hour, day of the month, month, day of the week' };
  const sets: Set<number>[] = [];
  for (const [index, field] of FIELDS.entries()) {
    const values = parseField(fields[index] ?? '', field);
    if (!(values instanceof Set)) return values;
    sets.push(values);
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
  if (!eitherDay && ![...months].some((month) => firstDay <= (LONGEST_MONTHS[month - 1] ?? 0)))
    return { problem: 'is on a day that its months do not have' };
  return { minutes: sorted(minutes), hours: sorted(hours), days, months, weekdays, eitherDay };
}

const sorted = (values: ReadonlySet<number>) => [...values].sort((a, b) => a - b);

function parseField(text: string, field: Field): Set<number> | Problem {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (!match) return { problem: `has ${field.name} ${JSON.stringify(part)}, which is no number, range or \`*\`` };
    const [, star, first, last, step] = match;
    const from = star ? field.least : numberOf(first ?? '', field);
    // `5/10` is from 5 on, as `*/10` is from the least on.
    const end = star || (last === undefined && step !== undefined) ? field.most : numberOf(last ?? first ?? '', field);
    if (from === undefined || end === undefined || from > end || Number(step ?? 1) === 0)
      return { problem: `has ${field.name} ${JSON.stringify(part)}, which is not within ${field.least}-${field.most}` };
    for (let value = from; value <= end; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

function numberOf(text: string, { least, most, words }: Field): number | undefined {
  const word = words.indexOf(text.toUpperCase());
  const value = word === -1 ? (/^\d{1,2}$/.test(text) ? Number(text) : Number.NaN) : word + least;
  return value >= least && value <= most ? value : undefined;
}

const DAY = 86_400_000;
/** Clocks are never set back further, the date line aside: what they show later than this from now is not over. */
const FURTHEST_BACK = 3 * 3_600_000;

/** The last start at or before a moment and after another one, by the clocks of a time zone; nothing when there is none between them. */
export function latestStart(cron: Cron, timeZone: string, at: Instant, after: Instant): Instant | undefined {
  const limit = wallTime(at, timeZone) + FURTHEST_BACK;
  const first = midnight(wallTime(after, timeZone)) - DAY;
  for (let day = midnight(limit); day >= first; day -= DAY) {
    if (!matchesDay(cron, new Date(day))) continue;
    const start = latestOfDay(cron, timeZone, day, at, limit);
    if (start !== undefined) return start > after ? start : undefined;
  }
  return undefined;
}

/** The last start on a day that is not after a moment. Where clocks are set back, an earlier time of theirs may come later: so the hours before it count too. */
function latestOfDay(cron: Cron, timeZone: string, day: number, at: Instant, limit: number): Instant | undefined {
  let latest: Instant | undefined;
  let lowest = Number.NEGATIVE_INFINITY;
  for (const hour of cron.hours.toReversed()) {
    for (const minute of cron.minutes.toReversed()) {
      const wall = day + (hour * 60 + minute) * 60_000;
      if (wall > limit) continue;
      if (wall < lowest) return latest;
      for (const start of instantsOf(wall, timeZone)) {
        if (start > at || (latest !== undefined && start <= latest)) continue;
        latest = start;
        if (lowest === Number.NEGATIVE_INFINITY) lowest = wall - FURTHEST_BACK;
      }
    }
  }
  return latest;
}

function midnight(wall: number): number {
  return Math.floor(wall / DAY) * DAY;
}

function matchesDay({ days, months, weekdays, eitherDay }: Cron, date: Date): boolean {
  if (!months.has(date.getUTCMonth() + 1)) return false;
  const [day, weekday] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay())];
  return eitherDay ? day || weekday : day && weekday;
}
