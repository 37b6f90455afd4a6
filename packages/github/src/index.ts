/** GitHub's API, as far as we call it. `createGitHub` says how calls behave and where to add one. */
export { createGitHub, type GitHub, type GitHubOptions } from './client.ts';
export { comment } from './comments.ts';
export { commitFile, type FileChange } from './commit-file.ts';
export {
  createSignedCommit,
  createTree,
  isVerified,
  type Pointing,
  pointBranch,
  type SignedCommit,
} from './commits.ts';
export { type Comparison, compareCommits } from './compare.ts';
export { dispatchWorkflow } from './dispatch.ts';
export { GitHubError, isStatus } from './error.ts';
export { fileText } from './file-text.ts';
export { type FileCommit, lastChange, lastCommitsBetween } from './history.ts';
export { createIssue, type Issue, openIssues, updateIssue } from './issues.ts';
export { addLabels, ensureLabel, type Label, removeLabel } from './labels.ts';
export { type MergeMethod, type Merging, mergeWhenReady } from './merging.ts';
export {
  createPullRequest,
  openPullRequests,
  type PullRequest,
  updatePullRequest,
  wasMerged,
} from './pull-requests.ts';
export { advanceBranch, branchHead } from './refs.ts';
export { parseRepository, type RepositoryName } from './repository.ts';
export { addAssignees, requestReviewers, reviewersOf } from './reviewers.ts';
export { type CommitStatus, setCommitStatus } from './status.ts';
export { commitStatuses, type PastStatus } from './status-history.ts';
