import { FunctionError, Num, typeName, type Value } from '@kalypso-actions/govalue';
import type { FunctionMap } from '../functions.ts';
import { LimitError } from '../limits.ts';
import { parseDuration, printDuration, roundDuration } from './duration.ts';
import { formatTime } from './layout.ts';
import { parseInt64 } from './number.ts';
import { parseTime } from './parsetime.ts';
import { later, type Time, zeroTime } from './time.ts';
import { TimeValue } from './timevalue.ts';
import { utc, zoneNamed } from './zone.ts';

/** A time, or an integer as seconds since 1970. For anything else sprig takes the current time, which we do not look at. */
function timeOf(value: Value): Time {
  if (value instanceof TimeValue) {
    return value.time;
  }
  const integer = value instanceof Num && (value.type === 'int64' || value.type === 'int32') ? value.value : value;
  if (typeof integer === 'bigint') {
    return { seconds: integer, nanoseconds: 0, zone: utc };
  }
  throw new FunctionError(
    `a date has to be a time or an integer, not ${typeName(value)}; the current time is not available, as the same template would give different manifests`,
  );
}

function formatted(layout: string, value: Value, zone: string): string {
  return formatTime({ ...timeOf(value), zone: zoneNamed(zone) ?? utc }, layout);
}

const dayLayout = '2006-01-02';

function checkTime(value: Value): Time {
  if (value instanceof TimeValue) {
    return value.time;
  }
  throw new FunctionError(`wrong type for value; expected time.Time; got ${typeName(value)}`);
}

/** Runs what sprig ignores the errors of. */
function otherwise<T>(fallback: T, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof FunctionError && !(error instanceof LimitError)) {
      return fallback;
    }
    throw error;
  }
}

const modified = (duration: string, value: Value): Value =>
  new TimeValue(later(checkTime(value), parseDuration(duration)));

const dateModify = (duration: string, value: Value): Value => {
  const time = checkTime(value);
  return otherwise<Value>(new TimeValue(time), () => modified(duration, value));
};

function duration(value: Value): string {
  const isInt64 = value instanceof Num && value.type === 'int64';
  const seconds = typeof value === 'string' ? parseInt64(value, 10).clamped : isInt64 ? BigInt(value.value) : 0n;
  return printDuration(BigInt.asIntN(64, seconds * 1_000_000_000n));
}

function durationRound(value: Value): string {
  if (value instanceof TimeValue) {
    throw new FunctionError('the time that has passed since a date is not available, as the clock is not');
  }
  if (typeof value === 'string') {
    return roundDuration(otherwise(0n, () => parseDuration(value)));
  }
  return roundDuration(value instanceof Num && value.type === 'int64' ? BigInt(value.value) : 0n);
}

const zoned = { params: ['string', 'any', 'string'], apply: formatted } as const;
const modify = { params: ['string', 'any'], apply: dateModify } as const;
const mustModify = { params: ['string', 'any'], apply: modified } as const;

/** sprig's functions of dates, as far as they do not ask for the current one. Where Go uses the machine's time zone, these use UTC. */
export const dates: FunctionMap = {
  date: { params: ['string', 'any'], apply: (layout: string, value: Value) => formatted(layout, value, 'Local') },
  dateInZone: zoned,
  date_in_zone: zoned,
  htmlDate: { params: ['any'], apply: (value: Value) => formatted(dayLayout, value, 'Local') },
  htmlDateInZone: {
    params: ['any', 'string'],
    apply: (value: Value, zone: string) => formatted(dayLayout, value, zone),
  },
  dateModify: modify,
  date_modify: modify,
  mustDateModify: mustModify,
  must_date_modify: mustModify,
  toDate: {
    params: ['string', 'string'],
    apply: (layout: string, text: string) => new TimeValue(otherwise(zeroTime, () => parseTime(layout, text))),
  },
  mustToDate: {
    params: ['string', 'string'],
    apply: (layout: string, text: string) => new TimeValue(parseTime(layout, text)),
  },
  unixEpoch: { params: ['any'], apply: (value: Value) => String(checkTime(value).seconds) },
  duration: { params: ['any'], apply: duration },
  durationRound: { params: ['any'], apply: durationRound },
};
