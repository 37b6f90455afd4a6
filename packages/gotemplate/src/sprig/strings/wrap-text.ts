import { byteLength } from '@kalypso-actions/govalue';
import { checkTextSize } from '../../runtime/limits.ts';
import { fromByteString, sliceText, toByteString } from '../common/bytes.ts';

interface WrapOptions {
  readonly width: number;
  readonly separator: string;
  /** Whether words longer than a line are cut. */
  readonly cut: boolean;
}

/**
 * Breaks a text at spaces so that lines have at most `width` bytes.
 *
 * @throws LimitError if the separators make it too large
 */
export function wrapText(text: string, width: bigint, separator = '\n', cut = false): string {
  const bytes = toByteString(text);
  const max = BigInt(bytes.length) + 1n;
  const clamped = Number(width < 1n ? 1n : width > max ? max : width);
  const between = toByteString(separator === '' ? '\n' : separator);
  return fromByteString(wrapBytes(bytes, { width: clamped, separator: between, cut }));
}

function wrapBytes(text: string, options: WrapOptions): string {
  const { width, separator } = options;
  let out = '';
  let start = 0;
  while (text.length - start > width) {
    if (text[start] === ' ') {
      start++;
      continue;
    }
    const end = findLineEnd(text, start, options);
    if (end === text.length) {
      break;
    }
    out += text.slice(start, end) + separator;
    checkTextSize(out.length);
    start = text[end] === ' ' ? end + 1 : end;
  }
  return out + text.slice(start);
}

function findLineEnd(text: string, start: number, { width, cut }: WrapOptions): number {
  const space = text.slice(start, start + width + 1).lastIndexOf(' ');
  if (space >= 0) {
    return start + space;
  }
  if (cut) {
    return start + width;
  }
  const next = text.indexOf(' ', start + width);
  return next < 0 ? text.length : next;
}

const ELLIPSIS = '...';

/** Shortens a text to `width` bytes; `...` replaces its end. */
export function abbreviate(width: bigint, text: string): string {
  return width < 4n ? text : abbreviateFrom(text, 0n, width);
}

/** Shortens a text to `width` bytes at both ends: `left` bytes are dropped at the start. */
export function abbreviateBoth(left: bigint, width: bigint, text: string): string {
  return width < 4n || (left > 0n && width < 7n) ? text : abbreviateFrom(text, left, width);
}

function abbreviateFrom(text: string, left: bigint, width: bigint): string {
  const length = BigInt(byteLength(text));
  const shown = width - 3n;
  if (text === '' || length <= width) {
    return text;
  }
  let offset = left > length ? length : left;
  if (length - offset < shown) {
    offset = length - shown;
  }
  if (offset <= 4n) {
    return sliceText(text, 0n, shown) + ELLIPSIS;
  }
  if (width < 7n) {
    return '';
  }
  return offset + shown < length
    ? ELLIPSIS + (shown < 4n ? '' : abbreviateFrom(sliceText(text, offset, undefined), 0n, shown))
    : ELLIPSIS + sliceText(text, length - shown, undefined);
}
