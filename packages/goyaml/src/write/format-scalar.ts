import { fromBytes, toBytes } from '@kalypso-actions/govalue';
import { isBase60, isYaml11Boolean, resolvePlain } from '../scalars/resolve-plain.ts';
import { analyzeScalar } from './analyze-scalar.ts';
import { formatLiteralBlock, quoteDouble, quoteSingle } from './quoted-scalar.ts';

/** What a character may do in a plain scalar: nothing that is certain, stand anywhere, or stand before certain others only. */
const UNCERTAIN = 0;
const ANYWHERE = 1;
const COLON = 2;
const SPACE = 3;

const CLASSES = new Uint8Array(128).fill(ANYWHERE, 0x21, 0x7f);
CLASSES[0x3a] = COLON;
CLASSES[0x20] = SPACE;

const FIRST = new Uint8Array(128);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/$(<=;^\\') FIRST[char.charCodeAt(0)] = 1;

const MAY_BE_WORD = /^[yYnNtTfFoO]/;

/**
 * Whether the text is written as it is, without quotes; false where only the full analysis can tell.
 *
 * This holds for nearly all text of a real fleet: of one line, starting with a character that can neither be an indicator nor begin a number, and
 * nothing in it that needs a second look. What may be a word like `yes` or `null` is short.
 */
export function isCertainlyPlain(text: string): boolean {
  const end = text.length;
  if (FIRST[text.charCodeAt(0)] !== 1 || (end <= 5 && MAY_BE_WORD.test(text))) return false;
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

/** Where a scalar stands: what its own lines are indented by, and by how much more than what holds it. */
export interface ScalarIndent {
  readonly indent: number;
  readonly step: number;
}

/**
 * Writes text as Go's yaml.v3 does: plain where it reads back as the same text, a literal block where it has several lines, quoted otherwise.
 *
 * For some texts of several lines Go writes a block that reads back as something else, or not at all; those are put in double quotes here.
 */
export function formatYamlText(text: string, place: ScalarIndent): string {
  if (isCertainlyPlain(text)) return text;
  const valid = text.isWellFormed() ? text : fromBytes(toBytes(text));
  if (!valid.isWellFormed()) return `!!binary ${formatUnquoted(base64Lines(toBytes(valid)), place)}`;
  if (text.includes('\n')) return formatLines(valid, place);
  return readsAsText(valid) ? formatUnquoted(valid, place) : quoteDouble(valid);
}

/** Whether a plain scalar with this text is text for every reader of YAML. */
function readsAsText(text: string): boolean {
  return resolvePlain(text, 'v3').tag === 'str' && !isBase60(text) && !isYaml11Boolean(text);
}

function formatUnquoted(text: string, place: ScalarIndent): string {
  if (text.includes('\n')) return formatLines(text, place);
  const shape = analyzeScalar(text);
  if (shape.plain) return text;
  return shape.single ? quoteSingle(text, place.indent) : quoteDouble(text);
}

function formatLines(text: string, place: ScalarIndent): string {
  return analyzeScalar(text).literal && isReadableBlock(text, place)
    ? formatLiteralBlock(text, place.indent)
    : quoteDouble(text);
}

/**
 * Whether Go's block for the text reads back as the text. It drops a line break at the start, a tab there counts as indentation, and for a space
 * it announces four columns whatever the indentation is.
 */
function isReadableBlock(text: string, place: ScalarIndent): boolean {
  return text.startsWith(' ') ? place.step === 4 : !/^[\t\n\u2028\u2029]/.test(text);
}

/** Go breaks base64 into lines of 70 characters when there is more than one. */
function base64Lines(bytes: Uint8Array): string {
  const encoded = Buffer.from(bytes).toString('base64');
  return encoded.length < 70 ? encoded : encoded.replace(/.{1,70}/g, '$&\n');
}

const BASE64_TAG_SIZE = '!!binary'.length;

/**
 * Writes text as a mapping's key.
 *
 * @returns `undefined` when it needs the form with a question mark, since it has several lines or more than 128 bytes
 */
export function formatSimpleKey(key: string): string | undefined {
  if (key.length <= 128 && isCertainlyPlain(key)) return key;
  const valid = key.isWellFormed() ? key : fromBytes(toBytes(key));
  const bytes = toBytes(valid);
  const size = valid.isWellFormed() ? bytes.length : base64Lines(bytes).length + BASE64_TAG_SIZE;
  if (size > 128 || analyzeScalar(valid.isWellFormed() ? valid : '').multiline) return undefined;
  if (!valid.isWellFormed() && size - BASE64_TAG_SIZE >= 70) return undefined;
  return formatYamlText(key, { indent: 0, step: 0 });
}
