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
  /** When the `BaseRepo` of the environment named the commit. */
  readonly named: 'now' | 'earlier' | 'never';
  /** Whether the environment has the commit by a promotion of which later steps are missing. */
  readonly isInterrupted: boolean;
  readonly statuses: CommitStatuses;
  /** The environments that come next; empty unless the commit is deployed. */
  readonly next: readonly NextEnvironment[];
  /** Whether a run of the promotion to the environments that come next is unfinished, or has failed. */
  readonly isPromotionStarted: boolean;
}

export interface NextEnvironment {
  readonly link: ChainLink;
  /** How the promoted commit relates to the one that the environment has. */
  readonly order: PromotionOrder;
}
