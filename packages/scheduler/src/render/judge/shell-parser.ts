/** Why a script cannot be run at all. */
export interface ShellSyntaxError {
  readonly message: string;
  /** Where in the script it was found, which may be far behind its cause. */
  readonly at: number;
}

/** Quotes, substitutions and commands within each other. */
const MAX_DEPTH = 200;

/**
 * Finds out whether a shell can read a script: `undefined` if it can. What either POSIX shells or Bash can read is right.
 *
 * Only the syntax is looked at: what commands, variables and patterns mean is known when the script runs.
 */
export function findShellSyntaxError(script: string): ShellSyntaxError | undefined {
  try {
    new ShellParser(script).parseScript();
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return { message: error.message, at: error.at };
    throw error;
  }
}

class Unreadable extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

interface PendingDocument {
  readonly delimiter: string;
  readonly isLiteral: boolean;
  readonly stripsTabs: boolean;
  readonly at: number;
}

/** Words that begin or end a part of a command, and never begin a command themselves. */
const CLOSING_WORDS: ReadonlySet<string> = new Set(['then', 'do', 'done', 'fi', 'else', 'elif', 'esac', 'in', '}']);
const RESERVED_WORD =
  /(?:if|then|elif|else|fi|while|until|do|done|for|in|select|case|esac|function|time|\[\[|[{}!])(?![^\s;&|()<>])/y;
const BLANKS = /(?:[ \t]|\\\n)+/y;
const REDIRECTION = /(?:&>>?(?!&)|<<<|<<-?|<&|<>|>&|>>|>\||<(?!\()|>(?!\())/y;
const FUNCTION_HEAD = /function[ \t]+[^\s;&|()<>"'`$]+[ \t]*(?:\([ \t]*\))?\s*(?=[({])/y;
const EMPTY_PARENTHESES = /\([ \t]*\)/y;
const CASE_END = /;;&?|;&/y;
/** The end of a word, unless it is quoted. */
const METACHARACTER = /[\s;&|()<>]/;
const ASSIGNMENT = /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=$/;

/** Commands of Bash whose arguments may be arrays. */
const DECLARING_COMMANDS: ReadonlySet<string> = new Set(
  'alias declare eval export let local readonly typeset'.split(' '),
);

/** A recursive descent parser of POSIX shell scripts, and of the most usual additions of Bash. */
class ShellParser {
  readonly #script: string;
  #at = 0;
  #depth = 0;
  #documents: PendingDocument[] = [];

  constructor(script: string) {
    this.#script = script;
  }

  parseScript(): void {
    this.#parseList();
    if (this.#at < this.#script.length) throw this.#unexpected();
    const [document] = this.#documents;
    if (document) throw openDocument(document);
  }

  /** @returns the number of commands */
  #parseList(): number {
    for (let count = 0; ; count += 1) {
      this.#skipLines();
      if (this.#isListEnd()) return count;
      this.#parsePipelines();
      this.#skipBlanks();
      const char = this.#char();
      if (char === '&' || (char === ';' && !this.#has(CASE_END))) this.#at += 1;
      else if (char !== '\n') return count + 1;
    }
  }

  /** A list that must not be empty, and the word that ends it. */
  #parseBody(...ends: readonly string[]): string {
    if (this.#parseList() === 0) throw this.#unexpected();
    return this.#expectWord(...ends);
  }

  #isListEnd(): boolean {
    const char = this.#char();
    return char === '' || char === ')' || this.#has(CASE_END) || CLOSING_WORDS.has(this.#peekReserved());
  }

  #parsePipelines(): void {
    for (;;) {
      this.#parsePipeline();
      this.#skipBlanks();
      if (!this.#script.startsWith('&&', this.#at) && !this.#script.startsWith('||', this.#at)) return;
      this.#at += 2;
      this.#skipLines();
    }
  }

  #parsePipeline(): void {
    let mayBeEmpty = false;
    for (let word = this.#peekReserved(); word === '!' || word === 'time'; word = this.#peekReserved()) {
      this.#at += word.length;
      this.#skipBlanks();
      mayBeEmpty = true;
    }
    if (mayBeEmpty && /[\n;]|^$/.test(this.#char())) return;
    for (;;) {
      this.#parseCommand();
      this.#skipBlanks();
      if (this.#char() !== '|' || this.#script.startsWith('||', this.#at)) return;
      this.#at += this.#script.startsWith('|&', this.#at) ? 2 : 1;
      this.#skipLines();
    }
  }

  #parseCommand(): void {
    this.#enter();
    if (this.#parseCompound()) this.#parseRedirections();
    else this.#parseSimple();
    this.#depth -= 1;
  }

  /** @returns whether there is a compound command */
  #parseCompound(): boolean {
    if (this.#char() === '(') {
      if (!this.#skipArithmetic('((')) this.#parseSubshell();
      return true;
    }
    const word = this.#peekReserved();
    switch (word) {
      case '{':
        this.#at += 1;
        this.#parseBody('}');
        return true;
      case 'if':
        this.#at += 2;
        this.#parseIf();
        return true;
      case 'while':
      case 'until':
        this.#at += 5;
        this.#parseBody('do');
        this.#parseBody('done');
        return true;
      case 'for':
      case 'select':
        this.#at += word.length;
        this.#parseFor();
        return true;
      case 'case':
        this.#at += 4;
        this.#parseCase();
        return true;
      case 'function':
        if (this.#match(FUNCTION_HEAD) === undefined) return false;
        this.#parseCommand();
        return true;
      case '[[':
        return this.#skipCondition();
      default:
        if (CLOSING_WORDS.has(word)) throw this.#unexpected();
        return false;
    }
  }

  #parseSubshell(): void {
    const start = this.#at;
    this.#at += 1;
    if (this.#parseList() === 0 && this.#char() !== '') throw this.#unexpected();
    this.#closeParenthesis('(', start);
  }

  #parseIf(): void {
    this.#parseBody('then');
    for (;;) {
      const end = this.#parseBody('elif', 'else', 'fi');
      if (end === 'elif') this.#parseBody('then');
      if (end === 'else') this.#parseBody('fi');
      if (end !== 'elif') return;
    }
  }

  #parseFor(): void {
    this.#skipBlanks();
    if (!this.#skipArithmetic('((')) {
      this.#expectAnyWord();
      this.#skipLines();
      if (this.#match(/in(?![^\s;&|()<>])/y) !== undefined) {
        this.#skipBlanks();
        while (this.#parseWord() !== undefined) this.#skipBlanks();
        if (!/[;\n]/.test(this.#char())) throw this.#unexpected();
      }
    }
    this.#skipBlanks();
    if (this.#char() === ';' && !this.#has(CASE_END)) this.#at += 1;
    this.#skipLines();
    if (this.#expectWord('do', '{') === 'do') this.#parseBody('done');
    else this.#parseBody('}');
  }

  #parseCase(): void {
    this.#skipBlanks();
    this.#expectAnyWord();
    this.#skipLines();
    if (this.#match(/in(?![^\s;&|()<>])/y) === undefined) throw this.#unexpected();
    for (;;) {
      this.#skipLines();
      if (this.#peekReserved() === 'esac') break;
      if (this.#char() === '(') this.#at += 1;
      this.#skipBlanks();
      for (;;) {
        this.#expectAnyWord();
        this.#skipBlanks();
        if (this.#char() !== '|') break;
        this.#at += 1;
        this.#skipBlanks();
      }
      if (this.#char() !== ')') throw this.#unexpected();
      this.#at += 1;
      this.#parseList();
      this.#skipLines();
      if (this.#match(CASE_END) === undefined) break;
    }
    this.#expectWord('esac');
  }

  #parseSimple(): void {
    let isEmpty = true;
    let command: string | undefined;
    for (;;) {
      this.#skipBlanks();
      if (this.#parseRedirection()) {
        isEmpty = false;
        continue;
      }
      const word = this.#parseWord();
      if (word === undefined) {
        if (isEmpty) throw this.#unexpected();
        return;
      }
      const mayBeArray = command === undefined || DECLARING_COMMANDS.has(command);
      if (mayBeArray && this.#char() === '(' && ASSIGNMENT.test(word)) this.#parseArray();
      else if (isEmpty && this.#parseFunction(word)) return;
      else if (!/^[A-Za-z_]\w*\+?=/.test(word)) command ??= word;
      isEmpty = false;
    }
  }

  /** @returns whether the first word of a command was the name of a function, whose body follows */
  #parseFunction(word: string): boolean {
    this.#skipBlanks();
    if (this.#char() !== '(') return false;
    const isName = !/["'`$=]/.test(word);
    if (!isName || this.#match(EMPTY_PARENTHESES) === undefined) throw this.#unexpected();
    this.#skipLines();
    this.#parseCommand();
    return true;
  }

  #parseArray(): void {
    const start = this.#at;
    this.#at += 1;
    do this.#skipLines();
    while (this.#parseWord() !== undefined);
    this.#closeParenthesis('(', start);
  }

  #parseRedirections(): void {
    do this.#skipBlanks();
    while (this.#match(/\d+(?=[<>])/y) !== undefined || this.#parseRedirection());
    if (!/[\n;&|)]|^$/.test(this.#char()) && this.#peekReserved() === '') throw this.#unexpected();
  }

  #parseRedirection(): boolean {
    const operator = this.#match(REDIRECTION);
    if (operator === undefined) return false;
    this.#skipBlanks();
    const at = this.#at;
    const word = this.#expectAnyWord();
    if (operator === '<<' || operator === '<<-') {
      const isLiteral = /["'\\]/.test(word);
      const delimiter = word.replace(/\\([\s\S])|["']/g, '$1');
      this.#documents.push({ delimiter, isLiteral, stripsTabs: operator === '<<-', at });
    }
    return true;
  }

  #expectAnyWord(): string {
    const word = this.#parseWord();
    if (word === undefined) throw this.#unexpected();
    return word;
  }

  /** @returns the word as it is written; `undefined` if there is none */
  #parseWord(): string | undefined {
    const start = this.#at;
    for (;;) {
      const char = this.#char();
      if ((char === '<' || char === '>') && this.#script.charAt(this.#at + 1) === '(') this.#parseParenthesis(2);
      else if (char === '' || METACHARACTER.test(char) || (char === '#' && this.#at === start)) break;
      else if (char === "'") this.#skipSingle(1, false);
      else if (char === '"') this.#skipDouble();
      else if (char === '$' && this.#script.charAt(this.#at + 1) === "'") this.#skipSingle(2, true);
      else this.#stepInText(char, false);
    }
    return this.#at === start ? undefined : this.#script.slice(start, this.#at);
  }

  /** A character, an escape or an expansion, between double quotes or without quotes. */
  #stepInText(char: string, isQuoted: boolean): void {
    const next = this.#script.charAt(this.#at + 1);
    if (char === '\\') this.#at = Math.min(this.#at + 2, this.#script.length);
    else if (char === '`') this.#skipBackticks();
    else if (char === '$' && next === '{') this.#skipParameter(isQuoted);
    else if (char === '$' && next === '(') {
      if (!this.#skipArithmetic('$((')) this.#parseParenthesis(2);
    } else this.#at += 1;
  }

  #skipSingle(length: number, hasEscapes: boolean): void {
    const start = this.#at;
    this.#at += length;
    for (; this.#char() !== "'"; this.#at += hasEscapes && this.#char() === '\\' ? 2 : 1)
      if (this.#char() === '') throw new Unreadable("a ' is left open", start);
    this.#at += 1;
  }

  #skipDouble(): void {
    const start = this.#at;
    this.#at += 1;
    this.#enter();
    for (let char = this.#char(); char !== '"'; char = this.#char()) {
      if (char === '') throw new Unreadable('a " is left open', start);
      this.#stepInText(char, true);
    }
    this.#at += 1;
    this.#depth -= 1;
  }

  #skipBackticks(): void {
    const start = this.#at;
    this.#at += 1;
    for (; this.#char() !== '`'; this.#at += this.#char() === '\\' ? 2 : 1)
      if (this.#char() === '') throw new Unreadable('a ` is left open', start);
    this.#at += 1;
  }

  #skipParameter(isQuoted: boolean): void {
    const start = this.#at;
    this.#at += 2;
    this.#enter();
    for (let char = this.#char(); char !== '}'; char = this.#char()) {
      if (char === '') throw new Unreadable('a ${ is left open', start);
      if (char === '"') this.#skipDouble();
      else if (char === "'" && !isQuoted) this.#skipSingle(1, false);
      else this.#stepInText(char, isQuoted);
    }
    this.#at += 1;
    this.#depth -= 1;
  }

  /** Parses `$(…)`, or the process substitutions of Bash. */
  #parseParenthesis(length: number): void {
    const start = this.#at;
    const opening = this.#script.slice(start, start + length);
    this.#enter();
    this.#at += length;
    this.#parseList();
    this.#closeParenthesis(opening, start);
    this.#depth -= 1;
  }

  #closeParenthesis(opening: string, start: number): void {
    this.#skipLines();
    if (this.#char() === '') throw new Unreadable(`a ${opening} is left open`, start);
    if (this.#char() !== ')') throw this.#unexpected();
    this.#at += 1;
  }

  /** Skips an arithmetic expression, if there is one up to its end. */
  #skipArithmetic(opening: '((' | '$(('): boolean {
    if (!this.#script.startsWith(opening, this.#at)) return false;
    let open = 0;
    for (let at = this.#at + opening.length; at < this.#script.length; at += 1) {
      const char = this.#script.charAt(at);
      if (char === '(') open += 1;
      else if (char === '\\') at += 1;
      else if (char === '\n' && opening === '((') return false;
      else if (char === ')' && open > 0) open -= 1;
      else if (char === ')') {
        if (this.#script.charAt(at + 1) !== ')') return false;
        this.#at = at + 2;
        return true;
      }
    }
    return false;
  }

  /** Skips a condition of Bash. Without its end, it is a command as any other. */
  #skipCondition(): boolean {
    const start = this.#at;
    this.#at += 2;
    for (;;) {
      this.#skipLines();
      if (this.#match(/\]\](?![^\s;&|()<>])/y) !== undefined) return true;
      if (this.#match(/[&|()<>]/y) !== undefined) continue;
      if (this.#parseWord() === undefined) {
        this.#at = start;
        return false;
      }
    }
  }

  /** Skips blanks, comments and line breaks, and the here-documents that begin after them. */
  #skipLines(): void {
    for (;;) {
      this.#skipBlanks();
      if (this.#char() !== '\n') return;
      this.#at += 1;
      this.#skipDocuments();
    }
  }

  #skipBlanks(): void {
    this.#match(BLANKS);
    if (this.#char() !== '#') return;
    const before = this.#script.charAt(this.#at - 1);
    if (before !== '' && !METACHARACTER.test(before)) return;
    const end = this.#script.indexOf('\n', this.#at);
    this.#at = end === -1 ? this.#script.length : end;
  }

  #skipDocuments(): void {
    const documents = this.#documents;
    this.#documents = [];
    for (const document of documents) this.#skipDocument(document);
  }

  #skipDocument(document: PendingDocument): void {
    const start = this.#at;
    for (let lineStart = ''; this.#at < this.#script.length; ) {
      const end = this.#script.indexOf('\n', this.#at);
      const line = lineStart + this.#script.slice(this.#at, end === -1 ? undefined : end);
      const bodyEnd = this.#at;
      this.#at = end === -1 ? this.#script.length : end + 1;
      const isContinued = !document.isLiteral && /(?<!\\)(?:\\\\)*\\$/.test(line);
      // A line that is not empty in front of its backslash is not the end.
      lineStart = isContinued ? line.slice(0, -1) && ' ' : '';
      if ((document.stripsTabs ? line.replace(/^\t+/, '') : line) !== document.delimiter) continue;
      if (!document.isLiteral) new ShellParser(this.#script.slice(start, bodyEnd)).#parseDocumentBody(start);
      return;
    }
    throw openDocument(document);
  }

  #parseDocumentBody(offset: number): void {
    try {
      while (this.#at < this.#script.length) this.#stepInText(this.#char(), true);
    } catch (error) {
      throw error instanceof Unreadable ? new Unreadable(error.message, error.at + offset) : error;
    }
  }

  #char(): string {
    return this.#script.charAt(this.#at);
  }

  #has(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#script);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [match] = pattern.exec(this.#script) ?? [];
    this.#at += match?.length ?? 0;
    return match;
  }

  #peekReserved(): string {
    RESERVED_WORD.lastIndex = this.#at;
    return RESERVED_WORD.exec(this.#script)?.[0] ?? '';
  }

  #expectWord(...words: readonly string[]): string {
    const word = this.#peekReserved();
    if (!words.includes(word)) throw this.#unexpected(words);
    this.#at += word.length;
    return word;
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new Unreadable('it is nested too deeply', this.#at);
  }

  #unexpected(expected: readonly string[] = []): Unreadable {
    const found = /^(?:\n|;;|&&|\|\||[;&|()<>]|[^\s;&|()<>]+)/.exec(this.#script.slice(this.#at, this.#at + 40))?.[0];
    const name = found === undefined ? 'the end of the script' : found === '\n' ? 'the end of a line' : `"${found}"`;
    const where = expected.length === 0 ? '' : ` where ${expected.map((word) => `"${word}"`).join(' or ')} belongs`;
    return new Unreadable(`${name} is not expected${where}`, this.#at);
  }
}

function openDocument({ delimiter, at }: PendingDocument): Unreadable {
  return new Unreadable(`the here-document that "${delimiter}" should end is left open`, at);
}
