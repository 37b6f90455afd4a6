import { MONTHS, WEEKDAYS } from './calendar-time.ts';
import { nextLayoutChunk } from './time-layout.ts';

/** The fields of a time that were read so far. */
export interface TimeFields {
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

export const createTimeFields = (): TimeFields => ({
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

/** The text does not match its layout. */
export class LayoutMismatch extends Error {}
/** A field is out of range; the message is the end of Go's message. */
export class FieldOutOfRange extends Error {}

type FieldReader = (value: string, fields: TimeFields) => string;

/** Creates a reader of text that matches a pattern. A reader consumes the start of the value and returns the rest. */
function createReader(pattern: RegExp, take: (found: string, fields: TimeFields) => void): FieldReader {
  return (value, fields) => {
    const found = pattern.exec(value)?.[0];
    if (found === undefined) {
      throw new LayoutMismatch();
    }
    take(found, fields);
    return value.slice(found.length);
  };
}

/** @throws FieldOutOfRange if the value is not between `low` and `high` */
export function checkRange(value: number, low: number, high: number, field: string): number {
  if (value < low || value > high) {
    throw new FieldOutOfRange(`${field} out of range`);
  }
  return value;
}

const ONE_OR_TWO_DIGITS = /^[0-9]{1,2}/;
const TWO_DIGITS = /^[0-9]{2}/;

const createNamePattern = (list: readonly string[], length?: number): RegExp =>
  new RegExp(`^(?:${list.map((name) => name.slice(0, length)).join('|')})`, 'i');

const findNameIndex = (list: readonly string[], found: string): number =>
  list.findIndex((name) => name.slice(0, 3).toLowerCase() === found.slice(0, 3).toLowerCase());

const readMonthName = (found: string, fields: TimeFields): void => {
  fields.month = findNameIndex(MONTHS, found) + 1;
};
const readMonth = (found: string, fields: TimeFields): void => {
  fields.month = checkRange(Number(found), 1, 12, 'month');
};
const readDay = (found: string, fields: TimeFields): void => {
  fields.day = Number(found);
};
const readYearDay = (found: string, fields: TimeFields): void => {
  fields.yearDay = Number(found);
};
const readHourUpTo =
  (max: number) =>
  (found: string, fields: TimeFields): void => {
    fields.hour = checkRange(Number(found), 0, max, 'hour');
  };
const readMinute = (found: string, fields: TimeFields): void => {
  fields.minute = checkRange(Number(found), 0, 59, 'minute');
};
const readSecond = (found: string, fields: TimeFields): void => {
  fields.second = checkRange(Number(found), 0, 59, 'second');
};
const readHalf = (found: string, fields: TimeFields): void => {
  fields.half = found.toLowerCase() === 'pm' ? 'pm' : 'am';
};
const ignoreValue = (): void => undefined;

const READERS: ReadonlyMap<string, FieldReader> = new Map([
  ['January', createReader(createNamePattern(MONTHS), readMonthName)],
  ['Jan', createReader(createNamePattern(MONTHS, 3), readMonthName)],
  ['Monday', createReader(createNamePattern(WEEKDAYS), ignoreValue)],
  ['Mon', createReader(createNamePattern(WEEKDAYS, 3), ignoreValue)],
  ['1', createReader(ONE_OR_TWO_DIGITS, readMonth)],
  ['01', createReader(TWO_DIGITS, readMonth)],
  ['2', createReader(ONE_OR_TWO_DIGITS, readDay)],
  ['_2', createReader(/^ ?[0-9]{1,2}/, readDay)],
  ['02', createReader(TWO_DIGITS, readDay)],
  ['002', createReader(/^[0-9]{3}/, readYearDay)],
  ['__2', createReader(/^ {0,2}[0-9]{1,3}/, readYearDay)],
  ['15', createReader(ONE_OR_TWO_DIGITS, readHourUpTo(23))],
  ['3', createReader(ONE_OR_TWO_DIGITS, readHourUpTo(12))],
  ['03', createReader(TWO_DIGITS, readHourUpTo(12))],
  ['4', createReader(ONE_OR_TWO_DIGITS, readMinute)],
  ['04', createReader(TWO_DIGITS, readMinute)],
  ['5', createReader(ONE_OR_TWO_DIGITS, readSecond)],
  ['05', createReader(TWO_DIGITS, readSecond)],
  ['PM', createReader(/^[AP]M/, readHalf)],
  ['pm', createReader(/^[ap]m/, readHalf)],
  [
    '2006',
    createReader(/^[0-9]{4}/, (found, fields) => {
      fields.year = Number(found);
    }),
  ],
  [
    '06',
    createReader(TWO_DIGITS, (found, fields) => {
      fields.year = Number(found) + (Number(found) >= 69 ? 1900 : 2000);
    }),
  ],
  ['MST', readZoneName],
]);

const ZONE_NAME =
  /^(?:ChST|MeST|GMT(?:[+-](?:2[0-3]|[01]?[0-9])(?![0-9]))?|[+-](?:2[0-3]|[01]?[0-9])(?![0-9])|[A-Z]{4}T(?![A-Z])|(?:[A-Z]{3}T|WITA)(?![A-Z])|[A-Z]{3}(?![A-Z]))/;

function readZoneName(value: string, fields: TimeFields): string {
  if (value.startsWith('UTC')) {
    fields.isUtc = true;
    return value.slice(3);
  }
  return createReader(ZONE_NAME, (found) => {
    fields.zoneName = found;
  })(value, fields);
}

const OFFSETS: ReadonlyMap<string, RegExp> = new Map([
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
  const [whole, sign, hours, minutes = '0', seconds = '0'] = OFFSETS.get(part.slice(1))?.exec(value) ?? [];
  if (whole === undefined) {
    throw new LayoutMismatch();
  }
  const size =
    checkRange(Number(hours), 0, 24, 'time zone offset hour') * 3600 +
    checkRange(Number(minutes), 0, 60, 'time zone offset minute') * 60 +
    checkRange(Number(seconds), 0, 60, 'time zone offset second');
  fields.offset = sign === '-' ? -size : size;
  return value.slice(whole.length);
}

const readNanoseconds = (found: string, fields: TimeFields): void => {
  fields.nanoseconds = Number(found.slice(1, 10).padEnd(9, '0'));
};

function readFraction(part: string, value: string, fields: TimeFields): string {
  if (part.includes('0')) {
    return createReader(new RegExp(`^[.,][0-9]{${part.length - 1}}`), readNanoseconds)(value, fields);
  }
  return /^[.,][0-9]/.test(value) ? createReader(/^[.,][0-9]{1,9}/, readNanoseconds)(value, fields) : value;
}

/** Reads the text for a part of a layout, and returns the text after it. `rest` is the layout after the part. */
export function readPart(part: string, value: string, rest: string, fields: TimeFields): string {
  if (/^[-Z]/.test(part)) {
    return readOffset(part, value, fields);
  }
  if (/^[.,]/.test(part)) {
    return readFraction(part, value, fields);
  }
  const left = READERS.get(part)?.(value, fields) ?? value;
  const isSecond = part === '5' || part === '05';
  // A fraction may follow the seconds even if the layout does not show one.
  return isSecond && /^[.,][0-9]/.test(left) && !/^[.,]/.test(nextLayoutChunk(rest).part)
    ? createReader(/^[.,][0-9]+/, readNanoseconds)(left, fields)
    : left;
}
