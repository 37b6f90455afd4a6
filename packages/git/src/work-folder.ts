import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** How many bytes the files under a folder hold. Files that go while they are counted count as nothing. */
export function directorySize(folder: string): number {
  const sizes = filesUnder(folder).map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Takes away what a git that was ended left in a repository of ours, above all locks that would stop the next one. */
export function removeLeftovers(repository: string): void {
  for (const file of filesUnder(repository)) {
    if (file.endsWith('.lock') || /[\\/]tmp_[^\\/]*$/.test(file)) rmSync(file, { force: true });
  }
}
