import { isAbsolute, join, relative, resolve } from 'node:path';
import { type AnnotationProperties, endGroup, error, startGroup, warning } from '@actions/core';
import { type Diagnostic, formatCount, formatPosition, type Position } from '@kalypso-actions/diagnostics';
import { log, safeLine } from './log.ts';

/** GitHub shows this many annotations of each severity for a step. */
export const MAX_ANNOTATIONS = 10;

/** Translates positions to files of the workspace. */
export interface AnnotationContext {
  readonly workspace: string;
  /** The folder on disk of each source, by its label in positions. */
  readonly folders: ReadonlyMap<string, string>;
}

/**
 * Reports diagnostics: all of them in the log, and as many as GitHub shows as annotations.
 *
 * An annotation has a file only if the file is in the workspace; otherwise its message starts with the position.
 */
export function reportDiagnostics(diagnostics: readonly Diagnostic[], context: AnnotationContext): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  annotate(errors, error, 'error', context);
  annotate(warnings, warning, 'warning', context);
  if (diagnostics.length === 0) return;
  startGroup(`${formatCount(errors.length, 'error')}, ${formatCount(warnings.length, 'warning')}`);
  for (const diagnostic of diagnostics) for (const line of toLogLines(diagnostic)) log(line);
  endGroup();
}

function annotate(
  diagnostics: readonly Diagnostic[],
  write: (message: string, properties: AnnotationProperties) => void,
  severity: Diagnostic['severity'],
  context: AnnotationContext,
): void {
  // The number of the others takes an annotation of its own.
  const shown = diagnostics.length > MAX_ANNOTATIONS ? diagnostics.slice(0, MAX_ANNOTATIONS - 1) : diagnostics;
  for (const diagnostic of shown) write(toAnnotation(diagnostic, context), toProperties(diagnostic, context));
  const rest = diagnostics.length - shown.length;
  if (rest > 0) write(`${rest} more ${severity}s are in the log and in the job summary`, { title: 'more' });
}

function toLogLines({ at, severity, message, code, hint, related = [] }: Diagnostic): string[] {
  return [
    `${at ? `${formatPosition(at)}: ` : ''}${severity}: ${message} [${code}]`,
    ...related.map((other) => `    ${other.message}: ${formatPosition(other.at)}`),
    ...(hint === undefined ? [] : [`    ${hint}`]),
  ];
}

function toAnnotation({ at, message, hint }: Diagnostic, context: AnnotationContext): string {
  const prefix = at && !toWorkspacePath(at, context) ? `${formatPosition(at)}: ` : '';
  return safeLine(`${prefix}${message}${hint === undefined ? '' : `. ${hint}`}`);
}

function toProperties({ at, code }: Diagnostic, context: AnnotationContext): AnnotationProperties {
  const file = at && toWorkspacePath(at, context);
  return { title: code, ...(at && file ? { file, startLine: at.line, startColumn: at.column } : {}) };
}

/** The path of a position's file relative to the workspace; `undefined` if it is not in the workspace. */
function toWorkspacePath({ source, file }: Position, { workspace, folders }: AnnotationContext): string | undefined {
  const folder = folders.get(source);
  if (folder === undefined) return undefined;
  const path = relative(resolve(workspace), join(resolve(folder), file));
  // On Windows, the path from one drive to another is absolute.
  if (path === '' || isAbsolute(path) || /^\.\.([\\/]|$)/.test(path)) return undefined;
  return path.replaceAll('\\', '/');
}
