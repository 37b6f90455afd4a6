const DIGITS = '[0-9]+(?:_[0-9]+)*';
const DECIMAL = new RegExp(`^[+-]?(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:[eE][+-]?${DIGITS})?$`);
const INFINITY = /^([+-]?)inf(?:inity)?$/i;
const NOT_A_NUMBER = /^nan$/i;
const HEXADECIMAL =
  /^([+-]?)0[xX]_?([0-9a-fA-F]*(?:_[0-9a-fA-F]+)*)(?:\.([0-9a-fA-F]*(?:_[0-9a-fA-F]+)*))?[pP]([+-]?[0-9]+(?:_[0-9]+)*)$/;

/** Go's `strconv.ParseFloat`; `undefined` for text that is not a number, and for a number that is too large for a float64. */
export function parseGoFloat(text: string): number | undefined {
  const infinity = INFINITY.exec(text);
  if (infinity) return infinity[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return NOT_A_NUMBER.test(text) ? Number.NaN : parseFiniteGoFloat(text);
}

/** {@link parseGoFloat} without `inf` and `nan`. */
export function parseFiniteGoFloat(text: string): number | undefined {
  if (!DECIMAL.test(text)) return parseHexadecimal(text);
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

function parseHexadecimal(text: string): number | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = HEXADECIMAL.exec(text) ?? [];
  const digits = (whole + fraction).replaceAll('_', '');
  if (digits === '') return undefined;
  const power = Number(exponent.replaceAll('_', '')) - 4 * fraction.replaceAll('_', '').length;
  const size = scaleByPower(BigInt(`0x${digits}`), power);
  if (!Number.isFinite(size)) return undefined;
  return sign === '-' ? -size : size;
}

/** `mantissa * 2^power`, rounded once, half to even. */
function scaleByPower(mantissa: bigint, power: number): number {
  if (mantissa === 0n) return 0;
  const bits = mantissa.toString(2).length;
  const top = bits + power;
  if (top > 1024) return Number.POSITIVE_INFINITY;
  if (top < -1075) return 0;
  const lowest = Math.max(top - 53, -1074);
  const dropped = lowest - power;
  const kept = dropped <= 0 ? mantissa << BigInt(-dropped) : shiftRounded(mantissa, BigInt(dropped));
  const half = Math.trunc(lowest / 2);
  return Number(kept) * 2 ** half * 2 ** (lowest - half);
}

function shiftRounded(value: bigint, bits: bigint): bigint {
  const kept = value >> bits;
  const rest = value - (kept << bits);
  const half = 1n << (bits - 1n);
  return rest > half || (rest === half && kept % 2n === 1n) ? kept + 1n : kept;
}
