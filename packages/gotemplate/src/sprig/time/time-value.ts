import { FunctionError, type MaybeValue, type Method, Struct, type Value } from '@kalypso-actions/govalue';
import { toInt64Num } from '../common/int64.ts';
import { withArity } from '../common/with-arity.ts';
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

/** A time as a value of templates, with those methods of Go's `time.Time` that depend on the time alone. */
export class TimeValue extends Struct {
  readonly time: GoTime;

  constructor(time: GoTime) {
    super('time.Time', {}, createMethods(time));
    this.time = time;
  }
}

/** A constant of Go that prints as its name. */
const createNamed = (type: string, name: string): Value => new Struct(type, {}, { String: withArity(0, () => name) });

const toNanoseconds = ({ seconds, nanoseconds }: GoTime): bigint => seconds * 1_000_000_000n + BigInt(nanoseconds);

function createMethods(time: GoTime): Record<string, Method> {
  const part = (read: (civil: CivilTime) => Value): Method => withArity(0, () => read(toCivilTime(time)));
  const compared = (test: (difference: bigint) => boolean): Method =>
    withArity(1, (other) => test(toNanoseconds(time) - toNanoseconds(requireTime(other))));
  const since = (unit: bigint): Method => withArity(0, () => toInt64Num(floorDivide(toNanoseconds(time), unit)));
  return {
    Year: part(({ year }) => BigInt(year)),
    Month: part(({ month }) => createNamed('time.Month', MONTHS[month - 1] ?? '')),
    Day: part(({ day }) => BigInt(day)),
    YearDay: part(({ yearDay }) => BigInt(yearDay)),
    Weekday: part(({ weekday }) => createNamed('time.Weekday', WEEKDAYS[weekday] ?? '')),
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
    Format: withArity(1, (layout) => formatGoTime(time, requireText(layout))),
    String: withArity(0, () => printGoTime(time)),
    MarshalJSON: withArity(0, () => formatGoTime(time, '2006-01-02T15:04:05.999999999Z07:00')),
    Before: compared((difference) => difference < 0n),
    After: compared((difference) => difference > 0n),
    Equal: compared((difference) => difference === 0n),
    AddDate: withArity(3, (years, monthCount, days) => addDate(time, [years, monthCount, days].map(toDateCount))),
  };
}

const floorDivide = (value: bigint, unit: bigint): bigint => (value - (((value % unit) + unit) % unit)) / unit;

function requireTime(value: MaybeValue): GoTime {
  if (value instanceof TimeValue) {
    return value.time;
  }
  throw new FunctionError('wrong type for value; expected time.Time');
}

function requireText(value: MaybeValue): string {
  if (typeof value === 'string') {
    return value;
  }
  throw new FunctionError('wrong type for value; expected string');
}

/** For years, months and days: more than any calendar needs. */
const MAX_DATE_COUNT = 1_000_000n;

function toDateCount(value: MaybeValue): number {
  if (typeof value !== 'bigint' || value > MAX_DATE_COUNT || value < -MAX_DATE_COUNT) {
    throw new FunctionError(`AddDate takes three integers between -${MAX_DATE_COUNT} and ${MAX_DATE_COUNT}`);
  }
  return Number(value);
}

/** Go's `Time.AddDate`: the 31st of a shorter month becomes a day of the next month. */
function addDate(time: GoTime, [years = 0, monthCount = 0, dayCount = 0]: readonly number[]): Value {
  const { year, month, day, hour, minute, second } = toCivilTime(time);
  const days = toDays(year + years, month + monthCount, 1) + day - 1 + dayCount;
  const wall = toUnixSeconds(days, hour, minute, second);
  const { offset } = time.zone(wall - BigInt(toCivilTime(time).zoneOffset.offset));
  return new TimeValue(addNanoseconds({ ...time, seconds: wall - BigInt(offset) }, 0n));
}
