import type { Key } from '@kalypso-actions/govalue';

const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;

/** Ranks of kinds that cannot be compared as numbers, in the order of Go's `reflect.Kind`. */
const NIL_RANK = 20;
const STRING_RANK = 24;

const ZERO = 0x30;

function rankOf(key: Key): number {
  switch (typeof key) {
    case 'boolean':
      return 1;
    case 'bigint':
      return 2;
    case 'number':
      return 14;
    case 'string':
      return STRING_RANK;
    default:
      return NIL_RANK;
  }
}

function isNumber(key: Key): key is boolean | bigint | number {
  return key !== null && typeof key !== 'string';
}

/** Compares keys in the order in which Go's yaml.v3 writes them: numbers and booleans before text, `a2` before `a10`. */
export function compareYamlKeys(left: Key, right: Key): number {
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (isNumber(left) && isNumber(right)) {
    const difference = Number(left) - Number(right);
    if (difference !== 0) return difference;
    // Large integers may be equal as floats.
    if (typeof left === 'bigint' && typeof right === 'bigint') return left < right ? -1 : left > right ? 1 : 0;
  }
  return rankOf(left) - rankOf(right);
}

function isDigit(code: number): boolean {
  return code < 0x80 ? code >= 0x30 && code <= 0x39 : DIGIT.test(String.fromCodePoint(code));
}

function isLetter(code: number): boolean {
  if (code >= 0x80) return LETTER.test(String.fromCodePoint(code));
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function compareText(left: string, right: string): number {
  const end = Math.min(left.length, right.length);
  let at = 0;
  while (at < end && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  if (at === end) return left.length - right.length;
  // Two characters beyond U+FFFF may share their first half.
  if (at > 0 && (left.charCodeAt(at - 1) & 0xfc00) === 0xd800) at--;
  const a = left.codePointAt(at) ?? 0;
  const b = right.codePointAt(at) ?? 0;
  const aLetter = isLetter(a);
  const bLetter = isLetter(b);
  if (aLetter && bLetter) return a - b;
  if (aLetter || bLetter) return aLetter === endsInDigit(left, at) ? -1 : 1;
  return compareNumbers(left, right, at) || a - b;
}

/** Whether the character before `at` is a digit. If it is, letters sort before characters that are neither letter nor digit, otherwise after them. */
function endsInDigit(text: string, at: number): boolean {
  if (at === 0) return false;
  const unit = text.charCodeAt(at - 1);
  const pair = (unit & 0xfc00) === 0xdc00 ? text.codePointAt(at - 2) : unit;
  return isDigit(pair ?? unit);
}

/** Compares the numbers that start at the first difference of two texts. */
function compareNumbers(left: string, right: string, at: number): number {
  const inside = (left.charCodeAt(at) === ZERO || right.charCodeAt(at) === ZERO) && isInsideNumber(left, at);
  const a = parseShortNumber(left, at, inside);
  const b = parseShortNumber(right, at, inside);
  if (a !== b && a >= 0 && b >= 0) return a - b;
  const longA = parseLongNumber(left, at, inside);
  const longB = parseLongNumber(right, at, inside);
  return longA.value < longB.value ? -1 : longA.value > longB.value ? 1 : longA.end - longB.end;
}

/** Whether a digit other than zero precedes: then a zero is a digit of a number, not padding. */
function isInsideNumber(text: string, at: number): boolean {
  for (let before = at - 1; before >= 0 && isDigit(text.charCodeAt(before)); before--) {
    if (text[before] !== '0') return true;
  }
  return false;
}

/** A number with this many digits, plus one in front, is exact as a float. */
const MAX_SAFE_DIGITS = 14;

/** The number at a position; negative if only `parseLongNumber` can parse it. */
function parseShortNumber(text: string, start: number, inside: boolean): number {
  let value = inside ? 1 : 0;
  for (let at = start; ; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (code < ZERO || code > 0x39) return code < 0x80 ? value : -1;
    if (at - start >= MAX_SAFE_DIGITS) return -1;
    value = value * 10 + code - ZERO;
  }
}

/** As in Go: an int64 that wraps around; the value of a digit of another script is its distance from `0`. */
function parseLongNumber(text: string, start: number, inside: boolean): { value: bigint; end: number } {
  let value = inside ? 1n : 0n;
  let end = start;
  while (end < text.length && isDigit(text.charCodeAt(end))) {
    value = BigInt.asIntN(64, value * 10n + BigInt(text.charCodeAt(end) - 0x30));
    end++;
  }
  return { value, end };
}
