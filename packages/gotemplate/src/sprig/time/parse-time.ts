import { FunctionError, quoteGo } from '@kalypso-actions/govalue';
import { daysInMonth, type GoTime, isLeapYear, toDays, toUnixSeconds } from './calendar-time.ts';
import {
  checkRange,
  createTimeFields,
  FieldOutOfRange,
  LayoutMismatch,
  readPart,
  type TimeFields,
} from './time-fields.ts';
import { nextLayoutChunk } from './time-layout.ts';
import { createFixedZone, UTC } from './time-zone.ts';

/** Skips the literal text of a layout; a space matches any number of spaces. */
function skipLiteral(value: string, literal: string): string {
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

/**
 * Go's `time.Parse`.
 *
 * @throws FunctionError with Go's message if the text does not match the layout
 */
export function parseGoTime(layout: string, text: string): GoTime {
  const fields = createTimeFields();
  let value = text;
  const fail = (shown: string, reason: string | undefined): FunctionError =>
    new FunctionError(
      `parsing time ${quoteGo(text)}${reason === undefined ? ` as ${quoteGo(layout)}: cannot parse ${quoteGo(value)} as ${quoteGo(shown)}` : `: ${reason}`}`,
    );
  for (let chunk = nextLayoutChunk(layout); ; chunk = nextLayoutChunk(chunk.rest)) {
    const { prefix, part, rest } = chunk;
    try {
      value = skipLiteral(value, prefix);
    } catch (error) {
      value = error instanceof LayoutMismatch ? error.message : value;
      throw fail(prefix, undefined);
    }
    if (part === '') {
      if (value !== '') {
        throw fail('', `extra text: ${quoteGo(value)}`);
      }
      break;
    }
    try {
      value = readPart(part, value, rest, fields);
    } catch (error) {
      throw fail(part, error instanceof FieldOutOfRange ? error.message : undefined);
    }
  }
  try {
    return assembleTime(fields);
  } catch (error) {
    throw fail('', error instanceof FieldOutOfRange ? error.message : undefined);
  }
}

/** The month and day. A day of the year must agree with the month and day, if these were given as well. */
function findDate({ year, month, day, yearDay }: TimeFields): readonly [number, number] {
  if (yearDay === undefined) {
    return [month ?? 1, day ?? 1];
  }
  checkRange(yearDay, 1, isLeapYear(year) ? 366 : 365, 'day-of-year');
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

function assembleTime(fields: TimeFields): GoTime {
  const { year, minute, second, nanoseconds, half, isUtc, offset, zoneName: name } = fields;
  const hour =
    half === 'pm' && fields.hour < 12 ? fields.hour + 12 : half === 'am' && fields.hour === 12 ? 0 : fields.hour;
  const [month, day] = findDate(fields);
  checkRange(day, 1, daysInMonth(year, month), 'day');
  const seconds = toUnixSeconds(toDays(year, month, day), hour, minute, second);
  if (isUtc || (offset === undefined && name === '')) {
    return { seconds, nanoseconds, zone: UTC };
  }
  if (offset !== undefined) {
    const zone = offset === 0 && (name === '' || name === 'UTC') ? UTC : createFixedZone(name, offset);
    return { seconds: seconds - BigInt(offset), nanoseconds, zone };
  }
  // The offset of a name is unknown, except for names such as `GMT+3`.
  const hours = /^GMT[+-]/.test(name) ? Number(name.slice(3)) : 0;
  return { seconds, nanoseconds, zone: createFixedZone(name, hours * 3600) };
}
