import type { GitIdentity } from '@kalypso-actions/git';
import type { MergeMethod } from '@kalypso-actions/github';
import type { PullRequestTemplates } from './pull-request-templates.ts';
import type { RemovalLimit } from './removal-limit.ts';

/** What to propose. */
export interface SourceOptions {
  /** Folder with the manifests. */
  readonly manifests: string;
  /** File with the report of `schedule`. Without one, the manifests are folders that something else generated. */
  readonly report: string | undefined;
  /** Overrides the promoted commit of the report. */
  readonly promotedCommit: string | undefined;
}

/** Where to propose it. The `GitOpsRepo`s of the report fill in what is `undefined`. */
export interface TargetOptions {
  readonly repository: string | undefined;
  readonly base: string | undefined;
  readonly path: string | undefined;
  readonly branch: string | undefined;
}

/** What the pull request gets in addition to its texts. */
export interface ReviewOptions {
  readonly labels: readonly string[];
  readonly reviewers: readonly string[];
  readonly teams: readonly string[];
  readonly assignees: readonly string[];
}

export interface MergeOptions {
  /** Whether a new pull request is a draft. */
  readonly isDraft: boolean;
  readonly autoMerge: MergeMethod | 'none';
}

export interface CommitOptions {
  /** Whether GitHub creates the commit, and signs it. */
  readonly isSigned: boolean;
  readonly committer: GitIdentity;
}

/** What may be overwritten, removed or created. */
export interface GuardOptions {
  readonly maxRemovals: RemovalLimit;
  /** Whether this run consents to more removals. Later runs need no other consent, as long as they remove nothing else. */
  readonly allowsRemovals: boolean;
  /** Whether commits by others on the head branch may be discarded. */
  readonly force: boolean;
  readonly createBase: boolean;
}

/** Which commit statuses are set. */
export interface StatusOptions {
  /** The context in which `promote` sets the statuses of an environment. */
  readonly promotionContext: (environment: string) => string;
  /** Whether the commits of workload repositories get a status. */
  readonly reportsWorkloads: boolean;
}

/** Options of {@link createGitOpsPullRequest}, validated. */
export interface GitOpsPullRequestOptions {
  readonly source: SourceOptions;
  readonly target: TargetOptions;
  readonly templates: PullRequestTemplates;
  readonly review: ReviewOptions;
  readonly merge: MergeOptions;
  readonly commit: CommitOptions;
  readonly guard: GuardOptions;
  /** Whether every registration that is held back, and every other assignment that fails, gets an issue. Needs a report. */
  readonly reportIssues: boolean;
  readonly statuses: StatusOptions;
  readonly isDryRun: boolean;
}
