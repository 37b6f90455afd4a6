import { isPrint, quoteGo } from '@kalypso-actions/govalue';
import { isKeyword, type TemplateToken, type TemplateTokenType } from './template-token.ts';
import { isAlphaNumeric, isTemplateSpace, SPACES, TextScanner } from './text-scanner.ts';

/** Whether a keyword is the name of a function instead. */
export interface LexOptions {
  readonly breakIsFunction: boolean;
  readonly continueIsFunction: boolean;
}

/** Splits a template into tokens as Go's `text/template/parse` does. The last token has the type `eof` or `error`. */
export function lexTemplate(text: string, options: LexOptions): readonly TemplateToken[] {
  return new TemplateLexer(text, options).run();
}

/** Stops the lexer at an error. */
class LexError extends Error {}

class TemplateLexer {
  readonly #scan: TextScanner;
  readonly #options: LexOptions;
  readonly #tokens: TemplateToken[] = [];
  #parens = 0;
  /** The start of the current action. */
  #left = 0;

  constructor(text: string, options: LexOptions) {
    this.#scan = new TextScanner(text);
    this.#options = options;
  }

  run(): readonly TemplateToken[] {
    try {
      while (this.#literal()) {
        this.#action();
      }
      this.#emit('eof');
    } catch (error) {
      if (!(error instanceof LexError)) {
        throw error;
      }
      this.#tokens.push({ type: 'error', pos: this.#scan.start, text: error.message });
    }
    return this.#tokens;
  }

