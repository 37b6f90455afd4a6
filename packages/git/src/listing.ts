import { RepositoryError } from './source.ts';

/** A file of a commit that is to be read. */
export interface WantedFile {
  readonly path: string;
  readonly blob: string;
}

export interface Listing {
  /** The folders that were asked for, and are there. */
  readonly folders: ReadonlySet<string>;
  /** What lies where a folder was asked for, but is none: files, links, submodules. */
  readonly others: ReadonlySet<string>;
  readonly files: readonly WantedFile[];
  /** Links and submodules that carry a wanted name; they are never followed. */
  readonly skipped: readonly string[];
}

const mostEntries = 1_000_000;

/** Reads what `git ls-tree -r -t -z` prints, piece by piece, and keeps what is asked for. */
export class ListingReader {
  readonly #wants: (path: string) => boolean;
  readonly #paths: ReadonlySet<string>;
  readonly #mostFiles: number;
  readonly #folders = new Set<string>();
  readonly #others = new Set<string>();
  readonly #files: WantedFile[] = [];
  readonly #skipped: string[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #entries = 0;

  /**
   * @param paths the folders that were asked for; empty string for the top
   * @param patterns `*.yaml` takes every file that ends so, any other text the files of exactly that name; none takes all
   */
  constructor(paths: readonly string[], patterns: readonly string[] | undefined, mostFiles: number) {
    this.#paths = new Set(paths);
    this.#wants = matcher(patterns);
    this.#mostFiles = mostFiles;
  }

  /** Throws a {@link RepositoryError} when the tree is too large or holds a name that could lead out of its folder. */
  feed(chunk: Buffer): void {
    let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0)) {
      this.#entry(data.toString('utf8', 0, end));
      data = data.subarray(end + 1);
    }
    this.#rest = data;
  }

  listing(): Listing {
    return { folders: this.#folders, others: this.#others, files: this.#files, skipped: this.#skipped };
  }

  #entry(line: string): void {
    if (++this.#entries > mostEntries) throw tooLarge(`more than ${mostEntries.toLocaleString('en')} entries`);
    const tab = line.indexOf('\t');
    const [mode = '', type = '', blob = ''] = line.slice(0, tab).split(' ');
    const path = line.slice(tab + 1);
    if (!isSafePath(path)) throw unsafe(path);
    if (type === 'tree') {
      if (this.#paths.has(path)) this.#folders.add(path);
      return;
    }
    if (this.#paths.has(path)) this.#others.add(path);
    if (!this.#wants(path)) return;
    if (type !== 'blob' || mode === '120000') {
      this.#skipped.push(path);
      return;
    }
    this.#files.push({ path, blob });
    if (this.#files.length > this.#mostFiles) throw tooLarge(`more than ${this.#mostFiles.toLocaleString('en')} files`);
  }
}

function matcher(patterns: readonly string[] | undefined): (path: string) => boolean {
  if (patterns === undefined) return () => true;
  const names = new Set(patterns.filter((pattern) => !pattern.startsWith('*')));
  const endings = patterns.filter((pattern) => pattern.startsWith('*')).map((pattern) => pattern.slice(1));
  return (path) => names.has(path.slice(path.lastIndexOf('/') + 1)) || endings.some((ending) => path.endsWith(ending));
}

/** Git itself refuses such names on checkout; a server that means harm can still send them. */
function isSafePath(path: string): boolean {
  const names = process.platform === 'win32' ? /[\\:]/ : /\0/;
  const reserved = new Set(['', '.', '..', '.git']);
  return !names.test(path) && path.split('/').every((name) => !reserved.has(name.toLowerCase()));
}

function unsafe(path: string): RepositoryError {
  const message = `the repository holds a name that no repository may hold: ${JSON.stringify(path)}`;
  return new RepositoryError({ kind: 'unsafe-content', message });
}

function tooLarge(what: string): RepositoryError {
  return new RepositoryError({
    kind: 'too-large',
    message: `the folder holds ${what}`,
    hint: 'Point the path at a folder that holds only what is to be read.',
  });
}
