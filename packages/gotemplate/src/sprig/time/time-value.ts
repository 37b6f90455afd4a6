import { FunctionError, type Method, Num, Struct, type Value } from '@kalypso-actions/govalue';
import { withArity } from '../versions/version-value.ts';
import {
  addNanoseconds,
  type CivilTime,
  type GoTime,
  MONTHS,
  toCivilTime,
  toDays,
  toUnixSeconds,
  WEEKDAYS,
  ZERO_TIME,
} from './calendar-time.ts';
import { formatGoTime, printGoTime } from './format-time.ts';
import { UTC } from './time-zone.ts';

/** A time as a value of templates, which has the methods of Go's `time.Time` that tell one from its parts or make another. */
export class TimeValue extends Struct {
  readonly time: GoTime;

  constructor(time: GoTime) {
    super('time.Time', {}, methodsOf(time));
    this.time = time;
  }
}

const int64 = (value: bigint): Value => new Num('int64', BigInt.asIntN(64, value));

const named = (type: string, name: string): Value => new Struct(type, {}, { String: withArity(0, () => name) });

const nanosecondsOf = ({ seconds, nanoseconds }: GoTime): bigint => seconds * 1_000_000_000n + BigInt(nanoseconds);

function methodsOf(time: GoTime): Record<string, Method> {
  const part = (read: (civil: CivilTime) => Value): Method => withArity(0, () => read(toCivilTime(time)));
  const compared = (test: (difference: bigint) => boolean): Method =>
    withArity(1, (other) => test(nanosecondsOf(time) - nanosecondsOf(timeOf(other))));
  const since = (unit: bigint): Method => withArity(0, () => int64(floor(nanosecondsOf(time), unit)));
  return {
    Year: part(({ year }) => BigInt(year)),
    Month: part(({ month }) => named('time.Month', MONTHS[month - 1] ?? '')),
    Day: part(({ day }) => BigInt(day)),
    YearDay: part(({ yearDay }) => BigInt(yearDay)),
    Weekday: part(({ weekday }) => named('time.Weekday', WEEKDAYS[weekday] ?? '')),
    Hour: part(({ hour }) => BigInt(hour)),
    Minute: part(({ minute }) => BigInt(minute)),
    Second: part(({ second }) => BigInt(second)),
    Nanosecond: withArity(0, () => BigInt(time.nanoseconds)),
    Unix: since(1_000_000_000n),
    UnixMilli: since(1_000_000n),
    UnixMicro: since(1_000n),
    UnixNano: since(1n),
    UTC: withArity(0, () => new TimeValue({ ...time, zone: UTC })),
    IsZero: withArity(0, () => time.seconds === ZERO_TIME.seconds && time.nanoseconds === 0),
    Format: withArity(1, (layout) => formatGoTime(time, textOf(layout))),
    String: withArity(0, () => printGoTime(time)),
    MarshalJSON: withArity(0, () => formatGoTime(time, '2006-01-02T15:04:05.999999999Z07:00')),
    Before: compared((difference) => difference < 0n),
    After: compared((difference) => difference > 0n),
    Equal: compared((difference) => difference === 0n),
    AddDate: withArity(3, (years, monthCount, days) => addDate(time, [years, monthCount, days].map(countOf))),
  };
}

const floor = (value: bigint, unit: bigint): bigint => (value - (((value % unit) + unit) % unit)) / unit;

function timeOf(value: Value | undefined): GoTime {
  if (value instanceof TimeValue) {
    return value.time;
  }
  throw new FunctionError('wrong type for value; expected time.Time');
}

function textOf(value: Value | undefined): string {
  if (typeof value === 'string') {
    return value;
  }
  throw new FunctionError('wrong type for value; expected string');
}

/** Years beyond this are of no use to a calendar. */
const MAX_DATE_COUNT = 1_000_000n;

function countOf(value: Value | undefined): number {
  if (typeof value !== 'bigint' || value > MAX_DATE_COUNT || value < -MAX_DATE_COUNT) {
    throw new FunctionError('AddDate takes three integers of reasonable size');
  }
  return Number(value);
}

/** Later by years, months and days on the calendar; the 31st of a shorter month is in the next one. */
function addDate(time: GoTime, [years = 0, monthCount = 0, dayCount = 0]: readonly number[]): Value {
  const { year, month, day, hour, minute, second } = toCivilTime(time);
  const days = toDays(year + years, month + monthCount, 1) + day - 1 + dayCount;
  const wall = toUnixSeconds(days, hour, minute, second);
  const { offset } = time.zone(wall - BigInt(toCivilTime(time).zoneOffset.offset));
  return new TimeValue(addNanoseconds({ ...time, seconds: wall - BigInt(offset) }, 0n));
}
