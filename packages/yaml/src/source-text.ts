import type { Position } from '@kalypso-actions/diagnostics';

/** The text of a file, without its byte order mark, and the positions of its offsets. */
export class SourceText {
  readonly text: string;
  readonly #source: string;
  readonly #file: string;
  #lines: number[] | undefined;

  constructor(text: string, source: string, file: string) {
    this.text = text.startsWith('\ufeff') ? text.slice(1) : text;
    this.#source = source;
    this.#file = file;
  }

  /** The line and column of an offset. */
  positionAt(offset: number): Position {
    this.#lines ??= findLineStarts(this.text);
    let [low, high] = [0, this.#lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { source: this.#source, file: this.#file, line: low + 1, column: offset - (this.#lines[low] ?? 0) + 1 };
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.search(/[\r\n]/); at !== -1 && at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n' || (character === '\r' && text[at + 1] !== '\n')) starts.push(at + 1);
  }
  return starts;
}
