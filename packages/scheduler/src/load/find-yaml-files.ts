import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import type { FileReader } from './file-reader.ts';
import type { SourcePaths } from './source-folder.ts';
import { compileIgnoreRules, IgnoreLimitError, type IgnoreRules } from './source-ignore.ts';

/** More than any control plane has. */
const MAX_FILES = 100_000;
const MAX_IGNORE_BYTES = 64 * 1024;
const IGNORE_FILE = '.sourceignore';
/** kustomize also reads a file without an extension. */
const YAML_FILE = /\.ya?ml$|^Kustomization$/;
const YAML_FILE_IN_CAPITALS = /\.ya?ml$/i;

/**
 * Finds the YAML files of a folder and its sub-folders, without links, hidden folders, and what its `.sourceignore` excludes.
 *
 * Returns paths from the root of the source, sorted. Problems are reported to the folder's diagnostics.
 */
export function findYamlFiles(paths: SourcePaths, reader: FileReader): readonly string[] {
  if (!paths.checkFolder()) return [];
  const found: string[] = [];
  try {
    visitFolder('', readIgnoreRules(paths, reader), paths, found);
  } catch (error) {
    if (!(error instanceof IgnoreLimitError)) throw error;
    const message = 'its patterns take too long to match; nothing in this folder is read';
    paths.error('source-ignore', IGNORE_FILE, message, 'Use fewer and simpler patterns.');
    return [];
  }
  if (found.length > MAX_FILES) {
    paths.folderError('too-many-files', `the folder has more than ${MAX_FILES} YAML files; the others are not read`);
    found.length = MAX_FILES;
  }
  return found.map((path) => paths.fromRoot(path)).sort();
}

function visitFolder(folder: string, isIgnored: IgnoreRules, paths: SourcePaths, found: string[]): void {
  for (const entry of listFolder(folder, paths)) {
    if (found.length > MAX_FILES) return;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const isYaml = YAML_FILE.test(entry.name);
    if (entry.isDirectory()) {
      // Like the operator: `.github/`, `.environments/` and the like are not part of the control plane.
      if (!entry.name.startsWith('.') && !isIgnored(`${path}/`)) visitFolder(path, isIgnored, paths, found);
    } else if (entry.isSymbolicLink()) {
      if ((isYaml || isFolder(paths.toDiskPath(path))) && !isIgnored(path)) paths.linkWarning(path);
    } else if (entry.isFile() && (isYaml || YAML_FILE_IN_CAPITALS.test(entry.name)) && !isIgnored(path)) {
      if (isYaml) found.push(path);
      else paths.extensionWarning(path);
    }
  }
}

function listFolder(folder: string, paths: SourcePaths): Dirent[] {
  try {
    const entries = readdirSync(paths.toDiskPath(folder), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (error) {
    paths.readError(folder, error);
    return [];
  }
}

function readIgnoreRules(paths: SourcePaths, reader: FileReader): IgnoreRules {
  const info = lstatSync(paths.toDiskPath(IGNORE_FILE), { throwIfNoEntry: false });
  if (info?.isSymbolicLink()) paths.linkWarning(IGNORE_FILE);
  else if (info && info.size > MAX_IGNORE_BYTES) {
    const message = `a .sourceignore of more than ${MAX_IGNORE_BYTES / 1024} KiB is not read`;
    paths.error('source-ignore', IGNORE_FILE, message, 'Use fewer patterns.');
  } else if (info?.isFile()) return compileIgnoreRules(reader.read(IGNORE_FILE) ?? '');
  return compileIgnoreRules('');
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
