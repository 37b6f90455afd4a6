import { byteLength, Dict, FunctionError, type List, quoteGo, trimGoSpace, type Value } from '@kalypso-actions/govalue';
import { checkElementCount, checkTextSize } from '../../runtime/limits.ts';
import { createStringList } from '../../runtime/rendering.ts';
import type { FunctionMap, TemplateFunction } from '../../runtime/template-function.ts';
import { sliceText, toByteString } from '../common/bytes.ts';
import { toStrings, toText } from '../common/convert.ts';
import { isSpaceChar, swapCase, toLower, toTitleCase, toUpper, uncapitalizeWords } from './letter-case.ts';
import { joinWords, toCamelCase } from './word-case.ts';
import { abbreviate, abbreviateBoth, wrapText } from './wrap-text.ts';

function trimAll(cutset: string, text: string): string {
  const chars = Array.from(text);
  const cut = new Set(cutset);
  let start = 0;
  let end = chars.length;
  while (start < end && cut.has(chars[start] ?? '')) {
    start++;
  }
  while (end > start && cut.has(chars[end - 1] ?? '')) {
    end--;
  }
  return start === 0 && end === chars.length ? text : chars.slice(start, end).join('');
}

const trimPrefix = (prefix: string, text: string): string =>
  text.startsWith(prefix) ? text.slice(prefix.length) : text;

const trimSuffix = (suffix: string, text: string): string =>
  text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text;

function repeat(count: bigint, text: string): string {
  if (count < 0n) {
    throw new FunctionError('strings: negative Repeat count');
  }
  if (text === '') {
    return '';
  }
  checkTextSize(count * BigInt(text.length));
  return text.repeat(Number(count));
}

/** Processes the text byte by byte, as the library that sprig uses: every byte beyond ASCII is a character of its own. */
function noSpace(text: string): string {
  const bytes = toByteString(text);
  const kept = Array.from(bytes).filter((byte) => !isSpaceChar(byte));
  return kept.length === bytes.length ? text : kept.join('');
}

function initials(text: string): string {
  let out = '';
  let separated = true;
  for (const byte of toByteString(text)) {
    const space = isSpaceChar(byte);
    out += separated && !space ? byte : '';
    separated = space;
  }
  return out;
}

function substring(start: bigint, end: bigint, text: string): string {
  if (start < 0n) {
    return sliceText(text, undefined, end);
  }
  return end < 0n || end > BigInt(byteLength(text)) ? sliceText(text, start, undefined) : sliceText(text, start, end);
}

/** As in sprig 2, a negative length is an error. */
const truncate = (length: bigint, text: string): string =>
  BigInt(byteLength(text)) <= length ? text : sliceText(text, undefined, length);

function indent(spaces: bigint, text: string): string {
  return replace('\n', `\n${repeat(spaces, ' ')}`, text, repeat(spaces, ' '));
}

function replace(from: string, to: string, text: string, prefix = ''): string {
  const parts = splitText(text, from);
  const between = from === '' && parts.length > 0 ? parts.length + 1 : parts.length - 1;
  checkTextSize(prefix.length + text.length + Math.max(between, 1) * to.length);
  if (from === '') {
    return prefix + to + parts.map((part) => part + to).join('');
  }
  return prefix + parts.join(to);
}

/** Up to this length, a text cannot have too many parts. */
const MAX_UNCOUNTED_LENGTH = 100_000;

/** Go's `strings.Split`; an empty separator splits into characters. */
function splitText(text: string, separator: string): string[] {
  if (text.length > MAX_UNCOUNTED_LENGTH) {
    let count = separator === '' ? text.length : 1;
    for (let at = text.indexOf(separator); separator !== '' && at >= 0; ) {
      count++;
      at = text.indexOf(separator, at + separator.length);
    }
    checkElementCount(count);
  }
  return separator === '' ? Array.from(text) : text.split(separator);
}

function split(separator: string, text: string): Dict {
  return toNumberedDict(splitText(text, separator));
}

function splitFirst(separator: string, max: bigint, text: string): Dict {
  const parts = splitText(text, separator);
  if (max < 0n || max >= BigInt(parts.length)) {
    return toNumberedDict(parts);
  }
  const count = Number(max);
  const rest = parts.slice(Math.max(count - 1, 0)).join(separator);
  return toNumberedDict(count === 0 ? [] : [...parts.slice(0, count - 1), rest]);
}

