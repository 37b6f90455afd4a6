import type { ScheduleResult } from '@kalypso-actions/control-plane';
import { type Diagnostic, formatCount, formatPosition, joinLimited } from '@kalypso-actions/diagnostics';
import {
  createFairSelector,
  details,
  escapeProblem,
  escapeText,
  heading,
  inlineCode,
  type Markdown,
  markdownDocument,
  omittedParagraph,
  paragraph,
  table,
  trustedMarkdown,
} from '@kalypso-actions/markdown';
import type { Plan, UnscheduledItem } from '@kalypso-actions/scheduler';

/** A wider matrix does not fit on GitHub's page; a list of cluster types replaces it. */
const MAX_MATRIX_COLUMNS = 12;
const MAX_ROWS = 200;
/** Rows of one team, or of the files of one repository. */
const MAX_ROWS_OF_OWNER = 100;
const MAX_OWNERS = 50;

/** Renders what was decided for the job summary: assignments, what is not scheduled and why, and all diagnostics. */
export function renderScheduleSummary({
  plan,
  manifests,
  diagnostics,
}: Pick<ScheduleResult, 'plan' | 'manifests' | 'diagnostics'>): Markdown {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  return markdownDocument([
    heading(`Schedule of ${plan.environment}`),
    paragraph(escapeText(describeOutcome(plan, manifests))),
    ...renderHeldBack(plan, errors),
    ...(errors.length > 0 ? [heading('Errors'), renderDiagnostics(errors)] : []),
    ...(plan.clusterTypes.length > 0 ? [renderAssignments(plan)] : []),
    ...renderUnscheduled('Deployment targets without a cluster type', plan.unassigned, createTeamLookup(plan)),
    ...renderUnscheduled('Policies that select nothing', plan.idlePolicies, () => ''),
    ...(warnings.length > 0 ? [heading('Warnings'), renderDiagnostics(warnings)] : []),
  ]);
}

function describeOutcome(
  { planned, failed, infrastructure, heldBack, clusterTypes, targets, promotedCommit, isPromotionHeldBack }: Plan,
  manifests: ScheduleResult['manifests'],
): string {
  const assignments = formatCount(planned.length, 'assignment');
  const amount = `${assignments} of ${formatCount(targets.length, 'deployment target')} to ${formatCount(clusterTypes.length, 'cluster type')}.`;
  if (manifests === 'not-written') return `Nothing was written. ${amount}`;
  const failing = infrastructure.filter(({ kind }) => kind === 'failed').length;
  if (failed.length === 0 && failing === 0 && heldBack.size === 0) return amount;
  const isHeldBack = isPromotionHeldBack && promotedCommit !== undefined;
  return [
    amount,
    ...(failed.length > 0
      ? [`${formatCount(failed.length, 'assignment')} held back; what is published of them stays.`]
      : []),
    ...(failing > 0
      ? [`The infrastructure of ${formatCount(failing, 'cluster type')} is held back; what is published of it stays.`]
      : []),
    ...(isHeldBack
      ? ['The promoted commit is not published while content of the platform team holds something back.']
      : []),
  ].join(' ');
}

/** Registrations with an error, and the first one of each. */
function renderHeldBack({ heldBack, failed }: Plan, errors: readonly Diagnostic[]): Markdown[] {
  if (heldBack.size === 0) return [];
  const rows = [...heldBack].map((name) => {
    const own = errors.filter(({ registration }) => registration === name);
    const assignments = failed.filter(({ target }) => target.registration === name).length;
    return { owner: '', name, first: own[0], more: own.length - 1, assignments };
  });
  const header = ['registration', 'assignments held back', 'error'].map(escapeText);
  const body = renderFairTable(header, rows, ({ name, first, more, assignments }) => [
    inlineCode(name),
    escapeText(assignments === 0 ? 'not known' : String(assignments)),
    escapeText(`${first === undefined ? '' : describeError(first)}${more > 0 ? ` (and ${more} more)` : ''}`),
  ]);
  return [heading('Held back'), body];
}

function describeError({ at, message }: Diagnostic): string {
  return at ? `${formatPosition(at)}: ${message}` : message;
}

/** A deployment target, with ✓ for an assignment and ✗ for a failed one. */
interface TargetRow {
  readonly target: string;
  readonly owner: string;
  readonly marks: Map<string, '✓' | '✗'>;
}

