import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quote } from '@kalypso-actions/diagnostics';
import type { TargetFiles } from '../render/target-files.ts';

/** The files of a rendered target whose first line marks its folder as generated. */
const MARKED_FILES = ['manifests.yaml', 'values.yaml'];
const MARK = /^# Generated from (\S+) by render-workload\. /;

/** The first line of a generated folder: whose it is, so that other folders of the GitOps repository stay as they are. */
export function formatGeneratedMark(repository: string): string {
  return `# Generated from ${repository.replace(/[^\w./-]/g, '')} by render-workload. Change it there.\n`;
}

/** Marks the first of the files that can carry the mark. */
export function markGenerated(files: TargetFiles, mark: string): TargetFiles {
  const marked = MARKED_FILES.find((name) => files.has(name));
  return new Map(
    [...files].map(([path, content]) => [
      path,
      path === marked ? Buffer.concat([Buffer.from(mark), content]) : content,
    ]),
  );
}

/** Finds the folders below a checkout of the GitOps branch that were generated from this repository, sorted. */
export function findGeneratedFolders(folder: string, repository: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => listSources(join(folder, name)).includes(repository))
    .sort();
}

/**
 * Finds out why the folder of a target cannot be generated: foreign files there would be lost, and what is generated inside a generated folder would reach the
 * clusters of that folder.
 * @param gitops a checkout of the GitOps branch
 * @returns the reason; `undefined` if the folder is missing, empty, or generated from this repository
 */
export function findFolderConflict(gitops: string, path: string, repository: string): string | undefined {
  const segments = path.split('/');
  for (const [index] of segments.slice(1).entries()) {
    const parent = segments.slice(0, index + 1).join('/');
    const [source] = listSources(join(gitops, parent));
    if (source !== undefined) return `${quote(parent)} was generated from ${quote(source)}`;
  }
  const folder = join(gitops, path);
  const present = lstatSync(folder, { throwIfNoEntry: false });
  if (present === undefined) return undefined;
  if (!present.isDirectory()) return 'a file is in its place';
  const sources = listSources(folder);
  const other = sources.find((source) => source !== repository);
  if (other !== undefined) return `it was generated from ${quote(other)}`;
  const [file] = readdirSync(folder).sort();
  if (sources.length > 0 || file === undefined) return undefined;
  return `it contains ${quote(file)}, and the first line of no file marks it as generated`;
}

/** The repositories that a folder was generated from, by its marks. */
function listSources(folder: string): readonly string[] {
  const files = MARKED_FILES.map((name) => join(folder, name)).filter(existsSync);
  return files.flatMap((file) => MARK.exec(readFileSync(file, 'utf8'))?.[1] ?? []);
}
