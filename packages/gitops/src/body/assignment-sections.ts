import {
  details,
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  paragraph,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type {
  AssignmentDifference,
  FileDifference,
  FleetDifference,
  RemovalReason,
} from '../difference/fleet-difference.ts';
import { limitedList, limitedTable } from './limited-lists.ts';

type AssignmentChangeKind = 'assigned' | 'unassigned' | 'reconfigured';

interface AssignmentRow {
  readonly kind: AssignmentChangeKind;
  readonly assignment: AssignmentDifference;
  readonly reason: Markdown;
}

/** A longer table is collapsed, so that what matters most is visible without it. */
const MAX_OPEN_ROWS = 12;
const MAX_POLICIES = 5;

const REASONS: Readonly<Record<RemovalReason, string>> = {
  'cluster-type-removed': 'the cluster type was removed',
  'deployment-target-removed': 'the deployment target was removed',
  'no-policy': 'no policy assigns it any more',
};

/** What is assigned, unassigned and reconfigured: a table for each cluster type. `max` limits the rows of a table, and the tables. */
export function assignmentSections(difference: FleetDifference, max: number): readonly Markdown[] {
  const groups = Map.groupBy(toRows(difference), ({ assignment }) => assignment.clusterType);
  const names = [...groups.keys()].sort();
  const shown = names.slice(0, max).flatMap((name) => clusterTypeSection(name, groups.get(name) ?? [], max));
  const more = names.length - Math.min(max, names.length);
  if (more === 0) return shown;
  return [...shown, paragraph(escapeText(`…and changes on ${more} more cluster ${more === 1 ? 'type' : 'types'}.`))];
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

/** Removals first: a reviewer must not miss them. */
function toRows({ assigned, unassigned, reconfigured }: FleetDifference): readonly AssignmentRow[] {
  const withPolicies =
    (kind: AssignmentChangeKind) =>
    (assignment: AssignmentDifference): AssignmentRow => ({ kind, assignment, reason: formatPolicies(assignment) });
  return [
    ...unassigned.map((assignment): AssignmentRow => {
      return { kind: 'unassigned', assignment, reason: escapeText(REASONS[assignment.reason]) };
    }),
    ...assigned.map(withPolicies('assigned')),
    ...reconfigured.map(withPolicies('reconfigured')),
  ];
}

function clusterTypeSection(name: string, rows: readonly AssignmentRow[], maxRows: number): readonly Markdown[] {
  const select = (kind: AssignmentChangeKind) => rows.filter((row) => row.kind === kind);
  const counts = formatAssignmentCounts({
    assigned: select('assigned'),
    unassigned: select('unassigned'),
    reconfigured: select('reconfigured'),
  });
  const body = limitedTable(['change', 'deployment target', 'reason', 'files'], rows, maxRows, toCells);
  if (rows.length <= MAX_OPEN_ROWS) return [heading(`${name}: ${counts}`), body];
  return [details(trustedMarkdown(`${inlineCode(name)}: ${escapeText(counts)}`), body)];
}

function toCells({ kind, assignment, reason }: AssignmentRow): readonly Markdown[] {
  const files = kind === 'reconfigured' ? assignment.files.map(formatFile).map(inlineCode) : [];
  const name = inlineCode(assignment.deploymentTarget);
  return [
    escapeText(kind),
    kind === 'unassigned' ? trustedMarkdown(`<del>${name}</del>`) : name,
    reason,
    trustedMarkdown(files.join(', ')),
  ];
}

function formatFile({ kind, file }: FileDifference): string {
  return kind === 'changed' ? file : `${file} (${kind})`;
}

function formatPolicies({ policies }: AssignmentDifference): Markdown {
  if (policies.length === 0) return trustedMarkdown('');
  const label = policies.length === 1 ? 'policy' : 'policies';
  return trustedMarkdown(`${label} ${limitedList(policies, MAX_POLICIES, inlineCode)}`);
}
