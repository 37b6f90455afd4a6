import { posix } from 'node:path';
import type { RepositoryFailure } from '../remote/repository-error.ts';
import type { SkippedEntry } from './git-source.ts';

/** What is at a path of a repository. */
export type EntryKind = SkippedEntry['kind'] | 'folder' | 'file';

const HINT = 'Set the path to a folder that contains only the files to read.';

/** Thrown while a tree is listed, if some of the requested folders cannot be read. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  readonly folders: readonly string[];
  readonly failure: RepositoryFailure;

  constructor(folders: readonly string[], failure: RepositoryFailure) {
    super(failure.message);
    this.folders = folders;
    this.failure = failure;
  }
}

/**
 * Which of the requested folders of a repository cannot be read, and why. They may belong to different teams, so that what is wrong with one does not
 * affect the others. The root is the empty string.
 */
export class FolderFailures {
  readonly #requested: readonly string[];
  readonly #failures = new Map<string, RepositoryFailure>();

  constructor(requested: readonly string[]) {
    this.#requested = requested;
  }

  /** The folders that have not failed. */
  get readable(): readonly string[] {
    return this.#requested.filter((folder) => !this.#failures.has(folder));
  }

  get(folder: string): RepositoryFailure | undefined {
    return this.#failures.get(folder);
  }

  /** Records why folders cannot be read. The first reason counts. */
  add(folders: readonly string[], failure: RepositoryFailure): void {
    for (const folder of folders) if (!this.#failures.has(folder)) this.#failures.set(folder, failure);
  }

  /** Whether an entry is needed for a folder that has not failed. */
  isNeeded({ folders }: { readonly folders: readonly string[] }): boolean {
    return folders.some((folder) => !this.#failures.has(folder));
  }
}

/**
 * Creates the failure of a path that is not a folder.
 * @param obstacle what is at the path or above it instead; `undefined` if nothing is
 * @param where the repository and the commit
 */
export function createNoFolderFailure(
  path: string,
  obstacle: { readonly path: string; readonly kind: EntryKind } | undefined,
  where: string,
): RepositoryFailure {
  const name = `the path ${JSON.stringify(path)}`;
  const kind = 'path-not-found';
  if (obstacle === undefined) return { kind, message: `${name} does not exist in ${where}` };
  const subject = obstacle.path === path ? 'it' : JSON.stringify(obstacle.path);
  switch (obstacle.kind) {
    case 'link':
      return {
        kind,
        message: `${name} is not a folder in ${where}: ${subject} is a symbolic link, which is not followed`,
        hint: 'Set the path to the folder that the link leads to.',
      };
    case 'submodule':
      return {
        kind,
        message: `${name} is not a folder in ${where}: ${subject} is a submodule, which is not read`,
        hint: 'Set the repository to that of the submodule.',
      };
    default:
      return {
        kind,
        message: `${name} is not a folder in ${where}`,
        ...(obstacle.path === path ? { hint: `The path has to be a folder: use \`${posix.dirname(path)}\`.` } : {}),
      };
  }
}

/** Creates the failure of a folder that contains more than a limit: `20,000 files`. */
export function createTooManyFailure(folder: string, limit: string): RepositoryFailure {
  const what = folder === '' ? 'the repository' : `the folder ${JSON.stringify(folder)}`;
  return { kind: 'too-large', message: `${what} contains more than ${limit}`, hint: HINT };
}

/** Creates the failure of a folder with a file that is too large. */
export function createLargeFileFailure(file: string, maxBytes: number): RepositoryFailure {
  const message = `the file ${JSON.stringify(file)} is larger than ${formatMegabytes(maxBytes)}`;
  return { kind: 'too-large', message, hint: HINT };
}

/** Creates the failure of a folder whose files are too large in total. */
export function createTotalSizeFailure(folder: string, maxBytes: number): RepositoryFailure {
  const what = folder === '' ? 'the files' : `the files in ${JSON.stringify(folder)}`;
  return { kind: 'too-large', message: `${what} total more than ${formatMegabytes(maxBytes)}`, hint: HINT };
}

function formatMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en')} MB`;
}
