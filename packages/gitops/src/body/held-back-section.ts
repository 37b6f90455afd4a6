import { ASSIGNMENT_RECORD_PATH } from '@kalypso-actions/conventions';
import { formatCount, limitText } from '@kalypso-actions/diagnostics';
import { escapeText, heading, inlineCode, type Markdown, paragraph, trustedMarkdown } from '@kalypso-actions/markdown';
import { formatAssignmentFolder, type Report } from '@kalypso-actions/scheduler';
import { type KeptFolder, listHeldBack } from '../content/kept-folders.ts';
import { describePromotionHold } from '../held-back/promotion-hold.ts';
import { describeHeldBack, type ReportDiagnostic } from '../held-back/registration-errors.ts';
import { createFailedInfrastructureSection } from './infrastructure-sections.ts';
import { limitedList } from './limited-lists.ts';
import { formatCommit } from './origin-section.ts';
import { createOwnedTable, type OwnedRow, ofTeam, type SectionsOfRows } from './owned-rows.ts';
import { createFailedSection, MAX_MESSAGE_LENGTH, problemCells } from './problem-sections.ts';

const MAX_FOLDERS = 20;

interface HeldBackRow extends OwnedRow {
  readonly name: string;
  /** Number of folders that stay. */
  readonly folders: number;
  readonly error: ReportDiagnostic | undefined;
}

/** `2 registrations are held back, and 5 folders stay as they are.`; empty if nothing stays. */
export function formatHeldBackCounts(
  report: Pick<Report, 'registrations' | 'clusterTypes' | 'keepsPublished'>,
  kept: readonly KeptFolder[],
): string {
  const { length } = listHeldBack(report);
  const failing = report.clusterTypes.filter(({ problems }) => problems !== undefined).length;
  const folders = kept.length === 1 ? '1 folder stays as it is' : `${kept.length} folders stay as they are`;
  const parts = [
    ...(report.keepsPublished ? ['a base is missing, so nothing is removed'] : []),
    ...(length > 0 ? [`${formatCount(length, 'registration')} ${length === 1 ? 'is' : 'are'} held back`] : []),
    ...(kept.length > 0 ? [folders] : []),
    ...(failing > 0 ? [`the infrastructure of ${formatCount(failing, 'cluster type')} stays as it is`] : []),
  ];
  const text = parts.join(', and ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Why the promoted commit does not change; empty if it is not held back, or published already. */
export function heldPromotionParagraphs(
  report: Pick<
    Report,
    'failed' | 'clusterTypes' | 'isPromotionHeldBack' | 'keepsPublished' | 'promotedCommit' | 'registrations'
  >,
  publishedCommit: string | undefined,
): readonly Markdown[] {
  const { isPromotionHeldBack, promotedCommit } = report;
  if (!isPromotionHeldBack || promotedCommit === null || promotedCommit === publishedCommit) return [];
  const { summary, firstReason } = describePromotionHold(report);
  const reason =
    firstReason === undefined
      ? ''
      : ` because of content of the platform team. The first reason: ${limitText(firstReason, MAX_MESSAGE_LENGTH)}`;
  return [
    paragraph(
      escapeText('The promoted commit '),
      formatCommit(promotedCommit, undefined),
      escapeText(' is held back, and '),
      ...(publishedCommit === undefined
        ? [escapeText('the branch stays without one')]
        : [formatCommit(publishedCommit, undefined), escapeText(' stays')]),
      escapeText(`: ${summary}${reason}.`),
    ),
  ];
}

/** The registrations that are held back, why, and what stays on the branch because of them. */
export function createHeldBackSection(
  report: Pick<Report, 'registrations' | 'diagnostics'>,
  kept: readonly KeptFolder[],
): SectionsOfRows {
  const registrations = describeHeldBack(report, kept);
  if (registrations.length === 0) return () => [];
  const rows = registrations.flatMap(({ name, errors, folders }) => {
    const toRow = (error?: ReportDiagnostic): HeldBackRow => {
      return { kind: 'problem', owner: ofTeam(name, ''), name, folders: folders.length, error };
    };
    return errors.length === 0 ? [toRow()] : errors.map((error) => toRow(error));
  });
  const title =
    registrations.length === 1 ? '1 registration is held back' : `${registrations.length} registrations are held back`;
  const header = ['registration', 'folders that stay', 'problem', 'position'];
  const renderTable = createOwnedTable(header, rows, ({ name, folders, error }) => [
    inlineCode(name),
    escapeText(String(folders)),
    ...(error === undefined ? [escapeText(''), escapeText('')] : problemCells(error)),
  ]);
  const unknown = kept.filter(({ reason }) => reason === 'owner-unknown');
  return (maxRows) => [
    heading(title),
    paragraph(escapeText('Their published folders stay as they are until these problems are fixed:')),
    renderTable(maxRows),
    ...(unknown.length === 0 ? [] : [describeUnknown(unknown, Math.min(maxRows, MAX_FOLDERS))]),
  ];
}

function describeUnknown(folders: readonly KeptFolder[], maxFolders: number): Markdown {
  const why =
    folders.length === 1
      ? '1 more folder stays, since the record does not list whose it is'
      : `${folders.length} more folders stay, since the record does not list whose they are`;
  return paragraph(
    escapeText(`${why} (`),
    inlineCode(ASSIGNMENT_RECORD_PATH),
    escapeText('). As soon as no registration is held back, what is not scheduled is removed: '),
    limitedList(folders, maxFolders, (folder) => inlineCode(formatAssignmentFolder(folder))),
    escapeText('.'),
  );
}

const MAX_SUMMARY_ROWS = 50;

/** What stays and why, alone; empty if nothing stays. */
export function renderHeldBack(
  report: Pick<
    Report,
    | 'registrations'
    | 'diagnostics'
    | 'clusterTypes'
    | 'failed'
    | 'isPromotionHeldBack'
    | 'keepsPublished'
    | 'promotedCommit'
  >,
  kept: readonly KeptFolder[],
  publishedCommit: string | undefined,
): Markdown {
  const counts = formatHeldBackCounts(report, kept);
  return trustedMarkdown(
    [
      ...(counts === '' ? [] : [paragraph(escapeText(counts))]),
      ...heldPromotionParagraphs(report, publishedCommit),
      ...createHeldBackSection(report, kept)(MAX_SUMMARY_ROWS),
      ...createFailedSection(report)(MAX_SUMMARY_ROWS),
      ...createFailedInfrastructureSection(report)(MAX_SUMMARY_ROWS),
    ].join('\n'),
  );
}
