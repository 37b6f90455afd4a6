import { type Diagnostic, formatPosition } from '@kalypso-actions/diagnostics';
import { type FleetChange, folderOf, type Removal } from '@kalypso-actions/gitops';
import {
  details,
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  paragraph,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type { Report } from '@kalypso-actions/scheduler';
import { tableOf } from './rows.ts';

const LONGEST_MESSAGE = 400;
const MOST_LEFT = 10;

/** Assignments that failed: what they last had stays as it was. */
export function failedSection({ failed }: Pick<Report, 'failed'>, most: number): readonly Markdown[] {
  if (failed.length === 0) return [];
  const problems = failed.flatMap((failure) => failure.problems.map((problem) => ({ failure, problem })));
  const plural = failed.length === 1 ? 'assignment failed and keeps' : 'assignments failed and keep';
  return [
    heading(`${failed.length} ${plural} what the branch has`),
    tableOf(['assignment', 'problem', 'where'], problems, most, ({ failure, problem }) => [
      inlineCode(folderOf(failure)),
      ...problemCells(problem),
    ]),
  ];
}

export function warningSection({ diagnostics }: Pick<Report, 'diagnostics'>, most: number): readonly Markdown[] {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  if (warnings.length === 0) return [];
  const title = escapeText(`${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}`);
  return [details(title, tableOf(['warning', 'where'], warnings, most, problemCells))];
}

/** Folders that stay although their assignments go, as people have put files there. */
export function leftSection({ unassigned }: FleetChange, most: number): readonly Markdown[] {
  const all = unassigned.filter(({ left }) => left.length > 0);
  if (all.length === 0) return [];
  const cells = (removal: Removal) => {
    const named = removal.left.slice(0, MOST_LEFT).map((path) => inlineCode(short(path)));
    const more = removal.left.length - named.length;
    return [
      inlineCode(folderOf(removal)),
      trustedMarkdown(`${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`),
    ];
  };
  return [
    heading('Folders with files of others'),
    paragraph(
      escapeText(
        'These assignments go, but clusters that read their folders go on reading what people have put there:',
      ),
    ),
    tableOf(['assignment', 'files that stay'], all, most, cells),
  ];
}

function problemCells({ at, message, hint }: Pick<Diagnostic, 'at' | 'message' | 'hint'>): readonly Markdown[] {
  const words = hint === undefined ? message : `${message}. ${hint}`;
  return [escapeText(short(words)), at === undefined ? trustedMarkdown('') : inlineCode(short(formatPosition(at)))];
}

function short(value: string): string {
  return value.length > LONGEST_MESSAGE ? `${value.slice(0, LONGEST_MESSAGE)}…` : value;
}
