import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the total size of the files below a folder, in bytes. Files that are deleted meanwhile count as empty. */
export function directorySize(folder: string): number {
  const sizes = filesBelow(folder).map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Deletes what a killed git process left in a repository, above all lock files, which would stop the next process. */
export function removeLeftovers(repository: string): void {
  for (const file of filesBelow(repository)) {
    if (file.endsWith('.lock') || /[\\/]tmp_[^\\/]*$/.test(file)) rmSync(file, { force: true });
  }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
