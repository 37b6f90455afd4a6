import { TemplateError, type TemplateErrorKind } from '../error.ts';
import { positionOf, shortened } from '../position.ts';
import { type LexOptions, lex } from './lex.ts';
import { LiteralError } from './literal.ts';
import { described, type Token, type TokenType } from './token.ts';

/** Characters of a message; only one that quotes a huge literal has more. */
const longestReason = 300;

/** The tokens of a template, and the errors about them. */
export class Tokens {
  readonly #name: string;
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  /** The `{{` of the action that is being parsed. */
  #action: Token | undefined;

  readonly #nesting: number;
  #depth = 0;

  /** @param nesting how deep blocks and parentheses may nest */
  constructor(name: string, text: string, options: LexOptions, nesting: number) {
    this.#name = name;
    this.#text = text;
    this.#tokens = lex(text, options);
    this.#nesting = nesting;
  }

  /** Where to come back to by `reset`. */
  get mark(): number {
    return this.#at;
  }

  reset(mark: number): void {
    this.#at = mark;
  }

  /** Remembers where an action starts, for errors further on. */
  startAction(token: Token): void {
    this.#action = token;
  }

  peek(): Token {
    return this.#tokens[this.#at] ?? { type: 'eof', pos: this.#text.length, text: '' };
  }

  /** The next token. The last one, `eof` or `error`, is never passed. */
  next(): Token {
    const token = this.peek();
    if (this.#at < this.#tokens.length - 1) {
      this.#at++;
    }
    return token;
  }

  peekNonSpace(): Token {
    while (this.peek().type === 'space') {
      this.#at++;
    }
    return this.peek();
  }

  nextNonSpace(): Token {
    this.peekNonSpace();
    return this.next();
  }

  expect(type: TokenType, context: string): Token {
    const token = this.nextNonSpace();
    return token.type === type ? token : this.unexpected(token, context);
  }

  fail(message: string, at: Token = this.peek(), hint?: string, kind: TemplateErrorKind = 'parse'): never {
    const position = positionOf(this.#text, at.pos);
    const reason = shortened(message, longestReason);
    const full = `template: ${this.#name}:${position.line}:${position.column}: ${reason}`;
    throw new TemplateError(kind, full, { template: this.#name, at: position, reason, hint });
  }

  unexpected(token: Token, context: string): never {
    if (token.type !== 'error') {
      this.fail(`unexpected ${described(token)} in ${context}`, token);
    }
    const started = this.#action === undefined ? undefined : positionOf(this.#text, this.#action.pos).line;
    const elsewhere = started !== undefined && started !== positionOf(this.#text, token.pos).line;
    const action = token.text.endsWith(' action') ? '' : ' in action';
    this.fail(`${token.text}${elsewhere ? `${action} started at ${this.#name}:${started}` : ''}`, token);
  }

  /** Runs `inner` one level deeper. */
  nested<Result>(at: Token, inner: () => Result): Result {
    this.#depth++;
    if (this.#depth > this.#nesting) {
      this.fail(`nested too deep; at most ${this.#nesting} levels are allowed`, at, undefined, 'limit');
    }
    const result = inner();
    this.#depth--;
    return result;
  }

  /** Reads a literal, and says where it is wrong. */
  literal<Result>(token: Token, read: (text: string) => Result): Result {
    try {
      return read(token.text);
    } catch (error) {
      if (error instanceof LiteralError) {
        return this.fail(error.message, token);
      }
      throw error;
    }
  }
}
