import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { type Diagnostic, sanitizeText, quote } from '@kalypso-actions/diagnostics';
import { type IgnoreRules, IgnoreLimitError, compileIgnoreRules } from './source-ignore.ts';

/** A folder to read resources from. */
export interface SourceFolder {
  /** For people: `.` for the control plane itself, else the repository and what was read of it. */
  readonly label: string;
  readonly root: string;
  /** The part of it to read; the files of diagnostics are named from `root` all the same. */
  readonly path?: string;
  /** Whether the platform team owns it. Of any other folder only workloads are taken. */
  readonly trusted: boolean;
}

/** More than any control plane has, and bounded. */
const MOST_FILES = 100_000;
const MOST_FILE_BYTES = 4 * 1024 * 1024;
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_IGNORE_BYTES = 64 * 1024;

const YAML_NAME = /\.ya?ml$/;
/** A link is an error here, and a pipe does not wait for a writer. Windows has neither flag, nor the trouble. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The YAML files of a folder: those below it that are no links, in no hidden folder, and not left out by its `.sourceignore`.
 *
 * What is wrong with the folder or a file is a diagnostic; links are never followed. All work is bounded.
 */
export class FolderReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #folder: SourceFolder;
  readonly #top: string;
  /** The path of the part that is read, as the names of files begin with it. */
  readonly #prefix: string;
  #bytes = 0;

  constructor(folder: SourceFolder) {
    this.#folder = folder;
    this.#prefix = posix.normalize((folder.path ?? '.').replaceAll('\\', '/')).replace(/^\.(\/|$)|\/$/g, '');
    this.#top = resolve(folder.root, this.#prefix);
  }

  /** Files by their paths from the folder's root, sorted. */
  list(): readonly string[] {
    if (!this.#isThere()) return [];
    const found: string[] = [];
    try {
      this.#visit('', this.#ignoreRules(), found);
    } catch (error) {
      if (!(error instanceof IgnoreLimitError)) throw error;
      const hint = 'Use fewer and simpler patterns.';
      this.#problem(
        'source-ignore',
        '.sourceignore',
        'its patterns take too long to match; nothing here is read',
        hint,
      );
      return [];
    }
    if (found.length > MOST_FILES) {
      const message = `the folder has more than ${MOST_FILES} YAML files; the others are not read`;
      this.diagnostics.push({
        code: 'too-many-files',
        severity: 'error',
        message: `${sanitizeText(this.#folder.label)}: ${message}`,
      });
      found.length = MOST_FILES;
    }
    return found.map((file) => this.#named(file)).sort();
  }

  /** The text of a file that `list` gave; nothing when it cannot be read. */
  read(file: string): string | undefined {
    const path = this.#prefix === '' ? file : file.slice(this.#prefix.length + 1);
    if (this.#bytes > MOST_BYTES) return undefined;
    try {
      return this.#readText(path);
    } catch (error) {
      return this.#unreadable(path, error);
    }
  }

  #isThere(): boolean {
    const { root, path = '.', label } = this.#folder;
    const link = this.#prefix
      .split('/')
      .findIndex((_, index, parts) => isLink(join(root, ...parts.slice(0, index + 1))));
    const isInside = this.#prefix !== '..' && !this.#prefix.startsWith('../') && !posix.isAbsolute(this.#prefix);
    const isFolder = statSync(this.#top, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isInside && isFolder && (this.#prefix === '' || link === -1)) return true;
    const what = label === '.' ? quote(join(root, path)) : `${quote(path)} in ${sanitizeText(label)}`;
    const message = !isInside
      ? `${what} is not within its repository`
      : isFolder
        ? `${what} leads through a symbolic link; it is not followed`
        : `there is no folder ${what}`;
    this.diagnostics.push({ code: 'folder-not-found', severity: 'error', message });
    return false;
  }

  #visit(below: string, ignored: IgnoreRules, found: string[]): void {
    for (const entry of this.#entries(below)) {
      if (found.length > MOST_FILES) return;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const isYaml = YAML_NAME.test(entry.name);
      if (entry.isDirectory()) {
        // As the operator's own source does not: what lies in `.github/` or `.environments/` is for others.
        if (!entry.name.startsWith('.') && !ignored(`${path}/`)) this.#visit(path, ignored, found);
      } else if (entry.isSymbolicLink()) {
        if ((isYaml || leadsToFolder(join(this.#top, path))) && !ignored(path)) this.#link(path);
      } else if (entry.isFile() && isYaml && !ignored(path)) found.push(path);
    }
  }

  #entries(below: string): Dirent[] {
    try {
      const entries = readdirSync(join(this.#top, below), { withFileTypes: true });
      return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    } catch (error) {
      this.#unreadable(below, error);
      return [];
    }
  }

  #ignoreRules(): IgnoreRules {
    const info = lstatSync(join(this.#top, '.sourceignore'), { throwIfNoEntry: false });
    if (!info) return () => false;
    if (info.isSymbolicLink()) this.#link('.sourceignore');
    else if (info.size > MOST_IGNORE_BYTES) {
      const message = `a .sourceignore of more than ${MOST_IGNORE_BYTES / 1024} KiB is not read`;
      this.#problem('source-ignore', '.sourceignore', message, 'Use fewer patterns.');
    } else if (info.isFile()) return compileIgnoreRules(this.#readText('.sourceignore') ?? '');
    return () => false;
  }

  #readText(path: string): string | undefined {
    const descriptor = openSync(join(this.#top, path), READ_FLAGS);
    try {
      const { size } = fstatSync(descriptor);
      if (!this.#fits(path, size)) return undefined;
      const bytes = readFileSync(descriptor);
      if (isUtf8(bytes)) return bytes.toString('utf8');
      return this.#problem('not-utf8', path, 'this file is not UTF-8 text', 'Save it as UTF-8.');
    } finally {
      closeSync(descriptor);
    }
  }

  #fits(path: string, size: number): boolean {
    const mebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
    if (size > MOST_FILE_BYTES) {
      const message = `this file has ${mebibytes(size)} MiB; files of more than ${mebibytes(MOST_FILE_BYTES)} MiB are not read`;
      this.#problem('file-too-large', path, message, 'Split it, or leave it out with a .sourceignore.');
      return false;
    }
    this.#bytes += size;
    if (this.#bytes <= MOST_BYTES) return true;
    const message = `the YAML files up to here have more than ${mebibytes(MOST_BYTES)} MiB; neither this one nor those after it are read`;
    this.#problem('folder-too-large', path, message, 'Leave files out with a .sourceignore.');
    return false;
  }

  #unreadable(path: string, error: unknown): undefined {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return this.#problem(
      'unreadable-file',
      path,
      `this cannot be read: ${sanitizeText(code)}`,
      'Check its name and its permissions.',
    );
  }

  #link(path: string): void {
    this.diagnostics.push({
      code: 'symbolic-link',
      severity: 'warning',
      message: 'this is a symbolic link; it is not followed',
      at: this.#at(path),
      hint: 'Put the file or folder itself here, or leave the link out with a .sourceignore.',
    });
  }

  #problem(code: string, path: string, message: string, hint: string): undefined {
    this.diagnostics.push({ code, severity: 'error', message, at: this.#at(path), hint });
  }

  #at(path: string) {
    return { source: this.#folder.label, file: this.#named(path), line: 1, column: 1 };
  }

  #named(path: string): string {
    return this.#prefix === '' ? path : posix.join(this.#prefix, path);
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Whether a link leads to a folder, so that what is in there might have been meant to be read. */
function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // It leads to nothing, or in a circle.
    return false;
  }
}
