import { createTooManyFailure, type EntryKind, FolderError } from './folder-failures.ts';
import type { SkippedEntry } from './git-source.ts';

/** A file of a commit that is to be read. */
export interface WantedFile {
  readonly path: string;
  readonly blob: string;
  /** The requested folders that it is read for. */
  readonly folders: readonly string[];
}

export interface TreeListing {
  /** What the requested paths are; those that do not exist are absent. */
  readonly kinds: ReadonlyMap<string, EntryKind>;
  readonly files: readonly WantedFile[];
  /** Links and submodules with a wanted name; they are never followed. */
  readonly skipped: readonly (SkippedEntry & { readonly folders: readonly string[] })[];
}

const MAX_ENTRIES = 1_000_000;

/** Parses the output of `git ls-tree -r -t -z`, chunk by chunk, and keeps the wanted entries. */
export class TreeListingReader {
  readonly #isWanted: (path: string) => boolean;
  readonly #requested: ReadonlySet<string>;
  /** The requested folders below each file that counts for them from above. */
  readonly #namesAbove: ReadonlyMap<string, readonly string[]>;
  readonly #maxFiles: number;
  readonly #kinds = new Map<string, EntryKind>();
  readonly #files: WantedFile[] = [];
  readonly #skipped: TreeListing['skipped'][number][] = [];
  readonly #entryCounts = new Map<string, number>();
  readonly #fileCounts = new Map<string, number>();
  #rest: Buffer = Buffer.alloc(0);

  /**
   * @param paths the requested folders; an empty string for the root
   * @param patterns `*.yaml` for a name ending, any other text for an exact name; `undefined` for all files
   */
  constructor(paths: readonly string[], patterns: readonly string[] | undefined, maxFiles: number) {
    this.#requested = new Set(paths);
    this.#isWanted = createMatcher(patterns);
    this.#namesAbove = findNamesAbove(paths, patterns);
    this.#maxFiles = maxFiles;
  }

  /** @throws a {@link FolderError} if a requested folder is too large or contains a path that could lead out of it */
  feed(chunk: Buffer): void {
    let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0)) {
      this.#readEntry(data.toString('utf8', 0, end));
      data = data.subarray(end + 1);
    }
    this.#rest = data;
  }

  listing(): TreeListing {
    return { kinds: this.#kinds, files: this.#files, skipped: this.#skipped };
  }

  #readEntry(line: string): void {
    const tab = line.indexOf('\t');
    const [mode = '', type = '', blob = ''] = line.slice(0, tab).split(' ');
    const path = line.slice(tab + 1);
    const kind = findKind(mode, type);
    if (this.#requested.has(path)) this.#kinds.set(path, kind);
    const folders = this.#findFolders(path);
    if (folders.length === 0) return;
    this.#count(folders, this.#entryCounts, MAX_ENTRIES, 'entries');
    if (!isSafePath(path)) throw unsafePath(path, folders);
    if (kind === 'folder' || !this.#isWanted(path)) return;
    if (kind === 'file') this.#files.push({ path, blob, folders });
    else this.#skipped.push({ path, kind, folders });
    this.#count(folders, this.#fileCounts, this.#maxFiles, 'files');
  }

  /** Finds the requested folders that an entry is read for: those that contain it, and those that it counts for from above. */
  #findFolders(path: string): readonly string[] {
    const folders = this.#namesAbove.get(path)?.slice() ?? [];
    if (this.#requested.has('')) folders.push('');
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end);
      if (folder !== '' && this.#requested.has(folder)) folders.push(folder);
    }
    return folders;
  }

  #count(folders: readonly string[], counts: Map<string, number>, max: number, what: string): void {
    for (const folder of folders) {
      const count = (counts.get(folder) ?? 0) + 1;
      counts.set(folder, count);
      if (count > max) {
        throw new FolderError([folder], createTooManyFailure(folder, `${max.toLocaleString('en')} ${what}`));
      }
    }
  }
}

/**
 * Finds the paths of files with a wanted name in the folders above the requested ones, such as a `.sourceignore` that applies to them.
 * @returns for each path the requested folders that it applies to
 */
export function findNamesAbove(
  paths: readonly string[],
  patterns: readonly string[] = [],
): ReadonlyMap<string, readonly string[]> {
  const names = patterns.filter((pattern) => !pattern.startsWith('*'));
  const found = new Map<string, string[]>();
  for (const path of paths.filter((each) => each !== '')) {
    for (const above of listFoldersAbove(path)) {
      for (const name of names) {
        const file = above === '' ? name : `${above}/${name}`;
        found.set(file, [...(found.get(file) ?? []), path]);
      }
    }
  }
  return found;
}

/** Lists the folders above a path, from the root (an empty string) down. */
export function listFoldersAbove(path: string): readonly string[] {
  return path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
}

function createMatcher(patterns: readonly string[] | undefined): (path: string) => boolean {
  if (patterns === undefined) return () => true;
  const names = new Set(patterns.filter((pattern) => !pattern.startsWith('*')));
  const endings = patterns.filter((pattern) => pattern.startsWith('*')).map((pattern) => pattern.slice(1));
  return (path) => names.has(path.slice(path.lastIndexOf('/') + 1)) || endings.some((ending) => path.endsWith(ending));
}

function findKind(mode: string, type: string): EntryKind {
  if (type === 'tree') return 'folder';
  if (type !== 'blob') return 'submodule';
  return mode === '120000' ? 'link' : 'file';
}

/** Git itself refuses to check out such paths; a malicious server can still send them. */
function isSafePath(path: string): boolean {
  const forbidden = process.platform === 'win32' ? /[\\:]/ : /\0/;
  const reserved = new Set(['', '.', '..', '.git']);
  return !forbidden.test(path) && path.split('/').every((name) => !reserved.has(name.toLowerCase()));
}

function unsafePath(path: string, folders: readonly string[]): FolderError {
  const message = `the repository contains the unsafe path ${JSON.stringify(path)}`;
  return new FolderError(folders, { kind: 'unsafe-content', message });
}
