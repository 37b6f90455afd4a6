import { canBackquote, quoteGo, toBytes } from '@kalypso-actions/govalue';
import { type FormatFlags, padText } from './format-flags.ts';

function truncate(text: string, precision: number | undefined): string {
  if (precision === undefined || text.length <= precision) {
    return text;
  }
  let end = 0;
  let count = 0;
  for (const char of text) {
    if (count === precision) {
      break;
    }
    count++;
    end += char.length;
  }
  return text.slice(0, end);
}

function formatQuoted(text: string, flags: FormatFlags): string {
  const shown = truncate(text, flags.precision);
  return padText(flags.sharp && canBackquote(shown) ? `\`${shown}\`` : quoteGo(shown, flags.plus), flags);
}

function formatHexadecimal(bytes: Uint8Array, verb: string, flags: FormatFlags): string {
  const shown = flags.precision === undefined ? bytes : bytes.subarray(0, flags.precision);
  const prefix = flags.sharp ? `0${verb}` : '';
  const digits = Array.from(shown, (byte) => byte.toString(16).padStart(2, '0'));
  if (digits.length === 0) {
    return padText('', flags);
  }
  const text = flags.space ? digits.join(` ${prefix}`) : digits.join('');
  const cased = verb === 'X' ? text.toUpperCase() : text;
  return padText(prefix + cased, flags);
}

/** Formats a text for a verb; `undefined` if the verb does not apply to text. */
export function formatString(text: string, verb: string, flags: FormatFlags): string | undefined {
  switch (verb) {
    case 'v':
      return flags.sharpV ? formatQuoted(text, flags) : padText(truncate(text, flags.precision), flags);
    case 's':
      return padText(truncate(text, flags.precision), flags);
    case 'q':
      return formatQuoted(text, flags);
    case 'x':
    case 'X':
      return formatHexadecimal(toBytes(text), verb, flags);
    default:
      return undefined;
  }
}
