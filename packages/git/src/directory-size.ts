import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How many bytes the files under a folder hold. Files that go while they are counted count as nothing. */
export function directorySize(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
