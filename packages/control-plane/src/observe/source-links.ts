import { mkdir, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic, Position } from '@kalypso-actions/diagnostics';
import type { SkippedEntry } from '@kalypso-actions/git';
import { createWorkloadSuspicion, type LoadedFolder, loadFolder, type SourceFolder } from '@kalypso-actions/scheduler';

const YAML_FILE = /\.ya?ml$/;

/**
 * Reads a folder, and reports links and submodules with the name of a YAML file. In a folder of a team, beside a file with a workload or with the name of one,
 * they are errors: a workload that became a link cannot be read, and would be removed otherwise.
 *
 * @param skipped what was left out when the folder was fetched
 */
export async function loadFolderWithLinks(
  folder: SourceFolder,
  skipped: readonly SkippedEntry[],
): Promise<{ readonly value: LoadedFolder; readonly diagnostics: readonly Diagnostic[] }> {
  const unmarked = await markSkipped(folder.root, skipped);
  const { value, diagnostics } = await loadFolder(folder);
  const submodules = new Set(skipped.filter(({ kind }) => kind === 'submodule').map(({ path }) => path));
  const isSubmodule = (file: string) => submodules.has(file);
  const isSuspicious = createWorkloadSuspicion(value.resources.map(({ locate }) => locate('metadata').file));
  const mayHideWorkload = (file: string) => !folder.trusted && YAML_FILE.test(file) && isSuspicious(file);
  const toDiagnostic = (at: Position) => createLinkDiagnostic(at, mayHideWorkload(at.file), isSubmodule(at.file));
  const reported = diagnostics.map((each) => (each.code === 'symbolic-link' && each.at ? toDiagnostic(each.at) : each));
  const others = unmarked.map(({ path }) => toDiagnostic({ source: folder.label, file: path, line: 1, column: 1 }));
  return { value, diagnostics: [...reported, ...others] };
}

/**
 * Puts a link to itself, which leads nowhere, in the place of each skipped entry. So a fetched folder is read like a checkout: a `.sourceignore` can exclude
 * the links.
 * @returns the entries for which the disk cannot have a link
 */
async function markSkipped(root: string, skipped: readonly SkippedEntry[]): Promise<readonly SkippedEntry[]> {
  const unmarked: SkippedEntry[] = [];
  for (const entry of skipped) {
    const file = join(root, entry.path);
    try {
      await mkdir(dirname(file), { recursive: true });
      await symlink(basename(file), file);
    } catch (error) {
      // Registrations that share a repository may share the entry.
      if (!isErrorWithCode(error, 'EEXIST')) unmarked.push(entry);
    }
  }
  return unmarked;
}

function createLinkDiagnostic(at: Position, mayHideWorkload: boolean, isSubmodule: boolean): Diagnostic {
  const what = isSubmodule ? 'this is a submodule; it is not read' : 'this is a symbolic link; it is not followed';
  return {
    code: 'symbolic-link',
    severity: mayHideWorkload ? 'error' : 'warning',
    message: mayHideWorkload ? `${what}, so a workload may be missing` : what,
    at,
    hint: `Replace the ${isSubmodule ? 'submodule' : 'link'} by the file or folder itself, or exclude it with a .sourceignore.`,
  };
}

function isErrorWithCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
