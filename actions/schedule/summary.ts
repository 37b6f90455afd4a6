import { addSummary } from '@kalypso-actions/action-kit';
import type { ScheduleResult } from '@kalypso-actions/control-plane';
import { type Diagnostic, formatCount, formatPosition, joinLimited } from '@kalypso-actions/diagnostics';
import {
  details,
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  markdownDocument,
  paragraph,
  table,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type { Plan, UnscheduledItem } from '@kalypso-actions/scheduler';

/** A wider matrix does not fit on GitHub's page; a list of cluster types replaces it. */
const MAX_MATRIX_COLUMNS = 12;

/** Adds what was decided to the job summary: assignments, what is not scheduled and why, and all diagnostics. */
export function addScheduleSummary({ plan, manifests, diagnostics }: ScheduleResult): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  addSummary(
    markdownDocument([
      heading(`Schedule of ${plan.environment}`),
      paragraph(escapeText(describeOutcome(plan, manifests))),
      ...(errors.length > 0 ? [heading('Errors'), renderDiagnostics(errors)] : []),
      ...(plan.clusterTypes.length > 0 ? [renderAssignments(plan)] : []),
      ...renderUnscheduled('Deployment targets without a cluster type', plan.unassigned),
      ...renderUnscheduled('Policies that select nothing', plan.idlePolicies),
      ...(warnings.length > 0 ? [heading('Warnings'), renderDiagnostics(warnings)] : []),
    ]),
  );
}

function describeOutcome(
  { planned, failed, clusterTypes, targets }: Plan,
  manifests: ScheduleResult['manifests'],
): string {
  const assignments = formatCount(planned.length, 'assignment');
  const amount = `${assignments} of ${formatCount(targets.length, 'deployment target')} to ${formatCount(clusterTypes.length, 'cluster type')}.`;
  if (manifests === 'not-written') return `Nothing was written. ${amount}`;
  if (failed.length === 0) return amount;
  return `${amount} ${formatCount(failed.length, 'assignment')} failed; their last published manifests stay in place.`;
}

/** The cluster types of each deployment target, with ✓ for an assignment and ✗ for a failed one. */
type Marks = ReadonlyMap<string, ReadonlyMap<string, '✓' | '✗'>>;

function renderAssignments(plan: Plan): Markdown {
  const marks = new Map(plan.targets.map(({ name }) => [name, new Map<string, '✓' | '✗'>()]));
  for (const { clusterType, target } of plan.planned) marks.get(target.name)?.set(clusterType.name, '✓');
  for (const { clusterType, target } of plan.failed) marks.get(target.name)?.set(clusterType.name, '✗');
  return plan.clusterTypes.length > MAX_MATRIX_COLUMNS ? renderList(marks) : renderMatrix(plan, marks);
}

function renderMatrix({ clusterTypes }: Plan, marks: Marks): Markdown {
  const header = [escapeText('deployment target'), ...clusterTypes.map(({ name }) => inlineCode(name))];
  const rows = [...marks].map(([target, cells]) => [
    inlineCode(target),
    ...clusterTypes.map(({ name }) => trustedMarkdown(cells.get(name) ?? '')),
  ]);
  return table(header, rows);
}

function renderList(marks: Marks): Markdown {
  const header = [escapeText('deployment target'), escapeText('cluster types'), escapeText('')];
  const rows = [...marks].map(([target, cells]) => {
    const names = [...cells].map(([clusterType, mark]) => inlineCode(`${mark}${clusterType}`));
    return [
      inlineCode(target),
      escapeText(String(names.length)),
      trustedMarkdown(joinLimited(names, MAX_MATRIX_COLUMNS)),
    ];
  });
  return table(header, rows);
}

function renderUnscheduled(title: string, items: readonly UnscheduledItem[]): Markdown[] {
  if (items.length === 0) return [];
  const rows = items.map(({ name, reason }) => [inlineCode(name), escapeText(reason)]);
  return [details(escapeText(`${title}: ${items.length}`), table([escapeText('name'), escapeText('reason')], rows))];
}

function renderDiagnostics(diagnostics: readonly Diagnostic[]): Markdown {
  const rows = diagnostics.map(({ at, message, hint, code }) => [
    at ? inlineCode(formatPosition(at)) : trustedMarkdown(''),
    escapeText(hint === undefined ? message : `${message}. ${hint}`),
    inlineCode(code),
  ]);
  return table([escapeText('position'), escapeText('problem'), escapeText('code')], rows);
}
