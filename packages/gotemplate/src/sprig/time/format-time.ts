import { type CivilTime, type GoTime, MONTHS, toCivilTime, WEEKDAYS } from './calendar-time.ts';
import { nextLayoutChunk } from './time-layout.ts';

const padDigits = (value: number, width: number): string =>
  (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(width, '0');

const toHour12 = (hour: number): number => (hour % 12 === 0 ? 12 : hour % 12);
const getMonthName = ({ month }: CivilTime): string => MONTHS[month - 1] ?? '';
const getWeekdayName = ({ weekday }: CivilTime): string => WEEKDAYS[weekday] ?? '';

const PART_FORMATTERS: ReadonlyMap<string, (civil: CivilTime) => string> = new Map<
  string,
  (civil: CivilTime) => string
>([
  ['January', getMonthName],
  ['Jan', (civil) => getMonthName(civil).slice(0, 3)],
  ['Monday', getWeekdayName],
  ['Mon', (civil) => getWeekdayName(civil).slice(0, 3)],
  ['MST', ({ zoneOffset }) => (zoneOffset.name === '' ? formatOffset(zoneOffset.offset, '-0700') : zoneOffset.name)],
  ['01', ({ month }) => padDigits(month, 2)],
  ['1', ({ month }) => String(month)],
  ['02', ({ day }) => padDigits(day, 2)],
  ['2', ({ day }) => String(day)],
  ['_2', ({ day }) => String(day).padStart(2)],
  ['002', ({ yearDay }) => padDigits(yearDay, 3)],
  ['__2', ({ yearDay }) => String(yearDay).padStart(3)],
  ['03', ({ hour }) => padDigits(toHour12(hour), 2)],
  ['3', ({ hour }) => String(toHour12(hour))],
  ['15', ({ hour }) => padDigits(hour, 2)],
  ['04', ({ minute }) => padDigits(minute, 2)],
  ['4', ({ minute }) => String(minute)],
  ['05', ({ second }) => padDigits(second, 2)],
  ['5', ({ second }) => String(second)],
  ['2006', ({ year }) => padDigits(year, 4)],
  ['06', ({ year }) => padDigits(Math.abs(year) % 100, 2)],
  ['PM', ({ hour }) => (hour >= 12 ? 'PM' : 'AM')],
  ['pm', ({ hour }) => (hour >= 12 ? 'pm' : 'am')],
]);

/** Formats an offset from UTC like a part of a layout; a part with `Z` shows `Z` for UTC. */
function formatOffset(seconds: number, part: string): string {
  if (part.startsWith('Z') && seconds === 0) {
    return 'Z';
  }
  const minutes = Math.trunc(Math.abs(seconds) / 60);
  const colon = part.includes(':') ? ':' : '';
  const sign = Math.trunc(seconds / 60) < 0 ? '-' : '+';
  const hours = sign + padDigits(Math.floor(minutes / 60), 2);
  if (part.length === 3) {
    return hours;
  }
  const withMinutes = hours + colon + padDigits(minutes % 60, 2);
  return part.length < 7 ? withMinutes : withMinutes + colon + padDigits(Math.abs(seconds) % 60, 2);
}

/** Formats a fraction of a second: `0` shows a fixed number of digits, `9` drops zeros at the end. */
function formatFraction(nanoseconds: number, part: string): string {
  const cut = padDigits(nanoseconds, 9)
    .padEnd(part.length - 1, '0')
    .slice(0, part.length - 1);
  if (part.includes('0')) {
    return `${part[0]}${cut}`;
  }
  const significant = cut.replace(/0+$/, '');
  return significant === '' ? '' : `${part[0]}${significant}`;
}

/** Go's `Time.Format`. */
export function formatGoTime(time: GoTime, layout: string): string {
  const civil = toCivilTime(time);
  let out = '';
  for (let chunk = nextLayoutChunk(layout); ; chunk = nextLayoutChunk(chunk.rest)) {
    out += chunk.prefix;
    if (chunk.part === '') {
      return out;
    }
    if (/^[-Z]/.test(chunk.part)) {
      out += formatOffset(civil.zoneOffset.offset, chunk.part);
    } else if (/^[.,]/.test(chunk.part)) {
      out += formatFraction(time.nanoseconds, chunk.part);
    } else {
      out += PART_FORMATTERS.get(chunk.part)?.(civil) ?? '';
    }
  }
}

/** Go's `Time.String`. */
export const printGoTime = (time: GoTime): string => formatGoTime(time, '2006-01-02 15:04:05.999999999 -0700 MST');
