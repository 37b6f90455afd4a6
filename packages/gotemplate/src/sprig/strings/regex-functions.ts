import { FunctionError, type List } from '@kalypso-actions/govalue';
import { RE2JS, RE2JSException } from 're2js';
import { checkElementCount, checkTextSize, LimitError } from '../../runtime/limits.ts';
import { createStringList, runSearch } from '../../runtime/rendering.ts';
import type { FunctionMap } from '../../runtime/template-function.ts';

/** Regular expressions in RE2's syntax; for any expression, the engine takes time proportional to the text. */

const MAX_PATTERN_LENGTH = 10_000;
const cached = new Map<string, RE2JS>();
const MAX_CACHED_PATTERNS = 200;

function compile(pattern: string): RE2JS {
  const known = cached.get(pattern);
  if (known !== undefined) {
    return known;
  }
  if (pattern.length > MAX_PATTERN_LENGTH) {
    throw new LimitError(`a regular expression of ${pattern.length} characters is too long`);
  }
  const regex = parse(pattern);
  if (cached.size >= MAX_CACHED_PATTERNS) {
    cached.clear();
  }
  cached.set(pattern, regex);
  return regex;
}

class BadPatternError extends FunctionError {}

function parse(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const once = withoutRepeatedNames(pattern);
    if (once !== pattern) {
      return parse(once);
    }
    if (error instanceof RE2JSException) {
      throw new BadPatternError(`regexp: Compile(\`${pattern}\`): ${error.message}`);
    }
    throw error;
  }
}

/** Go allows several groups with the same name, RE2 does not: only the first group gets the name. */
function withoutRepeatedNames(pattern: string): string {
  const names = new Set<string>();
  return pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\(\?P?<([^>]*)>/gs, (whole, name: string | undefined) => {
    if (name !== undefined && names.has(name)) {
      return '(';
    }
    names.add(name ?? '');
    return whole;
  });
}

interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** The text of a group, by number or name; `undefined` if the expression has no such group. */
  readonly group: (name: string) => string | undefined;
}

/** The number of characters times the number of instructions of a search, which takes a few seconds at most. */
const MAX_SEARCH_STEPS = 200_000_000;

function checkSteps(regex: RE2JS, text: string): void {
  if (text.length * regex.programSize() > MAX_SEARCH_STEPS) {
    throw new LimitError('the regular expression is too long for a text of that size');
  }
}

/** Finds matches from left to right, as Go does: an empty match right after another is skipped. */
function* findMatches(regex: RE2JS, text: string): Generator<RegexMatch> {
  const matcher = regex.matcher(text);
  checkSteps(regex, text);
  const names = regex.namedGroups();
  const groups = regex.groupCount();
  let from = 0;
  let lastEnd = -1;
  while (from <= text.length) {
    const at = from;
    if (!runSearch(() => matcher.find(at))) {
      return;
    }
    const start = matcher.start();
    const end = matcher.end();
    const accepted = end !== from || start !== lastEnd;
    from = end === from ? from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1) : end;
    lastEnd = end;
    if (accepted) {
      yield {
        start,
        end,
        group: (name) => {
          const index = /^(?:0|[1-9][0-9]*)$/.test(name)
            ? Number(name)
            : Object.hasOwn(names, name)
              ? names[name]
              : undefined;
          return index === undefined || index > groups ? undefined : (matcher.group(index) ?? undefined);
        },
      };
    }
  }
}

function isMatch(pattern: string, text: string): boolean {
  return !findMatches(compile(pattern), text).next().done;
}

function regexMatch(pattern: string, text: string): boolean {
  try {
    return isMatch(pattern, text);
  } catch (error) {
    if (error instanceof BadPatternError) {
      return false;
    }
    throw error;
  }
}

function find(pattern: string, text: string): string {
  for (const { start, end } of findMatches(compile(pattern), text)) {
    return text.slice(start, end);
  }
  return '';
}

function findAll(pattern: string, text: string, max: bigint): List {
  const found: string[] = [];
  for (const { start, end } of findMatches(compile(pattern), text)) {
    if (max >= 0n && BigInt(found.length) >= max) {
      break;
    }
    found.push(text.slice(start, end));
    checkElementCount(found.length);
  }
  return createStringList(found, found.length === 0);
}

function replaceWith(pattern: string, text: string, replacement: (match: RegexMatch) => string): string {
  let out = '';
  let from = 0;
  for (const match of findMatches(compile(pattern), text)) {
    out += text.slice(from, match.start) + replacement(match);
    from = match.end;
    checkTextSize(out.length);
  }
  return out + text.slice(from);
}

const GROUP_REFERENCE = /\$(?:\$|([\p{L}\p{Nd}_]+)|\{([\p{L}\p{Nd}_]+)\})/gu;

/** Inserts groups into a replacement: `$1`, `$name`, `${name}`, with the longest possible name; `$$` is a dollar sign. */
function expand(template: string, { group }: RegexMatch): string {
  return template.replace(GROUP_REFERENCE, (whole, bare?: string, braced?: string) =>
    whole === '$$' ? '$' : (group(bare ?? braced ?? '') ?? ''),
  );
}

function replaceAll(pattern: string, text: string, replacement: string): string {
  return replacement.includes('$')
    ? replaceWith(pattern, text, (match) => expand(replacement, match))
    : replaceWith(pattern, text, () => replacement);
}

function split(pattern: string, text: string, max: bigint): List {
  const regex = compile(pattern);
  if (max === 0n) {
    return createStringList([], true);
  }
  if (pattern !== '' && text === '') {
    return createStringList(['']);
  }
  const parts: string[] = [];
  let from = 0;
  let end = 0;
  for (const match of findMatches(regex, text)) {
    if (max > 0n && BigInt(parts.length) === max - 1n) {
      break;
    }
    end = match.start;
    if (match.end !== 0) {
      parts.push(text.slice(from, match.start));
      checkElementCount(parts.length);
    }
    from = match.end;
  }
  if (end !== text.length) {
    parts.push(text.slice(from));
  }
  return createStringList(parts);
}

const quoteMeta = (text: string): string => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');

const mustMatch = { params: ['string', 'string'], apply: isMatch } as const;
const finding = { params: ['string', 'string'], apply: find } as const;
const findingAll = { params: ['string', 'string', 'int'], apply: findAll } as const;
const replacing = { params: ['string', 'string', 'string'], apply: replaceAll } as const;
const replacingLiterally = {
  params: ['string', 'string', 'string'],
  apply: (pattern: string, text: string, replacement: string) => replaceWith(pattern, text, () => replacement),
} as const;
const splitting = { params: ['string', 'string', 'int'], apply: split } as const;

export const regexFunctions: FunctionMap = {
  regexMatch: { params: ['string', 'string'], apply: regexMatch },
  regexFind: finding,
  regexFindAll: findingAll,
  regexReplaceAll: replacing,
  regexReplaceAllLiteral: replacingLiterally,
  regexSplit: splitting,
  regexQuoteMeta: { params: ['string'], apply: quoteMeta },
  mustRegexMatch: mustMatch,
  mustRegexFind: finding,
  mustRegexFindAll: findingAll,
  mustRegexReplaceAll: replacing,
  mustRegexReplaceAllLiteral: replacingLiterally,
  mustRegexSplit: splitting,
};
