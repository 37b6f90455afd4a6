/** What a commit holds at a path: a file, a link, a submodule or, where folders were asked for, a folder. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
}

/** Reads what `git ls-tree -z` prints, piece by piece. */
export class EntryReader {
  readonly #take: (entry: TreeEntry) => void;
  #rest: Buffer = Buffer.alloc(0);

  constructor(take: (entry: TreeEntry) => void) {
    this.#take = take;
  }

  feed(chunk: Buffer): void {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = data.indexOf(0, start); end !== -1; end = data.indexOf(0, start)) {
      this.#read(data.toString('utf8', start, end));
      start = end + 1;
    }
    this.#rest = data.subarray(start);
  }

  #read(line: string): void {
    const tab = line.indexOf('\t');
    const [mode = '', , id = ''] = line.slice(0, tab).split(' ');
    this.#take({ path: line.slice(tab + 1), mode, id });
  }
}

export function isFile({ mode }: TreeEntry): boolean {
  return mode.startsWith('100');
}

/** The folders that a path lies in, outermost first. */
export function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
