/** The calls to GitHub's API that we make. `createGitHub` documents how calls behave and where to add one. */
export { createGitHub, type GitHub } from './client/create-github.ts';
export { diagnoseGitHubError } from './client/diagnose-github-error.ts';
export { GitHubError, hasHttpStatus } from './client/github-error.ts';
export { readBranchCommits } from './commits/branch-commits.ts';
export { commitFile } from './commits/commit-file.ts';
export { findLastChange, listCommitsAhead, listFileChanges, listRecentCommits } from './commits/commit-history.ts';
export { formatStatusDescription, setCommitStatus } from './commits/commit-status.ts';
export { CommitStatusHistory, listCommitStatuses, type PastCommitStatus } from './commits/commit-status-history.ts';
export { type CommitOrder, compareCommits } from './commits/compare-commits.ts';
export { createTree } from './commits/create-tree.ts';
export { hasCommit } from './commits/has-commit.ts';
export { createSignedCommit, isCommitVerified } from './commits/signed-commits.ts';
export { addComment } from './issues/comments.ts';
export { createIssue, type Issue, listOpenIssues, updateIssue } from './issues/issues.ts';
export { addLabels, ensureLabel, type Label, removeLabel } from './issues/labels.ts';
export { type MergeMethod, mergeWhenReady } from './pull-requests/merge-when-ready.ts';
export {
  createPullRequest,
  listOpenPullRequests,
  type PullRequest,
  readPullRequestState,
  updatePullRequest,
  wasMerged,
} from './pull-requests/pull-requests.ts';
export { markReadyForReview } from './pull-requests/ready-for-review.ts';
export { addAssignees, listReviewers, requestReviewers } from './pull-requests/reviewers.ts';
export { advanceBranch, findBranchHead, listBranchHeads } from './repository/branches.ts';
export { CanonicalNames, type CanonicalRepository, readCanonicalName } from './repository/canonical-name.ts';
export { dispatchWorkflow } from './repository/dispatch-workflow.ts';
export { readFileText } from './repository/file-text.ts';
export { pointBranch } from './repository/point-branch.ts';
export {
  formatRepositoryName,
  isSameRepositoryName,
  parseRepositoryName,
  type RepositoryName,
} from './repository/repository-name.ts';
export { listWorkflowRuns, type WorkflowRunState } from './workflows/workflow-runs.ts';
