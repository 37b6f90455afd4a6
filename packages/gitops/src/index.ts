/** Proposes manifests to a GitOps branch: observes it, decides what to write, and applies the decision. See the README of this package. */
export { describeDecision } from './decide/describe-decision.ts';
export type {
  GitOpsPullRequestOptions,
  GuardOptions,
  SourceOptions,
} from './options/gitops-pull-request-options.ts';
export {
  compilePullRequestTemplate,
  type PullRequestTemplate,
  TEMPLATE_NAMES,
} from './options/pull-request-templates.ts';
export { parseRemovalLimit } from './options/removal-limit.ts';
export { createGitOpsPullRequest } from './run/create-gitops-pull-request.ts';
export { type GitOpsPullRequestResult, toPullRequestOutputs } from './run/gitops-pull-request-result.ts';
