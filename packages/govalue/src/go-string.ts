/**
 * Go's strings are bytes, JavaScript's are UTF-16. A Go string is represented by the JavaScript string of the same characters. A byte that is not part of
 * a valid character (`"\xff"`, or half of an `é` after slicing) is represented by the lone surrogate U+DC00 + byte, so that no byte is lost.
 */
const BYTE_BASE = 0xdc00;

// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches all of ASCII
const ASCII = /^[\x00-\x7f]*$/;

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Whether the UTF-16 unit represents a single byte that is not part of a character. */
const isByte = (unit: number): boolean => unit >= BYTE_BASE + 0x80 && unit <= BYTE_BASE + 0xff;

function unitSize(text: string, at: number): 1 | 2 | 3 | 4 {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) {
    return 1;
  }
  if (unit < 0x800) {
    return 2;
  }
  if (isHigh(unit) && isLow(text.charCodeAt(at + 1))) {
    return 4;
  }
  return isByte(unit) ? 1 : 3;
}

/** Go's `len` of a string: the number of its bytes in UTF-8. */
export function byteLength(text: string): number {
  if (ASCII.test(text)) {
    return text.length;
  }
  let size = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = unitSize(text, at);
    size += unit;
    if (unit === 4) {
      at++;
    }
  }
  return size;
}

/** The bytes of a string. */
export function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(byteLength(text));
  let end = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    end = putCharacter(bytes, end, code);
  }
  return bytes;
}

function putCharacter(bytes: Uint8Array, start: number, code: number): number {
  if (code < 0x80 || isByte(code)) {
    bytes[start] = code & 0xff;
    return start + 1;
  }
  if (code < 0x800) {
    bytes[start] = 0xc0 | (code >> 6);
    bytes[start + 1] = 0x80 | (code & 0x3f);
    return start + 2;
  }
  if (code < 0x10000) {
    const valid = code >= 0xd800 && code < 0xe000 ? 0xfffd : code;
    bytes[start] = 0xe0 | (valid >> 12);
    bytes[start + 1] = 0x80 | ((valid >> 6) & 0x3f);
    bytes[start + 2] = 0x80 | (valid & 0x3f);
    return start + 3;
  }
  bytes[start] = 0xf0 | (code >> 18);
  bytes[start + 1] = 0x80 | ((code >> 12) & 0x3f);
  bytes[start + 2] = 0x80 | ((code >> 6) & 0x3f);
  bytes[start + 3] = 0x80 | (code & 0x3f);
  return start + 4;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The string with these bytes; bytes that are not valid UTF-8 are represented one by one. */
export function fromBytes(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    // Not all of it is valid: decode character by character.
  }
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const size = sequenceSize(bytes, at);
    text +=
      size === 0 ? String.fromCharCode(BYTE_BASE + (bytes[at] ?? 0)) : decoder.decode(bytes.subarray(at, at + size));
    at += size === 0 ? 1 : size;
  }
  return text;
}

/** The size of the valid character at `at`; 0 if there is none. */
function sequenceSize(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const size = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (size === 0 || at + size > bytes.length) {
    return 0;
  }
  const second = bytes[at + 1] ?? 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (size > 1 && (second < low || second > high)) {
    return 0;
  }
  for (let next = at + 2; next < at + size; next++) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) {
      return 0;
    }
  }
  return size;
}

/** Go's `s[from:to]`, which cuts by bytes. The bounds must be within the string. */
export function sliceBytes(text: string, from: number, to: number): string {
  return ASCII.test(text) ? text.slice(from, to) : fromBytes(toBytes(text).subarray(from, to));
}

/** A well-formed string for output: bytes that form characters become these characters, other bytes become U+FFFD. */
export function toOutputText(text: string): string {
  return text.isWellFormed() ? text : fromBytes(toBytes(text)).toWellFormed();
}

/** Compares strings by their bytes, as Go does: negative, zero or positive. */
export function compareStrings(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) {
      return orderOf(a) - orderOf(b);
    }
  }
  return left.length - right.length;
}

/** UTF-16 sorts characters beyond U+FFFF before those from U+E000; UTF-8 does not. */
function orderOf(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}