function renderAssignments({ targets, planned, failed, clusterTypes }: Plan): Markdown {
  const rows = targets.map(({ name, workspace }): TargetRow => {
    return { target: name, owner: describeOwner(workspace), marks: new Map() };
  });
  const byTarget = new Map(rows.map((row) => [row.target, row]));
  for (const { clusterType, target } of planned) byTarget.get(target.name)?.marks.set(clusterType.name, '✓');
  for (const { clusterType, target } of failed) byTarget.get(target.name)?.marks.set(clusterType.name, '✗');
  const hasFailed = ({ marks }: TargetRow) => [...marks.values()].includes('✗');
  const turnsOf = (row: TargetRow) => [row.owner, String(hasFailed(row))];
  if (clusterTypes.length > MAX_MATRIX_COLUMNS) {
    return renderFairTable(['deployment target', 'cluster types', ''].map(escapeText), rows, toListCells, turnsOf);
  }
  const header = [escapeText('deployment target'), ...clusterTypes.map(({ name }) => inlineCode(name))];
  const toCells = ({ target, marks }: TargetRow) => [
    inlineCode(target),
    ...clusterTypes.map(({ name }) => trustedMarkdown(marks.get(name) ?? '')),
  ];
  return renderFairTable(header, rows, toCells, turnsOf);
}

function toListCells({ target, marks }: TargetRow): readonly Markdown[] {
  const names = [...marks].map(([clusterType, mark]) => inlineCode(`${mark}${clusterType}`));
  return [
    inlineCode(target),
    escapeText(String(names.length)),
    trustedMarkdown(joinLimited(names, MAX_MATRIX_COLUMNS)),
  ];
}

function createTeamLookup({ targets }: Plan): (target: string) => string {
  const teams = new Map(targets.map(({ name, workspace }) => [name, workspace]));
  return (target) => describeOwner(teams.get(target) ?? '');
}

function describeOwner(workspace: string): string {
  return workspace === '' ? 'without a workspace' : `of ${workspace}`;
}

function renderUnscheduled(
  title: string,
  items: readonly UnscheduledItem[],
  ownerOf: (name: string) => string,
): Markdown[] {
  if (items.length === 0) return [];
  const rows = items.map(({ name, reason }) => ({ name, reason, owner: ownerOf(name) }));
  const header = [escapeText('name'), escapeText('reason')];
  const body = renderFairTable(header, rows, ({ name, reason }) => [inlineCode(name), escapeText(reason)]);
  return [details(escapeText(`${title}: ${items.length}`), body)];
}

function renderDiagnostics(diagnostics: readonly Diagnostic[]): Markdown {
  const rows = diagnostics.map((diagnostic) => {
    const { at, registration } = diagnostic;
    const { source = '.' } = at ?? {};
    const owner = registration ?? (source === '.' ? 'the control plane' : source);
    return { ...diagnostic, owner: `of ${owner}` };
  });
  const header = [escapeText('position'), escapeText('problem'), escapeText('code')];
  return renderFairTable(header, rows, ({ at, message, hint, code }) => [
    at ? inlineCode(formatPosition(at)) : trustedMarkdown(''),
    escapeProblem(hint === undefined ? message : `${message}.`, hint),
    inlineCode(code),
  ]);
}

/** A table of a limited number of rows, in which no owner hides another, and the number of the others by owner. */
function renderFairTable<T extends { readonly owner: string }>(
  header: readonly Markdown[],
  rows: readonly T[],
  toCells: (row: T) => readonly Markdown[],
  turnsOf: (row: T) => readonly string[] = ({ owner }) => [owner],
): Markdown {
  const select = createFairSelector(rows, {
    maxRowsOfGroup: MAX_ROWS_OF_OWNER,
    groupOf: ({ owner }) => owner,
    turnsOf,
  });
  const { shown, omitted } = select(MAX_ROWS);
  const body = table(header, shown.map(toCells), MAX_ROWS);
  if (omitted.size === 0) return body;
  const counts = omittedParagraph(omitted, (owner, count) => `${count} more ${owner}`.trimEnd(), MAX_OWNERS);
  return trustedMarkdown(`${body}\n${counts}`);
}
