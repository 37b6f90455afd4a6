import { isPrint, quote } from '../fmt/quote.ts';

export type TokenType =
  | 'error'
  | 'eof'
  | 'text'
  | 'left' // {{
  | 'right' // }}
  | 'space'
  | 'assign' // =
  | 'declare' // :=
  | 'pipe'
  | 'leftParen'
  | 'rightParen'
  | 'char' // any other printable ASCII character
  | 'bool'
  | 'charConstant'
  | 'complex'
  | 'number'
  | 'string'
  | 'rawString'
  | 'identifier'
  | 'field'
  | 'variable'
  | Keyword;

export type Keyword =
  | 'dot'
  | 'block'
  | 'break'
  | 'continue'
  | 'define'
  | 'else'
  | 'end'
  | 'if'
  | 'nil'
  | 'range'
  | 'template'
  | 'with';

export interface Token {
  readonly type: TokenType;
  /** Where it starts in the text. */
  readonly pos: number;
  /** Its text; for an `error`, the message. */
  readonly text: string;
}

const keywords: ReadonlySet<string> = new Set<Keyword>([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
]);

const isKeyword = (word: string): word is Keyword => keywords.has(word);

/** Which keywords are functions instead, because somebody named one so. */
export interface LexOptions {
  readonly breakIsFunction: boolean;
  readonly continueIsFunction: boolean;
}

const spaces = ' \t\r\n';
const isSpace = (char: string): boolean => char !== '' && spaces.includes(char);
const alphaNumeric = /^[\p{L}\p{Nd}_]$/u;
const isAlphaNumeric = (char: string): boolean => alphaNumeric.test(char);

/** The parts of a template's text, as Go's `text/template/parse` cuts them. Ends with a token of type `eof` or `error`. */
export function lex(text: string, options: LexOptions): readonly Token[] {
  return new Lexer(text, options).run();
}

/** Thrown within the lexer to stop it at its error. */
class Stop extends Error {}

class Lexer {
  readonly #text: string;
  readonly #options: LexOptions;
  readonly #tokens: Token[] = [];
  #start = 0;
  #pos = 0;
  #parens = 0;
  /** Where the action that is being read starts. */
  #left = 0;

  constructor(text: string, options: LexOptions) {
    this.#text = text;
    this.#options = options;
  }

  run(): readonly Token[] {
    try {
      while (this.#literal()) {
        this.#action();
      }
      this.#emit('eof');
    } catch (error) {
      if (!(error instanceof Stop)) {
        throw error;
      }
      this.#tokens.push({ type: 'error', pos: this.#start, text: error.message });
    }
    return this.#tokens;
  }

