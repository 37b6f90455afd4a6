/**
 * Builds the text of a scalar that has several lines: white space around line breaks is dropped; a single line break becomes a space, and of several
 * the first one is dropped. Line and paragraph separators are not folded.
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

  /** Call it after an escaped line break: the white space that follows is dropped, and further line breaks are preserved. */
  continueLine(): void {
    this.#onNewLine = true;
  }

  get onNewLine(): boolean {
    return this.#onNewLine;
  }

  /** Adds the folded white space to the text. */
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
