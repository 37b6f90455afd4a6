/**
 * Go's `strconv.FormatFloat`. JavaScript's own methods round exact ties up and support at most 100 digits, so digits are calculated from the exact value.
 */
export type FloatFormat = 'e' | 'f' | 'g' | 'x' | 'b';

/** A positive number as significant digits and the position of the decimal point: 0.0123 is `123`, -1. */
interface SignificantDigits {
  readonly digits: string;
  readonly point: number;
}

/** No float64 has more digits after its point; a higher precision only adds zeros. */
const MAX_DIGITS = 1_100;

interface BinaryFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
}

function toBinary(value: number): BinaryFloat {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0) & 0x7fff_ffff_ffff_ffffn;
  const biased = Number(raw >> 52n);
  const fraction = raw & 0xf_ffff_ffff_ffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

/** `value * 10^decimals`, rounded half to even. */
function scale(value: number, decimals: number): bigint {
  const { mantissa, exponent } = toBinary(value);
  let over = mantissa;
  let under = 1n;
  if (exponent >= 0) {
    over <<= BigInt(exponent);
  } else {
    under <<= BigInt(-exponent);
  }
  if (decimals >= 0) {
    over *= 10n ** BigInt(decimals);
  } else {
    under *= 10n ** BigInt(-decimals);
  }
  const whole = over / under;
  const twice = (over % under) * 2n;
  return twice > under || (twice === under && whole % 2n === 1n) ? whole + 1n : whole;
}

/** The fewest digits that distinguish the value from its neighbors. */
function toShortest(value: number, single: boolean): SignificantDigits {
  let text = value.toExponential();
  if (single) {
    for (let precision = 0; precision < 9; precision++) {
      text = value.toExponential(precision);
      if (Math.fround(Number(text)) === value) {
        break;
      }
    }
  }
  const [mantissa = '', exponent = '0'] = text.split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  return { digits, point: digits === '' ? 0 : Number(exponent) + 1 };
}

/** Exactly `count` significant digits. */
function toSignificant(value: number, count: number): SignificantDigits {
  if (value === 0) {
    return { digits: '0'.repeat(count), point: 1 };
  }
  const exactCount = Math.min(count, MAX_DIGITS);
  let { point } = toShortest(value, false);
  let digits = scale(value, exactCount - point).toString();
  if (digits.length < exactCount) {
    // The shortest digits are those of the next power of ten: the exact value of 1e-7 is 9.9999…e-8.
    point -= 1;
    digits = scale(value, exactCount - point).toString();
  }
  if (digits.length > exactCount) {
    point += 1;
    digits = digits.slice(0, exactCount);
  }
  return { digits: digits.padEnd(count, '0'), point };
}

function formatExponential({ digits, point }: SignificantDigits, precision: number): string {
  const exponent = /[1-9]/.test(digits) ? point - 1 : 0;
  const shown = digits.padEnd(precision + 1, '0');
  const rest = precision > 0 ? `.${shown.slice(1, precision + 1)}` : '';
  return `${shown[0] ?? '0'}${rest}e${exponent < 0 ? '-' : '+'}${Math.abs(exponent).toString().padStart(2, '0')}`;
}

function formatPlain({ digits, point }: SignificantDigits, precision: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (precision === 0) {
    return whole;
  }
  const fraction = point >= 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return `${whole}.${fraction.slice(0, precision).padEnd(precision, '0')}`;
}

function formatFixed(value: number, precision: number): string {
  const decimals = Math.min(precision, MAX_DIGITS);
  const digits = scale(value, decimals)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return precision === 0 ? whole : `${whole}.${digits.slice(digits.length - decimals).padEnd(precision, '0')}`;
}

function formatGeneral(value: number, precision: number | undefined, single: boolean): string {
  const wanted = precision === 0 ? 1 : precision;
  const decimal = wanted === undefined ? toShortest(value, single) : toSignificant(value, wanted);
  const digits = decimal.digits.replace(/0+$/, '');
  const point = digits === '' ? 0 : decimal.point;
  let maxExponent = wanted ?? 6;
  if (wanted !== undefined && maxExponent > digits.length && digits.length >= point) {
    maxExponent = digits.length;
  }
  const exponent = point - 1;
  if (digits !== '' && (exponent < -4 || exponent >= maxExponent)) {
    return formatExponential({ digits, point }, digits.length - 1);
  }
  return digits === '' ? '0' : formatPlain({ digits, point }, Math.max(digits.length - point, 0));
}

function formatHexadecimal(value: number, precision: number | undefined): string {
  if (value === 0) {
    return `0x0${precision ? `.${'0'.repeat(precision)}` : ''}p+00`;
  }
  let { mantissa, exponent } = toBinary(value);
  while (mantissa < 1n << 52n) {
    mantissa <<= 1n;
    exponent -= 1;
  }
  let shown = 13;
  if (precision !== undefined && precision < 13) {
    const dropped = BigInt(4 * (13 - precision));
    const rest = mantissa & ((1n << dropped) - 1n);
    const half = 1n << (dropped - 1n);
    mantissa >>= dropped;
    mantissa += rest > half || (rest === half && mantissa % 2n === 1n) ? 1n : 0n;
    shown = precision;
  }
  let power = exponent + 52;
  if (mantissa >> BigInt(4 * shown) >= 2n) {
    mantissa >>= 1n;
    power += 1;
  }
  const digits = mantissa.toString(16);
  let fraction = digits.slice(1);
  fraction = precision === undefined ? fraction.replace(/0+$/, '') : fraction.padEnd(precision, '0');
  const point = fraction === '' ? '' : '.';
  return `0x1${point}${fraction}p${power < 0 ? '-' : '+'}${Math.abs(power).toString().padStart(2, '0')}`;
}

function formatMagnitude(value: number, format: FloatFormat, precision: number | undefined, single: boolean): string {
  switch (format) {
    case 'e': {
      const decimal = precision === undefined ? toShortest(value, single) : toSignificant(value, precision + 1);
      return formatExponential(decimal, precision ?? Math.max(decimal.digits.length - 1, 0));
    }
    case 'f': {
      if (precision !== undefined) {
        return formatFixed(value, precision);
      }
      const decimal = toShortest(value, single);
      return formatPlain(decimal, Math.max(decimal.digits.length - decimal.point, 0));
    }
    case 'g':
      return formatGeneral(value, precision, single);
    case 'x':
      return formatHexadecimal(value, precision);
    case 'b': {
      const { mantissa, exponent } = toBinary(value);
      return `${mantissa}p${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
    }
  }
}

/**
 * Go's `strconv.FormatFloat(value, format, precision, bits)`.
 *
 * @param precision `undefined` for the fewest digits that distinguish the value from its neighbors (Go's -1)
 * @param single whether the neighbors are those of a float32
 */
export function formatFloat(
  value: number,
  format: FloatFormat,
  precision: number | undefined = undefined,
  single = false,
): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  return size === Number.POSITIVE_INFINITY
    ? `${sign === '' ? '+' : sign}Inf`
    : sign + formatMagnitude(size, format, precision, single);
}
