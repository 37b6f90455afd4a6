import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetFiles } from '../render/target-files.ts';

/** The files of a rendered target whose first line marks its folder as generated. */
const MARKED_FILES = ['manifests.yaml', 'values.yaml'];

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
export function findGeneratedFolders(folder: string, mark: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => MARKED_FILES.some((file) => startsWith(join(folder, name, file), mark)))
    .sort();
}

function startsWith(file: string, text: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').startsWith(text);
}
