import { type CivilTime, type GoTime, MONTHS, toCivilTime, WEEKDAYS } from './calendar-time.ts';

/** Go's layouts show what a reference time looks like: Monday, 2 January 2006, 15:04:05 at seven hours west of UTC. */
const part =
  /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|0[1-6]|002|15|1|2006|2|_2(?!006)|__2|3|4|5|PM|pm|[-Z]07(?::00:00|0000|:00|00)?|[.,](?:0+|9+)(?![0-9])/;

export interface LayoutChunk {
  readonly prefix: string;
  /** The part of the reference time, or empty at the end of the layout. */
  readonly part: string;
  readonly rest: string;
}

/** The next part of a layout and what stands before it. */
export function nextLayoutChunk(layout: string): LayoutChunk {
  const found = part.exec(layout);
  if (found === null) {
    return { prefix: layout, part: '', rest: '' };
  }
  const [text] = found;
  return { prefix: layout.slice(0, found.index), part: text, rest: layout.slice(found.index + text.length) };
}

const digits = (value: number, width: number): string =>
  (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(width, '0');

const hour12 = (hour: number): number => (hour % 12 === 0 ? 12 : hour % 12);
const monthName = ({ month }: CivilTime): string => MONTHS[month - 1] ?? '';
const weekdayName = ({ weekday }: CivilTime): string => WEEKDAYS[weekday] ?? '';

const printers: ReadonlyMap<string, (civil: CivilTime) => string> = new Map<string, (civil: CivilTime) => string>([
  ['January', monthName],
  ['Jan', (civil) => monthName(civil).slice(0, 3)],
  ['Monday', weekdayName],
  ['Mon', (civil) => weekdayName(civil).slice(0, 3)],
  ['MST', ({ zoneOffset }) => (zoneOffset.name === '' ? offset(zoneOffset.offset, '-0700') : zoneOffset.name)],
  ['01', ({ month }) => digits(month, 2)],
  ['1', ({ month }) => String(month)],
  ['02', ({ day }) => digits(day, 2)],
  ['2', ({ day }) => String(day)],
  ['_2', ({ day }) => String(day).padStart(2)],
  ['002', ({ yearDay }) => digits(yearDay, 3)],
  ['__2', ({ yearDay }) => String(yearDay).padStart(3)],
  ['03', ({ hour }) => digits(hour12(hour), 2)],
  ['3', ({ hour }) => String(hour12(hour))],
  ['15', ({ hour }) => digits(hour, 2)],
  ['04', ({ minute }) => digits(minute, 2)],
  ['4', ({ minute }) => String(minute)],
  ['05', ({ second }) => digits(second, 2)],
  ['5', ({ second }) => String(second)],
  ['2006', ({ year }) => digits(year, 4)],
  ['06', ({ year }) => digits(Math.abs(year) % 100, 2)],
  ['PM', ({ hour }) => (hour >= 12 ? 'PM' : 'AM')],
  ['pm', ({ hour }) => (hour >= 12 ? 'pm' : 'am')],
]);

/** An offset from UTC as the layout's part shows it; those with `Z` show that for none. */
function offset(seconds: number, shown: string): string {
  if (shown.startsWith('Z') && seconds === 0) {
    return 'Z';
  }
  const minutes = Math.trunc(Math.abs(seconds) / 60);
  const colon = shown.includes(':') ? ':' : '';
  const sign = Math.trunc(seconds / 60) < 0 ? '-' : '+';
  const hours = sign + digits(Math.floor(minutes / 60), 2);
  if (shown.length === 3) {
    return hours;
  }
  const withMinutes = hours + colon + digits(minutes % 60, 2);
  return shown.length < 7 ? withMinutes : withMinutes + colon + digits(Math.abs(seconds) % 60, 2);
}

/** A fraction of a second: with `0` so many digits, with `9` no zeros at the end. */
function fraction(nanoseconds: number, shown: string): string {
  const cut = digits(nanoseconds, 9)
    .padEnd(shown.length - 1, '0')
    .slice(0, shown.length - 1);
  if (shown.includes('0')) {
    return `${shown[0]}${cut}`;
  }
  const significant = cut.replace(/0+$/, '');
  return significant === '' ? '' : `${shown[0]}${significant}`;
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
      out += offset(civil.zoneOffset.offset, chunk.part);
    } else if (/^[.,]/.test(chunk.part)) {
      out += fraction(time.nanoseconds, chunk.part);
    } else {
      out += printers.get(chunk.part)?.(civil) ?? '';
    }
  }
}

/** How Go prints a time. */
export const printGoTime = (time: GoTime): string => formatGoTime(time, '2006-01-02 15:04:05.999999999 -0700 MST');
