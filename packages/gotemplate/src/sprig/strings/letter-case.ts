/** Go's letter case: one character becomes one character, whatever the language and the surrounding characters. */
import { isGoSpace } from '@kalypso-actions/govalue';

const UPPER_CASE = /^\p{Lu}$/u;
const LOWER_CASE = /^\p{Ll}$/u;
const TITLE_CASE = /^\p{Lt}$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches all of ASCII
const ASCII = /^[\x00-\x7f]*$/;

/** Go reads a byte that is not part of a character as this character. */
const REPLACEMENT = '\ufffd';

const codeOf = (char: string): number => char.codePointAt(0) ?? 0;
const isByte = (char: string): boolean => char >= '\ud800' && char <= '\udfff' && char.length === 1;
const isSingle = (text: string): boolean => text.length === String.fromCodePoint(codeOf(text)).length;

export const isUpper = (char: string): boolean => UPPER_CASE.test(char);
/** Go's `unicode.IsLower`, which excludes `ª` and `º`. */
const isLower = (char: string): boolean => LOWER_CASE.test(char);
const isTitle = (char: string): boolean => TITLE_CASE.test(char);
export const isSpaceChar = (char: string): boolean => isGoSpace(char.charCodeAt(0));

export function toUpperChar(char: string): string {
  if (isByte(char)) {
    return REPLACEMENT;
  }
  const upper = char.toUpperCase();
  return isSingle(upper) ? upper : toGreekUpper(char);
}

/** Greek letters with an iota subscript have a capital of one character, which JavaScript does not use. */
function toGreekUpper(char: string): string {
  const code = codeOf(char);
  if (code >= 0x1f80 && code < 0x1fb0) {
    return String.fromCodePoint(code | 8);
  }
  return code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3 ? String.fromCodePoint(code + 9) : char;
}

export function toLowerChar(char: string): string {
  return isByte(char) ? REPLACEMENT : String.fromCodePoint(codeOf(char.toLowerCase()));
}

/** In title case, `ǆ` has a form of its own, and Georgian letters are unchanged. */
function toTitleChar(char: string): string {
  const code = codeOf(char);
  if (code >= 0x1c4 && code <= 0x1cc) {
    return String.fromCodePoint(code <= 0x1c6 ? 0x1c5 : code <= 0x1c9 ? 0x1c8 : 0x1cb);
  }
  if (code >= 0x1f1 && code <= 0x1f3) {
    return '\u01f2';
  }
  return code >= 0x10d0 && code <= 0x10ff ? char : toUpperChar(char);
}

function mapCharacters(text: string, change: (char: string) => string): string {
  let out = '';
  for (const char of text) {
    out += change(char);
  }
  return out;
}

export const toUpper = (text: string): string =>
  ASCII.test(text) ? text.toUpperCase() : mapCharacters(text, toUpperChar);
export const toLower = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : mapCharacters(text, toLowerChar);

const WORD_CHARACTER = /^[\p{L}\p{Nd}_]$/u;

/** Go's `strings.Title`, which capitalizes words. Marks and symbols beyond ASCII do not end a word. */
export function toTitleCase(text: string): string {
  let separated = true;
  return mapCharacters(text, (char) => {
    const out = separated ? toTitleChar(char) : isByte(char) ? REPLACEMENT : char;
    separated = !WORD_CHARACTER.test(char) && (char < '\x80' || isSpaceChar(char));
    return out;
  });
}

/** Converts the first letter of every word to lower case; only white space ends a word. */
export function uncapitalizeWords(text: string): string {
  let separated = true;
  return mapCharacters(text, (char) => {
    if (isSpaceChar(char)) {
      separated = true;
      return char;
    }
    const out = separated ? toLowerChar(char) : isByte(char) ? REPLACEMENT : char;
    separated = false;
    return out;
  });
}

/** Swaps upper and lower case; a lower-case letter at the start of a word becomes title case. */
export function swapCase(text: string): string {
  let separated = true;
  return mapCharacters(text, (char) => {
    if (isUpper(char) || isTitle(char)) {
      separated = false;
      return toLowerChar(char);
    }
    if (isLower(char)) {
      const out = separated ? toTitleChar(char) : toUpperChar(char);
      separated = false;
      return out;
    }
    separated = isSpaceChar(char);
    return isByte(char) ? REPLACEMENT : char;
  });
}
