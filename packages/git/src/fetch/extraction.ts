import { mkdirSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { RepositoryError } from '../remote/repository-error.ts';
import type { FetchLimits } from './fetch-settings.ts';
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
  readonly #limits: Pick<FetchLimits, 'maxFileBytes' | 'maxTotalBytes'>;
  readonly #paths = new Map<string, string[]>();
  readonly #folders = new Set<string>();
  #header: Buffer = Buffer.alloc(0);
  #blob: PendingBlob | undefined;
  #total = 0;
  #written = 0;

  constructor(root: string, files: readonly WantedFile[], limits: Pick<FetchLimits, 'maxFileBytes' | 'maxTotalBytes'>) {
    this.#root = root;
    this.#limits = limits;
    for (const { path, blob } of files) {
      const paths = this.#paths.get(blob);
      if (paths === undefined) this.#paths.set(blob, [path]);
      else paths.push(path);
    }
  }

  /** The IDs of the blobs, one per line, each once. */
  request(): string {
    return Array.from(this.#paths.keys(), (id) => `${id}\n`).join('');
  }

  /** Whether every requested blob was written. */
  get isComplete(): boolean {
    return this.#written === this.#paths.size;
  }

  /** @throws a {@link RepositoryError} if a file or the sum of all files is too large, or a file cannot be written */
  feed(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) rest = this.#blob === undefined ? this.#readHeader(rest) : this.#readBody(this.#blob, rest);
  }

  /**
   * Creates a folder of the repository, which may contain no wanted file.
   * @throws a {@link RepositoryError} if that fails because of its name
   */
  makeFolder(path: string): void {
    if (this.#folders.has(path)) return;
    try {
      mkdirSync(join(this.#root, path), { recursive: true });
    } catch (cause) {
      throw toWriteError(path, cause);
    }
    this.#folders.add(path);
  }

  #readHeader(chunk: Buffer): Buffer {
    const end = chunk.indexOf(10);
    if (end === -1) {
      this.#header = Buffer.concat([this.#header, chunk]);
      return chunk.subarray(chunk.length);
    }
    const line = Buffer.concat([this.#header, chunk.subarray(0, end)]).toString('latin1');
    this.#header = Buffer.alloc(0);
    const match = /^([0-9a-f]+) blob (\d+)$/.exec(line);
    if (match === null) throw new RepositoryError({ kind: 'git-failed', message: `git did not find a file: ${line}` });
    const [, id = '', size = ''] = match;
    this.#checkSize(id, Number(size));
    // The line feed that git prints after the content is read with it.
    this.#blob = { id, size: Number(size), parts: [], missing: Number(size) + 1 };
    return chunk.subarray(end + 1);
  }

  #checkSize(id: string, size: number): void {
    const { maxFileBytes, maxTotalBytes } = this.#limits;
    const paths = this.#paths.get(id) ?? [];
    this.#total += size * paths.length;
    if (size > maxFileBytes) {
      throw tooLarge(`the file ${JSON.stringify(paths[0])} is larger than ${toMegabytes(maxFileBytes)}`);
    }
    if (this.#total > maxTotalBytes) throw tooLarge(`the files total more than ${toMegabytes(maxTotalBytes)}`);
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
    for (const path of this.#paths.get(blob.id) ?? []) this.#writeFile(path, content);
    this.#written++;
  }

  #writeFile(path: string, content: Buffer): void {
    this.makeFolder(posix.dirname(path));
    try {
      writeFileSync(join(this.#root, path), content, { flag: 'wx', mode: 0o644 });
    } catch (cause) {
      throw toWriteError(path, cause);
    }
  }
}

/** A path that the disk cannot store is a failure of the repository; a full disk is not. */
function toWriteError(path: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const causedByPath = ['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'EINVAL', 'ENOENT', 'EILSEQ'];
  if (typeof code !== 'string' || !causedByPath.includes(code)) return cause;
  const shown = JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}…` : path);
  const message = `the path ${shown} conflicts with another path of the repository, or the disk cannot store it (${code})`;
  return new RepositoryError({ kind: 'unsafe-content', message }, { cause });
}

function toMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en')} MB`;
}

function tooLarge(message: string): RepositoryError {
  return new RepositoryError({
    kind: 'too-large',
    message,
    hint: 'Set the path to a folder that contains only the files to read.',
  });
}
