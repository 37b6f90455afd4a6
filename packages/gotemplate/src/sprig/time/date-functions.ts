import { FunctionError, Num, typeName, type Value } from '@kalypso-actions/govalue';
import { LimitError } from '../../runtime/limits.ts';
import type { FunctionMap } from '../../runtime/template-function.ts';
import { parseInt64 } from '../common/int64.ts';
import { addNanoseconds, type GoTime, ZERO_TIME } from './calendar-time.ts';
import { formatGoTime } from './format-time.ts';
import { formatGoDuration, parseGoDuration, roundGoDuration } from './go-duration.ts';
import { parseGoTime } from './parse-time.ts';
import { TimeValue } from './time-value.ts';
import { findTimeZone, UTC } from './time-zone.ts';

/** A time, or an integer as seconds since 1970. For anything else sprig takes the current time, which we do not look at. */
function timeOf(value: Value): GoTime {
  if (value instanceof TimeValue) {
    return value.time;
  }
  const integer = value instanceof Num && (value.type === 'int64' || value.type === 'int32') ? value.value : value;
  if (typeof integer === 'bigint') {
    return { seconds: integer, nanoseconds: 0, zone: UTC };
  }
  throw new FunctionError(
    `a date has to be a time or an integer, not ${typeName(value)}; the current time is not available, as the same template would give different manifests`,
  );
}

function formatted(layout: string, value: Value, zone: string): string {
  return formatGoTime({ ...timeOf(value), zone: findTimeZone(zone) ?? UTC }, layout);
}

const dayLayout = '2006-01-02';

function checkTime(value: Value): GoTime {
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
  new TimeValue(addNanoseconds(checkTime(value), parseGoDuration(duration)));

const dateModify = (duration: string, value: Value): Value => {
  const time = checkTime(value);
  return otherwise<Value>(new TimeValue(time), () => modified(duration, value));
};

function duration(value: Value): string {
  const isInt64 = value instanceof Num && value.type === 'int64';
  const seconds = typeof value === 'string' ? parseInt64(value, 10).clamped : isInt64 ? BigInt(value.value) : 0n;
  return formatGoDuration(BigInt.asIntN(64, seconds * 1_000_000_000n));
}

function durationRound(value: Value): string {
  if (value instanceof TimeValue) {
    throw new FunctionError('the time that has passed since a date is not available, as the clock is not');
  }
  if (typeof value === 'string') {
    return roundGoDuration(otherwise(0n, () => parseGoDuration(value)));
  }
  return roundGoDuration(value instanceof Num && value.type === 'int64' ? BigInt(value.value) : 0n);
}

const zoned = { params: ['string', 'any', 'string'], apply: formatted } as const;
const modify = { params: ['string', 'any'], apply: dateModify } as const;
const mustModify = { params: ['string', 'any'], apply: modified } as const;

/** sprig's functions of dates, as far as they do not ask for the current one. Where Go uses the machine's time zone, these use UTC. */
export const dateFunctions: FunctionMap = {
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
    apply: (layout: string, text: string) => new TimeValue(otherwise(ZERO_TIME, () => parseGoTime(layout, text))),
  },
  mustToDate: {
    params: ['string', 'string'],
    apply: (layout: string, text: string) => new TimeValue(parseGoTime(layout, text)),
  },
  unixEpoch: { params: ['any'], apply: (value: Value) => String(checkTime(value).seconds) },
  duration: { params: ['any'], apply: duration },
  durationRound: { params: ['any'], apply: durationRound },
};
