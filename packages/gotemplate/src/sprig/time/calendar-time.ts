import { type TimeZone, UTC, type ZoneOffset } from './time-zone.ts';

/** A moment, seen from a zone. */
export interface GoTime {
  /** Since 1970, in UTC. */
  readonly seconds: bigint;
  readonly nanoseconds: number;
  readonly zone: TimeZone;
}

/** The date and time that clocks and calendars show. */
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

const secondsPerDay = 86_400;
const daysPerEra = 146_097;
/** Days from the first of March of year 0 to 1970. */
const epoch = 719_468;

/** The days since 1970 of a date; months and days may be out of range. */
export function toDays(year: number, month: number, day: number): number {
  const shifted = year + Math.floor((month - 3) / 12);
  const fromMarch = (((month - 3) % 12) + 12) % 12;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + Math.floor((153 * fromMarch + 2) / 5);
  return era * daysPerEra + dayOfEra + day - 1 - epoch;
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number => toDays(year, month + 1, 1) - toDays(year, month, 1);

function dateOf(days: number): { year: number; month: number; day: number } {
  const since = days + epoch;
  const era = Math.floor(since / daysPerEra);
  const dayOfEra = since - era * daysPerEra;
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

export function toCivilTime({ seconds, zone }: GoTime): CivilTime {
  const zoneOffset = zone(seconds);
  const local = seconds + BigInt(zoneOffset.offset);
  const ofDay = Number(((local % BigInt(secondsPerDay)) + BigInt(secondsPerDay)) % BigInt(secondsPerDay));
  const days = Number((local - BigInt(ofDay)) / BigInt(secondsPerDay));
  const date = dateOf(days);
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

/** The seconds since 1970 of a date and time in UTC. */
export function toUnixSeconds(days: number, hour: number, minute: number, second: number): bigint {
  return BigInt(days) * BigInt(secondsPerDay) + BigInt(hour * 3600 + minute * 60 + second);
}

/** Go's zero time, which stands for none. */
export const ZERO_TIME: GoTime = { seconds: toUnixSeconds(toDays(1, 1, 1), 0, 0, 0), nanoseconds: 0, zone: UTC };

/** Later by so many nanoseconds. */
export function addNanoseconds(time: GoTime, nanoseconds: bigint): GoTime {
  const total = time.seconds * 1_000_000_000n + BigInt(time.nanoseconds) + nanoseconds;
  const rest = ((total % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return { ...time, seconds: (total - rest) / 1_000_000_000n, nanoseconds: Number(rest) };
}
