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

/** Converts a time, or an integer of seconds since 1970. For other values sprig uses the current time, which is not available here. */
function toTime(value: Value): GoTime {
  if (value instanceof TimeValue) {
    return value.time;
  }
  const integer = value instanceof Num && (value.type === 'int64' || value.type === 'int32') ? value.value : value;
  if (typeof integer === 'bigint') {
    return { seconds: integer, nanoseconds: 0, zone: UTC };
  }
  throw new FunctionError(
    `a date must be a time or an integer, not ${typeName(value)}; the current time is not available, as the same template would give different manifests`,
  );
}

function formatInZone(layout: string, value: Value, zone: string): string {
  return formatGoTime({ ...toTime(value), zone: findTimeZone(zone) ?? UTC }, layout);
}

const DAY_LAYOUT = '2006-01-02';

function requireTime(value: Value): GoTime {
  if (value instanceof TimeValue) {
    return value.time;
  }
  throw new FunctionError(`wrong type for value; expected time.Time; got ${typeName(value)}`);
}

/** Uses a fallback for errors that sprig ignores. */
function withFallback<T>(fallback: T, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof FunctionError && !(error instanceof LimitError)) {
      return fallback;
    }
    throw error;
  }
}

const mustDateModify = (duration: string, value: Value): Value =>
  new TimeValue(addNanoseconds(requireTime(value), parseGoDuration(duration)));

const dateModify = (duration: string, value: Value): Value => {
  const time = requireTime(value);
  return withFallback<Value>(new TimeValue(time), () => mustDateModify(duration, value));
};

function duration(value: Value): string {
  const isInt64 = value instanceof Num && value.type === 'int64';
  const seconds = typeof value === 'string' ? parseInt64(value, 10).clamped : isInt64 ? BigInt(value.value) : 0n;
  return formatGoDuration(BigInt.asIntN(64, seconds * 1_000_000_000n));
}

function durationRound(value: Value): string {
  if (value instanceof TimeValue) {
    throw new FunctionError('the time since a date is not available, as the current time is not');
  }
  if (typeof value === 'string') {
    return roundGoDuration(withFallback(0n, () => parseGoDuration(value)));
  }
  return roundGoDuration(value instanceof Num && value.type === 'int64' ? BigInt(value.value) : 0n);
}

const zoned = { params: ['string', 'any', 'string'], apply: formatInZone } as const;
const modify = { params: ['string', 'any'], apply: dateModify } as const;
const mustModify = { params: ['string', 'any'], apply: mustDateModify } as const;

/** sprig's date functions, except those that read the clock. They use UTC if Go uses the machine's time zone. */
export const dateFunctions: FunctionMap = {
  date: { params: ['string', 'any'], apply: (layout: string, value: Value) => formatInZone(layout, value, 'Local') },
  dateInZone: zoned,
  date_in_zone: zoned,
  htmlDate: { params: ['any'], apply: (value: Value) => formatInZone(DAY_LAYOUT, value, 'Local') },
  htmlDateInZone: {
    params: ['any', 'string'],
    apply: (value: Value, zone: string) => formatInZone(DAY_LAYOUT, value, zone),
  },
  dateModify: modify,
  date_modify: modify,
  mustDateModify: mustModify,
  must_date_modify: mustModify,
  toDate: {
    params: ['string', 'string'],
    apply: (layout: string, text: string) => new TimeValue(withFallback(ZERO_TIME, () => parseGoTime(layout, text))),
  },
  mustToDate: {
    params: ['string', 'string'],
    apply: (layout: string, text: string) => new TimeValue(parseGoTime(layout, text)),
  },
  unixEpoch: { params: ['any'], apply: (value: Value) => String(requireTime(value).seconds) },
  duration: { params: ['any'], apply: duration },
  durationRound: { params: ['any'], apply: durationRound },
};
