import type { FleetChange } from '@kalypso-actions/gitops';
import { escapeText, heading, type Markdown, paragraph, trustedMarkdown } from '@kalypso-actions/markdown';
import type { Report } from '@kalypso-actions/scheduler';
import { assignmentSections, countsOf } from './assignments.ts';
import { configSection } from './configs.ts';
import { type Origin, originSection, promotion } from './origin.ts';
import { failedSection, leftSection, warningSection } from './problems.ts';

/** GitHub takes 65,536 characters; the rest is for what a template writes around this. */
const MOST_BYTES = 60_000;
/** Rows of a table, from all that anybody would read down to none. */
const LEVELS = [200, 100, 50, 25, 12, 6, 3, 1];
const MOST_NAMES = 20;

export interface ChangesInput {
  readonly change: FleetChange;
  readonly report: Pick<Report, 'environment' | 'sources' | 'failed' | 'diagnostics'>;
  readonly origin: Origin;
  /** How long it may be, in bytes of UTF-8, of which there are never fewer than characters. */
  readonly most?: number;
}

/**
 * What a change means, for a reviewer: the most important first, long lists folded, and everything cut with a count until it is short enough. Names and
 * messages are data: they make no markup, no links, no mentions, and refer to nothing.
 */
export function describeChanges(input: ChangesInput): Markdown {
  const { most = MOST_BYTES } = input;
  const lead = leadOf(input);
  for (const level of LEVELS) {
    const whole = join([...lead, ...sections(input, level)]);
    if (Buffer.byteLength(whole) <= most) return whole;
  }
  const alone = join([...lead, paragraph(escapeText('The rest is too long to be shown here; the files tell.'))]);
  return Buffer.byteLength(alone) <= most ? alone : paragraph(escapeText('What changes is too long to be shown here.'));
}

function sections({ change, report, origin }: ChangesInput, level: number): readonly Markdown[] {
  return [
    ...failedSection(report, level),
    ...leftSection(change, level),
    ...assignmentSections(change, level),
    ...configSection(change, level),
    ...warningSection(report, level),
    originSection(report, origin, level),
  ];
}

function leadOf({ change, report, origin }: ChangesInput): readonly Markdown[] {
  const { assigned, unassigned, reconfigured, promoted, clusterTypes } = change;
  const counts = countsOf(change);
  const touched = new Set([...assigned, ...unassigned, ...reconfigured].map(({ clusterType }) => clusterType)).size;
  const where = touched === 0 ? '' : ` on ${touched} cluster ${touched === 1 ? 'type' : 'types'}`;
  const told = counts === '' ? 'No assignment changes' : `${counts}${where}`;
  return [
    heading(`Environment ${report.environment}`),
    paragraph(escapeText(`${told}. ${change.counts.after} assignments after this, ${change.counts.before} before.`)),
    ...(promoted ? [paragraph(...promotion(promoted, report, origin))] : []),
    ...names('New cluster types', clusterTypes.added),
    ...names('Cluster types that are gone', clusterTypes.removed),
  ];
}

function names(title: string, all: readonly string[]): readonly Markdown[] {
  if (all.length === 0) return [];
  const more = all.length > MOST_NAMES ? ` and ${all.length - MOST_NAMES} more` : '';
  return [paragraph(escapeText(`${title}: ${all.slice(0, MOST_NAMES).join(', ')}${more}.`))];
}

function join(parts: readonly Markdown[]): Markdown {
  return trustedMarkdown(parts.join('\n'));
}
