import type { AssignmentChange, FleetChange, RemovalReason } from '@kalypso-actions/gitops';
import {
  details,
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  paragraph,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import { tableOf } from './rows.ts';

type What = 'assigned' | 'unassigned' | 'reconfigured';

interface Row {
  readonly what: What;
  readonly change: AssignmentChange;
  readonly why: Markdown;
}

/** A table that is longer is folded: what matters most has to be seen without it. */
const LONGEST_OPEN = 12;
const MOST_POLICIES = 5;

const REASONS: Readonly<Record<RemovalReason, string>> = {
  'cluster-type-gone': 'the cluster type is gone',
  'deployment-target-gone': 'the deployment target is gone',
  'no-policy': 'no policy assigns it any more',
};

/** What is assigned, unassigned and reconfigured, a table for each cluster type. `most` rows a table, and as many tables. */
export function assignmentSections(change: FleetChange, most: number): readonly Markdown[] {
  const groups = Map.groupBy(rowsOf(change), (row) => row.change.clusterType);
  const names = [...groups.keys()].sort();
  const shown = names.slice(0, most).flatMap((name) => clusterTypeSection(name, groups.get(name) ?? [], most));
  const more = names.length - Math.min(most, names.length);
  return more > 0 ? [...shown, paragraph(escapeText(`…and changes on ${more} more cluster types.`))] : shown;
}

/** `2 assigned, 1 unassigned` */
export function countsOf({ assigned, unassigned, reconfigured }: Record<What, readonly unknown[]>): string {
  const parts = Object.entries({ assigned, unassigned, reconfigured }).filter(([, all]) => all.length > 0);
  return parts.map(([what, all]) => `${all.length} ${what}`).join(', ');
}

function rowsOf({ assigned, unassigned, reconfigured }: FleetChange): readonly Row[] {
  const made =
    (what: What) =>
    (change: AssignmentChange): Row => ({ what, change, why: policies(change) });
  const gone = unassigned.map(
    (change): Row => ({ what: 'unassigned', change, why: escapeText(REASONS[change.reason]) }),
  );
  // What goes is what a reviewer must not miss.
  return [...gone, ...assigned.map(made('assigned')), ...reconfigured.map(made('reconfigured'))];
}

function clusterTypeSection(name: string, rows: readonly Row[], most: number): readonly Markdown[] {
  const of = (what: What) => rows.filter((row) => row.what === what);
  const counts = countsOf({
    assigned: of('assigned'),
    unassigned: of('unassigned'),
    reconfigured: of('reconfigured'),
  });
  const body = tableOf(['change', 'deployment target', 'why', 'files'], rows, most, cells);
  const title = trustedMarkdown(`${inlineCode(name)}: ${escapeText(counts)}`);
  return rows.length > LONGEST_OPEN ? [details(title, body)] : [heading(`${name}: ${counts}`), body];
}

function cells({ what, change, why }: Row): readonly Markdown[] {
  const files = what === 'reconfigured' ? change.files.map(({ file, what: how }) => `${file}${mark(how)}`) : [];
  const name =
    what === 'unassigned'
      ? trustedMarkdown(`<del>${inlineCode(change.deploymentTarget)}</del>`)
      : inlineCode(change.deploymentTarget);
  return [escapeText(what), name, why, trustedMarkdown(files.map(inlineCode).join(', '))];
}

function mark(how: AssignmentChange['files'][number]['what']): string {
  return how === 'changed' ? '' : ` (${how})`;
}

function policies({ policies: names }: AssignmentChange): Markdown {
  const shown = names.slice(0, MOST_POLICIES).map(inlineCode);
  const more = names.length - shown.length;
  if (names.length === 0) return trustedMarkdown('');
  const label = names.length === 1 ? 'policy' : 'policies';
  return trustedMarkdown(`${label} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
}
