import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A file to publish. Its content is read when it is compared, and again when it is sent. */
export interface DesiredFile {
  read(): Uint8Array;
}

/** Files by path from the root of the repository, with `/` between folders. */
export type DesiredFiles = ReadonlyMap<string, DesiredFile>;

/**
 * Lists the files below a folder that are to be published, without reading them.
 * @param toPath returns the path of a file in the repository, given its path below the folder
 * @throws if the folder contains anything but files and folders: a link could lead to any file of the machine
 */
export function listDesiredFiles(folder: string, toPath: (path: string) => string = (path) => path): DesiredFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = relative(folder, file).replaceAll('\\', '/');
      if (!entry.isFile()) throw new Error(`${JSON.stringify(path)} in ${folder} is not a regular file`);
      return [toPath(path), { read: () => readFileSync(file) }] as const;
    });
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