/** A map with the keys `_0`, `_1`, … */
function toNumberedDict(parts: readonly string[]): Dict {
  return new Dict(new Map(parts.map((part, index) => [`_${index}`, part])), 'string', 'string');
}

function joinValues(format: (value: Value) => string, values: readonly Value[]): string {
  return joinTexts(values.filter((value) => value !== null).map(format), ' ');
}

function joinTexts(texts: readonly string[], separator: string): string {
  let size = separator.length * Math.max(texts.length - 1, 0);
  for (const text of texts) {
    size += text.length;
  }
  checkTextSize(size);
  return texts.join(separator);
}

const join = (separator: string, value: Value): string => joinTexts(toStrings(value).items.map(toText), separator);

/** A constant, since TypeScript would give it the type of `Object.prototype.toString` in the object literal. */
const toStringFunction: TemplateFunction = { params: ['any'], apply: toText };

export const stringFunctions: FunctionMap = {
  trim: { params: ['string'], apply: trimGoSpace },
  trimall: { params: ['string', 'string'], apply: trimAll },
  trimAll: { params: ['string', 'string'], apply: trimAll },
  trimSuffix: { params: ['string', 'string'], apply: trimSuffix },
  trimPrefix: { params: ['string', 'string'], apply: trimPrefix },
  nospace: { params: ['string'], apply: noSpace },
  initials: { params: ['string'], apply: initials },
  upper: { params: ['string'], apply: toUpper },
  lower: { params: ['string'], apply: toLower },
  title: { params: ['string'], apply: toTitleCase },
  untitle: { params: ['string'], apply: uncapitalizeWords },
  swapcase: { params: ['string'], apply: swapCase },
  repeat: { params: ['int', 'string'], apply: repeat },
  substr: { params: ['int', 'int', 'string'], apply: substring },
  trunc: { params: ['int', 'string'], apply: truncate },
  abbrev: { params: ['int', 'string'], apply: abbreviate },
  abbrevboth: { params: ['int', 'int', 'string'], apply: abbreviateBoth },
  snakecase: { params: ['string'], apply: (text: string) => joinWords(text, '_') },
  kebabcase: { params: ['string'], apply: (text: string) => joinWords(text, '-') },
  camelcase: { params: ['string'], apply: toCamelCase },
  wrap: { params: ['int', 'string'], apply: (width: bigint, text: string) => wrapText(text, width) },
  wrapWith: {
    params: ['int', 'string', 'string'],
    apply: (width: bigint, separator: string, text: string) => wrapText(text, width, separator, true),
  },
  contains: { params: ['string', 'string'], apply: (part: string, text: string) => text.includes(part) },
  hasPrefix: { params: ['string', 'string'], apply: (prefix: string, text: string) => text.startsWith(prefix) },
  hasSuffix: { params: ['string', 'string'], apply: (suffix: string, text: string) => text.endsWith(suffix) },
  quote: {
    params: [],
    variadic: 'any',
    apply: (...values: Value[]) => joinValues((value) => quoteGo(toText(value)), values),
  },
  squote: {
    params: [],
    variadic: 'any',
    apply: (...values: Value[]) => joinValues((value) => `'${toText(value)}'`, values),
  },
  cat: { params: [], variadic: 'any', apply: (...values: Value[]) => joinValues(toText, values) },
  indent: { params: ['int', 'string'], apply: indent },
  nindent: { params: ['int', 'string'], apply: (spaces: bigint, text: string) => `\n${indent(spaces, text)}` },
  replace: {
    params: ['string', 'string', 'string'],
    apply: (from: string, to: string, text: string) => replace(from, to, text),
  },
  plural: {
    params: ['string', 'string', 'int'],
    apply: (one: string, many: string, count: bigint) => (count === 1n ? one : many),
  },
  toString: toStringFunction,
  toStrings: { params: ['any'], apply: toStrings },
  split: { params: ['string', 'string'], apply: split },
  splitn: { params: ['string', 'int', 'string'], apply: splitFirst },
  splitList: {
    params: ['string', 'string'],
    apply: (separator: string, text: string): List => createStringList(splitText(text, separator)),
  },
  join: { params: ['string', 'any'], apply: join },
};
