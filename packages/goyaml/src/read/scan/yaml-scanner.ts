import { isBlank, isLineBreak } from '../../scalars/characters.ts';
import { END, isBlankOrEnd, isLineBreakOrEnd, isTab, YamlCursor } from './cursor.ts';
import { scanBlock } from './scan-block.ts';
import { scanPlain } from './scan-plain.ts';
import { scanQuoted } from './scan-quoted.ts';
import { scanAnchor, scanDirective, scanTag } from './scan-tag.ts';
import { SimpleKeys } from './simple-keys.ts';
import { YamlSyntaxError } from './yaml-syntax-error.ts';
import type { BareTokenType, ScalarToken, TextRange, YamlToken } from './yaml-token.ts';

const NOT_FIRST = new Set(Array.from('-?:,[]{}#&*!|>\'"%@`', (char) => char.charCodeAt(0)));

/**
 * Splits YAML 1.1 into tokens as libyaml does; Go's yaml.v2 is a translation of it.
 *
 * Tokens are created on demand: text after the first document, or after the end of a top-level collection, is never scanned and so cannot be
 * invalid. For this reason, and because of the rules of YAML 1.1 (its line breaks, its `?` within brackets, comments without a space), config
 * values are not read with the YAML 1.2 parser that reads files.
 */
export class YamlScanner {
  readonly #cursor: YamlCursor;
  readonly #queue: YamlToken[] = [];
  #taken = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  #flowLevel = 0;
  #keyAllowed = true;
  readonly #keys = new SimpleKeys();
  #peeked = false;
  /** The comments that were skipped so far. */
  readonly comments: TextRange[] = [];

  constructor(text: string) {
    this.#cursor = new YamlCursor(text);
    this.#keys.open(0);
  }

  /** How far the text is scanned, in UTF-16 units. */
  get offset(): number {
    return this.#cursor.offset;
  }

  /** The next token; `stream-end` at the end. */
  peek(): YamlToken {
    if (!this.#peeked) this.#fill();
    this.#peeked = true;
    return this.#queue[0] ?? { type: 'stream-end' };
  }

  next(): YamlToken {
    const token = this.peek();
    if (token.type !== 'stream-end') {
      this.#queue.shift();
      this.#taken++;
      this.#peeked = false;
    }
    return token;
  }

  /** Scans until the first token of the queue is final: no key can begin there any more. */
  #fill(): void {
    while (true) {
      if (this.#queue.length > 0 && !this.#keys.mayBegin(this.#taken, this.#cursor)) return;
      this.#scanNext();
    }
  }

  /** The number of the next token to be scanned. */
  #nextNumber(): number {
    return this.#taken + this.#queue.length;
  }

  /** Records that a key may begin here. */
  #saveKey(): void {
    if (!this.#keyAllowed) return;
    const required = this.#flowLevel === 0 && this.#indent === this.#cursor.column;
    this.#keys.save({ token: this.#nextNumber(), mark: this.#cursor.mark(), required });
  }

