import { isBlank, isLineBreak } from '../../scalars/characters.ts';
import { YamlSyntaxError } from './yaml-syntax-error.ts';

/** The result of `code` at the end of the text. The text itself has no such character: see {@link checkCharacters}. */
export const END = 0;

export const isSpaceCode = (code: number): boolean => code === 0x20;
export const isTab = (code: number): boolean => code === 0x09;
export const isLineBreakOrEnd = (code: number): boolean => code === END || isLineBreak(code);
export const isBlankOrEnd = (code: number): boolean => code === END || isBlank(code) || isLineBreak(code);
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** Whether a character may be part of the name of an anchor or of a tag handle. */
export const isWordCode = (code: number): boolean =>
  isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code === 0x2d;

const FORBIDDEN = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** @throws YamlSyntaxError if the text contains a character that YAML does not allow */
export function checkCharacters(text: string): void {
  if (!hasPrintableText(text)) throw new YamlSyntaxError('control characters are not allowed');
}

/** Whether a text holds only characters that YAML allows. */
export function hasPrintableText(text: string): boolean {
  return !FORBIDDEN.test(text);
}

export interface CursorMark {
  /** The number of characters before the position. */
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

/** A position in a text, which moves forward only. */
export class YamlCursor {
  readonly #text: string;
  #at: number;
  index = 0;
  line = 0;
  column = 0;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\ufeff') ? 1 : 0;
  }

  /** The UTF-16 unit at a distance from the cursor, or `END`. */
  code(distance = 0): number {
    const at = this.#at + distance;
    return at < this.#text.length ? this.#text.charCodeAt(at) : END;
  }

  /** Whether the text continues with `text`. */
  sees(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  /** UTF-16 units before the cursor. */
  get offset(): number {
    return this.#at;
  }

  mark(): CursorMark {
    return { index: this.index, line: this.line, column: this.column };
  }

  /** Skips characters that are not line breaks. */
  skip(count = 1): void {
    for (let left = count; left > 0; left--) {
      this.#at += this.#width();
      this.index++;
      this.column++;
    }
  }

  /** Consumes one character. */
  take(): string {
    const start = this.#at;
    this.skip();
    return this.#text.slice(start, this.#at);
  }

  /** Consumes characters as long as `accepts` returns true. */
  takeWhile(accepts: (code: number) => boolean): string {
    const start = this.#at;
    while (accepts(this.code())) this.skip();
    return this.#text.slice(start, this.#at);
  }

  skipWhile(accepts: (code: number) => boolean): void {
    while (accepts(this.code())) this.skip();
  }

  /** Consumes a line break and returns its form in a scalar: line and paragraph separators are preserved, others become `\n`. */
  takeBreak(): string {
    const code = this.code();
    const size = this.sees('\r\n') ? 2 : 1;
    this.#at += size;
    this.index += size;
    this.column = 0;
    this.line++;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  /** Treats the end of the text as a line break. */
  endLine(): void {
    if (this.column === 0) return;
    this.column = 0;
    this.line++;
  }

  /** Whether a document indicator follows: `---` or `...`. */
  atDocumentIndicator(): boolean {
    return this.column === 0 && (this.sees('---') || this.sees('...')) && isBlankOrEnd(this.code(3));
  }

  #width(): number {
    return (this.code() & 0xfc00) === 0xd800 ? 2 : 1;
  }
}
