/** 64-bit integers, as Go's `strconv.ParseInt` parses them and as conversions and arithmetic treat them. */
import { Num } from '@kalypso-actions/govalue';

export const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);

export interface ParsedInt {
  /** `undefined` if the text is not an integer of 64 bits. */
  readonly value: bigint | undefined;
  /** The value that Go returns along with an error, for callers that ignore the error. */
  readonly clamped: bigint;
}

const INTEGERS: Readonly<Record<8 | 10, RegExp>> = { 8: /^([+-]?)0*([0-7]*)(.*)$/s, 10: /^([+-]?)0*([0-9]*)(.*)$/s };
/** More than an integer of 64 bits has; longer ones are not worth converting. */
const MAX_DIGITS = 40;
const MAX_UINT64 = 2n ** 64n - 1n;

/** Go's `strconv.ParseInt`, or `strconv.Atoi` for base 10. */
export function parseInt64(text: string, base: 8 | 10): ParsedInt {
  const [, sign, digits = '', rest] = INTEGERS[base].exec(text) ?? [];
  const size = digits.length > MAX_DIGITS ? MAX_UINT64 + 1n : BigInt(`${base === 8 ? '0o' : ''}${digits || '0'}`);
  const isInteger = rest === '' && /\d$/.test(text);
  // Go reads digit by digit: digits that are too many for 64 bits are out of range before it sees what follows them.
  if (!isInteger && size <= MAX_UINT64) {
    return { value: undefined, clamped: 0n };
  }
  const value = sign === '-' ? -size : size;
  if (value > MAX_INT64) {
    return { value: undefined, clamped: MAX_INT64 };
  }
  return value < MIN_INT64 ? { value: undefined, clamped: MIN_INT64 } : { value, clamped: value };
}

/** Go's conversion of a float64 to an int64 on amd64: a number out of range becomes the lowest int64. */
export function truncateToInt64(value: number): bigint {
  return value >= -(2 ** 63) && value < 2 ** 63 ? BigInt(Math.trunc(value)) : MIN_INT64;
}

/** The int64 that an operation results in, after a possible overflow. */
export function wrapInt64(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** A value of Go's type `int64`, after a possible overflow. */
export function toInt64Num(value: bigint): Num {
  return new Num('int64', wrapInt64(value));
}
