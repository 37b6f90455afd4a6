import { TemplateError, type TemplateErrorKind } from '../errors/template-error.ts';
import { findTemplatePosition, truncateText } from '../errors/template-position.ts';
import { type LexOptions, lexTemplate } from './lex-template.ts';
import { LiteralError } from './parse-literal.ts';
import { describeToken, type TemplateToken, type TemplateTokenType } from './template-token.ts';

/** In characters; only the message about a huge literal is longer. */
const MAX_REASON_LENGTH = 300;

/** Reads the tokens of a template and reports errors about them. */
export class TokenStream {
  readonly #name: string;
  readonly #text: string;
  readonly #tokens: readonly TemplateToken[];
  #at = 0;
  /** The `{{` of the current action. */
  #action: TemplateToken | undefined;

  readonly #maxDepth: number;
  #depth = 0;

  /** @param maxDepth how deep blocks and parentheses may be nested */
  constructor(name: string, text: string, options: LexOptions, maxDepth: number) {
    this.#name = name;
    this.#text = text;
    this.#tokens = lexTemplate(text, options);
    this.#maxDepth = maxDepth;
  }

  /** The current position, for `reset`. */
  get mark(): number {
    return this.#at;
  }

  reset(mark: number): void {
    this.#at = mark;
  }

  /** Records the start of an action, for later errors. */
  startAction(token: TemplateToken): void {
    this.#action = token;
  }

  peek(): TemplateToken {
    return this.#tokens[this.#at] ?? { type: 'eof', pos: this.#text.length, text: '' };
  }

  /** Consumes the next token, except the last one: `eof` or `error`. */
  next(): TemplateToken {
    const token = this.peek();
    if (this.#at < this.#tokens.length - 1) {
      this.#at++;
    }
    return token;
  }

  peekNonSpace(): TemplateToken {
    while (this.peek().type === 'space') {
      this.#at++;
    }
    return this.peek();
  }

  nextNonSpace(): TemplateToken {
    this.peekNonSpace();
    return this.next();
  }

  expect(type: TemplateTokenType, context: string): TemplateToken {
    const token = this.nextNonSpace();
    return token.type === type ? token : this.unexpected(token, context);
  }

  fail(message: string, at: TemplateToken = this.peek(), hint?: string, kind: TemplateErrorKind = 'parse'): never {
    const position = findTemplatePosition(this.#text, at.pos);
    const reason = truncateText(message, MAX_REASON_LENGTH);
    const full = `template: ${this.#name}:${position.line}:${position.column}: ${reason}`;
    throw new TemplateError(kind, full, { template: this.#name, at: position, reason, hint });
  }

  unexpected(token: TemplateToken, context: string): never {
    if (token.type !== 'error') {
      this.fail(`unexpected ${describeToken(token)} in ${context}`, token);
    }
    const started = this.#action === undefined ? undefined : findTemplatePosition(this.#text, this.#action.pos).line;
    const elsewhere = started !== undefined && started !== findTemplatePosition(this.#text, token.pos).line;
    const action = token.text.endsWith(' action') ? '' : ' in action';
    this.fail(`${token.text}${elsewhere ? `${action} started at ${this.#name}:${started}` : ''}`, token);
  }

  /** Runs `inner` one level deeper. */
  nested<Result>(at: TemplateToken, inner: () => Result): Result {
    this.#depth++;
    if (this.#depth > this.#maxDepth) {
      this.fail(`nested too deep; at most ${this.#maxDepth} levels are allowed`, at, undefined, 'limit');
    }
    const result = inner();
    this.#depth--;
    return result;
  }

  /** Parses a literal and adds the position to its error. */
  literal<Result>(token: TemplateToken, read: (text: string) => Result): Result {
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
