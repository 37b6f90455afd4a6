const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** Go's `unicode.IsPrint`. */
export function isPrint(char: string): boolean {
  return PRINTABLE.test(char);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

const formatHex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

function quoteCharacter(char: string, quote: string, asciiOnly: boolean): string {
  const code = char.codePointAt(0) ?? 0;
  if (char === quote || char === '\\') {
    return `\\${char}`;
  }
  if (code >= 0xdc80 && code <= 0xdcff) {
    return `\\x${formatHex(code & 0xff, 2)}`;
  }
  if (code < 0x7f ? code >= 0x20 : !asciiOnly && isPrint(char)) {
    return char;
  }
  const short = ESCAPES[char];
  if (short !== undefined) {
    return short;
  }
  if (code < 0x80) {
    return `\\x${formatHex(code, 2)}`;
  }
  if (code >= 0xd800 && code < 0xe000) {
    return '\\ufffd';
  }
  return code < 0x10000 ? `\\u${formatHex(code, 4)}` : `\\U${formatHex(code, 8)}`;
}

/** Go's `strconv.Quote`; with `asciiOnly`, `strconv.QuoteToASCII`. */
export function quoteGo(text: string, asciiOnly = false): string {
  let quoted = '"';
  for (const char of text) {
    quoted += quoteCharacter(char, '"', asciiOnly);
  }
  return `${quoted}"`;
}

/** Go's `strconv.QuoteRune`; with `asciiOnly`, `strconv.QuoteRuneToASCII`. */
export function quoteRune(char: string, asciiOnly: boolean): string {
  return `'${quoteCharacter(char, "'", asciiOnly)}'`;
}

/** Go's `strconv.CanBackquote`. */
export function canBackquote(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it matches control characters
  return text.isWellFormed() && !/[\x00-\x08\x0a-\x1f\x7f`\ufeff]/.test(text);
}
