import { isAbsolute, join, relative, resolve } from 'node:path';
import { type AnnotationProperties, endGroup, error, startGroup, warning } from '@actions/core';
import { type Diagnostic, formatPosition, type Position } from '@kalypso-actions/diagnostics';
import { log, safeLine } from './log.ts';

/** GitHub shows this many annotations of each severity for a step. */
export const SHOWN_ANNOTATIONS = 10;

/** The folder on disk of each source that is part of the workspace, by the label that positions carry. */
export interface AnnotationPlaces {
  readonly workspace: string;
  readonly folders: ReadonlyMap<string, string>;
}

/**
 * Tells about problems: all of them as lines of the log, and as annotations as many as GitHub shows.
 *
 * An annotation names its file only when that file is part of the workspace; otherwise its place is part of the message.
 */
export function reportDiagnostics(diagnostics: readonly Diagnostic[], places: AnnotationPlaces): void {
  for (const [severity, annotate] of [
    ['error', error],
    ['warning', warning],
  ] as const) {
    const all = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
    // The line that says how many more there are is an annotation as well.
    const shown = all.length > SHOWN_ANNOTATIONS ? all.slice(0, SHOWN_ANNOTATIONS - 1) : all;
    for (const diagnostic of shown) annotate(annotationText(diagnostic, places), properties(diagnostic, places));
    const more = all.length - shown.length;
    if (more > 0) annotate(`${more} more ${severity}s are in the log and in the job summary`, { title: 'more' });
  }
  if (diagnostics.length === 0) return;
  startGroup(`${count(diagnostics, 'error')}, ${count(diagnostics, 'warning')}`);
  for (const diagnostic of diagnostics) for (const line of describe(diagnostic)) log(line);
  endGroup();
}

function count(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): string {
  const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return `${number} ${severity}${number === 1 ? '' : 's'}`;
}

function describe({ at, severity, message, code, hint, related = [] }: Diagnostic): string[] {
  return [
    `${at ? `${formatPosition(at)}: ` : ''}${severity}: ${message} [${code}]`,
    ...related.map((other) => `    ${other.message}: ${formatPosition(other.at)}`),
    ...(hint === undefined ? [] : [`    ${hint}`]),
  ];
}

function annotationText({ at, message, hint }: Diagnostic, places: AnnotationPlaces): string {
  const place = at && !placeInWorkspace(at, places) ? `${formatPosition(at)}: ` : '';
  return safeLine(`${place}${message}${hint === undefined ? '' : `. ${hint}`}`);
}

function properties({ at, code }: Diagnostic, places: AnnotationPlaces): AnnotationProperties {
  const file = at && placeInWorkspace(at, places);
  return { title: code, ...(at && file ? { file, startLine: at.line, startColumn: at.column } : {}) };
}

function placeInWorkspace({ source, file }: Position, { workspace, folders }: AnnotationPlaces): string | undefined {
  const folder = folders.get(source);
  if (folder === undefined) return undefined;
  const path = relative(resolve(workspace), join(resolve(folder), file));
  // On Windows, the way from one drive to another is absolute.
  if (path === '' || isAbsolute(path) || /^\.\.([\\/]|$)/.test(path)) return undefined;
  return path.replaceAll('\\', '/');
}
