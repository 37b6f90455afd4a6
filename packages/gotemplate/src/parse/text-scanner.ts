/** What stands between the tokens of an action, and what trim markers take away. */
export const SPACES = ' \t\r\n';

export const isTemplateSpace = (char: string): boolean => char !== '' && SPACES.includes(char);

const alphaNumeric = /^[\p{L}\p{Nd}_]$/u;

export const isAlphaNumeric = (char: string): boolean => alphaNumeric.test(char);

/** Walks over a text. What is between `start` and `pos` is the token that is being read. */
export class TextScanner {
  readonly text: string;
  start = 0;
  pos = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The text of the token so far. */
  get token(): string {
    return this.text.slice(this.start, this.pos);
  }

  /** The character at the position, '' at the end. */
  peek(): string {
    const code = this.text.codePointAt(this.pos);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  next(): string {
    const char = this.peek();
    this.pos += char.length;
    return char;
  }

  /** Whether the text goes on with this, `ahead` of the position. */
  sees(text: string, ahead = 0): boolean {
    return this.text.startsWith(text, this.pos + ahead);
  }

  /** The UTF-16 unit `ahead` of the position, '' at the end. */
  unit(ahead = 0): string {
    return this.text[this.pos + ahead] ?? '';
  }

  /** Passes one of the characters, if it comes next. */
  accept(chars: string): boolean {
    const found = this.unit() !== '' && chars.includes(this.unit());
    this.pos += found ? 1 : 0;
    return found;
  }

  acceptAll(chars: string): void {
    while (this.accept(chars)) {
      // Nothing but to go on.
    }
  }

  acceptWord(): void {
    while (isAlphaNumeric(this.peek())) {
      this.next();
    }
  }

  /** Passes what looks like a number. Returns false when a letter or digit follows that is none of it. */
  acceptNumber(): boolean {
    this.accept('+-');
    let digits = '0123456789_';
    let exponent = 'eE';
    if (this.accept('0')) {
      if (this.accept('xX')) {
        digits = '0123456789abcdefABCDEF_';
        exponent = 'pP';
      } else if (this.accept('oO')) {
        digits = '01234567_';
        exponent = '';
      } else if (this.accept('bB')) {
        digits = '01_';
        exponent = '';
      }
    }
    this.acceptAll(digits);
    if (this.accept('.')) {
      this.acceptAll(digits);
    }
    if (this.accept(exponent)) {
      this.accept('+-');
      this.acceptAll('0123456789_');
    }
    this.accept('i');
    if (isAlphaNumeric(this.peek())) {
      this.next();
      return false;
    }
    return true;
  }
}
