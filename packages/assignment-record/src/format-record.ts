import type { AssignmentRecord, RecordedFolder, RecordedInfrastructure } from './record-schema.ts';

/**
 * Formats a record as the text of its file: one line for each registration and each folder, sorted, so that a change of one folder changes one line. Inverse
 * of `parseAssignmentRecord`.
 */
export function formatAssignmentRecord({
  version,
  registrations,
  folders,
  infrastructure = [],
}: AssignmentRecord): string {
  const sources = Object.entries(registrations)
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([name, { repo, branch, path }]) => `${JSON.stringify(name)}: ${JSON.stringify({ repo, branch, path })}`);
  const lines = [...folders].sort((a, b) => compareTexts(a.path, b.path)).map(formatFolder);
  const own = [...infrastructure].sort((a, b) => compareTexts(a.path, b.path)).map(formatInfrastructure);
  return [
    '{',
    `  "version": ${version},`,
    `  "registrations": ${formatBlock('{', sources, '}')},`,
    `  "folders": ${formatBlock('[', lines, ']')}${own.length === 0 ? '' : ','}`,
    ...(own.length === 0 ? [] : [`  "infrastructure": ${formatBlock('[', own, ']')}`]),
    '}',
    '',
  ].join('\n');
}

function formatBlock(start: string, lines: readonly string[], end: string): string {
  return lines.length === 0 ? `${start}${end}` : `${start}\n    ${lines.join(',\n    ')}\n  ${end}`;
}

function formatFolder(folder: RecordedFolder): string {
  const { path, registration, workload, deploymentTarget, clusterType, namespace, files } = folder;
  // JSON has no property for a namespace that is not known.
  const sorted = [...files].sort();
  return JSON.stringify({ path, registration, workload, deploymentTarget, clusterType, namespace, files: sorted });
}

function formatInfrastructure({ path, clusterType, files }: RecordedInfrastructure): string {
  return JSON.stringify({ path, clusterType, files: [...files].sort() });
}

/** By code units, whatever the locale is. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
