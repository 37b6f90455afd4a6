import { isPrint, toBytes, type Value } from '@kalypso-actions/govalue';
import { toPrintable } from '../fmt/printable-value.ts';
import { sprint } from '../fmt/sprint.ts';
import { checkTextSize } from '../runtime/limits.ts';

/** Prints the arguments of an escaping function; a missing value is `<no value>`. */
function joinArguments(args: readonly Value[]): string {
  const [first] = args;
  const text =
    args.length === 1 && typeof first === 'string'
      ? first
      : sprint(args.map((arg) => toPrintable(arg ?? '<no value>')));
  // An escaped character has at most 6 characters.
  checkTextSize(text.length * 6);
  return text;
}

const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** The language's `html`. */
export function escapeHtml(...args: Value[]): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it matches NUL
  return joinArguments(args).replace(/[\x00"'&<>]/g, (char) => HTML_ESCAPES[char] ?? char);
}

const formatHex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

function escapeJsCharacter(char: string): string {
  if ('\\\'"'.includes(char)) {
    return `\\${char}`;
  }
  const code = char.codePointAt(0) ?? 0;
  // Like Go, do not escape a byte that is not part of a character.
  const plain = code < 0x80 ? code >= 0x20 && !'<>&='.includes(char) : isPrint(char) || !char.isWellFormed();
  return plain ? char : `\\u${formatHex(code)}`;
}

/** The language's `js`. */
export function escapeJs(...args: Value[]): string {
  let escaped = '';
  for (const char of joinArguments(args)) {
    escaped += escapeJsCharacter(char);
  }
  return escaped;
}

/** The language's `urlquery`. */
export function escapeUrlQuery(...args: Value[]): string {
  let escaped = '';
  for (const byte of toBytes(joinArguments(args))) {
    const char = String.fromCharCode(byte);
    if (/[A-Za-z0-9\-_.~]/.test(char)) {
      escaped += char;
    } else {
      escaped += char === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    }
  }
  return escaped;
}
