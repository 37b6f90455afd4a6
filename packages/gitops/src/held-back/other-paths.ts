import { type AssignmentRecord, createOwnerLookup, listFoldersBelow } from '@kalypso-actions/assignment-record';
import { type Diagnostic, formatCount, joinLimited, quote } from '@kalypso-actions/diagnostics';
import { listHeldBack } from '../content/kept-folders.ts';
import type { ScheduledContent } from '../content/scheduled-content.ts';

const MAX_PATHS = 5;

/**
 * Warns of registrations that are held back and have recorded folders under other paths of the branch only: if the `path` of the `GitOpsRepo` was moved,
 * clusters that read the new path undeploy their workloads.
 */
export function warnOfOtherPaths(
  { report, layout }: Pick<ScheduledContent, 'report' | 'layout'>,
  record: AssignmentRecord | undefined,
): readonly Diagnostic[] {
  if (record === undefined) return [];
  const below = new Set(listFoldersBelow(record, layout.path));
  const ownerOf = createOwnerLookup(record, report.registrations);
  const folders = Map.groupBy(record.folders, ({ registration }) => registration && ownerOf(registration));
  return listHeldBack(report).flatMap((registration): Diagnostic[] => {
    const own = folders.get(registration) ?? [];
    if (own.length === 0 || own.some((folder) => below.has(folder))) return [];
    const paths = [...new Set(own.map(({ path }) => path.split('/').slice(0, -2).join('/') || '.'))].sort();
    const others = joinLimited(paths.map(quote), MAX_PATHS);
    return [
      {
        code: 'folders-under-another-path',
        severity: 'warning',
        message: `registration ${quote(registration)} is held back and has no folder under ${quote(layout.path || '.')}, but ${formatCount(own.length, 'folder')} under ${others} of the same branch`,
        hint: 'If the `path` of the GitOpsRepo was changed, let clusters read the old path until this registration is fixed: under the new one, its workloads are missing. If the other path is that of another environment, ignore this.',
        registration,
      },
    ];
  });
}
