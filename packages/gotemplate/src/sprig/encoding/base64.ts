/** Base64 and base32. Decoding is as strict as Go's, with Go's error messages and positions. */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const BASE32_DIGITS = `${LETTERS}234567`;

/** The value of each digit by its character code; -1 for other characters. */
function listDigitValues(digits: string): Int8Array {
  const values = new Int8Array(256).fill(-1);
  Array.from(digits).forEach((digit, value) => {
    values[digit.charCodeAt(0)] = value;
  });
  return values;
}

const BASE64_VALUES = listDigitValues(`${LETTERS}${LETTERS.toLowerCase()}0123456789+/`);
const BASE32_VALUES = listDigitValues(BASE32_DIGITS);
/** Valid base64 without line breaks. */
const STRICT_BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export class CorruptInputError extends Error {
  override readonly name = 'CorruptInput';

  constructor(base: 32 | 64, at: number) {
    super(`illegal base${base} data at input byte ${at}`);
  }
}

const isNewline = (byte: string | undefined): boolean => byte === '\n' || byte === '\r';

/** Collects digits of 5 or 6 bits into bytes; bits that do not fill a byte are dropped. */
class BitBuffer {
  readonly #width: number;
  readonly #bytes: number[] = [];
  #held = 0;
  #count = 0;

  constructor(width: 5 | 6) {
    this.#width = width;
  }

  push(digit: number): void {
    this.#held = ((this.#held << this.#width) | digit) & 0xffff;
    this.#count += this.#width;
    if (this.#count >= 8) {
      this.#count -= 8;
      this.#bytes.push((this.#held >> this.#count) & 0xff);
    }
  }

  /** Ends a group: drops the remaining bits. */
  endGroup(): void {
    this.#count = 0;
  }

  get bytes(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

/**
 * Go's `base64.StdEncoding.DecodeString`.
 *
 * @param text one character per byte
 * @throws CorruptInput
 */
export function decodeBase64(text: string): Buffer {
  if (STRICT_BASE64.test(text)) {
    return Buffer.from(text, 'base64');
  }
  const bits = new BitBuffer(6);
  let inGroup = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = BASE64_VALUES[text.charCodeAt(at)] ?? -1;
    if (digit >= 0) {
      bits.push(digit);
      inGroup = (inGroup + 1) % 4;
    } else if (text[at] === '=') {
      checkPadding(text, at, inGroup);
      return bits.bytes;
    } else if (!isNewline(text[at])) {
      throw new CorruptInputError(64, at);
    }
  }
  if (inGroup !== 0) {
    throw new CorruptInputError(64, text.length - inGroup);
  }
  return bits.bytes;
}

/** Checks that the padding is complete and at the end of the text. */
function checkPadding(text: string, first: number, inGroup: number): void {
  const skipNewlines = (from: number): number => {
    let at = from;
    while (isNewline(text[at])) {
      at++;
    }
    return at;
  };
  if (inGroup < 2) {
    throw new CorruptInputError(64, first);
  }
  let at = first + 1;
  if (inGroup === 2) {
    at = skipNewlines(at);
    if (at === text.length) {
      throw new CorruptInputError(64, text.length);
    }
    if (text[at] !== '=') {
      throw new CorruptInputError(64, at - 1);
    }
    at++;
  }
  at = skipNewlines(at);
  if (at < text.length) {
    throw new CorruptInputError(64, at);
  }
}

/**
 * Go's `base32.StdEncoding.DecodeString`.
 *
 * @param text one character per byte
 * @throws CorruptInput
 */
export function decodeBase32(text: string): Buffer {
  const source = text.replace(/[\r\n]/g, '');
  const bits = new BitBuffer(5);
  for (let at = 0; at < source.length; at++) {
    const inGroup = at % 8;
    const left = source.length - at - 1;
    if (inGroup === 0) {
      bits.endGroup();
    }
    if (source[at] === '=' && inGroup >= 2 && left < 8) {
      checkBase32Padding(source, at, inGroup);
      return bits.bytes;
    }
    const digit = BASE32_VALUES[source.charCodeAt(at)] ?? -1;
    if (digit < 0) {
      throw new CorruptInputError(32, at);
    }
    bits.push(digit);
  }
  if (source.length % 8 !== 0) {
    throw new CorruptInputError(32, source.length - (source.length % 8));
  }
  return bits.bytes;
}

function checkBase32Padding(source: string, at: number, inGroup: number): void {
  const left = source.length - at - 1;
  if (left + inGroup < 7) {
    throw new CorruptInputError(32, source.length);
  }
  for (let next = 0; next < 7 - inGroup; next++) {
    if (next < left && source[at + 1 + next] !== '=') {
      throw new CorruptInputError(32, at + next);
    }
  }
  if (inGroup === 3 || inGroup === 6) {
    throw new CorruptInputError(32, at);
  }
}

/** Go's `base32.StdEncoding.EncodeToString`. */
export function encodeBase32(bytes: Uint8Array): string {
  const out = Buffer.alloc(Math.ceil(bytes.length / 5) * 8, '=');
  let end = 0;
  let held = 0;
  let count = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    count += 8;
    while (count >= 5) {
      count -= 5;
      out[end++] = BASE32_DIGITS.charCodeAt((held >> count) & 31);
    }
  }
  if (count > 0) {
    out[end] = BASE32_DIGITS.charCodeAt((held << (5 - count)) & 31);
  }
  return out.toString('latin1');
}
