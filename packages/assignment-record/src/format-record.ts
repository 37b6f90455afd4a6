import type { AssignmentRecord, RecordedFolder } from './record-schema.ts';

/**
 * Formats a record as the text of its file: one line for each folder, sorted by path, so that a change of one folder changes one line. Inverse of
 * `parseAssignmentRecord`.
 */
export function formatAssignmentRecord({ version, folders }: AssignmentRecord): string {
  const lines = [...folders]
    .sort((a, b) => compareTexts(a.path, b.path))
    .map((folder) => `    ${formatFolder(folder)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${version},\n  "folders": ${list}\n}\n`;
}

function formatFolder({ path, registration, workload, deploymentTarget, clusterType, files }: RecordedFolder): string {
  return JSON.stringify({ path, registration, workload, deploymentTarget, clusterType, files: [...files].sort() });
}

/** By code units, whatever the locale is. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
