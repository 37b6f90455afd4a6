/** Go's letter case: one character becomes one character, whatever the language and the neighbours. */

const upperCase = /^\p{Lu}$/u;
const lowerCase = /^\p{Ll}$/u;
const titleCase = /^\p{Lt}$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ascii = /^[\x00-\x7f]*$/;
const space = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

/** What Go reads a byte as that is not part of a character. */
const replacement = '\ufffd';

const codeOf = (char: string): number => char.codePointAt(0) ?? 0;
const isByte = (char: string): boolean => char >= '\ud800' && char <= '\udfff' && char.length === 1;
const isSingle = (text: string): boolean => text.length === String.fromCodePoint(codeOf(text)).length;

export const isUpper = (char: string): boolean => upperCase.test(char);
/** Go's `unicode.IsLower`: `ª` and `º` are other letters to it. */
export const isLower = (char: string): boolean => lowerCase.test(char);
export const isTitle = (char: string): boolean => titleCase.test(char);
export const isSpaceChar = (char: string): boolean => space.test(char);

export function toUpperChar(char: string): string {
  if (isByte(char)) {
    return replacement;
  }
  const upper = char.toUpperCase();
  return isSingle(upper) ? upper : greekUpper(char);
}

/** Greek letters with an iota below have a capital of one character, which JavaScript does not use. */
function greekUpper(char: string): string {
  const code = codeOf(char);
  if (code >= 0x1f80 && code < 0x1fb0) {
    return String.fromCodePoint(code | 8);
  }
  return code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3 ? String.fromCodePoint(code + 9) : char;
}

export function toLowerChar(char: string): string {
  return isByte(char) ? replacement : String.fromCodePoint(codeOf(char.toLowerCase()));
}

/** `ǆ` has a capital of its own at the start of a word, and Georgian letters have none there. */
export function toTitleChar(char: string): string {
  const code = codeOf(char);
  if (code >= 0x1c4 && code <= 0x1cc) {
    return String.fromCodePoint(code <= 0x1c6 ? 0x1c5 : code <= 0x1c9 ? 0x1c8 : 0x1cb);
  }
  if (code >= 0x1f1 && code <= 0x1f3) {
    return '\u01f2';
  }
  return code >= 0x10d0 && code <= 0x10ff ? char : toUpperChar(char);
}

function mapped(text: string, change: (char: string) => string): string {
  let out = '';
  for (const char of text) {
    out += change(char);
  }
  return out;
}

export const toUpper = (text: string): string => (ascii.test(text) ? text.toUpperCase() : mapped(text, toUpperChar));
export const toLower = (text: string): string => (ascii.test(text) ? text.toLowerCase() : mapped(text, toLowerChar));

export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpaceChar(text[start] ?? '')) {
    start++;
  }
  while (end > start && isSpaceChar(text[end - 1] ?? '')) {
    end--;
  }
  return text.slice(start, end);
}

const wordPart = /^[\p{L}\p{Nd}_]$/u;

/** Go's `strings.Title`: the first letter of every word, where marks and signs beyond ASCII do not end a word. */
export function toTitleCase(text: string): string {
  let separated = true;
  return mapped(text, (char) => {
    const out = separated ? toTitleChar(char) : isByte(char) ? replacement : char;
    separated = !wordPart.test(char) && (char < '\x80' || isSpaceChar(char));
    return out;
  });
}

/** The first letter of every word as a small one; only spaces end a word. */
export function uncapitalizeWords(text: string): string {
  let separated = true;
  return mapped(text, (char) => {
    if (isSpaceChar(char)) {
      separated = true;
      return char;
    }
    const out = separated ? toLowerChar(char) : isByte(char) ? replacement : char;
    separated = false;
    return out;
  });
}

/** Capitals become small, small ones capitals, and after a space title case. */
export function swapCase(text: string): string {
  let separated = true;
  return mapped(text, (char) => {
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
    return isByte(char) ? replacement : char;
  });
}
