import { mkdirSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { RepositoryError, type RepositoryFailure } from '../remote/repository-error.ts';
import type { FolderFailures } from './folder-failures.ts';
import type { WantedFile } from './tree-listing.ts';

interface PendingBlob {
  readonly id: string;
  readonly size: number;
  readonly parts: Buffer[];
  missing: number;
}

/**
 * Writes the blobs that `git cat-file --batch` prints to their files. It only creates regular files, and none twice, so that
 * no content of a repository can make it write outside `root`.
 */
export class Extraction {
  readonly #root: string;
  readonly #failures: FolderFailures;
  readonly #files: ReadonlyMap<string, readonly WantedFile[]>;
  readonly #created = new Set<string>();
  #header: Buffer = Buffer.alloc(0);
  #blob: PendingBlob | undefined;
  #written = 0;

  /** @param failures receives the folders with a file that the disk cannot store */
  constructor(root: string, files: readonly WantedFile[], failures: FolderFailures) {
    this.#root = root;
    this.#failures = failures;
    this.#files = Map.groupBy(files, ({ blob }) => blob);
  }

  /** The IDs of the blobs, one per line, each once. */
  request(): string {
    return Array.from(this.#files.keys(), (id) => `${id}\n`).join('');
  }

  /** Whether every requested blob was written. */
  get isComplete(): boolean {
    return this.#written === this.#files.size;
  }

  feed(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) rest = this.#blob === undefined ? this.#readHeader(rest) : this.#readBody(this.#blob, rest);
  }

  /** Creates a requested folder, which may contain no wanted file. */
  makeFolder(path: string): void {
    this.#guard(path, [path], () => this.#create(path));
  }

  #create(folder: string): void {
    if (this.#created.has(folder)) return;
    mkdirSync(join(this.#root, folder), { recursive: true });
    this.#created.add(folder);
  }

  #readHeader(chunk: Buffer): Buffer {
    const end = chunk.indexOf(10);
    if (end === -1) {
      this.#header = Buffer.concat([this.#header, chunk]);
      return chunk.subarray(chunk.length);
    }
    const line = Buffer.concat([this.#header, chunk.subarray(0, end)]).toString('latin1');
    this.#header = Buffer.alloc(0);
    const { id, size } = parseBlobHeader(line);
    // The line feed that git prints after the content is read with it.
    this.#blob = { id, size, parts: [], missing: size + 1 };
    return chunk.subarray(end + 1);
  }

  #readBody(blob: PendingBlob, chunk: Buffer): Buffer {
    const part = chunk.subarray(0, blob.missing);
    blob.parts.push(part);
    blob.missing -= part.length;
    if (blob.missing === 0) {
      this.#write(blob);
      this.#blob = undefined;
    }
    return chunk.subarray(part.length);
  }

  #write(blob: PendingBlob): void {
    const content = Buffer.concat(blob.parts, blob.size);
    for (const { path, folders } of this.#files.get(blob.id) ?? []) {
      this.#guard(path, folders, () => {
        this.#create(posix.dirname(path));
        writeFileSync(join(this.#root, path), content, { flag: 'wx', mode: 0o644 });
      });
    }
    this.#written++;
  }

  /** A path that the disk cannot store is a failure of the folders that contain it; a full disk is not. */
  #guard(path: string, folders: readonly string[], write: () => void): void {
    try {
      write();
    } catch (error) {
      const failure = findPathFailure(path, error);
      if (failure === undefined) throw error;
      this.#failures.add(folders, failure);
    }
  }
}

/**
 * Parses a line that `git cat-file --batch` or `--batch-check` prints for a blob.
 * @throws a {@link RepositoryError} if git does not have it
 */
export function parseBlobHeader(line: string): { readonly id: string; readonly size: number } {
  const [, id, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
  if (id !== undefined && size !== undefined) return { id, size: Number(size) };
  throw new RepositoryError({ kind: 'git-failed', message: `git did not find a file: ${line}` });
}

function findPathFailure(path: string, error: unknown): RepositoryFailure | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const causedByPath = ['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'EINVAL', 'ENOENT', 'EILSEQ'];
  if (typeof code !== 'string' || !causedByPath.includes(code)) return undefined;
  const shown = JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}…` : path);
  const message = `the path ${shown} conflicts with another path of the repository, or the disk cannot store it (${code})`;
  return { kind: 'unsafe-content', message };
}
