import { fromBytes, toBytes } from '@kalypso-actions/govalue';
import { isBase60, isYaml11Boolean, resolvePlain } from '../scalars/resolve-plain.ts';
import { analyzeScalar } from './analyze-scalar.ts';
import { formatLiteralBlock, quoteDouble, quoteSingle } from './quoted-scalar.ts';

/** Classes of characters: those that need the full analysis, those allowed anywhere in a plain scalar, and those allowed before some others only. */
const UNCERTAIN = 0;
const ANYWHERE = 1;
const COLON = 2;
const SPACE = 3;

const CLASSES = new Uint8Array(128).fill(ANYWHERE, 0x21, 0x7f);
CLASSES[0x3a] = COLON;
CLASSES[0x20] = SPACE;

const FIRST = new Uint8Array(128);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/$(<=;^\\') FIRST[char.charCodeAt(0)] = 1;

const MAY_BE_KEYWORD = /^[yYnNtTfFoO]/;

/**
 * A fast check whether a text can be written without quotes; false if the full analysis is needed.
 *
 * It is true for nearly all text of a real fleet: one line that starts with a character that is neither an indicator nor the start of a number, and
 * without special characters. Keywords such as `yes` or `null` are short.
 */
export function isCertainlyPlain(text: string): boolean {
  const end = text.length;
  if (FIRST[text.charCodeAt(0)] !== 1 || (end <= 5 && MAY_BE_KEYWORD.test(text))) return false;
  for (let at = 1; at < end; at++) {
    const kind = CLASSES[text.charCodeAt(at)];
    if (kind === ANYWHERE) continue;
    if (!kind) return false;
    const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
    const after = CLASSES[next] ?? UNCERTAIN;
    if (after === UNCERTAIN || after === SPACE || (kind === SPACE && next === 0x23)) return false;
  }
  return true;
}

export interface ScalarIndent {
  /** The indentation of the scalar's own lines. */
  readonly indent: number;
  /** How much deeper that is than the indentation of its parent. */
  readonly step: number;
}

/**
 * Formats text as Go's yaml.v3 does: plain if it reads back as the same text, a literal block if it has several lines, quoted otherwise.
 *
 * For some texts of several lines, Go writes a block that reads back as another text or is invalid; this function puts them in double quotes.
 */
export function formatYamlText(text: string, indent: ScalarIndent): string {
  if (isCertainlyPlain(text)) return text;
  const valid = text.isWellFormed() ? text : fromBytes(toBytes(text));
  if (!valid.isWellFormed()) return `!!binary ${formatUnquoted(toBase64Lines(toBytes(valid)), indent)}`;
  if (text.includes('\n')) return formatLines(valid, indent);
  return readsAsText(valid) ? formatUnquoted(valid, indent) : quoteDouble(valid);
}

/** Whether every YAML parser reads a plain scalar with this text as text. */
function readsAsText(text: string): boolean {
  return resolvePlain(text, 'v3').tag === 'str' && !isBase60(text) && !isYaml11Boolean(text);
}

function formatUnquoted(text: string, indent: ScalarIndent): string {
  if (text.includes('\n')) return formatLines(text, indent);
  const shape = analyzeScalar(text);
  if (shape.plain) return text;
  return shape.single ? quoteSingle(text, indent.indent) : quoteDouble(text);
}

function formatLines(text: string, indent: ScalarIndent): string {
  return analyzeScalar(text).literal && isReadableBlock(text, indent)
    ? formatLiteralBlock(text, indent.indent)
    : quoteDouble(text);
}

/**
 * Whether Go's block for the text reads back as the text. Go drops a line break at the start, a tab at the start is read as indentation, and for a
 * space at the start Go declares four columns, whatever the indentation is.
 */
function isReadableBlock(text: string, indent: ScalarIndent): boolean {
  return text.startsWith(' ') ? indent.step === 4 : !/^[\t\n\u2028\u2029]/.test(text);
}

/** Go splits base64 into lines of 70 characters if it does not fit on one. */
function toBase64Lines(bytes: Uint8Array): string {
  const encoded = Buffer.from(bytes).toString('base64');
  return encoded.length < 70 ? encoded : encoded.replace(/.{1,70}/g, '$&\n');
}

const BASE64_TAG_SIZE = '!!binary'.length;

/** In bytes. */
const MAX_SIMPLE_KEY_SIZE = 128;

/**
 * Formats text as the key of a mapping.
 *
 * @returns `undefined` if it needs the form with a question mark, since it has several lines or more than 128 bytes
 */
export function formatSimpleKey(key: string): string | undefined {
  if (key.length <= MAX_SIMPLE_KEY_SIZE && isCertainlyPlain(key)) return key;
  const valid = key.isWellFormed() ? key : fromBytes(toBytes(key));
  const bytes = toBytes(valid);
  const size = valid.isWellFormed() ? bytes.length : toBase64Lines(bytes).length + BASE64_TAG_SIZE;
  if (size > MAX_SIMPLE_KEY_SIZE || analyzeScalar(valid.isWellFormed() ? valid : '').multiline) return undefined;
  if (!valid.isWellFormed() && size - BASE64_TAG_SIZE >= 70) return undefined;
  return formatYamlText(key, { indent: 0, step: 0 });
}
