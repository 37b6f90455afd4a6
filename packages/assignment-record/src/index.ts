/** The file of a GitOps branch that records whose each published folder is. See the README of this package. */
export { createOwnerLookup, listFoldersElsewhere, type RegisteredSource } from './folder-owner.ts';
export { listFoldersBelow, listInfrastructureBelow } from './folders-below.ts';
export { formatAssignmentRecord } from './format-record.ts';
export { parseAssignmentRecord } from './parse-record.ts';
export {
  type AssignmentRecord,
  assignmentRecordSchema,
  type RecordedFolder,
  type RecordedInfrastructure,
  type RegistrationSource,
} from './record-schema.ts';
