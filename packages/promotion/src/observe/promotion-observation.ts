import type { Instant } from '@kalypso-actions/calendar';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { CommitOrder } from '@kalypso-actions/github';
import type { BaseRepo } from '@kalypso-actions/scheduler';
import type { CommitStatuses } from '../records/commit-statuses.ts';
import type { EnvironmentBranch } from './environment-branch.ts';
import type { PromotionRoute } from './promotion-route.ts';

/**
 * Everything that a promotion is decided by. After errors, without a commit, or with a commit that is not on the base branch, reading stops: then what comes
 * later is empty.
 */
export interface PromotionObservation {
  readonly now: Instant;
  readonly route: PromotionRoute;
  /** What is wrong with the chain or with the branches of environments. */
  readonly diagnostics: readonly Diagnostic[];
  /** The commit to promote; `undefined` if none is named and none waits. */
  readonly commit: string | undefined;
  /** The base branches of the environments involved, each once. */
  readonly baseBranches: readonly BaseBranchObservation[];
  readonly source: EnvironmentObservation | undefined;
  readonly targets: readonly TargetObservation[];
  readonly statuses: CommitStatuses;
}

/** A branch that a `BaseRepo` names. */
export interface BaseBranchObservation {
  readonly baseRepo: BaseRepo;
  /** How the commit relates to the head of the branch; `undefined` if the branch does not exist. */
  readonly order: CommitOrder | undefined;
}

/** Whether a commit is in the history of a base branch. Commits of forks and of branches that were not merged are not. */
export function isOnBaseBranch({ order }: BaseBranchObservation): boolean {
  return order === 'same' || order === 'older';
}

/** How a commit relates to the one that an environment has; `first` if the environment has none, or one that is not a commit of the repository. */
export type PromotionOrder = CommitOrder | 'first';

export interface EnvironmentObservation {
  readonly branch: EnvironmentBranch;
  /** How the commit relates to the one that the environment has. */
  readonly order: PromotionOrder;
}

/** Whether an environment has a commit, or a newer one whose history contains it. */
export function hasCommitOrNewer({ order }: Pick<EnvironmentObservation, 'order'>): boolean {
  return order === 'same' || order === 'older';
}

/** An environment to promote to. */
export interface TargetObservation extends EnvironmentObservation {
  /** The environments that come before it. */
  readonly previous: readonly EnvironmentObservation[];
  /** Whether the environment has the commit, and later steps of its promotion may be missing. */
  readonly isInterrupted: boolean;
  /** What the promotion replaces, or has replaced before it was interrupted; `undefined` if there is no promotion. */
  readonly replaced: ReplacedCommit | undefined;
}

export interface ReplacedCommit {
  /** How the promoted commit relates to the replaced one. */
  readonly order: PromotionOrder;
  /** The commits that the promotion supersedes or rolls back, oldest first. */
  readonly passed: readonly string[];
}
