import { isPrint, quoteRune } from '@kalypso-actions/govalue';
import { type FormatFlags, padText } from './format-flags.ts';
import { type FloatFormat, formatFloat } from './format-float.ts';

/** An integer with what `fmt` needs to know of its type. */
export interface TypedInteger {
  readonly value: bigint;
  readonly signed: boolean;
}

const lastRune = 0x10ffffn;

function runeOf(value: bigint): string {
  const invalid = value < 0n || value > lastRune || (value >= 0xd800n && value < 0xe000n);
  return invalid ? '\ufffd' : String.fromCodePoint(Number(value));
}

function unicodeName(value: bigint, flags: FormatFlags): string {
  const code = BigInt.asUintN(64, value);
  const digits = code.toString(16).toUpperCase();
  const name = `U+${digits.padStart(Math.max(4, flags.precision ?? 0), '0')}`;
  const char = runeOf(code);
  return padText(flags.sharp && code <= lastRune && isPrint(char) ? `${name} '${char}'` : name, flags, false);
}

const prefixes: Readonly<Record<string, string>> = { b: '0b', x: '0x', X: '0X' };

function inBase(integer: TypedInteger, base: number, verb: string, flags: FormatFlags): string {
  const negative = integer.value < 0n;
  let digits = (negative ? -integer.value : integer.value).toString(base);
  let least = 0;
  if (flags.precision !== undefined) {
    if (flags.precision === 0 && integer.value === 0n) {
      return padText('', flags, false);
    }
    least = flags.precision;
  } else if (flags.zero && !flags.minus && flags.width !== undefined) {
    least = flags.width - (negative || flags.plus || flags.space ? 1 : 0);
  }
  digits = (verb === 'X' ? digits.toUpperCase() : digits).padStart(least, '0');
  let prefix = verb === 'O' ? '0o' : '';
  if (flags.sharp) {
    prefix += base === 8 ? (digits.startsWith('0') ? '' : '0') : (prefixes[verb] ?? '');
  }
  const sign = negative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  return padText(sign + prefix + digits, flags, false);
}

/** An integer for a verb; `undefined` when the verb is not for integers. */
export function formatIntegerVerb(integer: TypedInteger, verb: string, flags: FormatFlags): string | undefined {
  switch (verb) {
    case 'v':
      return flags.sharpV && !integer.signed
        ? inBase(integer, 16, 'x', { ...flags, sharp: true })
        : inBase(integer, 10, 'd', flags);
    case 'd':
      return inBase(integer, 10, verb, flags);
    case 'b':
      return inBase(integer, 2, verb, flags);
    case 'o':
    case 'O':
      return inBase(integer, 8, verb, flags);
    case 'x':
    case 'X':
      return inBase(integer, 16, verb, flags);
    case 'c':
      return padText(runeOf(integer.value), flags);
    case 'q':
      return padText(quoteRune(runeOf(integer.value), flags.plus), flags);
    case 'U':
      return unicodeName(integer.value, flags);
    default:
      return undefined;
  }
}

const floatFormats: Readonly<Record<string, readonly [FloatFormat, number | undefined]>> = {
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

/** What `#` does to a float: a decimal point always, and for `%g` the zeros at the end. */
function sharpened(number: string, verb: string, precision: number | undefined): string {
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

/** A float for a verb; `undefined` when the verb is not for floats. */
export function formatFloatVerb(value: number, verb: string, flags: FormatFlags, single: boolean): string | undefined {
  const found = Object.hasOwn(floatFormats, verb) ? floatFormats[verb] : undefined;
  if (found === undefined) {
    return undefined;
  }
  const [format, usual] = found;
  const precision = flags.precision ?? usual;
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
    number = sharpened(number, verb, precision);
  }
  if (!flags.plus && sign === '+') {
    return padText(number, flags);
  }
  if (flags.zero && !flags.minus && flags.width !== undefined) {
    return sign + number.padStart(flags.width - 1, '0');
  }
  return padText(sign + number, flags);
}
