import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A file that is to be: what it holds is read when it is needed, and again when it is sent. */
export interface DesiredFile {
  read(): Uint8Array;
}

/** Files by path from the top of the repository, `/` between folders. */
export type DesiredFiles = ReadonlyMap<string, DesiredFile>;

/**
 * The files below a folder, as they are to be published. Nothing is read yet.
 * @param place where a file goes in the repository, by its path below the folder
 * @throws when there is anything else than files and folders: a link could lead to any file of the machine
 */
export function desiredFolder(folder: string, place: (path: string) => string = (path) => path): DesiredFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = relative(folder, file).replaceAll('\\', '/');
      if (!entry.isFile()) throw new Error(`${JSON.stringify(path)} in ${folder} is no regular file`);
      return [place(path), { read: () => readFileSync(file) }] as const;
    });
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
