import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSource, type Source } from './source.ts';

/** The top folder of this repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** What belongs to the repository: tracked, or new and not ignored; relative paths with slashes. */
export function repositoryFiles(): string[] {
  const list = (...options: string[]) =>
    execFileSync('git', ['ls-files', '-z', ...options], { cwd: ROOT, encoding: 'utf8' })
      .split('\0')
      .filter(Boolean);
  const deleted = new Set(list('--deleted'));
  return [...new Set(list('--cached', '--others', '--exclude-standard'))].filter((file) => !deleted.has(file)).sort();
}

/** The text of a file of the repository. */
export function readRepositoryFile(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The source files below some folders of the repository. */
export function sources(...folders: string[]): Source[] {
  return repositoryFiles()
    .filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)) && /\.[jt]s$/.test(file))
    .map((file) => parseSource(file, readRepositoryFile(file)));
}
