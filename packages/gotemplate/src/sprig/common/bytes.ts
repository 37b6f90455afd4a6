import { byteLength, FunctionError, fromBytes, sliceBytes, toBytes } from '@kalypso-actions/govalue';

// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches all of ASCII
const ASCII = /^[\x00-\x7f]*$/;

/** The text with one character per byte, for functions that cut by bytes. */
export function toByteString(text: string): string {
  return ASCII.test(text) ? text : Buffer.from(toBytes(text)).toString('latin1');
}

/** The text for a string with one character per byte. */
export function fromByteString(bytes: string): string {
  return /[\x80-\xff]/.test(bytes) ? fromBytes(Buffer.from(bytes, 'latin1')) : bytes;
}

export const toBuffer = (text: string): Buffer => Buffer.from(toBytes(text));

/**
 * Go's `text[from:to]`.
 *
 * @throws FunctionError with Go's message if the bounds are not within the text
 */
export function sliceText(text: string, from: bigint | undefined, to: bigint | undefined): string {
  const length = BigInt(byteLength(text));
  const end = to ?? length;
  const start = from ?? 0n;
  if (end < 0n || end > length) {
    throw createRangeError(
      to === undefined ? `[${start}:${end}]` : end < 0n ? `[:${end}]` : `[:${end}] with length ${length}`,
    );
  }
  if (start < 0n || start > end) {
    throw createRangeError(start < 0n ? `[${start}:]` : `[${start}:${end}]`);
  }
  return sliceBytes(text, Number(start), Number(end));
}

function createRangeError(bounds: string): FunctionError {
  return new FunctionError(`runtime error: slice bounds out of range ${bounds}`);
}