  #fail(message: string): never {
    throw new Stop(message);
  }

  #emit(type: TokenType): void {
    this.#tokens.push({ type, pos: this.#start, text: this.#text.slice(this.#start, this.#pos) });
    this.#start = this.#pos;
  }

  /** The character at the position, '' at the end. */
  #peek(): string {
    const code = this.#text.codePointAt(this.#pos);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  #next(): string {
    const char = this.#peek();
    this.#pos += char.length;
    return char;
  }

  #accept(chars: string): boolean {
    const char = this.#text[this.#pos];
    if (char === undefined || !chars.includes(char)) {
      return false;
    }
    this.#pos++;
    return true;
  }

  #skipSpaces(): void {
    while (this.#accept(spaces)) {
      // Nothing but to go on.
    }
    this.#start = this.#pos;
  }

  /** Text up to the next action. Returns whether there is one. */
  #literal(): boolean {
    const left = this.#text.indexOf('{{', this.#start);
    let end = left < 0 ? this.#text.length : left;
    const next = end;
    if (left >= 0 && this.#trimsLeft(left + 2)) {
      while (end > this.#start && isSpace(this.#text[end - 1] ?? '')) {
        end--;
      }
    }
    this.#pos = end;
    if (end > this.#start) {
      this.#emit('text');
    }
    this.#start = next;
    this.#pos = next;
    return left >= 0;
  }

  #trimsLeft(at: number): boolean {
    return this.#text[at] === '-' && isSpace(this.#text[at + 1] ?? '');
  }

  #action(): void {
    const marker = this.#trimsLeft(this.#pos + 2) ? 2 : 0;
    if (this.#text.startsWith('/*', this.#pos + 2 + marker)) {
      this.#pos += 2 + marker;
      this.#start = this.#pos;
      this.#comment();
      return;
    }
    this.#left = this.#pos;
    this.#pos += 2;
    this.#emit('left');
    this.#pos += marker;
    this.#start = this.#pos;
    this.#parens = 0;
    while (this.#inside()) {
      // One token after the other.
    }
  }

  #comment(): void {
    const end = this.#text.indexOf('*/', this.#pos + 2);
    if (end < 0) {
      this.#fail('unclosed comment');
    }
    this.#pos = end + 2;
    if (!this.#atRight()) {
      this.#fail('comment ends before closing delimiter');
    }
    const trims = this.#atTrimmingRight();
    this.#pos += trims ? 4 : 2;
    this.#start = this.#pos;
    if (trims) {
      this.#skipSpaces();
    }
  }

  #atTrimmingRight(): boolean {
    return isSpace(this.#text[this.#pos] ?? '') && this.#text.startsWith('-}}', this.#pos + 1);
  }

  #atRight(): boolean {
    return this.#text.startsWith('}}', this.#pos) || this.#atTrimmingRight();
  }

  #right(): void {
    const trims = this.#atTrimmingRight();
    if (trims) {
      this.#pos += 2;
      this.#start = this.#pos;
    }
    this.#pos += 2;
    this.#emit('right');
    if (trims) {
      this.#skipSpaces();
    }
  }

  /** One token of an action. Returns whether the action goes on. */
  #inside(): boolean {
    if (this.#atRight()) {
      if (this.#parens > 0) {
        this.#fail('unclosed left paren');
      }
      this.#right();
      return false;
    }
    const char = this.#peek();
    if (char === '') {
      this.#start = this.#left;
      this.#fail('unclosed action');
    }
    if (isSpace(char)) {
      this.#space();
    } else if (!this.#symbol(char)) {
      this.#word(char);
    }
    return true;
  }

  #space(): void {
    while (isSpace(this.#text[this.#pos] ?? '') && !this.#atTrimmingRight()) {
      this.#pos++;
    }
    this.#emit('space');
  }

  #symbol(char: string): boolean {
    const symbols: Readonly<Record<string, TokenType>> = {
      '=': 'assign',
      '|': 'pipe',
      '(': 'leftParen',
      ')': 'rightParen',
    };
    const type = Object.hasOwn(symbols, char) ? symbols[char] : undefined;
    if (char === ':') {
      this.#pos++;
      if (!this.#accept('=')) {
        this.#fail('expected :=');
      }
      this.#emit('declare');
      return true;
    }
    if (type === undefined) {
      return false;
    }
    this.#parens += char === '(' ? 1 : char === ')' ? -1 : 0;
    this.#pos++;
    if (this.#parens < 0) {
      this.#fail('unexpected right paren');
    }
    this.#emit(type);
    return true;
  }

  #word(char: string): void {
    const after = this.#text[this.#pos + 1] ?? '';
    if (char === '"') {
      this.#quoted('"', 'string', 'unterminated quoted string');
    } else if (char === "'") {
      this.#quoted("'", 'charConstant', 'unterminated character constant');
    } else if (char === '`') {
      this.#rawQuoted();
    } else if (char === '$') {
      this.#fieldOrVariable('variable', 'variable');
    } else if (char === '.' && !/[0-9]/.test(after)) {
      this.#fieldOrVariable('field', 'dot');
    } else if (/[-+.0-9]/.test(char)) {
      this.#number();
    } else if (isAlphaNumeric(char)) {
      this.#identifier();
    } else if (char >= ' ' && char <= '~') {
      this.#pos++;
      this.#emit('char');
    } else {
      this.#fail(`unrecognized character in action: ${described(char)}`);
    }
  }

  #quoted(mark: string, type: TokenType, unterminated: string): void {
    this.#pos++;
    for (;;) {
      let char = this.#next();
      if (char === mark) {
        break;
      }
      if (char === '\\') {
        char = this.#next();
      }
      if (char === '' || char === '\n') {
        this.#fail(unterminated);
      }
    }
    this.#emit(type);
  }

  #rawQuoted(): void {
    const end = this.#text.indexOf('`', this.#pos + 1);
    if (end < 0) {
      this.#fail('unterminated raw quoted string');
    }
    this.#pos = end + 1;
    this.#emit('rawString');
  }

  #atTerminator(): boolean {
    const char = this.#peek();
    return char === '' || isSpace(char) || '.,|:)('.includes(char) || this.#text.startsWith('}}', this.#pos);
  }

  #acceptWord(): void {
    while (isAlphaNumeric(this.#peek())) {
      this.#next();
    }
    if (!this.#atTerminator()) {
      this.#fail(`bad character ${described(this.#peek())}`);
    }
  }

  #fieldOrVariable(type: TokenType, alone: TokenType): void {
    this.#pos++;
    if (this.#atTerminator()) {
      this.#emit(alone);
      return;
    }
    this.#acceptWord();
    this.#emit(type);
  }

  #identifier(): void {
    this.#acceptWord();
    const word = this.#text.slice(this.#start, this.#pos);
    const named =
      (word === 'break' && this.#options.breakIsFunction) || (word === 'continue' && this.#options.continueIsFunction);
    if (isKeyword(word) && !named) {
      this.#emit(word);
    } else {
      this.#emit(word === 'true' || word === 'false' ? 'bool' : 'identifier');
    }
  }

  #number(): void {
    const wrong = (): never => this.#fail(`bad number syntax: ${quote(this.#text.slice(this.#start, this.#pos))}`);
    if (!this.#scanNumber()) {
      wrong();
    }
    const sign = this.#peek();
    if (sign !== '+' && sign !== '-') {
      this.#emit('number');
      return;
    }
    if (!this.#scanNumber() || this.#text[this.#pos - 1] !== 'i') {
      wrong();
    }
    this.#emit('complex');
  }

  #acceptRun(chars: string): void {
    while (this.#accept(chars)) {
      // Nothing but to go on.
    }
  }

  #scanNumber(): boolean {
    this.#accept('+-');
    let digits = '0123456789_';
    if (this.#accept('0')) {
      if (this.#accept('xX')) {
        digits = '0123456789abcdefABCDEF_';
      } else if (this.#accept('oO')) {
        digits = '01234567_';
      } else if (this.#accept('bB')) {
        digits = '01_';
      }
    }
    this.#acceptRun(digits);
    if (this.#accept('.')) {
      this.#acceptRun(digits);
    }
    const exponent = digits.length === 11 ? 'eE' : digits.length === 23 ? 'pP' : '';
    if (this.#accept(exponent)) {
      this.#accept('+-');
      this.#acceptRun('0123456789_');
    }
    this.#accept('i');
    if (isAlphaNumeric(this.#peek())) {
      this.#next();
      return false;
    }
    return true;
  }
}

/** Go's `%#U`: `U+002D '-'`. */
function described(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return isPrint(char) ? `U+${code} '${char}'` : `U+${code}`;
}
