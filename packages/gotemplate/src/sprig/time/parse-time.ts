import { FunctionError, quoteGo } from '@kalypso-actions/govalue';
import { daysInMonth, type GoTime, isLeapYear, MONTHS, toDays, toUnixSeconds, WEEKDAYS } from './calendar-time.ts';
import { nextLayoutChunk } from './format-time.ts';
import { createFixedZone, UTC } from './time-zone.ts';

/** What a text says of a time, as far as it was read. */
interface TimeFields {
  year: number;
  month: number | undefined;
  day: number | undefined;
  yearDay: number | undefined;
  hour: number;
  minute: number;
  second: number;
  nanoseconds: number;
  half: 'am' | 'pm' | undefined;
  isUtc: boolean;
  offset: number | undefined;
  zoneName: string;
}

/** A text that does not fit its layout; the message is what Go says after the text and the layout. */
class LayoutMismatch extends Error {}
class FieldOutOfRange extends Error {}

type FieldReader = (value: string, fields: TimeFields) => string;

/** Reads what `pattern` matches at the start of the value and gives the rest back. */
function reading(pattern: RegExp, take: (found: string, fields: TimeFields) => void): FieldReader {
  return (value, fields) => {
    const found = pattern.exec(value)?.[0];
    if (found === undefined) {
      throw new LayoutMismatch();
    }
    take(found, fields);
    return value.slice(found.length);
  };
}

function within(value: number, low: number, high: number, what: string): number {
  if (value < low || value > high) {
    throw new FieldOutOfRange(`${what} out of range`);
  }
  return value;
}

const oneOrTwo = /^[0-9]{1,2}/;
const two = /^[0-9]{2}/;

const names = (list: readonly string[], length?: number): RegExp =>
  new RegExp(`^(?:${list.map((name) => name.slice(0, length)).join('|')})`, 'i');

const indexOfName = (list: readonly string[], found: string): number =>
  list.findIndex((name) => name.slice(0, 3).toLowerCase() === found.slice(0, 3).toLowerCase());

const readMonthName = (found: string, fields: TimeFields): void => {
  fields.month = indexOfName(MONTHS, found) + 1;
};
const readMonth = (found: string, fields: TimeFields): void => {
  fields.month = within(Number(found), 1, 12, 'month');
};
const readDay = (found: string, fields: TimeFields): void => {
  fields.day = Number(found);
};
const readYearDay = (found: string, fields: TimeFields): void => {
  fields.yearDay = Number(found);
};
const hourUpTo =
  (most: number) =>
  (found: string, fields: TimeFields): void => {
    fields.hour = within(Number(found), 0, most, 'hour');
  };
const readMinute = (found: string, fields: TimeFields): void => {
  fields.minute = within(Number(found), 0, 59, 'minute');
};
const readSecond = (found: string, fields: TimeFields): void => {
  fields.second = within(Number(found), 0, 59, 'second');
};
const readHalf = (found: string, fields: TimeFields): void => {
  fields.half = found.toLowerCase() === 'pm' ? 'pm' : 'am';
};
const ignore = (): void => undefined;

const readers: ReadonlyMap<string, FieldReader> = new Map([
  ['January', reading(names(MONTHS), readMonthName)],
  ['Jan', reading(names(MONTHS, 3), readMonthName)],
  ['Monday', reading(names(WEEKDAYS), ignore)],
  ['Mon', reading(names(WEEKDAYS, 3), ignore)],
  ['1', reading(oneOrTwo, readMonth)],
  ['01', reading(two, readMonth)],
  ['2', reading(oneOrTwo, readDay)],
  ['_2', reading(/^ ?[0-9]{1,2}/, readDay)],
  ['02', reading(two, readDay)],
  ['002', reading(/^[0-9]{3}/, readYearDay)],
  ['__2', reading(/^ {0,2}[0-9]{1,3}/, readYearDay)],
  ['15', reading(oneOrTwo, hourUpTo(23))],
  ['3', reading(oneOrTwo, hourUpTo(12))],
  ['03', reading(two, hourUpTo(12))],
  ['4', reading(oneOrTwo, readMinute)],
  ['04', reading(two, readMinute)],
  ['5', reading(oneOrTwo, readSecond)],
  ['05', reading(two, readSecond)],
  ['PM', reading(/^[AP]M/, readHalf)],
  ['pm', reading(/^[ap]m/, readHalf)],
  [
    '2006',
    reading(/^[0-9]{4}/, (found, fields) => {
      fields.year = Number(found);
    }),
  ],
  [
    '06',
    reading(two, (found, fields) => {
      fields.year = Number(found) + (Number(found) >= 69 ? 1900 : 2000);
    }),
  ],
  ['MST', readZoneName],
]);

