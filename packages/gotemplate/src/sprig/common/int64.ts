/** Go's `strconv.ParseInt` and `ParseFloat`, as far as sprig uses them. */

const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);

/** What became of a text: `clamped` is what Go returns along with the error, for callers that ignore the error. */
export interface ParsedInt {
  readonly value: bigint | undefined;
  readonly clamped: bigint;
}

const digitsOf: Readonly<Record<8 | 10, RegExp>> = { 8: /^[+-]?[0-7]+$/, 10: /^[+-]?[0-9]+$/ };
/** No integer of 64 bits has more digits; longer ones are not worth converting. */
const MAX_DIGITS = 40;

export function parseInt64(text: string, base: 8 | 10): ParsedInt {
  if (!digitsOf[base].test(text)) {
    return { value: undefined, clamped: 0n };
  }
  const negative = text.startsWith('-');
  const digits = text.replace(/^[+-]/, '').replace(/^0+(?=.)/, '');
  const size = digits.length > MAX_DIGITS ? MAX_INT64 + 2n : BigInt(base === 8 ? `0o${digits}` : digits);
  const value = negative ? -size : size;
  if (value > MAX_INT64) {
    return { value: undefined, clamped: MAX_INT64 };
  }
  return value < MIN_INT64 ? { value: undefined, clamped: MIN_INT64 } : { value, clamped: value };
}

const run = '[0-9]+(?:_[0-9]+)*';
const decimal = new RegExp(`^[+-]?(?:${run}(?:\\.(?:${run})?)?|\\.${run})(?:[eE][+-]?${run})?$`);
const infinite = /^([+-]?)inf(?:inity)?$/i;
const notANumber = /^nan$/i;
const hexadecimal =
  /^([+-]?)0[xX]_?([0-9a-fA-F]*(?:_[0-9a-fA-F]+)*)(?:\.([0-9a-fA-F]*(?:_[0-9a-fA-F]+)*))?[pP]([+-]?[0-9]+(?:_[0-9]+)*)$/;

/** `undefined` for what is not a number and for what is too large for one. */
export function parseFloat64(text: string): number | undefined {
  if (decimal.test(text)) {
    const value = Number(text.replaceAll('_', ''));
    return Number.isFinite(value) ? value : undefined;
  }
  const infinity = infinite.exec(text);
  if (infinity !== null) {
    return infinity[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  return notANumber.test(text) ? Number.NaN : parseHexadecimal(text);
}

function parseHexadecimal(text: string): number | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = hexadecimal.exec(text) ?? [];
  const digits = (whole + fraction).replaceAll('_', '');
  if (digits === '') {
    return undefined;
  }
  const power = Number(exponent.replaceAll('_', '')) - 4 * fraction.replaceAll('_', '').length;
  const size = scale(BigInt(`0x${digits}`), power);
  if (!Number.isFinite(size)) {
    return undefined;
  }
  return sign === '-' ? -size : size;
}

/** `mantissa * 2^power`, rounded once, half to even. */
function scale(mantissa: bigint, power: number): number {
  if (mantissa === 0n) {
    return 0;
  }
  const bits = mantissa.toString(2).length;
  const top = bits + power;
  if (top > 1024) {
    return Number.POSITIVE_INFINITY;
  }
  if (top < -1075) {
    return 0;
  }
  const lowest = Math.max(top - 53, -1074);
  const drop = lowest - power;
  const kept = drop <= 0 ? mantissa << BigInt(-drop) : roundShift(mantissa, BigInt(drop));
  const half = Math.trunc(lowest / 2);
  return Number(kept) * 2 ** half * 2 ** (lowest - half);
}

function roundShift(value: bigint, bits: bigint): bigint {
  const kept = value >> bits;
  const rest = value - (kept << bits);
  const half = 1n << (bits - 1n);
  return rest > half || (rest === half && kept % 2n === 1n) ? kept + 1n : kept;
}

/** Go's conversion of a float64 to an int64 on amd64, where what does not fit becomes the lowest one. */
export function truncateToInt64(value: number): bigint {
  return value >= -(2 ** 63) && value < 2 ** 63 ? BigInt(Math.trunc(value)) : MIN_INT64;
}

/** An int64 after an operation that may have overflowed. */
export function wrapInt64(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}