  #push(token: YamlToken): void {
    this.#queue.push(token);
  }

  #insert(number: number, token: YamlToken): void {
    const at = number - this.#taken;
    if (at < 0) this.#queue.push(token);
    else this.#queue.splice(at, 0, token);
  }

  /** Begins a block collection if the column is deeper than the surrounding block. `token` is the number of the token before which it begins. */
  #roll(column: number, type: BareTokenType, token?: number): void {
    if (this.#flowLevel > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    if (token === undefined) this.#push({ type });
    else this.#insert(token, { type });
  }

  #unroll(column: number): void {
    if (this.#flowLevel > 0) return;
    while (this.#indent > column) {
      this.#push({ type: 'block-end' });
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #skipToToken(): void {
    const cursor = this.#cursor;
    while (true) {
      // At the start of a line, a tab is indentation.
      const tabs = this.#flowLevel > 0 || !this.#keyAllowed;
      cursor.skipWhile((code) => code === 0x20 || (tabs && isTab(code)));
      if (cursor.sees('#')) {
        const start = cursor.offset;
        cursor.skipWhile((code) => !isLineBreakOrEnd(code));
        this.comments.push({ start, end: cursor.offset });
      }
      if (!isLineBreak(cursor.code())) return;
      cursor.takeBreak();
      if (this.#flowLevel === 0) this.#keyAllowed = true;
    }
  }

  #scanNext(): void {
    const cursor = this.#cursor;
    this.#skipToToken();
    this.#unroll(cursor.column);
    const code = cursor.code();
    if (code === END) this.#scanEnd();
    else if (cursor.column === 0 && cursor.sees('%')) this.#scanDirective();
    else if (cursor.atDocumentIndicator()) this.#scanDocumentIndicator();
    else this.#scanContent(String.fromCharCode(code));
  }

  #scanContent(char: string): void {
    switch (char) {
      case '[':
        this.#openFlow('flow-sequence');
        break;
      case '{':
        this.#openFlow('flow-mapping');
        break;
      case ']':
        this.#closeFlow('flow-sequence-end');
        break;
      case '}':
        this.#closeFlow('flow-mapping-end');
        break;
      case ',':
        this.#scanFlowEntry();
        break;
      case '*':
        this.#scanNode(() => scanAnchor(this.#cursor, 'alias'));
        break;
      case '&':
        this.#scanNode(() => scanAnchor(this.#cursor, 'anchor'));
        break;
      case '!':
        this.#scanNode(() => scanTag(this.#cursor));
        break;
      case "'":
      case '"':
        this.#scanNode(() => this.#scanQuoted(char === '"' ? 'double' : 'single'));
        break;
      default:
        this.#scanIndicatorOrPlain(char);
    }
  }

  /** Scans characters that are indicators only in some contexts. */
  #scanIndicatorOrPlain(char: string): void {
    const inFlow = this.#flowLevel > 0;
    const beforeBlank = isBlankOrEnd(this.#cursor.code(1));
    if (char === '-' && beforeBlank) this.#scanBlockEntry();
    else if (char === '?' && (inFlow || beforeBlank)) this.#scanKey();
    else if (char === ':' && (inFlow || beforeBlank)) this.#scanValue();
    else if ((char === '|' || char === '>') && !inFlow) this.#scanBlockScalar();
    else this.#scanPlain(char);
  }

  #scanEnd(): void {
    this.#cursor.endLine();
    this.#unroll(-1);
    this.#keys.remove();
    this.#keyAllowed = false;
    this.#push({ type: 'stream-end' });
  }

  #scanDirective(): void {
    this.#unroll(-1);
    this.#keys.remove();
    this.#keyAllowed = false;
    this.#push(scanDirective(this.#cursor));
  }

  #scanDocumentIndicator(): void {
    this.#unroll(-1);
    this.#keys.remove();
    this.#keyAllowed = false;
    const type = this.#cursor.sees('-') ? 'document-start' : 'document-end';
    this.#cursor.skip(3);
    this.#push({ type });
  }

  #openFlow(type: BareTokenType): void {
    this.#saveKey();
    this.#keys.open(this.#nextNumber());
    this.#flowLevel++;
    this.#keyAllowed = true;
    this.#cursor.skip();
    this.#push({ type });
  }

  #closeFlow(type: BareTokenType): void {
    this.#keys.remove();
    if (this.#flowLevel > 0) {
      this.#flowLevel--;
      this.#keys.close();
    }
    this.#keyAllowed = false;
    this.#cursor.skip();
    this.#push({ type });
  }

  #scanFlowEntry(): void {
    this.#keys.remove();
    this.#keyAllowed = true;
    this.#cursor.skip();
    this.#push({ type: 'flow-entry' });
  }

  #scanBlockEntry(): void {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed) throw new YamlSyntaxError('block sequence entries are not allowed in this context');
      this.#roll(this.#cursor.column, 'block-sequence');
    }
    this.#keys.remove();
    this.#keyAllowed = true;
    this.#cursor.skip();
    this.#push({ type: 'block-entry' });
  }

  #scanKey(): void {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed) throw new YamlSyntaxError('mapping keys are not allowed in this context');
      this.#roll(this.#cursor.column, 'block-mapping');
    }
    this.#keys.remove();
    this.#keyAllowed = this.#flowLevel === 0;
    this.#cursor.skip();
    this.#push({ type: 'key' });
  }

  #scanValue(): void {
    const key = this.#keys.take(this.#cursor);
    if (key) {
      this.#insert(key.token, { type: 'key' });
      this.#roll(key.mark.column, 'block-mapping', key.token);
      this.#keyAllowed = false;
    } else {
      if (this.#flowLevel === 0) {
        if (!this.#keyAllowed) throw new YamlSyntaxError('mapping values are not allowed in this context');
        this.#roll(this.#cursor.column, 'block-mapping');
      }
      this.#keyAllowed = this.#flowLevel === 0;
    }
    this.#cursor.skip();
    this.#push({ type: 'value' });
  }

  /** Scans an anchor, alias, tag or quoted scalar: a key may begin with it, and no key may follow it on its line. */
  #scanNode(scan: () => YamlToken): void {
    this.#saveKey();
    this.#keyAllowed = false;
    this.#push(scan());
  }

  #scanQuoted(style: 'single' | 'double'): ScalarToken {
    const start = this.#cursor.offset;
    const value = scanQuoted(this.#cursor);
    return { type: 'scalar', value, style, start, end: this.#cursor.offset };
  }

  #scanBlockScalar(): void {
    this.#keys.remove();
    this.#keyAllowed = true;
    const start = this.#cursor.offset;
    const style = this.#cursor.sees('|') ? 'literal' : 'folded';
    const value = scanBlock(this.#cursor, this.#indent);
    this.#push({ type: 'scalar', value, style, start, end: this.#cursor.offset });
  }

  #scanPlain(char: string): void {
    const code = char.charCodeAt(0);
    const next = this.#cursor.code(1);
    const inFlow = this.#flowLevel > 0;
    const begins =
      !(isBlankOrEnd(code) || NOT_FIRST.has(code)) ||
      (char === '-' && !isBlank(next)) ||
      (!inFlow && (char === '?' || char === ':') && !isBlankOrEnd(next));
    if (!begins) throw new YamlSyntaxError('found character that cannot start any token');
    this.#saveKey();
    this.#keyAllowed = false;
    const start = this.#cursor.offset;
    const { value, end, endsLine } = scanPlain(this.#cursor, this.#indent + 1, inFlow);
    this.#push({ type: 'scalar', value, style: 'plain', start, end });
    if (endsLine) this.#keyAllowed = true;
  }
}