  #fail(message: string): never {
    throw new LexError(message);
  }

  #emit(type: TemplateTokenType): void {
    this.#tokens.push({ type, pos: this.#scan.start, text: this.#scan.token });
    this.#scan.start = this.#scan.pos;
  }

  #skipSpaces(): void {
    this.#scan.acceptAll(SPACES);
    this.#scan.start = this.#scan.pos;
  }

  /** Lexes the text up to the next action. Returns whether there is one. */
  #literal(): boolean {
    const left = this.#scan.text.indexOf('{{', this.#scan.start);
    let end = left < 0 ? this.#scan.text.length : left;
    const next = end;
    if (left >= 0 && this.#trimsLeft(left + 2)) {
      while (end > this.#scan.start && isTemplateSpace(this.#scan.text[end - 1] ?? '')) {
        end--;
      }
    }
    this.#scan.pos = end;
    if (end > this.#scan.start) {
      this.#emit('text');
    }
    this.#scan.start = next;
    this.#scan.pos = next;
    return left >= 0;
  }

  #trimsLeft(at: number): boolean {
    return this.#scan.text[at] === '-' && isTemplateSpace(this.#scan.text[at + 1] ?? '');
  }

  #action(): void {
    const marker = this.#trimsLeft(this.#scan.pos + 2) ? 2 : 0;
    if (this.#scan.sees('/*', 2 + marker)) {
      this.#scan.pos += 2 + marker;
      this.#scan.start = this.#scan.pos;
      this.#comment();
      return;
    }
    this.#left = this.#scan.pos;
    this.#scan.pos += 2;
    this.#emit('left');
    this.#scan.pos += marker;
    this.#scan.start = this.#scan.pos;
    this.#parens = 0;
    while (this.#inside()) {
      // Lex the next token.
    }
  }

  #comment(): void {
    const end = this.#scan.text.indexOf('*/', this.#scan.pos + 2);
    if (end < 0) {
      this.#fail('unclosed comment');
    }
    this.#scan.pos = end + 2;
    if (!this.#atRight()) {
      this.#fail('comment ends before closing delimiter');
    }
    const trims = this.#atTrimmingRight();
    this.#scan.pos += trims ? 4 : 2;
    this.#scan.start = this.#scan.pos;
    if (trims) {
      this.#skipSpaces();
    }
  }

  #atTrimmingRight(): boolean {
    return isTemplateSpace(this.#scan.unit()) && this.#scan.sees('-}}', 1);
  }

  #atRight(): boolean {
    return this.#scan.sees('}}') || this.#atTrimmingRight();
  }

  #right(): void {
    const trims = this.#atTrimmingRight();
    if (trims) {
      this.#scan.pos += 2;
      this.#scan.start = this.#scan.pos;
    }
    this.#scan.pos += 2;
    this.#emit('right');
    if (trims) {
      this.#skipSpaces();
    }
  }

  /** Lexes one token of an action. Returns whether the action continues. */
  #inside(): boolean {
    if (this.#atRight()) {
      if (this.#parens > 0) {
        this.#fail('unclosed left paren');
      }
      this.#right();
      return false;
    }
    const char = this.#scan.peek();
    if (char === '') {
      this.#scan.start = this.#left;
      this.#fail('unclosed action');
    }
    if (isTemplateSpace(char)) {
      this.#space();
    } else if (!this.#symbol(char)) {
      this.#word(char);
    }
    return true;
  }

  #space(): void {
    while (isTemplateSpace(this.#scan.unit()) && !this.#atTrimmingRight()) {
      this.#scan.pos++;
    }
    this.#emit('space');
  }

  #symbol(char: string): boolean {
    const symbols: Readonly<Record<string, TemplateTokenType>> = {
      '=': 'assign',
      '|': 'pipe',
      '(': 'leftParen',
      ')': 'rightParen',
    };
    const type = Object.hasOwn(symbols, char) ? symbols[char] : undefined;
    if (char === ':') {
      this.#scan.pos++;
      if (!this.#scan.accept('=')) {
        this.#fail('expected :=');
      }
      this.#emit('declare');
      return true;
    }
    if (type === undefined) {
      return false;
    }
    this.#parens += char === '(' ? 1 : char === ')' ? -1 : 0;
    this.#scan.pos++;
    if (this.#parens < 0) {
      this.#fail('unexpected right paren');
    }
    this.#emit(type);
    return true;
  }

  #word(char: string): void {
    const after = this.#scan.unit(1);
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
      this.#scan.pos++;
      this.#emit('char');
    } else {
      this.#fail(`unrecognized character in action: ${formatUnicode(char)}`);
    }
  }

  #quoted(mark: string, type: TemplateTokenType, unterminated: string): void {
    this.#scan.pos++;
    for (;;) {
      let char = this.#scan.next();
      if (char === mark) {
        break;
      }
      if (char === '\\') {
        char = this.#scan.next();
      }
      if (char === '' || char === '\n') {
        this.#fail(unterminated);
      }
    }
    this.#emit(type);
  }

  #rawQuoted(): void {
    const end = this.#scan.text.indexOf('`', this.#scan.pos + 1);
    if (end < 0) {
      this.#fail('unterminated raw quoted string');
    }
    this.#scan.pos = end + 1;
    this.#emit('rawString');
  }

  #atTerminator(): boolean {
    const char = this.#scan.peek();
    return char === '' || isTemplateSpace(char) || '.,|:)('.includes(char) || this.#scan.sees('}}');
  }

  #name(): void {
    this.#scan.acceptWord();
    if (!this.#atTerminator()) {
      this.#fail(`bad character ${formatUnicode(this.#scan.peek())}`);
    }
  }

  #fieldOrVariable(type: TemplateTokenType, alone: TemplateTokenType): void {
    this.#scan.pos++;
    if (this.#atTerminator()) {
      this.#emit(alone);
      return;
    }
    this.#name();
    this.#emit(type);
  }

  #identifier(): void {
    this.#name();
    const word = this.#scan.token;
    const named =
      (word === 'break' && this.#options.breakIsFunction) || (word === 'continue' && this.#options.continueIsFunction);
    if (isKeyword(word) && !named) {
      this.#emit(word);
    } else {
      this.#emit(word === 'true' || word === 'false' ? 'bool' : 'identifier');
    }
  }

  #number(): void {
    const fail = (): never => this.#fail(`bad number syntax: ${quoteGo(this.#scan.token)}`);
    if (!this.#scan.acceptNumber()) {
      fail();
    }
    const sign = this.#scan.peek();
    if (sign !== '+' && sign !== '-') {
      this.#emit('number');
      return;
    }
    if (!this.#scan.acceptNumber() || this.#scan.unit(-1) !== 'i') {
      fail();
    }
    this.#emit('complex');
  }
}

/** Go's `%#U`: `U+002D '-'`. */
function formatUnicode(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return isPrint(char) ? `U+${code} '${char}'` : `U+${code}`;
}
