import { posix } from 'node:path';
import type { Diagnostic, Position } from '@kalypso-actions/diagnostics';

interface WorkloadFiles {
  /** Files with a workload or a deployment target. */
  readonly resourceFiles: readonly string[];
  /** The start of each file without any content. */
  readonly emptyFiles: readonly Position[];
  /** Files that Flux applies. */
  readonly appliedFiles: ReadonlySet<string>;
}

/**
 * Makes errors of damaged files of a workload repository, if they are beside a file with a workload or have the name of one: they may have contained a
 * workload, and its manifests would be removed. Elsewhere, they may be part of something else, such as a Helm chart.
 *
 * Inputs: the diagnostics of the repository, and files by their paths from the root. Output: the diagnostics, with those of empty files.
 */
export function reportDamagedFiles(
  diagnostics: readonly Diagnostic[],
  { resourceFiles, emptyFiles, appliedFiles }: WorkloadFiles,
): Diagnostic[] {
  const mayHideWorkload = createWorkloadSuspicion(resourceFiles);
  const isSuspicious = (file: string) => appliedFiles.has(file) && mayHideWorkload(file);
  const empty = emptyFiles
    .filter(({ file }) => isSuspicious(file))
    .map(
      (at): Diagnostic => ({
        code: 'empty-file',
        severity: 'error',
        message: 'this file is empty, so a workload may be missing',
        at,
        hint: 'Restore it, remove it, or exclude it with a .sourceignore.',
      }),
    );
  const others = diagnostics.map((each): Diagnostic => {
    const isDamage = each.code === 'yaml-syntax' && each.severity === 'warning';
    if (!isDamage || !each.at || !isSuspicious(each.at.file)) return each;
    const hint = 'A workload may be missing: fix the file, remove it, or exclude it with a .sourceignore.';
    return { ...each, severity: 'error', hint };
  });
  return [...others, ...empty];
}

/**
 * Creates a check of whether a file of a workload repository may have contained a workload: it is beside a file with one, or has the name of one.
 * @param resourceFiles files with a workload or a deployment target
 */
export function createWorkloadSuspicion(resourceFiles: readonly string[]): (file: string) => boolean {
  const folders = new Set(resourceFiles.map((file) => posix.dirname(file)));
  const names = new Set(resourceFiles.map((file) => posix.basename(file)));
  return (file) => folders.has(posix.dirname(file)) || names.has(posix.basename(file));
}
