/** GitHub's API, as far as we call it. `createGitHub` says how calls behave and where to add one. */
export { createGitHub, type GitHub, type GitHubOptions } from './client.ts';
export { comment } from './comments.ts';
export {
  createSignedCommit,
  createTree,
  isVerified,
  type Pointing,
  pointBranch,
  type SignedCommit,
} from './commits.ts';
export { GitHubError, isStatus } from './error.ts';
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
export { parseRepository, type RepositoryName } from './repository.ts';
export { addAssignees, requestReviewers, reviewersOf } from './reviewers.ts';
