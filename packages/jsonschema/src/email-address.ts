/** Characters of a word in an address, and the dots between words; all beyond ASCII are allowed. */
const DOT_ATOM = /[!#$%&'*+\-./0-9=?A-Z^_`a-z{|}~\u0080-\u{10ffff}]+/uy;
const QUOTED = /"((?:[\t !#-[\]-~\u0080-\u{10ffff}]|\\[\t -~\u0080-\u{10ffff}])*)"/uy;
const DOMAIN_LITERAL = /\[([!-Z^-~]*)\]/y;
const SPACE = /[\t ]*/y;

/**
 * Whether a text is a single e-mail address for Go's `mail.ParseAddress`, with which gojsonschema checks the format: `a@b.example`, `Name <a@b.example>`.
 *
 * @param isIpAddress whether a text in square brackets is an address
 */
export function isEmailAddress(text: string, isIpAddress: (text: string) => boolean): boolean {
  return new AddressParser(text, isIpAddress).parse();
}

/** Reads a text from left to right. Each step returns whether it succeeded. */
class AddressParser {
  readonly #text: string;
  readonly #isIpAddress: (text: string) => boolean;
  #at = 0;

  constructor(text: string, isIpAddress: (text: string) => boolean) {
    this.#text = text;
    this.#isIpAddress = isIpAddress;
  }

  parse(): boolean {
    return this.#address(true) === 1 && this.#comments() && this.#at === this.#text.length;
  }

  /** Returns the number of addresses: several in a group, `undefined` if there is none. */
  #address(allowsGroup: boolean): number | undefined {
    this.#match(SPACE);
    const start = this.#at;
    if (this.#specification()) {
      this.#match(SPACE);
      return !this.#consume('(') || this.#comment() ? 1 : undefined;
    }
    this.#at = start;
    if (this.#text[start] !== '<' && !this.#phrase()) return undefined;
    this.#match(SPACE);
    if (allowsGroup && this.#consume(':')) return this.#group();
    return this.#consume('<') && this.#specification() && this.#consume('>') ? 1 : undefined;
  }

  /** The addresses of a group: `Name: a@b.example, c@d.example;` */
  #group(): number | undefined {
    this.#match(SPACE);
    let count = 0;
    while (!this.#consume(';')) {
      if (count > 0 && !this.#consume(',')) return undefined;
      const found = this.#address(false);
      if (found === undefined || !this.#comments()) return undefined;
      count += found;
    }
    this.#comments();
    return count;
  }

  /** `local@domain` */
  #specification(): boolean {
    this.#match(SPACE);
    const isQuoted = this.#text[this.#at] === '"';
    const isLocal = isQuoted ? (this.#match(QUOTED)?.[1] ?? '') !== '' : this.#dotAtom();
    if (!isLocal || !this.#consume('@')) return false;
    this.#match(SPACE);
    if (this.#text[this.#at] !== '[') return this.#dotAtom();
    const literal = this.#match(DOMAIN_LITERAL)?.[1];
    return literal !== undefined && this.#isIpAddress(literal);
  }

  #dotAtom(): boolean {
    const atom = this.#match(DOT_ATOM)?.[0];
    return atom !== undefined && !/^\.|\.\.|\.$/.test(atom);
  }

  /** The words of a name. */
  #phrase(): boolean {
    for (let words = 0; ; words += 1) {
      if (words > 0 && !this.#comments()) return false;
      this.#match(SPACE);
      if (!this.#match(QUOTED) && !this.#match(DOT_ATOM)) return words > 0;
    }
  }

  /** Skips spaces and comments. */
  #comments(): boolean {
    this.#match(SPACE);
    while (this.#consume('(')) {
      if (!this.#comment()) return false;
      this.#match(SPACE);
    }
    return true;
  }

  /** Skips a comment whose opening bracket has been read. */
  #comment(): boolean {
    for (let depth = 1; depth > 0; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === undefined) return false;
      if (character === '\\' && this.#at + 1 < this.#text.length) this.#at += 1;
      else if (character === '(') depth += 1;
      else if (character === ')') depth -= 1;
    }
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text) ?? undefined;
    this.#at += match?.[0].length ?? 0;
    return match;
  }

  #consume(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }
}
