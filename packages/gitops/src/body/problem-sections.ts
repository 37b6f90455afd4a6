import { type Diagnostic, formatCount, formatPosition } from '@kalypso-actions/diagnostics';
import {
  details,
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  paragraph,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import { formatAssignmentFolder, type Report } from '@kalypso-actions/scheduler';
import type { FleetDifference, RemovedAssignment } from '../difference/fleet-difference.ts';
import { limitedList, limitedTable, limitText } from './limited-lists.ts';

const MAX_MESSAGE_LENGTH = 400;
const MAX_REMAINING_FILES = 10;

/** Assignments that failed: their published manifests do not change. */
export function failedSection({ failed }: Pick<Report, 'failed'>, maxRows: number): readonly Markdown[] {
  if (failed.length === 0) return [];
  const rows = failed.flatMap((failure) => failure.problems.map((problem) => ({ failure, problem })));
  const title =
    failed.length === 1 ? '1 assignment failed and keeps its' : `${failed.length} assignments failed and keep their`;
  return [
    heading(`${title} published manifests`),
    limitedTable(['assignment', 'problem', 'position'], rows, maxRows, ({ failure, problem }) => [
      inlineCode(formatAssignmentFolder(failure)),
      ...problemCells(problem),
    ]),
  ];
}

export function warningSection({ diagnostics }: Pick<Report, 'diagnostics'>, maxRows: number): readonly Markdown[] {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  if (warnings.length === 0) return [];
  const title = escapeText(formatCount(warnings.length, 'warning'));
  return [details(title, limitedTable(['warning', 'position'], warnings, maxRows, problemCells))];
}

/** Folders that remain although their assignments are removed, because they contain foreign files. */
export function remainingFilesSection({ unassigned }: FleetDifference, maxRows: number): readonly Markdown[] {
  const rows = unassigned.filter(({ remaining }) => remaining.length > 0);
  if (rows.length === 0) return [];
  const toCells = (removed: RemovedAssignment) => [
    inlineCode(formatAssignmentFolder(removed)),
    limitedList(removed.remaining, MAX_REMAINING_FILES, (path) => inlineCode(limitText(path, MAX_MESSAGE_LENGTH))),
  ];
  return [
    heading('Folders with foreign files'),
    paragraph(
      escapeText(
        'These assignments are removed, but their folders contain files that others added. Clusters that read these folders continue to apply them:',
      ),
    ),
    limitedTable(['assignment', 'remaining files'], rows, maxRows, toCells),
  ];
}

function problemCells({ at, message, hint }: Pick<Diagnostic, 'at' | 'message' | 'hint'>): readonly Markdown[] {
  const text = hint === undefined ? message : `${message}. ${hint}`;
  return [
    escapeText(limitText(text, MAX_MESSAGE_LENGTH)),
    at === undefined ? trustedMarkdown('') : inlineCode(limitText(formatPosition(at), MAX_MESSAGE_LENGTH)),
  ];
}