const zoneName =
  /^(?:ChST|MeST|GMT(?:[+-](?:2[0-3]|[01]?[0-9])(?![0-9]))?|[+-](?:2[0-3]|[01]?[0-9])(?![0-9])|[A-Z]{4}T(?![A-Z])|(?:[A-Z]{3}T|WITA)(?![A-Z])|[A-Z]{3}(?![A-Z]))/;

function readZoneName(value: string, fields: TimeFields): string {
  if (value.startsWith('UTC')) {
    fields.isUtc = true;
    return value.slice(3);
  }
  return reading(zoneName, (found) => {
    fields.zoneName = found;
  })(value, fields);
}

const offsets: ReadonlyMap<string, RegExp> = new Map([
  ['07', /^([+-])([0-9]{2})/],
  ['0700', /^([+-])([0-9]{2})([0-9]{2})/],
  ['07:00', /^([+-])([0-9]{2}):([0-9]{2})/],
  ['070000', /^([+-])([0-9]{2})([0-9]{2})([0-9]{2})/],
  ['07:00:00', /^([+-])([0-9]{2}):([0-9]{2}):([0-9]{2})/],
]);

function readOffset(part: string, value: string, fields: TimeFields): string {
  if (part.startsWith('Z') && value.startsWith('Z')) {
    fields.isUtc = true;
    return value.slice(1);
  }
  const [whole, sign, hours, minutes = '0', seconds = '0'] = offsets.get(part.slice(1))?.exec(value) ?? [];
  if (whole === undefined) {
    throw new LayoutMismatch();
  }
  const size =
    within(Number(hours), 0, 24, 'time zone offset hour') * 3600 +
    within(Number(minutes), 0, 60, 'time zone offset minute') * 60 +
    within(Number(seconds), 0, 60, 'time zone offset second');
  fields.offset = sign === '-' ? -size : size;
  return value.slice(whole.length);
}

const readNanoseconds = (found: string, fields: TimeFields): void => {
  fields.nanoseconds = Number(found.slice(1, 10).padEnd(9, '0'));
};

function readFraction(part: string, value: string, fields: TimeFields): string {
  if (part.includes('0')) {
    return reading(new RegExp(`^[.,][0-9]{${part.length - 1}}`), readNanoseconds)(value, fields);
  }
  return /^[.,][0-9]/.test(value) ? reading(/^[.,][0-9]{1,9}/, readNanoseconds)(value, fields) : value;
}

function readPart(part: string, value: string, rest: string, fields: TimeFields): string {
  if (/^[-Z]/.test(part)) {
    return readOffset(part, value, fields);
  }
  if (/^[.,]/.test(part)) {
    return readFraction(part, value, fields);
  }
  const left = readers.get(part)?.(value, fields) ?? value;
  const isSecond = part === '5' || part === '05';
  // A fraction may follow the seconds even where the layout shows none.
  return isSecond && /^[.,][0-9]/.test(left) && !/^[.,]/.test(nextLayoutChunk(rest).part)
    ? reading(/^[.,][0-9]+/, readNanoseconds)(left, fields)
    : left;
}

