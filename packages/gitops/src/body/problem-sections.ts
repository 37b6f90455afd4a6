import { type Diagnostic, formatCount, formatPosition, limitText } from '@kalypso-actions/diagnostics';
import {
  details,
  escapeProblem,
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  paragraph,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import { formatAssignmentFolder, type Report } from '@kalypso-actions/scheduler';
import { listHeldBack } from '../content/kept-folders.ts';
import type { FleetDifference, RemovedAssignment } from '../difference/fleet-difference.ts';
import { limitedList } from './limited-lists.ts';
import { createOwnedTable, ofTeam, type SectionsOfRows } from './owned-rows.ts';

export const MAX_MESSAGE_LENGTH = 400;
const MAX_REMAINING_FILES = 10;

/** Assignments that failed although their registrations are not held back: their published manifests do not change. */
export function createFailedSection(report: Pick<Report, 'failed' | 'registrations'>): SectionsOfRows {
  const heldBack = new Set<string | null>(listHeldBack(report));
  const failed = report.failed.filter(({ registration }) => !heldBack.has(registration));
  if (failed.length === 0) return () => [];
  const rows = failed.flatMap((failure) =>
    failure.problems.map((problem) => {
      return { kind: 'problem', owner: ofTeam(failure.workspace, ''), failure, problem } as const;
    }),
  );
  const title =
    failed.length === 1 ? '1 assignment failed and keeps its' : `${failed.length} assignments failed and keep their`;
  const renderTable = createOwnedTable(['assignment', 'problem', 'position'], rows, ({ failure, problem }) => [
    inlineCode(formatAssignmentFolder(failure)),
    ...problemCells(problem),
  ]);
  return (maxRows) => [heading(`${title} published manifests`), renderTable(maxRows)];
}

export function createWarningSection({ diagnostics }: Pick<Report, 'diagnostics'>): SectionsOfRows {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  if (warnings.length === 0) return () => [];
  const title = escapeText(formatCount(warnings.length, 'warning'));
  const rows = warnings.map((warning) => ({ ...warning, kind: 'warning', owner: describeSource(warning) }) as const);
  const renderTable = createOwnedTable(['warning', 'position'], rows, problemCells);
  return (maxRows) => [details(title, renderTable(maxRows))];
}

const POLICY_FILE = 'policy.yaml';

/** Files that go although their assignments remain: what limits an application may be among them. */
export function createRemovedFilesSection({ reconfigured }: FleetDifference): SectionsOfRows {
  const rows = reconfigured.flatMap((assignment) => {
    const files = assignment.files.filter(({ kind }) => kind === 'removed').map(({ file }) => file);
    if (files.length === 0) return [];
    return [{ ...assignment, files, kind: 'folder', owner: ofTeam(assignment.team, 'for unknown teams') } as const];
  });
  if (rows.length === 0) return () => [];
  const isPolicies = rows.every(({ files }) => files.every((file) => file === POLICY_FILE));
  const title = isPolicies ? 'Policies removed' : 'Files removed from assignments that remain';
  const renderTable = createOwnedTable(['assignment', 'removed files'], rows, ({ files, ...assignment }) => [
    inlineCode(formatAssignmentFolder(assignment)),
    limitedList(files, MAX_REMAINING_FILES, (file) => inlineCode(limitText(file, MAX_MESSAGE_LENGTH))),
  ]);
  return (maxRows) => [
    heading(title),
    paragraph(escapeText('Clusters remove what these files contain, although the applications stay assigned:')),
    renderTable(maxRows),
  ];
}

/** Folders that remain although their assignments are removed, because they contain foreign files. */
export function createRemainingFilesSection({ unassigned }: FleetDifference): SectionsOfRows {
  const rows = unassigned
    .filter(({ remaining }) => remaining.length > 0)
    .map((removed) => ({ ...removed, kind: 'folder', owner: ofTeam(removed.team, 'for unknown teams') }) as const);
  if (rows.length === 0) return () => [];
  const toCells = (removed: RemovedAssignment) => [
    inlineCode(formatAssignmentFolder(removed)),
    limitedList(removed.remaining, MAX_REMAINING_FILES, (path) => inlineCode(limitText(path, MAX_MESSAGE_LENGTH))),
  ];
  const renderTable = createOwnedTable(['assignment', 'remaining files'], rows, toCells);
  return (maxRows) => [
    heading('Folders with foreign files'),
    paragraph(
      escapeText(
        'These assignments are removed, but their folders contain files that others added. Clusters that read these folders continue to apply them:',
      ),
    ),
    renderTable(maxRows),
  ];
}

function describeSource({ at }: Pick<Diagnostic, 'at'>): string {
  return at === undefined || at.source === '.' ? 'of the control plane' : `of ${at.source}`;
}

/** The cells of a problem and its position. */
export function problemCells({ at, message, hint }: Pick<Diagnostic, 'at' | 'message' | 'hint'>): readonly Markdown[] {
  const text = limitText(hint === undefined ? message : `${message}.`, MAX_MESSAGE_LENGTH);
  const remaining = MAX_MESSAGE_LENGTH - text.length;
  return [
    escapeProblem(text, hint === undefined || remaining <= 0 ? undefined : limitText(hint, remaining)),
    at === undefined ? trustedMarkdown('') : inlineCode(limitText(formatPosition(at), MAX_MESSAGE_LENGTH)),
  ];
}
