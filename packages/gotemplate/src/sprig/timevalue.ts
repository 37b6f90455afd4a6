import { FunctionError, type Method, Num, Struct, type Value } from '@kalypso-actions/govalue';
import { formatTime, printTime } from './layout.ts';
import { type Civil, civilOf, daysOf, later, months, secondsOf, type Time, weekdays, zeroTime } from './time.ts';
import { taking } from './version.ts';
import { utc } from './zone.ts';

/** A time as a value of templates, which has the methods of Go's `time.Time` that tell one from its parts or make another. */
export class TimeValue extends Struct {
  readonly time: Time;

  constructor(time: Time) {
    super('time.Time', {}, methodsOf(time));
    this.time = time;
  }
}

const int64 = (value: bigint): Value => new Num('int64', BigInt.asIntN(64, value));

const named = (type: string, name: string): Value => new Struct(type, {}, { String: taking(0, () => name) });

const nanosecondsOf = ({ seconds, nanoseconds }: Time): bigint => seconds * 1_000_000_000n + BigInt(nanoseconds);

function methodsOf(time: Time): Record<string, Method> {
  const part = (read: (civil: Civil) => Value): Method => taking(0, () => read(civilOf(time)));
  const compared = (test: (difference: bigint) => boolean): Method =>
    taking(1, (other) => test(nanosecondsOf(time) - nanosecondsOf(timeOf(other))));
  const since = (unit: bigint): Method => taking(0, () => int64(floor(nanosecondsOf(time), unit)));
  return {
    Year: part(({ year }) => BigInt(year)),
    Month: part(({ month }) => named('time.Month', months[month - 1] ?? '')),
    Day: part(({ day }) => BigInt(day)),
    YearDay: part(({ yearDay }) => BigInt(yearDay)),
    Weekday: part(({ weekday }) => named('time.Weekday', weekdays[weekday] ?? '')),
    Hour: part(({ hour }) => BigInt(hour)),
    Minute: part(({ minute }) => BigInt(minute)),
    Second: part(({ second }) => BigInt(second)),
    Nanosecond: taking(0, () => BigInt(time.nanoseconds)),
    Unix: since(1_000_000_000n),
    UnixMilli: since(1_000_000n),
    UnixMicro: since(1_000n),
    UnixNano: since(1n),
    UTC: taking(0, () => new TimeValue({ ...time, zone: utc })),
    IsZero: taking(0, () => time.seconds === zeroTime.seconds && time.nanoseconds === 0),
    Format: taking(1, (layout) => formatTime(time, textOf(layout))),
    String: taking(0, () => printTime(time)),
    MarshalJSON: taking(0, () => formatTime(time, '2006-01-02T15:04:05.999999999Z07:00')),
    Before: compared((difference) => difference < 0n),
    After: compared((difference) => difference > 0n),
    Equal: compared((difference) => difference === 0n),
    AddDate: taking(3, (years, monthCount, days) => addDate(time, [years, monthCount, days].map(countOf))),
  };
}

const floor = (value: bigint, unit: bigint): bigint => (value - (((value % unit) + unit) % unit)) / unit;

function timeOf(value: Value | undefined): Time {
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
const mostCount = 1_000_000n;

function countOf(value: Value | undefined): number {
  if (typeof value !== 'bigint' || value > mostCount || value < -mostCount) {
    throw new FunctionError('AddDate takes three integers of reasonable size');
  }
  return Number(value);
}

/** Later by years, months and days on the calendar; the 31st of a shorter month is in the next one. */
function addDate(time: Time, [years = 0, monthCount = 0, dayCount = 0]: readonly number[]): Value {
  const { year, month, day, hour, minute, second } = civilOf(time);
  const days = daysOf(year + years, month + monthCount, 1) + day - 1 + dayCount;
  const wall = secondsOf(days, hour, minute, second);
  const { offset } = time.zone(wall - BigInt(civilOf(time).clock.offset));
  return new TimeValue(later({ ...time, seconds: wall - BigInt(offset) }, 0n));
}
