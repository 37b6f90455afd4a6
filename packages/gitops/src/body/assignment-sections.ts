import {
  details,
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  table,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type { FileDifference } from '../difference/file-difference.ts';
import type { AssignmentDifference, FleetDifference, RemovalReason } from '../difference/fleet-difference.ts';
import { limitedList } from './limited-lists.ts';
import { createRowSelector, type OwnedRow, ofTeam, type SectionsOfRows, type SelectedRows } from './owned-rows.ts';

type AssignmentChangeKind = 'assigned' | 'unassigned' | 'reconfigured';

interface AssignmentRow extends OwnedRow {
  readonly kind: AssignmentChangeKind;
  readonly assignment: AssignmentDifference;
  /** Of an unassigned one. */
  readonly reason?: RemovalReason;
}

/** A longer table is collapsed, so that what matters most is visible without it. */
const MAX_OPEN_ROWS = 12;
const MAX_POLICIES = 5;
/** New assignments of one team: what they are matters less than what changes. */
const MAX_NEW_ROWS_OF_TEAM = 20;
/** Parts of the name of a deployment target that no longer exists: its team is unknown. */
const MAX_NAME_PARTS = 4;

const REASONS: Readonly<Record<RemovalReason, string>> = {
  'cluster-type-removed': 'the cluster type was removed',
  'deployment-target-removed': 'the deployment target was removed',
  'no-policy': 'no policy assigns it any more',
};

/** What is unassigned and reconfigured: a table for each cluster type, and at most `maxRows` rows in all tables. */
export function createChangedSections({ unassigned, reconfigured }: FleetDifference): SectionsOfRows {
  const rows = [
    ...unassigned.map((assignment) => ({ ...toRow('unassigned', assignment), reason: assignment.reason })),
    ...reconfigured.map((assignment) => toRow('reconfigured', assignment)),
  ];
  const select = createRowSelector(rows);
  return (maxRows) => clusterTypeSections(rows, select(maxRows));
}

/** What is assigned, in the form of {@link createChangedSections}. */
export function createAssignedSections({ assigned }: FleetDifference): SectionsOfRows {
  const rows = assigned.map((assignment) => toRow('assigned', assignment));
  const select = createRowSelector(rows, MAX_NEW_ROWS_OF_TEAM);
  return (maxRows) => clusterTypeSections(rows, select(maxRows));
}

/** `2 assigned, 1 unassigned`; empty if nothing is. */
export function formatAssignmentCounts({
  assigned,
  unassigned,
  reconfigured,
}: Readonly<Record<AssignmentChangeKind, readonly unknown[]>>): string {
  const parts = Object.entries({ assigned, unassigned, reconfigured }).filter(([, all]) => all.length > 0);
  return parts.map(([kind, all]) => `${all.length} ${kind}`).join(', ');
}

function toRow(kind: AssignmentChangeKind, assignment: AssignmentDifference): AssignmentRow {
  const { team, deploymentTarget } = assignment;
  return {
    kind,
    owner: ofTeam(team, 'for unknown teams'),
    ...(team === undefined ? { parts: deploymentTarget.split('-').slice(0, MAX_NAME_PARTS) } : {}),
    assignment,
  };
}

/** A section for each cluster type that has a row to show. */
function clusterTypeSections(
  rows: readonly AssignmentRow[],
  { shown, omitted }: SelectedRows<AssignmentRow>,
): readonly Markdown[] {
  const clusterTypeOf = ({ assignment }: AssignmentRow) => assignment.clusterType;
  const all = Map.groupBy(rows, clusterTypeOf);
  const groups = [...Map.groupBy(shown, clusterTypeOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...groups.map(([name, group]) => clusterTypeSection(name, all.get(name) ?? [], group)), ...omitted];
}

function clusterTypeSection(name: string, all: readonly AssignmentRow[], shown: readonly AssignmentRow[]): Markdown {
  const select = (kind: AssignmentChangeKind) => all.filter((row) => row.kind === kind);
  const counts = formatAssignmentCounts({
    assigned: select('assigned'),
    unassigned: select('unassigned'),
    reconfigured: select('reconfigured'),
  });
  const header = ['change', 'deployment target', 'reason', 'files'].map(escapeText);
  const body = table(header, shown.map(toCells), shown.length);
  if (shown.length <= MAX_OPEN_ROWS) return trustedMarkdown(`${heading(`${name}: ${counts}`)}\n${body}`);
  return details(trustedMarkdown(`${inlineCode(name)}: ${escapeText(counts)}`), body);
}

function toCells({ kind, assignment, reason }: AssignmentRow): readonly Markdown[] {
  const files = kind === 'reconfigured' ? assignment.files.map(formatFileChange).map(inlineCode) : [];
  const name = inlineCode(assignment.deploymentTarget);
  return [
    escapeText(kind),
    kind === 'unassigned' ? trustedMarkdown(`<del>${name}</del>`) : name,
    reason === undefined ? formatPolicies(assignment) : escapeText(REASONS[reason]),
    trustedMarkdown(files.join(', ')),
  ];
}

/** `reconciler.yaml`, `policy.yaml (added)` */
export function formatFileChange({ kind, file }: FileDifference): string {
  return kind === 'changed' ? file : `${file} (${kind})`;
}

function formatPolicies({ policies }: AssignmentDifference): Markdown {
  if (policies.length === 0) return trustedMarkdown('');
  const label = policies.length === 1 ? 'policy' : 'policies';
  return trustedMarkdown(`${label} ${limitedList(policies, MAX_POLICIES, inlineCode)}`);
}
