import { ASSIGNMENT_RECORD_PATH } from '@kalypso-actions/conventions';
import { formatCount, joinLimited } from '@kalypso-actions/diagnostics';
import { escapeText, heading, inlineCode, type Markdown, paragraph, trustedMarkdown } from '@kalypso-actions/markdown';
import type { Report } from '@kalypso-actions/scheduler';
import type { KeptFolder } from '../content/kept-folders.ts';
import type { FleetDifference } from '../difference/fleet-difference.ts';
import { warnOfClaims } from '../held-back/claim-warnings.ts';
import { createAssignedSections, createChangedSections, formatAssignmentCounts } from './assignment-sections.ts';
import { createConfigSection } from './config-section.ts';
import { createHeldBackSection, formatHeldBackCounts, heldPromotionParagraphs } from './held-back-section.ts';
import { createFailedInfrastructureSection, createInfrastructureSection } from './infrastructure-sections.ts';
import { formatPromotion, type OriginContext, originSection } from './origin-section.ts';
import type { SectionsOfRows } from './owned-rows.ts';
import {
  createFailedSection,
  createRemainingFilesSection,
  createRemovedFilesSection,
  createWarningSection,
} from './problem-sections.ts';

/** GitHub accepts bodies of 65,536 characters; a template may add text. */
const MAX_BODY_BYTES = 60_000;
/** Numbers of rows for each section to try, until the body is short enough. */
const MAX_ROWS = [400, 200, 100, 50, 25, 12, 6, 3, 1];
/** How many of them new assignments get. */
const NEW_ROWS_RATIO = 0.5;
const MAX_NAMES = 20;
const RECORD_ONLY = [
  escapeText('Only '),
  inlineCode(ASSIGNMENT_RECORD_PATH),
  escapeText(', the record of whose each folder is, changes: clusters apply the same as before.'),
];

export interface FleetBodyInput {
  readonly difference: FleetDifference;
  readonly report: Pick<
    Report,
    | 'environment'
    | 'sources'
    | 'registrations'
    | 'clusterTypes'
    | 'failed'
    | 'diagnostics'
    | 'promotedCommit'
    | 'isPromotionHeldBack'
    | 'keepsPublished'
  >;
  /** Folders that stay as they are. */
  readonly kept: readonly KeptFolder[];
  /** The promoted commit of the base branch, if it stays. */
  readonly publishedCommit?: string | undefined;
  readonly origin: OriginContext;
  /** In UTF-8. It has at least as many bytes as characters. */
  readonly maxBytes?: number;
}

/**
 * Renders for reviewers what a difference means: the most important first, long lists collapsed, and truncated with counts until it is short enough. What
 * exists and changes comes before what is new. Many changes of one team do not hide those of another.
 * Names and messages are escaped: they create no markup, links, mentions or references.
 */
export function renderFleetBody(input: FleetBodyInput): Markdown {
  const { maxBytes = MAX_BODY_BYTES } = input;
  const lead = leadSection(input);
  const renderSections = createSections(input);
  for (const maxRows of MAX_ROWS) {
    const body = joinSections([...lead, ...renderSections(maxRows)]);
    if (Buffer.byteLength(body) <= maxBytes) return body;
  }
  const short = joinSections([
    ...lead,
    paragraph(escapeText('The details are too long to show here. See the changed files.')),
  ]);
  return Buffer.byteLength(short) <= maxBytes ? short : paragraph(escapeText('The changes are too long to show here.'));
}

function createSections({ difference, report, kept, origin }: FleetBodyInput): SectionsOfRows {
  const before = [
    createRemovedFilesSection(difference),
    createHeldBackSection(report, kept),
    createFailedSection(report),
    createFailedInfrastructureSection(report),
    createRemainingFilesSection(difference),
    createChangedSections(difference),
    createInfrastructureSection(difference),
    createConfigSection(difference),
  ];
  const assigned = createAssignedSections(difference);
  const warnings = createWarningSection({ diagnostics: [...report.diagnostics, ...warnOfClaims(kept)] });
  return (maxRows) => [
    ...before.flatMap((render) => render(maxRows)),
    ...assigned(Math.ceil(maxRows * NEW_ROWS_RATIO)),
    ...warnings(maxRows),
    originSection(report, origin, maxRows),
  ];
}

function leadSection({ difference, report, kept, publishedCommit, origin }: FleetBodyInput): readonly Markdown[] {
  const { assigned, unassigned, reconfigured, promoted, clusterTypes, infrastructure, counts } = difference;
  const changed = new Set([...assigned, ...unassigned, ...reconfigured].map(({ clusterType }) => clusterType)).size;
  const changes =
    changed === 0
      ? 'No assignment changes'
      : `${formatAssignmentCounts(difference)} on ${formatCount(changed, 'cluster type')}`;
  const heldBack = formatHeldBackCounts(report, kept);
  const ofClusterTypes =
    infrastructure.length === 0
      ? []
      : [`The infrastructure of ${formatCount(infrastructure.length, 'cluster type')} changes.`];
  const total = `${formatCount(counts.after, 'assignment')} after this change, ${counts.before} before.`;
  return [
    heading(`Environment ${report.environment}`),
    paragraph(escapeText([`${changes}. ${total}`, ...ofClusterTypes, heldBack].join(' ').trim())),
    ...(difference.isRecordOnly ? [paragraph(...RECORD_ONLY)] : []),
    ...heldPromotionParagraphs(report, publishedCommit),
    ...(promoted ? [paragraph(...formatPromotion(promoted, report, origin))] : []),
    ...namesParagraph('New cluster types', clusterTypes.added),
    ...namesParagraph('Removed cluster types', clusterTypes.removed),
  ];
}

function namesParagraph(title: string, names: readonly string[]): readonly Markdown[] {
  return names.length === 0 ? [] : [paragraph(escapeText(`${title}: ${joinLimited(names, MAX_NAMES)}.`))];
}

function joinSections(sections: readonly Markdown[]): Markdown {
  return trustedMarkdown(sections.join('\n'));
}
