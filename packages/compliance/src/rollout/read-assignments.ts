import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type AssignmentRecord, parseAssignmentRecord } from '@kalypso-actions/assignment-record';
import { ASSIGNMENT_RECORD_PATH } from '@kalypso-actions/conventions';
import { type Checked, quote, sanitizeText } from '@kalypso-actions/diagnostics';
import { errorMessage } from '@kalypso-actions/retry';

/**
 * Reads the record of the platform's GitOps branch from its file, or from a folder with a checkout of the branch.
 * @returns `undefined` with an error if it cannot be read: a target that is not found in it would be expected nowhere
 */
export function readAssignments(path: string): Checked<AssignmentRecord | undefined> {
  let file = path;
  try {
    if (statSync(path).isDirectory()) file = join(path, ASSIGNMENT_RECORD_PATH);
    const parsed = parseAssignmentRecord(readFileSync(file, 'utf8'));
    if (parsed.kind === 'valid') return { value: parsed.record, diagnostics: [] };
    return fail(`the record ${quote(file)} ${parsed.reason}`);
  } catch (error) {
    return fail(`the record ${quote(file)} cannot be read: ${sanitizeText(errorMessage(error), 200)}`);
  }
}

function fail(message: string): Checked<undefined> {
  const hint = 'Check out the branch of the platform GitOps repository that the clusters watch, and name that folder.';
  return { value: undefined, diagnostics: [{ code: 'assignments-unreadable', severity: 'error', message, hint }] };
}
