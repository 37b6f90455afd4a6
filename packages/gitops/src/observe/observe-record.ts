import { type AssignmentRecord, MAX_RECORD_LENGTH, parseAssignmentRecord } from '@kalypso-actions/assignment-record';
import { ASSIGNMENT_RECORD_PATH } from '@kalypso-actions/conventions';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { Publication, TreeEntry } from '@kalypso-actions/git';
import type { GitOpsTarget } from '../options/target.ts';

/** The record of the base branch. */
export interface RecordObservation {
  /** `undefined` if there is none that can be read. */
  readonly record: AssignmentRecord | undefined;
  readonly warnings: readonly Diagnostic[];
}

export const NO_RECORD: RecordObservation = { record: undefined, warnings: [] };

/**
 * Reads the record of the base branch. One that cannot be read counts as none, with a warning.
 * @param present entries of the base branch, that of the record included
 */
export async function observeRecord(
  publication: Pick<Publication, 'readContents'>,
  present: readonly TreeEntry[],
  { base }: Pick<GitOpsTarget, 'base'>,
): Promise<RecordObservation> {
  const id = present.find(({ path }) => path === ASSIGNMENT_RECORD_PATH)?.id;
  if (id === undefined) return NO_RECORD;
  const content = (await publication.readContents([id], MAX_RECORD_LENGTH)).get(id);
  if (content === undefined) return ignore(base, 'is too large, or the server does not serve it');
  const parsed = parseAssignmentRecord(content.toString('utf8'));
  return parsed.kind === 'valid' ? { record: parsed.record, warnings: [] } : ignore(base, parsed.reason);
}

function ignore(base: string, reason: string): RecordObservation {
  const warning: Diagnostic = {
    code: 'assignment-record-invalid',
    severity: 'warning',
    message: `the record ${ASSIGNMENT_RECORD_PATH} on branch ${quote(base)} ${reason}`,
    hint: 'It is ignored, and this run writes a new one. Until that is merged, nothing is removed while a registration is held back.',
  };
  return { record: undefined, warnings: [warning] };
}
