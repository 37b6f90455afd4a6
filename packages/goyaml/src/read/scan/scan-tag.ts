import { fromBytes } from '@kalypso-actions/govalue';
import { isBlank, isLineBreak } from '../../scalars/characters.ts';
import { isBlankOrEnd, isDigit, isLineBreakOrEnd, isWordCode, type YamlCursor } from './cursor.ts';
import { YamlSyntaxError } from './yaml-syntax-error.ts';
import type { YamlToken } from './yaml-token.ts';

const BANG = 0x21;
const PERCENT = 0x25;
const HASH = 0x23;
const URI_CHARACTERS = new Set(Array.from(";/?:@&=+$,.!~*'()[]%", (char) => char.charCodeAt(0)));
const AFTER_ANCHOR = new Set(Array.from('?:,]}%@`', (char) => char.charCodeAt(0)));

/** Scans `&name` or `*name` at the cursor. */
export function scanAnchor(cursor: YamlCursor, type: 'anchor' | 'alias'): YamlToken {
  cursor.skip();
  const name = cursor.takeWhile(isWordCode);
  if (name === '' || !(isBlankOrEnd(cursor.code()) || AFTER_ANCHOR.has(cursor.code()))) {
    throw new YamlSyntaxError('did not find expected alphabetic or numeric character');
  }
  return { type, name };
}

/** Scans the tag at the cursor: `!<uri>`, `!suffix`, `!!suffix` or `!handle!suffix`. */
export function scanTag(cursor: YamlCursor): YamlToken {
  const token = cursor.sees('!<') ? scanVerbatimTag(cursor) : scanShortTag(cursor);
  if (!isBlankOrEnd(cursor.code())) throw new YamlSyntaxError('did not find expected whitespace or line break');
  return token;
}

function scanVerbatimTag(cursor: YamlCursor): YamlToken {
  cursor.skip(2);
  const suffix = takeUri(cursor, '');
  if (!cursor.sees('>')) throw new YamlSyntaxError("did not find the expected '>'");
  cursor.skip();
  return { type: 'tag', handle: '', suffix };
}

function scanShortTag(cursor: YamlCursor): YamlToken {
  const handle = takeHandle(cursor);
  if (handle.length > 1 && handle.endsWith('!')) return { type: 'tag', handle, suffix: takeUri(cursor, '') };
  const suffix = takeUri(cursor, handle);
  return suffix === '' ? { type: 'tag', handle: '', suffix: '!' } : { type: 'tag', handle: '!', suffix };
}

function takeHandle(cursor: YamlCursor): string {
  if (cursor.code() !== BANG) throw new YamlSyntaxError("did not find expected '!'");
  const handle = cursor.take() + cursor.takeWhile(isWordCode);
  return cursor.code() === BANG ? handle + cursor.take() : handle;
}

/** Consumes the text of a tag. `head` is text that was scanned as a handle and is part of the tag, except its `!`. */
function takeUri(cursor: YamlCursor, head: string): string {
  let uri = head.slice(1);
  let any = head !== '';
  while (isWordCode(cursor.code()) || URI_CHARACTERS.has(cursor.code())) {
    uri += cursor.code() === PERCENT ? takeEscapedCharacter(cursor) : cursor.take();
    any = true;
  }
  if (!any) throw new YamlSyntaxError('did not find expected tag URI');
  return uri;
}

function takeEscapedCharacter(cursor: YamlCursor): string {
  const bytes: number[] = [];
  let size = 1;
  do {
    const escaped = takeEscapedByte(cursor);
    if (bytes.length === 0) size = characterSize(escaped);
    else if ((escaped & 0xc0) !== 0x80) throw new YamlSyntaxError('found an incorrect trailing UTF-8 octet');
    bytes.push(escaped);
  } while (bytes.length < size);
  return fromBytes(Uint8Array.from(bytes));
}

function takeEscapedByte(cursor: YamlCursor): number {
  const hex = String.fromCharCode(cursor.code(1), cursor.code(2));
  if (cursor.code() !== PERCENT || !/^[0-9a-fA-F]{2}$/.test(hex))
    throw new YamlSyntaxError('did not find URI escaped octet');
  cursor.skip(3);
  return Number.parseInt(hex, 16);
}

function characterSize(first: number): number {
  if (first < 0x80) return 1;
  if ((first & 0xe0) === 0xc0) return 2;
  if ((first & 0xf0) === 0xe0) return 3;
  if ((first & 0xf8) === 0xf0) return 4;
  throw new YamlSyntaxError('found an incorrect leading UTF-8 octet');
}

/** Scans `%YAML` or `%TAG` at the cursor, up to the end of the line. */
export function scanDirective(cursor: YamlCursor): YamlToken {
  cursor.skip();
  const name = cursor.takeWhile(isWordCode);
  if (name === '' || !isBlankOrEnd(cursor.code())) throw new YamlSyntaxError('could not find expected directive name');
  const token = name === 'YAML' ? scanVersion(cursor) : name === 'TAG' ? scanTagDirective(cursor) : undefined;
  if (!token) throw new YamlSyntaxError('found unknown directive name');
  cursor.skipWhile(isBlank);
  if (cursor.code() === HASH) cursor.skipWhile((code) => !isLineBreakOrEnd(code));
  if (!isLineBreakOrEnd(cursor.code())) throw new YamlSyntaxError('did not find expected comment or line break');
  if (isLineBreak(cursor.code())) cursor.takeBreak();
  return token;
}

function scanVersion(cursor: YamlCursor): YamlToken {
  cursor.skipWhile(isBlank);
  const major = takeVersionNumber(cursor);
  if (!cursor.sees('.')) throw new YamlSyntaxError("did not find expected digit or '.' character");
  cursor.skip();
  return { type: 'version', version: `${major}.${takeVersionNumber(cursor)}` };
}

function takeVersionNumber(cursor: YamlCursor): number {
  const digits = cursor.takeWhile(isDigit);
  if (digits === '' || digits.length > 2) throw new YamlSyntaxError('did not find expected version number');
  return Number(digits);
}

function scanTagDirective(cursor: YamlCursor): YamlToken {
  cursor.skipWhile(isBlank);
  const handle = takeHandle(cursor);
  if (handle !== '!' && !handle.endsWith('!')) throw new YamlSyntaxError("did not find expected '!'");
  if (!isBlank(cursor.code())) throw new YamlSyntaxError('did not find expected whitespace');
  cursor.skipWhile(isBlank);
  const prefix = takeUri(cursor, '');
  if (!isBlankOrEnd(cursor.code())) throw new YamlSyntaxError('did not find expected whitespace or line break');
  return { type: 'tag-directive', handle, prefix };
}
