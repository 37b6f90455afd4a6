/**
 * Gathers the text of a scalar of several lines: white space around a line break goes, one break becomes a space, of more the first goes.
 * Line and paragraph separators are not folded.
 */
export class LineFolder {
  text = '';
  #blanks = '';
  #first = '';
  #more = '';
  #onNewLine = false;

  append(text: string): void {
    this.text += text;
  }

  blank(text: string): void {
    if (!this.#onNewLine) this.#blanks += text;
  }

  lineBreak(text: string): void {
    if (this.#onNewLine) {
      this.#more += text;
      return;
    }
    this.#blanks = '';
    this.#first = text;
    this.#onNewLine = true;
  }

  /** After an escaped line break: the white space that follows is dropped, and further line breaks are kept. */
  continueLine(): void {
    this.#onNewLine = true;
  }

  get onNewLine(): boolean {
    return this.#onNewLine;
  }

  /** Puts what the white space comes to in front of what follows. */
  join(): void {
    if (!this.#onNewLine) this.text += this.#blanks;
    else if (this.#first === '\n') this.text += this.#more === '' ? ' ' : this.#more;
    else this.text += this.#first + this.#more;
    this.#blanks = '';
    this.#first = '';
    this.#more = '';
    this.#onNewLine = false;
  }
}
