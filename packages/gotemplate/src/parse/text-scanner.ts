/** The white space between tokens of an action, which trim markers remove. */
export const SPACES = ' \t\r\n';

export const isTemplateSpace = (char: string): boolean => char !== '' && SPACES.includes(char);

const ALPHA_NUMERIC = /^[\p{L}\p{Nd}_]$/u;

export const isAlphaNumeric = (char: string): boolean => ALPHA_NUMERIC.test(char);

/** Reads a text. The current token is the text from `start` to `pos`. */
export class TextScanner {
  readonly text: string;
  start = 0;
  pos = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The text of the current token. */
  get token(): string {
    return this.text.slice(this.start, this.pos);
  }

  /** The character at the position; '' at the end. */
  peek(): string {
    const code = this.text.codePointAt(this.pos);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  next(): string {
    const char = this.peek();
    this.pos += char.length;
    return char;
  }

  /** Whether `text` follows at a distance from the position. */
  sees(text: string, ahead = 0): boolean {
    return this.text.startsWith(text, this.pos + ahead);
  }

  /** The UTF-16 unit at a distance from the position; '' at the end. */
  unit(ahead = 0): string {
    return this.text[this.pos + ahead] ?? '';
  }

  /** Consumes the next character if it is one of `chars`. */
  accept(chars: string): boolean {
    const found = this.unit() !== '' && chars.includes(this.unit());
    this.pos += found ? 1 : 0;
    return found;
  }

  acceptAll(chars: string): void {
    while (this.accept(chars)) {
      // Consume the next character.
    }
  }

  acceptWord(): void {
    while (isAlphaNumeric(this.peek())) {
      this.next();
    }
  }

  /** Consumes text that looks like a number. Returns false if another letter or digit follows. */
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
