export { ASSIGNMENT_RECORD_PATH, MAX_RECORD_BYTES } from './assignment-record-path.ts';
export { GENERATED_FILE_NAME } from './generated-file-name.ts';
export { addTreeTrailer, isBranchUpdate, isManagedCommit, isUpToDate } from './managed-commit.ts';
export { PROMOTED_BASE_REPO } from './promoted-base-repo.ts';
export { PROMOTED_COMMIT_PATH } from './promoted-commit-path.ts';
export { isPublicationStatus, STATUS_DESCRIPTIONS } from './status-descriptions.ts';
