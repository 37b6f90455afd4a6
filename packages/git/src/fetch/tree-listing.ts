import { RepositoryError } from '../remote/repository-error.ts';

/** A file of a commit that is to be read. */
export interface WantedFile {
  readonly path: string;
  readonly blob: string;
}

export interface TreeListing {
  /** The requested folders that exist. */
  readonly folders: ReadonlySet<string>;
  /** The requested folders that are something else: files, links, submodules. */
  readonly others: ReadonlySet<string>;
  readonly files: readonly WantedFile[];
  /** Links and submodules with a wanted name; they are never followed. */
  readonly skipped: readonly string[];
}

const MAX_ENTRIES = 1_000_000;

/** Parses the output of `git ls-tree -r -t -z`, chunk by chunk, and keeps the wanted entries. */
export class TreeListingReader {
  readonly #isWanted: (path: string) => boolean;
  readonly #paths: ReadonlySet<string>;
  readonly #maxFiles: number;
  readonly #folders = new Set<string>();
  readonly #others = new Set<string>();
  readonly #files: WantedFile[] = [];
  readonly #skipped: string[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #entries = 0;

  /**
   * @param paths the requested folders; an empty string for the root
   * @param patterns `*.yaml` for a name ending, any other text for an exact name; `undefined` for all files
   */
  constructor(paths: readonly string[], patterns: readonly string[] | undefined, maxFiles: number) {
    this.#paths = new Set(paths);
    this.#isWanted = createMatcher(patterns);
    this.#maxFiles = maxFiles;
  }

  /** @throws a {@link RepositoryError} if the tree is too large or contains a path that could lead out of its folder */
  feed(chunk: Buffer): void {
    let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0)) {
      this.#readEntry(data.toString('utf8', 0, end));
      data = data.subarray(end + 1);
    }
    this.#rest = data;
  }

  listing(): TreeListing {
    return { folders: this.#folders, others: this.#others, files: this.#files, skipped: this.#skipped };
  }

  #readEntry(line: string): void {
    if (++this.#entries > MAX_ENTRIES) throw tooManyEntries(`${MAX_ENTRIES.toLocaleString('en')} entries`);
    const tab = line.indexOf('\t');
    const [mode = '', type = '', blob = ''] = line.slice(0, tab).split(' ');
    const path = line.slice(tab + 1);
    if (!isSafePath(path)) throw unsafePath(path);
    if (type === 'tree') {
      if (this.#paths.has(path)) this.#folders.add(path);
      return;
    }
    if (this.#paths.has(path)) this.#others.add(path);
    if (!this.#isWanted(path)) return;
    if (type !== 'blob' || mode === '120000') {
      this.#skipped.push(path);
      return;
    }
    this.#files.push({ path, blob });
    if (this.#files.length > this.#maxFiles) throw tooManyEntries(`${this.#maxFiles.toLocaleString('en')} files`);
  }
}

/** The paths of files with a wanted name in the folders above the requested ones, such as a `.sourceignore` that applies to them. */
export function findNamesAbove(paths: readonly string[], patterns: readonly string[] = []): readonly string[] {
  const names = patterns.filter((pattern) => !pattern.startsWith('*'));
  const folders = new Set(
    paths.flatMap((path) => path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'))),
  );
  return [...folders].flatMap((folder) => names.map((name) => (folder === '' ? name : `${folder}/${name}`)));
}

function createMatcher(patterns: readonly string[] | undefined): (path: string) => boolean {
  if (patterns === undefined) return () => true;
  const names = new Set(patterns.filter((pattern) => !pattern.startsWith('*')));
  const endings = patterns.filter((pattern) => pattern.startsWith('*')).map((pattern) => pattern.slice(1));
  return (path) => names.has(path.slice(path.lastIndexOf('/') + 1)) || endings.some((ending) => path.endsWith(ending));
}

/** Git itself refuses to check out such paths; a malicious server can still send them. */
function isSafePath(path: string): boolean {
  const forbidden = process.platform === 'win32' ? /[\\:]/ : /\0/;
  const reserved = new Set(['', '.', '..', '.git']);
  return !forbidden.test(path) && path.split('/').every((name) => !reserved.has(name.toLowerCase()));
}

function unsafePath(path: string): RepositoryError {
  const message = `the repository contains the unsafe path ${JSON.stringify(path)}`;
  return new RepositoryError({ kind: 'unsafe-content', message });
}

function tooManyEntries(limit: string): RepositoryError {
  return new RepositoryError({
    kind: 'too-large',
    message: `the folder contains more than ${limit}`,
    hint: 'Set the path to a folder that contains only the files to read.',
  });
}
