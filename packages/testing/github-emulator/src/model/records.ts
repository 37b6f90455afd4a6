import type { Permission, RepositorySettings, WorkflowRunSpec } from './protocol.ts';

/** The emulator's data model. Whatever git stores is read from git and not repeated here. */
export interface UserRecord {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
}

/** The author of a request. */
export interface Actor {
  readonly user: UserRecord;
  /** `workflow`: a token like a job's `GITHUB_TOKEN`. `anonymous`: a request without a token. */
  readonly kind: 'user' | 'app' | 'workflow' | 'anonymous';
  readonly permissions: ReadonlyMap<string, Readonly<Record<string, Permission>>>;
}

export interface LabelRecord {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

export interface CommentRecord {
  readonly id: number;
  readonly user: UserRecord;
  readonly createdAt: string;
  body: string;
  updatedAt: string;
}

/** An issue. A pull request is an issue with `pull`. */
export interface IssueRecord {
  readonly id: number;
  readonly number: number;
  readonly user: UserRecord;
  readonly createdAt: string;
  readonly comments: CommentRecord[];
  readonly pull?: PullRequestDetails;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'reopened' | 'not_planned' | 'duplicate' | null;
  /** Label names, in the repository's letter case. */
  labels: string[];
  assignees: UserRecord[];
  updatedAt: string;
  closedAt: string | null;
  closedBy: UserRecord | null;
}

export interface ReviewRecord {
  readonly id: number;
  readonly user: UserRecord;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';
  readonly body: string;
  readonly commit: string;
  readonly submittedAt: string;
}

export type PullRequestMergeMethod = 'merge' | 'squash' | 'rebase';

export interface AutoMergeRequest {
  readonly method: PullRequestMergeMethod;
  readonly enabledBy: UserRecord;
  readonly title: string | null;
  readonly message: string | null;
}

export interface PullRequestDetails {
  readonly head: string;
  readonly reviews: ReviewRecord[];
  base: string;
  /** The head branch's commit; kept after the branch is deleted. */
  headSha: string;
  /** The base branch's commit; fixed when the pull request is closed. */
  baseSha: string;
  draft: boolean;
  maintainerCanModify: boolean;
  mergedAt: string | null;
  mergedBy: UserRecord | null;
  mergeCommit: string | null;
  autoMerge: AutoMergeRequest | null;
  reviewers: UserRecord[];
  teams: string[];
  /** How many more reads return `mergeable: null`. */
  unknownReads: number;
}

export type PullRequestRecord = IssueRecord & { readonly pull: PullRequestDetails };

export type WorkflowRunRecord = WorkflowRunSpec & { readonly createdAt: string; readonly updatedAt: string };

export interface CommitStatusRecord {
  readonly id: number;
  readonly sha: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: UserRecord;
  readonly createdAt: string;
}

/** A GitHub environment, to which jobs deploy. */
export interface EnvironmentRecord {
  readonly id: number;
  readonly name: string;
  readonly createdAt: string;
  readonly policies: BranchPolicyRecord[];
  waitMinutes: number;
  preventsSelfReview: boolean;
  reviewers: readonly EnvironmentReviewer[];
  /** Which branches may use it; `undefined`: all. */
  branchLimit: 'protected' | 'policies' | undefined;
}

export type EnvironmentReviewer =
  | { readonly type: 'User'; readonly user: UserRecord }
  | { readonly type: 'Team'; readonly id: number; readonly slug: string };

export interface BranchPolicyRecord {
  readonly id: number;
  readonly name: string;
  readonly type: 'branch' | 'tag';
}

export interface RepositoryRecord {
  readonly id: number;
  readonly owner: UserRecord;
  readonly name: string;
  readonly fullName: string;
  /** The bare repository. */
  readonly folder: string;
  readonly createdAt: string;
  /** By lower-case name. */
  readonly labels: Map<string, LabelRecord>;
  readonly issues: Map<number, IssueRecord>;
  readonly statuses: CommitStatusRecord[];
  /** By lower-case name. */
  readonly environments: Map<string, EnvironmentRecord>;
  /** Runs of workflows, by ID. */
  readonly runs: Map<number, WorkflowRunRecord>;
  /** The commits signed by GitHub. */
  readonly signed: Set<string>;
  settings: RepositorySettings;
}

export function isPullRequest(issue: IssueRecord): issue is PullRequestRecord {
  return issue.pull !== undefined;
}
