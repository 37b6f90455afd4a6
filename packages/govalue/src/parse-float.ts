const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** An underscore that does not stand between digits; it may follow the prefix of a hexadecimal number. */
const MISPLACED = /(?<!\d)_|_(?!\d)/;
const MISPLACED_IN_HEX = /(?<!0[xX]|[0-9a-fA-F])_|_(?![0-9a-fA-F])/;
const HEX = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?\d+)$/;

/** Go's `strconv.ParseFloat`, but for its infinities and NaN, which no JSON Schema can speak of; `undefined`: not a number. */
export function parseFiniteGoFloat(text: string): number | undefined {
  const misplaced = /^[+-]?0[xX]/.test(text) ? MISPLACED_IN_HEX : MISPLACED;
  if (misplaced.test(text)) return undefined;
  const plain = text.replaceAll('_', '');
  if (DECIMAL.test(plain)) {
    const number = Number(plain);
    return Number.isFinite(number) ? number : undefined;
  }
  const hex = HEX.exec(plain);
  if (!hex) return undefined;
  const [, sign, whole = '', fraction = '', exponent] = hex;
  if (whole === '' && fraction === '') return undefined;
  const mantissa = Number(`0x${whole}${fraction}` || '0x0');
  const number = mantissa * 2 ** (Number(exponent) - 4 * fraction.length);
  return Number.isFinite(number) ? (sign === '-' ? -number : number) : undefined;
}
