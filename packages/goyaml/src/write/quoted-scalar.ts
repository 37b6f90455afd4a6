import { isLineBreak } from '../scalars/characters.ts';
import { isPrintable } from './analyze-scalar.ts';

const NAMED_ESCAPES: Readonly<Record<number, string>> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  27: '\\e',
  34: '\\"',
  92: '\\\\',
  133: '\\N',
  160: '\\_',
  8232: '\\L',
  8233: '\\P',
};

function formatEscape(code: number): string {
  const named = NAMED_ESCAPES[code];
  if (named !== undefined) return named;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

const NEEDS_NO_ESCAPE = /^[ !#-[\]-~]*$/;

/** Puts a text in double quotes. After a byte order mark at the start, every character is escaped: Go looks for the mark at the wrong position. */
export function quoteDouble(text: string): string {
  if (NEEDS_NO_ESCAPE.test(text)) return `"${text}"`;
  const afterMark = text.startsWith('\ufeff');
  let quoted = '"';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const isUnescaped =
      !afterMark && code <= 0xffff && isPrintable(code) && !isLineBreak(code) && code !== 0x22 && code !== 0x5c;
    quoted += isUnescaped ? char : formatEscape(code);
  }
  return `${quoted}"`;
}

const SEPARATORS = /([\u2028\u2029])(?=[^\u2028\u2029])/g;

/** Puts a text in single quotes; text after a line or paragraph separator is indented, as after any line break. */
export function quoteSingle(text: string, indent: number): string {
  const doubled = text.includes("'") ? text.replaceAll("'", "''") : text;
  return `'${doubled.replace(SEPARATORS, `$1${' '.repeat(indent)}`)}'`;
}

const LINES = /([\n\u2028\u2029])(?=[^\n\u2028\u2029])/g;

/** Formats a text as a literal block, from its `|` to its last line. */
export function formatLiteralBlock(text: string, indent: number): string {
  const pad = ' '.repeat(indent);
  const hint = text.startsWith(' ') ? '4' : '';
  return `|${hint}${formatChomping(text)}\n${pad}${text.replace(LINES, `$1${pad}`)}`;
}

function formatChomping(text: string): string {
  if (!isLineBreak(text.charCodeAt(text.length - 1))) return '-';
  return text.length === 1 || isLineBreak(text.charCodeAt(text.length - 2)) ? '+' : '';
}
