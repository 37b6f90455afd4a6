import { isPrint, quoteRune } from '@kalypso-actions/govalue';
import { type FormatFlags, padText } from './format-flags.ts';
import { type FloatFormat, formatFloat } from './format-float.ts';

/** An integer and whether its type is signed. */
export interface TypedInteger {
  readonly value: bigint;
  readonly signed: boolean;
}

const MAX_RUNE = 0x10ffffn;

function toRune(value: bigint): string {
  const invalid = value < 0n || value > MAX_RUNE || (value >= 0xd800n && value < 0xe000n);
  return invalid ? '\ufffd' : String.fromCodePoint(Number(value));
}

function formatUnicodeName(value: bigint, flags: FormatFlags): string {
  const code = BigInt.asUintN(64, value);
  const digits = code.toString(16).toUpperCase();
  const name = `U+${digits.padStart(Math.max(4, flags.precision ?? 0), '0')}`;
  const char = toRune(code);
  return padText(flags.sharp && code <= MAX_RUNE && isPrint(char) ? `${name} '${char}'` : name, flags, false);
}

const PREFIXES: Readonly<Record<string, string>> = { b: '0b', x: '0x', X: '0X' };

function formatInBase(integer: TypedInteger, base: number, verb: string, flags: FormatFlags): string {
  const negative = integer.value < 0n;
  let digits = (negative ? -integer.value : integer.value).toString(base);
  let minDigits = 0;
  if (flags.precision !== undefined) {
    if (flags.precision === 0 && integer.value === 0n) {
      return padText('', flags, false);
    }
    minDigits = flags.precision;
  } else if (flags.zero && !flags.minus && flags.width !== undefined) {
    minDigits = flags.width - (negative || flags.plus || flags.space ? 1 : 0);
  }
  digits = (verb === 'X' ? digits.toUpperCase() : digits).padStart(minDigits, '0');
  let prefix = verb === 'O' ? '0o' : '';
  if (flags.sharp) {
    prefix += base === 8 ? (digits.startsWith('0') ? '' : '0') : (PREFIXES[verb] ?? '');
  }
  const sign = negative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  return padText(sign + prefix + digits, flags, false);
}

/** Formats an integer for a verb; `undefined` if the verb does not apply to integers. */
export function formatIntegerVerb(integer: TypedInteger, verb: string, flags: FormatFlags): string | undefined {
  switch (verb) {
    case 'v':
      return flags.sharpV && !integer.signed
        ? formatInBase(integer, 16, 'x', { ...flags, sharp: true })
        : formatInBase(integer, 10, 'd', flags);
    case 'd':
      return formatInBase(integer, 10, verb, flags);
    case 'b':
      return formatInBase(integer, 2, verb, flags);
    case 'o':
    case 'O':
      return formatInBase(integer, 8, verb, flags);
    case 'x':
    case 'X':
      return formatInBase(integer, 16, verb, flags);
    case 'c':
      return padText(toRune(integer.value), flags);
    case 'q':
      return padText(quoteRune(toRune(integer.value), flags.plus), flags);
    case 'U':
      return formatUnicodeName(integer.value, flags);
    default:
      return undefined;
  }
}

/** For each verb, the float format and the default precision. */
const FLOAT_FORMATS: Readonly<Record<string, readonly [FloatFormat, number | undefined]>> = {
  v: ['g', undefined],
  b: ['b', undefined],
  g: ['g', undefined],
  G: ['g', undefined],
  x: ['x', undefined],
  X: ['x', undefined],
  e: ['e', 6],
  E: ['e', 6],
  f: ['f', 6],
  F: ['f', 6],
};

/** Applies the flag `#`: always a decimal point, and zeros at the end for `%g`. */
function addPoint(number: string, verb: string, precision: number | undefined): string {
  const exponentAt = number.search('xX'.includes(verb) ? /[pP]/ : /[eEpP]/);
  let mantissa = exponentAt < 0 ? number : number.slice(0, exponentAt);
  const exponent = exponentAt < 0 ? '' : number.slice(exponentAt);
  let missing = 0;
  if ('vgGx'.includes(verb)) {
    const shown = mantissa.replace(/^[-+]/, '').replace('.', '').replace(/^0+/, '').length;
    const zero = !mantissa.includes('.') && /^[-+]?0$/.test(mantissa);
    missing = (precision ?? 6) - shown - (zero ? 1 : 0);
  }
  if (!mantissa.includes('.')) {
    mantissa += '.';
  }
  return mantissa + '0'.repeat(Math.max(missing, 0)) + exponent;
}

/** Formats a float for a verb; `undefined` if the verb does not apply to floats. */
export function formatFloatVerb(value: number, verb: string, flags: FormatFlags, single: boolean): string | undefined {
  const found = Object.hasOwn(FLOAT_FORMATS, verb) ? FLOAT_FORMATS[verb] : undefined;
  if (found === undefined) {
    return undefined;
  }
  const [format, defaultPrecision] = found;
  const precision = flags.precision ?? defaultPrecision;
  let number = formatFloat(value, format, precision, single);
  if ('GEX'.includes(verb)) {
    number = number.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  }
  let sign = number.startsWith('-') ? '-' : '+';
  number = number.replace(/^[-+]/, '');
  if (flags.space && sign === '+' && !flags.plus) {
    sign = ' ';
  }
  if (!Number.isFinite(value)) {
    const named = number.replace(/INF/, 'Inf').replace(/NAN/, 'NaN');
    const signed = !Number.isNaN(value) || flags.space || flags.plus;
    return padText(signed ? sign + named : named, flags, false);
  }
  if (flags.sharp && verb !== 'b') {
    number = addPoint(number, verb, precision);
  }
  if (!flags.plus && sign === '+') {
    return padText(number, flags);
  }
  if (flags.zero && !flags.minus && flags.width !== undefined) {
    return sign + number.padStart(flags.width - 1, '0');
  }
  return padText(sign + number, flags);
}