/** Skips what the layout has literally; a space stands for any number of them. */
function skip(value: string, literal: string): string {
  let left = value;
  for (let at = 0; at < literal.length; at++) {
    if (literal[at] === ' ') {
      if (left !== '' && !left.startsWith(' ')) {
        throw new LayoutMismatch(left);
      }
      left = left.replace(/^ +/, '');
      while (literal[at + 1] === ' ') {
        at++;
      }
    } else if (left === '' || left[0] !== literal[at]) {
      throw new LayoutMismatch(left);
    } else {
      left = left.slice(1);
    }
  }
  return left;
}

const nothing = (): TimeFields => ({
  year: 0,
  month: undefined,
  day: undefined,
  yearDay: undefined,
  hour: 0,
  minute: 0,
  second: 0,
  nanoseconds: 0,
  half: undefined,
  isUtc: false,
  offset: undefined,
  zoneName: '',
});

/**
 * Go's `time.Parse`.
 *
 * @throws FunctionError when the text is not a time of that layout
 */
export function parseGoTime(layout: string, text: string): GoTime {
  const fields = nothing();
  let value = text;
  const failed = (shown: string, reason: string | undefined): FunctionError =>
    new FunctionError(
      `parsing time ${quoteGo(text)}${reason === undefined ? ` as ${quoteGo(layout)}: cannot parse ${quoteGo(value)} as ${quoteGo(shown)}` : `: ${reason}`}`,
    );
  for (let chunk = nextLayoutChunk(layout); ; chunk = nextLayoutChunk(chunk.rest)) {
    const { prefix, part, rest } = chunk;
    try {
      value = skip(value, prefix);
    } catch (error) {
      value = error instanceof LayoutMismatch ? error.message : value;
      throw failed(prefix, undefined);
    }
    if (part === '') {
      if (value !== '') {
        throw failed('', `extra text: ${quoteGo(value)}`);
      }
      break;
    }
    try {
      value = readPart(part, value, rest, fields);
    } catch (error) {
      throw failed(part, error instanceof FieldOutOfRange ? error.message : undefined);
    }
  }
  try {
    return assembled(fields);
  } catch (error) {
    throw failed('', error instanceof FieldOutOfRange ? error.message : undefined);
  }
}

/** The month and day of a day of the year, which must agree with the month and day if those were given too. */
function dateInYear({ year, month, day, yearDay }: TimeFields): readonly [number, number] {
  if (yearDay === undefined) {
    return [month ?? 1, day ?? 1];
  }
  within(yearDay, 1, isLeapYear(year) ? 366 : 365, 'day-of-year');
  let found = 1;
  let left = yearDay;
  while (left > daysInMonth(year, found)) {
    left -= daysInMonth(year, found);
    found++;
  }
  if (month !== undefined && month !== found) {
    throw new FieldOutOfRange('day-of-year does not match month');
  }
  if (day !== undefined && day !== left) {
    throw new FieldOutOfRange('day-of-year does not match day');
  }
  return [found, left];
}

function assembled(fields: TimeFields): GoTime {
  const { year, minute, second, nanoseconds, half, isUtc, offset, zoneName: name } = fields;
  const hour =
    half === 'pm' && fields.hour < 12 ? fields.hour + 12 : half === 'am' && fields.hour === 12 ? 0 : fields.hour;
  const [month, day] = dateInYear(fields);
  within(day, 1, daysInMonth(year, month), 'day');
  const seconds = toUnixSeconds(toDays(year, month, day), hour, minute, second);
  if (isUtc || (offset === undefined && name === '')) {
    return { seconds, nanoseconds, zone: UTC };
  }
  if (offset !== undefined) {
    const zone = offset === 0 && (name === '' || name === 'UTC') ? UTC : createFixedZone(name, offset);
    return { seconds: seconds - BigInt(offset), nanoseconds, zone };
  }
  // The offset of a name alone is not known, but that of `GMT+3`.
  const hours = /^GMT[+-]/.test(name) ? Number(name.slice(3)) : 0;
  return { seconds, nanoseconds, zone: createFixedZone(name, hours * 3600) };
}
