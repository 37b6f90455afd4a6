export { blobId } from './blob-id.ts';
export { COMMIT_ID_PATTERN, isCommitId, parseCommitId, shortCommitId, WRITTEN_COMMIT_ID_PATTERN } from './commit-id.ts';
