import { isBlank, isLineBreak } from '../../scalars/characters.ts';
import { END, isBlankOrEnd, type YamlCursor } from './cursor.ts';
import { LineFolder } from './line-folder.ts';
import { YamlSyntaxError } from './yaml-syntax-error.ts';

const DOUBLE = 0x22;
const SINGLE = 0x27;
const BACKSLASH = 0x5c;

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function takeEscape(cursor: YamlCursor): string {
  cursor.skip();
  const name = cursor.take();
  const plain = ESCAPES[name];
  if (plain !== undefined) return plain;
  const size = HEX_DIGITS[name];
  if (size === undefined) throw new YamlSyntaxError('found unknown escape character');
  let hex = '';
  for (let left = size; left > 0; left--) hex += cursor.code() === END ? '' : cursor.take();
  const value = /^[0-9a-fA-F]+$/.test(hex) && hex.length === size ? Number.parseInt(hex, 16) : Number.NaN;
  if (Number.isNaN(value)) throw new YamlSyntaxError('did not find expected hexadecimal number');
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) {
    throw new YamlSyntaxError('found invalid Unicode character escape code');
  }
  return String.fromCodePoint(value);
}

/** Scans the scalar in single or double quotes at the cursor. */
export function scanQuoted(cursor: YamlCursor): string {
  const quote = cursor.code();
  cursor.skip();
  const folder = new LineFolder();
  while (true) {
    if (cursor.atDocumentIndicator()) throw new YamlSyntaxError('found unexpected document indicator');
    if (cursor.code() === END) throw new YamlSyntaxError('found unexpected end of stream');
    const continued = takeWord(cursor, quote, folder);
    if (cursor.code() === quote) break;
    takeWhiteSpace(cursor, folder, continued);
  }
  cursor.skip();
  return folder.text;
}

/** Consumes characters up to white space or the closing quote. Returns whether it ends at an escaped line break, after which white space is dropped. */
function takeWord(cursor: YamlCursor, quote: number, folder: LineFolder): boolean {
  while (!isBlankOrEnd(cursor.code())) {
    const code = cursor.code();
    if (quote === SINGLE && code === SINGLE && cursor.code(1) === SINGLE) {
      cursor.skip(2);
      folder.append("'");
    } else if (code === quote) {
      return false;
    } else if (quote === DOUBLE && code === BACKSLASH && isLineBreak(cursor.code(1))) {
      cursor.skip();
      cursor.takeBreak();
      return true;
    } else {
      folder.append(quote === DOUBLE && code === BACKSLASH ? takeEscape(cursor) : cursor.take());
    }
  }
  return false;
}

function takeWhiteSpace(cursor: YamlCursor, folder: LineFolder, continued: boolean): void {
  if (continued) folder.continueLine();
  while (isBlank(cursor.code()) || isLineBreak(cursor.code())) {
    if (isLineBreak(cursor.code())) folder.lineBreak(cursor.takeBreak());
    else folder.blank(cursor.take());
  }
  folder.join();
}
