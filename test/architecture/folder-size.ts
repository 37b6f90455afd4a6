import { basename, dirname } from 'node:path/posix';
import { isTestFile } from './imports.ts';

/** More files than this in one folder are a subject that wants sub-folders. Tests and `index.ts` do not count. */
export const MAX_FILES_PER_FOLDER = 12;

/** Folders with too many source files: `packages/x/src has 14 source files`. */
export function crowdedFolders(files: readonly string[]): string[] {
  const counted = files.filter((file) => /\.[jt]s$/.test(file) && !isTestFile(file) && basename(file) !== 'index.ts');
  const byFolder = Map.groupBy(counted, dirname);
  return [...byFolder]
    .filter(([, members]) => members.length > MAX_FILES_PER_FOLDER)
    .map(([folder, members]) => `${folder} has ${members.length} source files`)
    .sort();
}

/** Source files whose names are not kebab-case: lower-case words joined by `-`, with suffixes such as `.test`. */
export function oddFileNames(files: readonly string[]): string[] {
  return files.filter((file) => /\.[jt]s$/.test(file) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(basename(file)));
}
