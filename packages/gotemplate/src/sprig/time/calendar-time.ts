import { type TimeZone, UTC, type ZoneOffset } from './time-zone.ts';

/** An instant in a time zone. */
export interface GoTime {
  /** Since 1970, in UTC. */
  readonly seconds: bigint;
  readonly nanoseconds: number;
  readonly zone: TimeZone;
}

/** A local date and time. */
export interface CivilTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly yearDay: number;
  /** From 0, which is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly zoneOffset: ZoneOffset;
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const SECONDS_PER_DAY = 86_400;
/** An era is 400 years. */
const DAYS_PER_ERA = 146_097;
/** The days from 1 March of the year 0 to 1 January 1970. */
const EPOCH_DAYS = 719_468;

/** The number of days from 1970 to a date; month and day may be out of range. */
export function toDays(year: number, month: number, day: number): number {
  const shifted = year + Math.floor((month - 3) / 12);
  const fromMarch = (((month - 3) % 12) + 12) % 12;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + Math.floor((153 * fromMarch + 2) / 5);
  return era * DAYS_PER_ERA + dayOfEra + day - 1 - EPOCH_DAYS;
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number => toDays(year, month + 1, 1) - toDays(year, month, 1);

function toDate(days: number): { year: number; month: number; day: number } {
  const since = days + EPOCH_DAYS;
  const era = Math.floor(since / DAYS_PER_ERA);
  const dayOfEra = since - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** The local date and time of an instant in its zone. */
export function toCivilTime({ seconds, zone }: GoTime): CivilTime {
  const zoneOffset = zone(seconds);
  const local = seconds + BigInt(zoneOffset.offset);
  const ofDay = Number(((local % BigInt(SECONDS_PER_DAY)) + BigInt(SECONDS_PER_DAY)) % BigInt(SECONDS_PER_DAY));
  const days = Number((local - BigInt(ofDay)) / BigInt(SECONDS_PER_DAY));
  const date = toDate(days);
  return {
    ...date,
    yearDay: days - toDays(date.year, 1, 1) + 1,
    weekday: (((days + 4) % 7) + 7) % 7,
    hour: Math.floor(ofDay / 3600),
    minute: Math.floor(ofDay / 60) % 60,
    second: ofDay % 60,
    zoneOffset,
  };
}

/** The number of seconds from 1970 to a time of a day, in UTC. */
export function toUnixSeconds(days: number, hour: number, minute: number, second: number): bigint {
  return BigInt(days) * BigInt(SECONDS_PER_DAY) + BigInt(hour * 3600 + minute * 60 + second);
}

/** Go's zero `time.Time`. */
export const ZERO_TIME: GoTime = { seconds: toUnixSeconds(toDays(1, 1, 1), 0, 0, 0), nanoseconds: 0, zone: UTC };

export function addNanoseconds(time: GoTime, nanoseconds: bigint): GoTime {
  const total = time.seconds * 1_000_000_000n + BigInt(time.nanoseconds) + nanoseconds;
  const rest = ((total % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return { ...time, seconds: (total - rest) / 1_000_000_000n, nanoseconds: Number(rest) };
}
