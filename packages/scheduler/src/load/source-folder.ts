import { lstatSync, statSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { type Diagnostic, quote, sanitizeText } from '@kalypso-actions/diagnostics';

/** A folder to read resources from. */
export interface SourceFolder {
  /** Shown in positions: `.` for the control plane itself, otherwise the repository and the branch or commit. */
  readonly label: string;
  readonly root: string;
  /** The part of the folder to read; files in diagnostics are named from `root` anyway. */
  readonly path?: string;
  /** Whether it belongs to the platform team. Only workloads and deployment targets are accepted from other folders. */
  readonly trusted: boolean;
}

/** Translates between paths below the part that is read and paths from the root, and collects diagnostics about both. */
export class SourcePaths {
  readonly diagnostics: Diagnostic[] = [];
  readonly #folder: SourceFolder;
  /** The part that is read, normalized; empty for the whole folder. */
  readonly #prefix: string;
  readonly #top: string;

  constructor(folder: SourceFolder) {
    this.#folder = folder;
    this.#prefix = posix.normalize((folder.path ?? '.').replaceAll('\\', '/')).replace(/^\.(\/|$)|\/$/g, '');
    this.#top = resolve(folder.root, this.#prefix);
  }

  /** The path on disk of a path below the part that is read. */
  toDiskPath(path: string): string {
    return join(this.#top, path);
  }

  /** The path from the root of a path below the part that is read. */
  fromRoot(path: string): string {
    const joined = posix.join(this.#prefix, path);
    return joined === '.' ? '' : joined.replace(/\/$/, '');
  }

  /** The folders above the part that is read, from the root down, relative to it: `../..`, `..`. */
  foldersAbove(): readonly string[] {
    const depth = this.#prefix === '' ? 0 : this.#prefix.split('/').length;
    return Array.from({ length: depth }, (_, index) =>
      Array(depth - index)
        .fill('..')
        .join('/'),
    );
  }

  /** Whether the folder exists, is within its repository and is not reached through a link; reports it otherwise. */
  checkFolder(): boolean {
    const { root, path = '.', label } = this.#folder;
    const isInside = this.#prefix !== '..' && !this.#prefix.startsWith('../') && !posix.isAbsolute(this.#prefix);
    const isFolder = statSync(this.#top, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isInside && isFolder && !this.#leadsThroughLink()) return true;
    const name = label === '.' ? quote(join(root, path)) : `${quote(path)} in ${sanitizeText(label)}`;
    const message = !isInside
      ? `${name} is not within its repository`
      : isFolder
        ? `${name} leads through a symbolic link, which is not followed`
        : `there is no folder ${name}`;
    this.diagnostics.push({ code: 'folder-not-found', severity: 'error', message });
    return false;
  }

  #leadsThroughLink(): boolean {
    if (this.#prefix === '') return false;
    return this.#prefix
      .split('/')
      .some((_, index, parts) => isLink(join(this.#folder.root, ...parts.slice(0, index + 1))));
  }

  /** Reports an error of a path below the part that is read. Returns `undefined`. */
  error(code: string, path: string, message: string, hint: string): undefined {
    this.diagnostics.push({ code, severity: 'error', message, at: this.#positionOf(path), hint });
  }

  /** Reports an error of the whole folder. */
  folderError(code: string, message: string): void {
    this.diagnostics.push({ code, severity: 'error', message: `${sanitizeText(this.#folder.label)}: ${message}` });
  }

  /** Reports a link that is not followed. */
  linkWarning(path: string): void {
    this.diagnostics.push({
      code: 'symbolic-link',
      severity: 'warning',
      message: 'this is a symbolic link; it is not followed',
      at: this.#positionOf(path),
      hint: 'Replace the link by the file or folder itself, or exclude it with a .sourceignore.',
    });
  }

  /** Reports a file that is not read because its extension has capital letters. */
  extensionWarning(path: string): void {
    this.diagnostics.push({
      code: 'file-extension',
      severity: 'warning',
      message: 'only files whose names end with `.yaml` or `.yml`, in lower case, are read',
      at: this.#positionOf(path),
      hint: 'Rename it, or exclude it with a .sourceignore.',
    });
  }

  /** Reports a path that the file system cannot read. Throws an error that is not one of the file system. */
  readError(path: string, error: unknown): undefined {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    const message = `this cannot be read: ${sanitizeText(code)}`;
    return this.error('unreadable-file', path, message, 'Check its name and its permissions.');
  }

  #positionOf(path: string) {
    return { source: this.#folder.label, file: this.fromRoot(path), line: 1, column: 1 };
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
