import { addSummary } from '@kalypso-actions/action-kit';
import { type Diagnostic, formatPosition } from '@kalypso-actions/diagnostics';
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
import { count } from './count.ts';
import type { ScheduleResult } from './run.ts';

/** A wider matrix is a list of cluster types instead: GitHub's page would show neither end of it. */
const WIDEST_MATRIX = 12;
const MOST_ROWS = 200;

/** Shows what was decided: who runs where, what was left out and why, what is wrong. */
export function showResult(result: ScheduleResult): void {
  addSummary(summaryOf(result));
}

function summaryOf({ plan, manifests, diagnostics }: ScheduleResult): Markdown {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  return markdownDocument([
    heading(`Schedule of ${plan.environment}`),
    paragraph(escapeText(outcome(plan, manifests))),
    ...(errors.length > 0 ? [heading('Errors'), problems(errors)] : []),
    ...(plan.clusterTypes.length > 0 ? [assignmentMatrix(plan)] : []),
    ...unplaced('Deployment targets that no cluster type gets', plan.unassigned),
    ...unplaced('Policies that select nothing', plan.idlePolicies),
    ...(warnings.length > 0 ? [heading('Warnings'), problems(warnings)] : []),
  ]);
}

function outcome({ planned, failed, clusterTypes, targets }: Plan, manifests: ScheduleResult['manifests']): string {
  const amount = `${count(planned.length, 'assignment')} of ${count(targets.length, 'deployment target')} to ${count(clusterTypes.length, 'cluster type')}.`;
  if (manifests === 'not-written') return `Nothing was written. ${amount}`;
  return failed.length > 0
    ? `${amount} ${count(failed.length, 'assignment')} failed; what failed keeps what it has.`
    : amount;
}

/** Cluster types by deployment targets; in a cell ✓ for an assignment, ✗ for one that failed. */
function assignmentMatrix(plan: Plan): Markdown {
  const placed = new Map<string, Set<string>>();
  const add = (rows: readonly { clusterType: { name: string }; target: { name: string } }[], mark: string) => {
    for (const { clusterType, target } of rows) {
      const cells = placed.get(target.name) ?? new Set<string>();
      placed.set(target.name, cells.add(`${mark}${clusterType.name}`));
    }
  };
  add(plan.planned, '✓');
  add(plan.failed, '✗');
  if (plan.clusterTypes.length > WIDEST_MATRIX) return assignmentList(plan, placed);
  const header = [escapeText('deployment target'), ...plan.clusterTypes.map(({ name }) => inlineCode(name))];
  const rows = plan.targets.map(({ name }) => [
    inlineCode(name),
    ...plan.clusterTypes.map((clusterType) => cell(placed.get(name), clusterType.name)),
  ]);
  return table(header, rows, MOST_ROWS);
}

function cell(marks: ReadonlySet<string> | undefined, clusterType: string): Markdown {
  if (marks?.has(`✓${clusterType}`)) return trustedMarkdown('✓');
  return trustedMarkdown(marks?.has(`✗${clusterType}`) ? '✗' : '');
}

function assignmentList(plan: Plan, placed: ReadonlyMap<string, ReadonlySet<string>>): Markdown {
  const rows = plan.targets.map(({ name }) => {
    const marks = [...(placed.get(name) ?? [])];
    const shown = marks.slice(0, WIDEST_MATRIX).map((mark) => inlineCode(mark));
    const more = marks.length - shown.length;
    return [
      inlineCode(name),
      escapeText(String(marks.length)),
      trustedMarkdown(`${shown.join(' ')}${more > 0 ? ` and ${more} more` : ''}`),
    ];
  });
  return table([escapeText('deployment target'), escapeText('cluster types'), escapeText('')], rows, MOST_ROWS);
}

function unplaced(title: string, entries: readonly UnscheduledItem[]): Markdown[] {
  if (entries.length === 0) return [];
  const rows = entries.map(({ name, reason }) => [inlineCode(name), escapeText(reason)]);
  return [
    details(escapeText(`${title}: ${entries.length}`), table([escapeText('name'), escapeText('why')], rows, MOST_ROWS)),
  ];
}

function problems(diagnostics: readonly Diagnostic[]): Markdown {
  const rows = diagnostics.map(({ at, message, hint, code: name }) => [
    at ? inlineCode(formatPosition(at)) : trustedMarkdown(''),
    escapeText(hint === undefined ? message : `${message}. ${hint}`),
    inlineCode(name),
  ]);
  return table([escapeText('where'), escapeText('what'), escapeText('code')], rows, MOST_ROWS);
}
