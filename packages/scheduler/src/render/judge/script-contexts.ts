/** Where in a shell script a position is. */
export type ScriptContext =
  /** Within a word that is not quoted: an argument, or what follows `NAME=`. */
  | 'word'
  /** At the beginning of a word that may be a command. */
  | 'command'
  | 'double'
  | 'single'
  | 'comment'
  /** In the text of a here-document, with or without expansions. */
  | 'heredoc'
  | 'literal-heredoc';

interface HereDocument {
  readonly delimiter: string;
  readonly isLiteral: boolean;
  readonly stripsTabs: boolean;
}

const WORD_END = /[\s;&|()<>]/;

/** Finds the contexts of some positions of a POSIX shell script, which are in ascending order. */
export function findScriptContexts(script: string, positions: readonly number[]): ScriptContext[] {
  const scanner = new ScriptScanner(script);
  return positions.map((position) => scanner.contextAt(position));
}

/** Scans a script once, from its beginning. */
class ScriptScanner {
  readonly #script: string;
  #at = 0;
  #context: ScriptContext = 'command';
  /** The quotes and substitutions that are open around the position. */
  readonly #open: ScriptContext[] = [];
  readonly #pending: HereDocument[] = [];
  #document: HereDocument | undefined;

  constructor(script: string) {
    this.#script = script;
  }

  contextAt(position: number): ScriptContext {
    while (this.#at < position) this.#step();
    return this.#context;
  }

  #step(): void {
    const char = this.#script.charAt(this.#at);
    switch (this.#context) {
      case 'single':
        if (char === "'") this.#close();
        this.#at += 1;
        break;
      case 'double':
        this.#stepInDouble(char);
        break;
      case 'comment':
        if (char === '\n') this.#endLine();
        else this.#at += 1;
        break;
      case 'heredoc':
      case 'literal-heredoc':
        this.#skipDocumentLine();
        break;
      default:
        this.#stepInCode(char);
    }
  }

  #stepInDouble(char: string): void {
    if (char === '\\') this.#at += 2;
    else if (char === '$' && this.#script.charAt(this.#at + 1) === '(') {
      this.#enter('command');
      this.#at += 2;
    } else {
      if (char === '"') this.#close();
      this.#at += 1;
    }
  }

  #stepInCode(char: string): void {
    const next = this.#script.charAt(this.#at + 1);
    if (char === '\n') this.#endLine();
    else if (char === '\\') {
      this.#context = 'word';
      this.#at += 2;
    } else if (char === "'" || char === '"') {
      this.#context = 'word';
      this.#enter(char === "'" ? 'single' : 'double');
      this.#at += 1;
    } else if (char === '#' && (this.#at === 0 || WORD_END.test(this.#script.charAt(this.#at - 1)))) {
      this.#context = 'comment';
      this.#at += 1;
    } else if (char === '<' && next === '<' && this.#script.charAt(this.#at + 2) !== '<') {
      this.#openDocument();
    } else if (char === '$' && next === '(') {
      this.#context = 'word';
      this.#enter('command');
      this.#at += 2;
    } else if (char === ')' && this.#open.length > 0) {
      this.#close();
      this.#at += 1;
    } else {
      if (/[;&|(]/.test(char)) this.#context = 'command';
      else if (!/\s/.test(char) || this.#context === 'word') this.#context = 'word';
      this.#at += 1;
    }
  }

  #enter(context: ScriptContext): void {
    this.#open.push(this.#context);
    this.#context = context;
  }

  #close(): void {
    this.#context = this.#open.pop() ?? 'command';
  }

  #openDocument(): void {
    const match = /^<<(-?)[ \t]*(['"\\]?)([\w.-]+)\2/.exec(this.#script.slice(this.#at, this.#at + 200));
    if (!match) {
      this.#at += 2;
      return;
    }
    const [whole, dash, quote, delimiter = ''] = match;
    this.#pending.push({ delimiter, isLiteral: quote !== '', stripsTabs: dash === '-' });
    this.#at += whole.length;
    this.#context = 'word';
  }

  #endLine(): void {
    this.#at += 1;
    this.#context = 'command';
    this.#startDocument();
  }

  #startDocument(): void {
    this.#document = this.#pending.shift();
    if (this.#document) this.#context = this.#document.isLiteral ? 'literal-heredoc' : 'heredoc';
  }

  #skipDocumentLine(): void {
    const end = this.#script.indexOf('\n', this.#at);
    if (this.#at === 0 || this.#script.charAt(this.#at - 1) === '\n') {
      const line = this.#script.slice(this.#at, end === -1 ? undefined : end);
      if ((this.#document?.stripsTabs ? line.replace(/^\t+/, '') : line) === this.#document?.delimiter) {
        this.#at += line.length + 1;
        this.#context = 'command';
        this.#startDocument();
        return;
      }
    }
    this.#at += 1;
  }
}
