import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { SourcePaths } from './source-folder.ts';

const MAX_FILE_BYTES = 4 * 1024 * 1024;
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;
/** Fails for a link, and does not wait for the writer of a pipe. Windows has neither flag and needs none. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads the text files of a folder, up to a limit for each file and one for all of them. Problems are reported to the folder's diagnostics. */
export class FileReader {
  readonly #paths: SourcePaths;
  #totalBytes = 0;

  constructor(paths: SourcePaths) {
    this.#paths = paths;
  }

  /** The text of a file, by its path below the part that is read; `undefined` if it cannot be read. */
  read(path: string): string | undefined {
    if (this.#totalBytes > MAX_TOTAL_BYTES) return undefined;
    try {
      return this.#readText(path);
    } catch (error) {
      return this.#paths.readError(path, error);
    }
  }

  #readText(path: string): string | undefined {
    const descriptor = openSync(this.#paths.toDiskPath(path), READ_FLAGS);
    try {
      if (!this.#checkSize(path, fstatSync(descriptor).size)) return undefined;
      const bytes = readFileSync(descriptor);
      if (isUtf8(bytes)) return bytes.toString('utf8');
      return this.#paths.error('not-utf8', path, 'this file is not UTF-8 text', 'Save it as UTF-8.');
    } finally {
      closeSync(descriptor);
    }
  }

  #checkSize(path: string, bytes: number): boolean {
    if (bytes > MAX_FILE_BYTES) {
      const message = `this file has ${toMebibytes(bytes)} MiB; files of more than ${toMebibytes(MAX_FILE_BYTES)} MiB are not read`;
      this.#paths.error('file-too-large', path, message, 'Split it, or exclude it with a .sourceignore.');
      return false;
    }
    this.#totalBytes += bytes;
    if (this.#totalBytes <= MAX_TOTAL_BYTES) return true;
    const message = `the YAML files up to this one have more than ${toMebibytes(MAX_TOTAL_BYTES)} MiB in total; this file and those after it are not read`;
    this.#paths.error('folder-too-large', path, message, 'Exclude files with a .sourceignore.');
    return false;
  }
}

function toMebibytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
