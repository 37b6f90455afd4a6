import type { Permission, RepositorySettings } from './protocol.ts';

/** What the GitHub on loopback remembers; all that is in git is in git only. */
export interface UserRecord {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
}

/** Who makes a request. */
export interface Actor {
  readonly user: UserRecord;
  /** `workflow`: a token like a job's `GITHUB_TOKEN`. `anonymous`: nobody. */
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

/** An issue, or the side of a pull request that is one. */
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
  /** Names, as the repository writes them. */
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
  /** The head branch's commit, kept when the branch is gone. */
  headSha: string;
  /** The base branch's commit when the pull request was opened or closed. */
  baseSha: string;
  draft: boolean;
  maintainerCanModify: boolean;
  mergedAt: string | null;
  mergedBy: UserRecord | null;
  mergeCommit: string | null;
  autoMerge: AutoMergeRequest | null;
  reviewers: UserRecord[];
  teams: string[];
  /** How many more times `mergeable` is not known yet. */
  unknownReads: number;
}

export type PullRequestRecord = IssueRecord & { readonly pull: PullRequestDetails };

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

export interface RepositoryRecord {
  readonly id: number;
  readonly owner: UserRecord;
  readonly name: string;
  readonly fullName: string;
  /** The bare repository. */
  readonly folder: string;
  readonly createdAt: string;
  /** By name in lower case. */
  readonly labels: Map<string, LabelRecord>;
  readonly issues: Map<number, IssueRecord>;
  readonly statuses: CommitStatusRecord[];
  /** Commits that GitHub signed. */
  readonly signed: Set<string>;
  settings: RepositorySettings;
}

export function isPullRequest(issue: IssueRecord): issue is PullRequestRecord {
  return issue.pull !== undefined;
}
