import { isSpaceChar, isUpper, toLowerChar, toUpperChar } from './letter-case.ts';

/** `camelcase`, `snakecase` and `kebabcase`, with the word boundaries of the library that sprig uses (xstrings 1.4). */

const LETTER = /^\p{L}$/u;
const NUMBER = /^\p{N}$/u;
const PUNCTUATION = /^\p{P}$/u;
const IDEOGRAPH = /^[\u3400-\u4d85\u4e00-\u9fcc\u{20000}-\u{2b81d}]$/u;

const isConnector = (char: string): boolean => char === '-' || char === '_' || isSpaceChar(char);
const isAlphabet = (char: string): boolean => LETTER.test(char) && !IDEOGRAPH.test(char);
const isNumber = (char: string): boolean => NUMBER.test(char);
const isPunctuation = (char: string): boolean => PUNCTUATION.test(char);
const continuesWord = (char: string): boolean => isAlphabet(char) && !isUpper(char);
const isOther = (char: string): boolean =>
  !(isConnector(char) || isAlphabet(char) || isNumber(char) || isPunctuation(char));

/**
 * Joins words that are separated by spaces, underscores or hyphens, and capitalizes each: `http_server` to `HttpServer`. Other capitals are preserved.
 * Separators at both ends are preserved; between words, one of several is removed; a text of separators only gets one more.
 */
export function toCamelCase(text: string): string {
  const chars = Array.from(text);
  let at = 0;
  let out = '';
  let char = '';
  while (at < chars.length) {
    char = chars[at++] ?? '';
    if (!isConnector(char)) {
      char = toUpperChar(char);
      break;
    }
    out += char;
  }
  if (at === chars.length) {
    return out + char;
  }
  while (at < chars.length) {
    const before = char;
    char = chars[at++] ?? '';
    if (isConnector(char) && isConnector(before)) {
      out += before;
    } else if (isConnector(before)) {
      char = toUpperChar(char);
    } else {
      out += before;
    }
  }
  return out + char;
}

type WordKind = 'none' | 'number' | 'capitals' | 'letters' | 'connector' | 'punctuation' | 'other';

interface CaseWord {
  readonly kind: WordKind;
  readonly text: string;
  readonly end: number;
}

class WordReader {
  readonly #chars: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#chars = Array.from(text);
  }

  get done(): boolean {
    return this.#at >= this.#chars.length;
  }

  next(): CaseWord {
    const start = this.#at;
    const first = this.#chars[start];
    if (first === undefined) {
      return { kind: 'none', text: '', end: start };
    }
    const kind = kindOf(first);
    this.#at = kind === 'capitals' ? this.#endOfCapitals(start) : this.#endOf(start, CONTINUES[kind]);
    return { kind, text: this.#chars.slice(start, this.#at).join(''), end: this.#at };
  }

  #endOf(start: number, belongs: (char: string) => boolean): number {
    let end = start + 1;
    while (end < this.#chars.length && belongs(this.#chars[end] ?? '')) {
      end++;
    }
    return end;
  }

  /** `HTTPServer` is `HTTP` and `Server`: the last capital before a lower-case letter begins the next word. */
  #endOfCapitals(start: number): number {
    const second = this.#chars[start + 1];
    if (second === undefined || !isAlphabet(second)) {
      return start + 1;
    }
    if (!isUpper(second)) {
      return this.#endOf(start + 1, continuesWord);
    }
    const end = this.#endOf(start + 1, isUpper);
    const after = this.#chars[end];
    return after !== undefined && isAlphabet(after) ? end - 1 : end;
  }
}

/** Whether a character continues a word of each kind. */
const CONTINUES: Readonly<Record<Exclude<WordKind, 'capitals'>, (char: string) => boolean>> = {
  none: () => false,
  connector: isConnector,
  punctuation: isPunctuation,
  letters: continuesWord,
  number: isNumber,
  other: isOther,
};

function kindOf(char: string): WordKind {
  if (isConnector(char)) {
    return 'connector';
  }
  if (isPunctuation(char)) {
    return 'punctuation';
  }
  if (isUpper(char)) {
    return 'capitals';
  }
  if (isAlphabet(char)) {
    return 'letters';
  }
  return isNumber(char) ? 'number' : 'other';
}

const isRun = (kind: WordKind): boolean => kind === 'letters' || kind === 'number';
const isBreak = (kind: WordKind): boolean => kind === 'connector' || kind === 'punctuation';

/** Joins the words of a text in lower case with a connector: `HTTPServer` to `http_server`, `http2xx` to `http_2xx`. */
export function joinWords(text: string, connector: string): string {
  const words = new WordReader(text);
  let out = '';
  const write = (word: CaseWord): void => {
    out += toLowerWord(word, connector);
  };
  let word = words.next();
  const writeRun = (): void => {
    while (isRun(word.kind)) {
      write(word);
      word = words.next();
    }
  };
  while (!words.done) {
    if (word.kind !== 'connector') {
      write(word);
    }
    const last = word;
    word = words.next();
    if (last.kind === 'number') {
      writeRun();
      out += word.kind === 'none' || isBreak(word.kind) ? '' : connector;
    } else if (last.kind === 'connector') {
      write(last);
    } else if (last.kind !== 'punctuation') {
      if (word.kind !== 'number') {
        out += isBreak(word.kind) ? '' : connector;
      } else if (!words.done) {
        const number = word;
        word = words.next();
        const wordFollows = word.kind === 'letters';
        out += wordFollows ? connector : '';
        write(number);
        if (wordFollows) {
          writeRun();
        }
        out += (wordFollows && word.kind === 'none') || isBreak(word.kind) ? '' : connector;
      }
    }
  }
  write(word);
  return out;
}

function toLowerWord({ kind, text }: CaseWord, connector: string): string {
  if (kind !== 'capitals' && kind !== 'connector') {
    return text;
  }
  let out = '';
  for (const char of text) {
    out += isConnector(char) ? connector : isUpper(char) ? toLowerChar(char) : char;
  }
  return out;
}
