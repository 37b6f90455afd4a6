import { type Diagnostic, formatCount, formatPosition, sanitizeText } from '@kalypso-actions/diagnostics';
import type { MigrationCheck } from '../decide/verdict/migration-check.ts';
import type { MigrationCause, MigrationVerdict } from '../decide/verdict/migration-verdict.ts';
import { CAUSE_TITLES } from './cause-titles.ts';
import { formatExample } from './format-example.ts';

const MAX_FILES = 5;
const MAX_DETAILS = 20;
const MAX_DIAGNOSTICS = 50;

/** Formats a check for the terminal: one line with the result, then each cause, error and warning. */
export function formatCheck(check: MigrationCheck): string {
  const { environment, branches, errors, warnings, additions } = check;
  const several = branches.length > 1;
  const sections = [
    `${environment}: ${summarizeCheck(check)}`,
    ...branches.flatMap((verdict) => [
      ...(several ? [`${describeBranch(verdict)}: ${summarizeBranch(verdict)}`] : []),
      ...verdict.causes.map((cause, index) => formatCause(cause, index + 1)),
    ]),
    ...formatDiagnostics('Errors', errors),
    ...formatDiagnostics('The operator does not accept these additions while it still reads the repository', additions),
    ...formatDiagnostics('Warnings, which change nothing', warnings),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The result in one line. */
export function summarizeCheck({ outcome, branches, errors }: MigrationCheck): string {
  if (branches.length === 0) return `nothing could be compared: ${formatCount(errors.length, 'error')}`;
  const [only] = branches;
  const summary =
    branches.length === 1 && only
      ? summarizeBranch(only)
      : `${branches.filter(({ different }) => different > 0).length} of ${branches.length} branches would change`;
  if (outcome === 'unchanged') return branches.length === 1 ? summary : `switching changes nothing: ${summary}`;
  return errors.length > 0 ? `${formatCount(errors.length, 'error')}; ${summary}` : summary;
}

function summarizeBranch({ assignments, files, different, causes }: MigrationVerdict): string {
  if (different > 0)
    return `${different} of ${formatCount(files, 'file')} ${different === 1 ? 'differs' : 'differ'}, ${formatCount(causes.length, 'cause')}`;
  return `switching changes nothing: ${formatCount(assignments, 'assignment')}, ${files === 1 ? '1 file is' : `${files} files are`} equal`;
}

function describeBranch({ gitOpsRepo: { repo, branch } }: MigrationVerdict): string {
  return sanitizeText(`${repo}, branch ${branch}`);
}

function formatCause({ kind, files, details, action, example }: MigrationCause, number: number): string {
  const shownDetails = details.slice(0, MAX_DETAILS).map(({ text, at, hint, files: count }) => {
    const where = at === undefined ? '' : ` (${sanitizeText(formatPosition(at))})`;
    const amount = count > 1 ? `, ${count} files` : '';
    return `   - ${sanitizeText(text, 1000)}${where}${amount}${hint === undefined ? '' : `. ${sanitizeText(hint, 1000)}`}`;
  });
  return [
    `${number}. ${CAUSE_TITLES[kind]}: ${formatCount(files.length, 'file')} [${kind}]`,
    ...shownDetails,
    ...limitNote(details.length, MAX_DETAILS),
    ...(example ? formatExample(example).map((line) => `   ${line}`) : details.length === 0 ? formatFiles(files) : []),
    `   What to do: ${sanitizeText(action, 1000)}`,
  ].join('\n');
}

function formatFiles(files: readonly string[]): readonly string[] {
  const shown = files.slice(0, MAX_FILES).map((path) => `   ${sanitizeText(path)}`);
  return [...shown, ...limitNote(files.length, MAX_FILES)];
}

function limitNote(count: number, max: number): readonly string[] {
  return count > max ? [`   … and ${count - max} more`] : [];
}

function formatDiagnostics(title: string, diagnostics: readonly Diagnostic[]): readonly string[] {
  if (diagnostics.length === 0) return [];
  const lines = diagnostics.slice(0, MAX_DIAGNOSTICS).map(({ code, message, at, hint }) => {
    const where = at === undefined ? '' : `${sanitizeText(formatPosition(at))}: `;
    return `- ${where}${sanitizeText(message, 1000)} [${code}]${hint === undefined ? '' : `. ${sanitizeText(hint, 1000)}`}`;
  });
  const omitted = diagnostics.length - lines.length;
  return [[`${title}:`, ...lines, ...(omitted > 0 ? [`… and ${omitted} more`] : [])].join('\n')];
}
