import { type AssignmentRecord, parseAssignmentRecord } from '@kalypso-actions/assignment-record';
import { ASSIGNMENT_RECORD_PATH, MAX_RECORD_BYTES } from '@kalypso-actions/conventions';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { Publication, TreeEntry } from '@kalypso-actions/git';
import type { GitOpsTarget } from '../options/target.ts';

/** The record of the base branch. */
export interface RecordObservation {
  /** `undefined` if there is none that can be read. */
  readonly record: AssignmentRecord | undefined;
  /** Why there is none. */
  readonly recordProblems: readonly Diagnostic[];
}

const NO_RECORD: RecordObservation = { record: undefined, recordProblems: [] };

/**
 * Reads the record of the base branch. One that cannot be read counts as none, with a warning. It is an error if registrations are held back: their folders
 * could be taken over.
 * @param isNeeded whether registrations are held back
 * @param present entries of the base branch, that of the record included
 */
export async function observeRecord(
  publication: Pick<Publication, 'readContents'>,
  present: readonly TreeEntry[],
  { base }: Pick<GitOpsTarget, 'base'>,
  isNeeded: boolean,
): Promise<RecordObservation> {
  const id = present.find(({ path }) => path === ASSIGNMENT_RECORD_PATH)?.id;
  if (id === undefined) return NO_RECORD;
  const content = (await publication.readContents([id], MAX_RECORD_BYTES)).get(id);
  if (content === undefined) return refuseRecord(base, 'is too large, or the server does not serve it', isNeeded);
  const parsed = parseAssignmentRecord(content.toString('utf8'));
  return parsed.kind === 'valid'
    ? { record: parsed.record, recordProblems: [] }
    : refuseRecord(base, parsed.reason, isNeeded);
}

function refuseRecord(base: string, reason: string, isNeeded: boolean): RecordObservation {
  const problem: Diagnostic = {
    code: 'assignment-record-invalid',
    severity: isNeeded ? 'error' : 'warning',
    message: `the record ${ASSIGNMENT_RECORD_PATH} on branch ${quote(base)} ${reason}`,
    hint: isNeeded
      ? 'Restore its last valid version, or delete it: then nothing is removed while a registration is held back. Nothing was published.'
      : 'It is ignored, and this run writes a new one.',
  };
  return { record: undefined, recordProblems: [problem] };
}
