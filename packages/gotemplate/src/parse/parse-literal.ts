import { fromBytes, parseFiniteGoFloat, quoteGo, toBytes } from '@kalypso-actions/govalue';

/** An invalid literal; the parser adds the position. */
export class LiteralError extends Error {}

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92 };

interface LiteralCharacter {
  readonly code: number;
  /** Whether `code` is a byte instead of a character. */
  readonly byte: boolean;
  readonly end: number;
}

const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The character of a literal at `at`, which may be escaped; `undefined` if the escape is invalid. */
function unquoteCharacter(text: string, at: number, mark: string): LiteralCharacter | undefined {
  const code = text.codePointAt(at) ?? 0;
  if (code !== 0x5c) {
    return { code, byte: false, end: at + (code > 0xffff ? 2 : 1) };
  }
  const kind = text[at + 1] ?? '';
  if (kind === mark) {
    return { code: mark.charCodeAt(0), byte: false, end: at + 2 };
  }
  const short = Object.hasOwn(SIMPLE_ESCAPES, kind) ? SIMPLE_ESCAPES[kind] : undefined;
  if (short !== undefined) {
    return { code: short, byte: false, end: at + 2 };
  }
  const octal = /^[0-7]{3}/.exec(text.slice(at + 1, at + 4));
  if (octal !== null) {
    const value = Number.parseInt(octal[0], 8);
    return value > 255 ? undefined : { code: value, byte: true, end: at + 4 };
  }
  const digits = (Object.hasOwn(HEX_DIGITS, kind) ? HEX_DIGITS[kind] : undefined) ?? 0;
  const hex = text.slice(at + 2, at + 2 + digits);
  if (digits === 0 || hex.length < digits || !/^[0-9a-fA-F]+$/.test(hex)) {
    return undefined;
  }
  const value = Number.parseInt(hex, 16);
  const invalid = kind !== 'x' && (value > 0x10ffff || (value >= 0xd800 && value < 0xe000));
  return invalid ? undefined : { code: value, byte: kind === 'x', end: at + 2 + digits };
}

/**
 * Go's `strconv.Unquote`: the value of a quoted or raw string literal.
 *
 * @throws LiteralError for an invalid escape
 */
export function unquoteLiteral(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) {
    return inner.replaceAll('\r', '');
  }
  if (!inner.includes('\\')) {
    return inner;
  }
  let text = '';
  let bytes = false;
  for (let at = 0; at < inner.length; ) {
    const char = unquoteCharacter(inner, at, '"');
    if (char === undefined) {
      throw new LiteralError('invalid syntax');
    }
    const high = char.byte && char.code > 0x7f;
    bytes ||= high;
    text += high ? String.fromCharCode(0xdc00 + char.code) : String.fromCodePoint(char.code);
    at = char.end;
  }
  return bytes ? fromBytes(toBytes(text)) : text;
}

/** A number literal as each kind of number that can represent it. */
export interface NumberLiteral {
  readonly int: bigint | undefined;
  readonly float: number | undefined;
  readonly complex: readonly [number, number] | undefined;
}

/**
 * The value of a character literal.
 *
 * @throws LiteralError if it is not a single character
 */
export function parseCharacterLiteral(text: string): NumberLiteral {
  const char = unquoteCharacter(text, 1, "'");
  if (char === undefined || text === "''") {
    throw new LiteralError('invalid syntax');
  }
  if (char.end !== text.length - 1) {
    throw new LiteralError(`malformed character constant: ${text}`);
  }
  return { int: BigInt(char.code), float: char.code, complex: undefined };
}

const INTEGER =
  /^[-+]?(?:0[xX]_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[oO]_?[0-7]+(?:_[0-7]+)*|0[bB]_?[01]+(?:_[01]+)*|0(?:_?[0-7]+)*|[1-9][0-9]*(?:_[0-9]+)*)$/;

function parseInteger(text: string): bigint | undefined {
  if (!INTEGER.test(text)) {
    return undefined;
  }
  const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
  const value = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return text.startsWith('-') ? -value : value;
}

const is64Bit = (value: bigint): boolean => value >= -(2n ** 63n) && value < 2n ** 64n;

/**
 * The value of a number literal: integers in every base, floats, imaginary numbers.
 *
 * @throws LiteralError if it is not a number, or an integer of more than 64 bits
 */
export function parseNumberLiteral(text: string): NumberLiteral {
  if (text.endsWith('i')) {
    const imaginary = parseFiniteGoFloat(text.slice(0, -1)) ?? Number(parseInteger(text.slice(0, -1)) ?? Number.NaN);
    if (!Number.isNaN(imaginary)) {
      return toComplexLiteral(0, imaginary);
    }
  }
  const int = parseInteger(text);
  if (int !== undefined && is64Bit(int)) {
    return { int, float: Number(int), complex: undefined };
  }
  const float = int === undefined ? parseFiniteGoFloat(text) : Number(int);
  if (float === undefined) {
    throw new LiteralError(`illegal number syntax: ${quoteGo(text)}`);
  }
  if (!/[.eEpP]/.test(text)) {
    throw new LiteralError(`integer overflow: ${quoteGo(text)}`);
  }
  const whole = Number.isInteger(float) && float >= -(2 ** 63) && float < 2 ** 64;
  return { int: whole ? BigInt(float) : undefined, float, complex: undefined };
}

/**
 * The value of `1+2i`.
 *
 * @throws LiteralError if a part is not a number
 */
export function parseComplexLiteral(text: string): NumberLiteral {
  const split = /^([-+]?[^-+]*(?:[eEpP][-+]?[^-+]*)?)([-+].*)i$/.exec(text);
  const [real, imaginary] = [split?.[1] ?? '', split?.[2] ?? ''].map(
    (part) => parseFiniteGoFloat(part) ?? parseInteger(part),
  );
  if (real === undefined || imaginary === undefined) {
    throw new LiteralError(`illegal number syntax: ${quoteGo(text)}`);
  }
  return toComplexLiteral(Number(real), Number(imaginary));
}

function toComplexLiteral(real: number, imaginary: number): NumberLiteral {
  const float = imaginary === 0 ? real : undefined;
  return {
    int: float !== undefined && Number.isSafeInteger(float) ? BigInt(float) : undefined,
    float,
    complex: [real, imaginary],
  };
}
