/** GitHub's API, as far as we call it. `createGitHub` says how calls behave and where to add one. */
export { createGitHub, type GitHub, type GitHubOptions } from './client.ts';
export { commitFile, type FileChange } from './commit-file.ts';
export { type Comparison, compareCommits } from './compare.ts';
export { dispatchWorkflow } from './dispatch.ts';
export { GitHubError, isStatus } from './error.ts';
export { fileText } from './file-text.ts';
export { type FileCommit, lastChange, lastCommitsBetween } from './history.ts';
export { advanceBranch, branchHead } from './refs.ts';
export { parseRepository, type RepositoryName } from './repository.ts';
export { type CommitStatus, setCommitStatus } from './status.ts';
export { commitStatuses, type PastStatus } from './status-history.ts';
