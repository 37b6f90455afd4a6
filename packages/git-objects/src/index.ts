export { blobId } from './blob-id.ts';
export { isCommitId, parseCommitId, shortCommitId } from './commit-id.ts';
