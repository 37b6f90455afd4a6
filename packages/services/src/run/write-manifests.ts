import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes manifests to a folder that is empty or does not exist.
 * @returns whether it was: the contents of another folder are never mixed with manifests
 */
export function writeManifests(folder: string, files: ReadonlyMap<string, string>): boolean {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) return false;
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return true;
}
