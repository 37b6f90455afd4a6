import { mkdirSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { WantedFile } from './listing.ts';
import { RepositoryError } from './source.ts';

export interface SizeLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
}

interface Blob {
  readonly id: string;
  readonly size: number;
  readonly parts: Buffer[];
  missing: number;
}

/**
 * Writes the blobs that `git cat-file --batch` prints to the files that hold them. Only regular files are ever made, and
 * none twice, so that nothing a repository holds can lead a write out of `root`.
 */
export class Extraction {
  readonly #root: string;
  readonly #limits: SizeLimits;
  readonly #paths = new Map<string, string[]>();
  readonly #made = new Set<string>();
  #header: Buffer = Buffer.alloc(0);
  #blob: Blob | undefined;
  #total = 0;
  #written = 0;

  constructor(root: string, files: readonly WantedFile[], limits: SizeLimits) {
    this.#root = root;
    this.#limits = limits;
    for (const { path, blob } of files) {
      const paths = this.#paths.get(blob);
      if (paths === undefined) this.#paths.set(blob, [path]);
      else paths.push(path);
    }
  }

  /** The blobs to ask for, each once, one a line. */
  request(): string {
    return Array.from(this.#paths.keys(), (id) => `${id}\n`).join('');
  }

  /** Whether every blob that was asked for came. */
  get complete(): boolean {
    return this.#written === this.#paths.size;
  }

  /** Throws a {@link RepositoryError} when a file or all of them are too large, or a file cannot be written. */
  feed(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) rest = this.#blob === undefined ? this.#readHeader(rest) : this.#readBody(this.#blob, rest);
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
    if (match === null) throw new RepositoryError({ kind: 'git-failed', message: `git has no such file: ${line}` });
    const [, id = '', size = ''] = match;
    this.#admit(id, Number(size));
    // The line feed that git prints after the content is read with it.
    this.#blob = { id, size: Number(size), parts: [], missing: Number(size) + 1 };
    return chunk.subarray(end + 1);
  }

  #admit(id: string, size: number): void {
    const paths = this.#paths.get(id) ?? [];
    this.#total += size * paths.length;
    if (size > this.#limits.fileBytes) {
      throw tooLarge(`the file ${JSON.stringify(paths[0])} is larger than ${megabytes(this.#limits.fileBytes)}`);
    }
    if (this.#total > this.#limits.totalBytes) {
      throw tooLarge(`the files are larger than ${megabytes(this.#limits.totalBytes)} together`);
    }
  }

  #readBody(blob: Blob, chunk: Buffer): Buffer {
    const part = chunk.subarray(0, blob.missing);
    blob.parts.push(part);
    blob.missing -= part.length;
    if (blob.missing === 0) {
      this.#write(blob);
      this.#blob = undefined;
    }
    return chunk.subarray(part.length);
  }

  #write(blob: Blob): void {
    const content = Buffer.concat(blob.parts, blob.size);
    for (const path of this.#paths.get(blob.id) ?? []) this.#writeFile(path, content);
    this.#written++;
  }

  #writeFile(path: string, content: Buffer): void {
    this.makeFolder(posix.dirname(path));
    try {
      writeFileSync(join(this.#root, path), content, { flag: 'wx', mode: 0o644 });
    } catch (cause) {
      throw unwritable(path, cause);
    }
  }

  /** Makes a folder of the repository, which may hold no wanted file. Throws a {@link RepositoryError} when it cannot. */
  makeFolder(path: string): void {
    if (this.#made.has(path)) return;
    try {
      mkdirSync(join(this.#root, path), { recursive: true });
    } catch (cause) {
      throw unwritable(path, cause);
    }
    this.#made.add(path);
  }
}

/** A name that this disk cannot hold is the repository's fault; a full disk is not. */
function unwritable(path: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const names = ['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'EINVAL', 'ENOENT', 'EILSEQ'];
  if (typeof code !== 'string' || !names.includes(code)) return cause;
  const shown = JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}…` : path);
  const message = `the name ${shown} clashes with another of the repository, or this disk cannot hold it (${code})`;
  return new RepositoryError({ kind: 'unsafe-content', message }, { cause });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en')} MB`;
}

function tooLarge(message: string): RepositoryError {
  return new RepositoryError({
    kind: 'too-large',
    message,
    hint: 'Point the path at a folder that holds only what is to be read.',
  });
}
