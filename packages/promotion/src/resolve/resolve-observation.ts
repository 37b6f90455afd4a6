import type { WorkflowRunState } from '@kalypso-actions/github';
import type { ChainLink, PromotionChain } from '../chain/chain-link.ts';
import type { EnvironmentBranch } from '../observe/environment-branch.ts';
import type { PromotionOrder } from '../observe/promotion-observation.ts';
import type { CommitStatuses } from '../records/commit-statuses.ts';
import type { GitOpsCommit } from './gitops-commit.ts';

/** Everything that decides what a GitOps commit promotes. What does not matter for the decision is not read. */
export interface ResolveObservation {
  readonly chain: PromotionChain;
  readonly link: ChainLink;
  readonly gitops: GitOpsCommit;
  /** What is known of the commit that the GitOps commit records; `undefined` if it records none. */
  readonly promotion: PromotionProof | undefined;
}

/** What the control plane knows of a promoted commit. */
export interface PromotionProof {
  readonly commit: string;
  readonly branch: EnvironmentBranch;
  /**
   * When the `BaseRepo` of the environment named the commit: `earlier` if it has been replaced by a newer one, `undone` if the environment has a commit that does
   * not contain it, as after a rollback.
   */
  readonly named: 'now' | 'earlier' | 'undone' | 'never';
  /** Whether the environment has the commit by a promotion of which later steps are missing. */
  readonly isInterrupted: boolean;
  readonly statuses: CommitStatuses;
  /** The environments that come next; empty unless the commit is deployed. */
  readonly next: readonly NextEnvironment[];
  /** The runs of the promotion to the environments that come next, newest first; empty unless one of them does not have the commit. */
  readonly promotions: readonly WorkflowRunState[];
}

export interface NextEnvironment {
  readonly link: ChainLink;
  /** How the promoted commit relates to the one that the environment has. */
  readonly order: PromotionOrder;
}
