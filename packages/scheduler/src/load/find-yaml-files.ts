import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { FileReader } from './file-reader.ts';
import { IgnoreLimitError, IgnoreRules } from './ignore/source-ignore.ts';
import type { SourcePaths } from './source-folder.ts';

/** More than any control plane has. */
const MAX_FILES = 100_000;
/** Hidden folders are only searched for what could be missing. */
const MAX_HIDDEN_FILES = 1000;
const MAX_HIDDEN_ENTRIES = 20_000;
const MAX_IGNORE_BYTES = 64 * 1024;
const IGNORE_FILE = '.sourceignore';
/** kustomize also reads a file without an extension. */
const YAML_FILE = /\.ya?ml$|^Kustomization$/;
const YAML_FILE_IN_CAPITALS = /\.ya?ml$/i;
/** Hidden folders that Flux does not read by default, and those with files of other steps. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', '.github', '.circleci', '.kalypso', '.environments']);

/** Paths below the part that is read, sorted. */
export interface FoundFiles {
  readonly files: readonly string[];
  /** YAML files in hidden folders, which are not read: at most {@link MAX_HIDDEN_FILES}. */
  readonly hiddenFiles: readonly string[];
}

/**
 * Finds the YAML files of a folder and its sub-folders, without links, hidden folders, and what a `.sourceignore` excludes: that of the folder itself, of a
 * folder above, or of one below. Problems are reported to the folder's diagnostics.
 */
export function findYamlFiles(paths: SourcePaths, reader: FileReader): FoundFiles {
  return paths.checkFolder() ? new FileSearch(paths, reader).run() : { files: [], hiddenFiles: [] };
}

class FileSearch {
  readonly #paths: SourcePaths;
  readonly #reader: FileReader;
  readonly #files: string[] = [];
  readonly #hiddenFiles: string[] = [];
  #hiddenEntries = 0;

  constructor(paths: SourcePaths, reader: FileReader) {
    this.#paths = paths;
    this.#reader = reader;
  }

  run(): FoundFiles {
    try {
      let rules = IgnoreRules.createDefault();
      for (const folder of this.#paths.foldersAbove()) rules = this.#addRules(folder, rules);
      this.#visit('', rules, false);
      // The part that is read may be excluded itself, as `.environments` often is: the rules above are meant for other readers then.
      const top = this.#paths.fromRoot('');
      const isExcluded = this.#files.length === 0 && top !== '' && rules.excludes(`${top}/`);
      if (isExcluded) this.#visit('', IgnoreRules.createDefault(), false);
    } catch (error) {
      if (!(error instanceof IgnoreLimitError)) throw error;
      const path = posix.relative(this.#paths.fromRoot(''), error.file);
      const message = `${error.message}; nothing in this folder is read`;
      this.#paths.error('source-ignore', path, message, 'Use fewer and simpler patterns.');
      return { files: [], hiddenFiles: [] };
    }
    if (this.#files.length > MAX_FILES) {
      const message = `the folder has more than ${MAX_FILES} YAML files; the others are not read`;
      this.#paths.folderError('too-many-files', message);
      this.#files.length = MAX_FILES;
    }
    return { files: this.#files.sort(), hiddenFiles: this.#hiddenFiles.sort() };
  }

  /** Also visits folders that are excluded: a `.sourceignore` there can include files again. */
  #visit(folder: string, rulesAbove: IgnoreRules, isHidden: boolean): void {
    const entries = this.#list(folder);
    const rules = entries.some(({ name }) => name === IGNORE_FILE) ? this.#addRules(folder, rulesAbove) : rulesAbove;
    for (const entry of entries) {
      if (this.#files.length > MAX_FILES) return;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isHidden) this.#hiddenEntries += 1;
      if (this.#hiddenEntries > MAX_HIDDEN_ENTRIES && isHidden) return;
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.has(entry.name)) this.#visit(path, rules, isHidden || entry.name.startsWith('.'));
      } else if (isHidden) this.#addHidden(entry, path, rules);
      else this.#addFile(entry, path, rules);
    }
  }

  #addFile(entry: Dirent, path: string, rules: IgnoreRules): void {
    const isYaml = YAML_FILE.test(entry.name);
    const isExcluded = () => rules.excludes(this.#paths.fromRoot(path));
    if (entry.isSymbolicLink()) {
      if ((isYaml || isFolder(this.#paths.toDiskPath(path))) && !isExcluded()) this.#paths.linkWarning(path);
    } else if (entry.isFile() && (isYaml || YAML_FILE_IN_CAPITALS.test(entry.name)) && !isExcluded()) {
      if (isYaml) this.#files.push(path);
      else this.#paths.extensionWarning(path);
    }
  }

  #addHidden(entry: Dirent, path: string, rules: IgnoreRules): void {
    if (this.#hiddenFiles.length === MAX_HIDDEN_FILES || !entry.isFile() || !YAML_FILE.test(entry.name)) return;
    if (!rules.excludes(this.#paths.fromRoot(path))) this.#hiddenFiles.push(path);
  }

  #list(folder: string): Dirent[] {
    try {
      const entries = readdirSync(this.#paths.toDiskPath(folder), { withFileTypes: true });
      return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    } catch (error) {
      this.#paths.readError(folder, error);
      return [];
    }
  }

  /** Adds the rules of a folder, if it has any. */
  #addRules(folder: string, rules: IgnoreRules): IgnoreRules {
    const path = folder === '' ? IGNORE_FILE : `${folder}/${IGNORE_FILE}`;
    const info = lstatSync(this.#paths.toDiskPath(path), { throwIfNoEntry: false });
    if (info?.isSymbolicLink()) this.#paths.linkWarning(path);
    else if (info && info.size > MAX_IGNORE_BYTES) {
      const message = `a .sourceignore of more than ${MAX_IGNORE_BYTES / 1024} KiB is not read`;
      this.#paths.error('source-ignore', path, message, 'Use fewer patterns.');
    } else if (info?.isFile()) return rules.add(this.#paths.fromRoot(path), this.#reader.read(path) ?? '');
    return rules;
  }
}

/** Whether a link leads to a folder: its files were probably meant to be read. */
function isFolder(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    // The link leads to nothing, or to itself.
    return false;
  }
}
