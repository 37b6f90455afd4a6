import type { Permission, RepositorySettings } from './protocol.ts';

/** What the GitHub on loopback remembers; all that is in git is in git only. */
export interface User {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
}

/** Who makes a request. */
export interface Actor {
  readonly user: User;
  /** `workflow`: a token like a job's `GITHUB_TOKEN`. `anonymous`: nobody. */
  readonly kind: 'user' | 'app' | 'workflow' | 'anonymous';
  readonly permissions: ReadonlyMap<string, Readonly<Record<string, Permission>>>;
}

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

export interface Comment {
  readonly id: number;
  readonly user: User;
  readonly createdAt: string;
  body: string;
  updatedAt: string;
}

/** An issue, or the side of a pull request that is one. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly user: User;
  readonly createdAt: string;
  readonly comments: Comment[];
  readonly pull?: Pull;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'reopened' | 'not_planned' | 'duplicate' | null;
  /** Names, as the repository writes them. */
  labels: string[];
  assignees: User[];
  updatedAt: string;
  closedAt: string | null;
  closedBy: User | null;
}

export interface Review {
  readonly id: number;
  readonly user: User;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';
  readonly body: string;
  readonly commit: string;
  readonly submittedAt: string;
}

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface AutoMerge {
  readonly method: MergeMethod;
  readonly enabledBy: User;
  readonly title: string | null;
  readonly message: string | null;
}

export interface Pull {
  readonly head: string;
  readonly reviews: Review[];
  base: string;
  /** The head branch's commit, kept when the branch is gone. */
  headSha: string;
  /** The base branch's commit when the pull request was opened or closed. */
  baseSha: string;
  draft: boolean;
  maintainerCanModify: boolean;
  mergedAt: string | null;
  mergedBy: User | null;
  mergeCommit: string | null;
  autoMerge: AutoMerge | null;
  reviewers: User[];
  teams: string[];
  /** How many more times `mergeable` is not known yet. */
  unknownFor: number;
}

export type PullRequest = Issue & { readonly pull: Pull };

export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: User;
  readonly createdAt: string;
}

export interface Repository {
  readonly id: number;
  readonly owner: User;
  readonly name: string;
  readonly fullName: string;
  /** The bare repository. */
  readonly folder: string;
  readonly createdAt: string;
  /** By name in lower case. */
  readonly labels: Map<string, Label>;
  readonly issues: Map<number, Issue>;
  readonly statuses: Status[];
  /** Commits that GitHub signed. */
  readonly signed: Set<string>;
  settings: RepositorySettings;
}

export function isPull(issue: Issue): issue is PullRequest {
  return issue.pull !== undefined;
}
