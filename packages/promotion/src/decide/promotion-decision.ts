import type { Instant } from '@kalypso-actions/calendar';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { RepositoryName } from '@kalypso-actions/github';
import type { ChainLink } from '../chain/chain-link.ts';
import type { PromotionBlocker } from '../rules/promotion-blocker.ts';

/** Everything that a run will write, and why. */
export interface PromotionDecision {
  /**
   * - `environments`: each environment has a decision of its own
   * - `superseded`: the source environment has a newer commit, so the commit is promoted to none of the environments
   * - `end-of-chain`: the source environment is the last one of the chain
   * - `nothing-waiting`: no commit is named, and none waits
   * - `refused`: because of an error among the diagnostics
   */
  readonly kind: 'environments' | 'superseded' | 'end-of-chain' | 'nothing-waiting' | 'refused';
  /** One sentence that explains the kind; `undefined` if other parts of the decision do. */
  readonly message: string | undefined;
  /** Errors and warnings about the chain, the branches and the commit, but not those of each environment. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is written first: the commit's status in the source environment. */
  readonly writes: readonly StatusWrite[];
  readonly environments: readonly EnvironmentDecision[];
}

interface EnvironmentDecisionBase {
  readonly link: ChainLink;
  /** The commit that the environment has now. */
  readonly current: string | undefined;
  /** One sentence that says what happens. */
  readonly message: string;
  /** Everything that will be written, in this order. */
  readonly writes: readonly PromotionWrite[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that a run will write about one environment, and why. */
export type EnvironmentDecision = EnvironmentDecisionBase &
  (
    | { readonly kind: 'promote' }
    /** The environment has the commit. What an interrupted run left out is written. */
    | { readonly kind: 'already-promoted' }
    /** The environment has a newer commit. */
    | { readonly kind: 'superseded' }
    | {
        readonly kind: 'wait';
        readonly reason: PromotionBlocker['reason'];
        /** When the promotion can continue; `undefined` if that is unknown. */
        readonly until: Instant | undefined;
      }
    | { readonly kind: 'refused' }
  );

export type PromotionWrite = CommitWrite | StatusWrite | WorkflowStart;

/** A commit that sets the promoted commit in the `BaseRepo`, on top of the head of an environment's branch. */
export interface CommitWrite {
  readonly kind: 'commit';
  readonly repository: RepositoryName;
  readonly branch: string;
  /** The head of the branch that was read: if the branch has moved since, nothing is written. */
  readonly parent: string;
  readonly path: string;
  readonly before: Buffer;
  readonly after: Buffer;
  readonly message: string;
  readonly promotedCommit: string;
}

export interface StatusWrite {
  readonly kind: 'status';
  readonly repository: RepositoryName;
  readonly commit: string;
  readonly context: string;
  readonly state: 'error' | 'pending' | 'success';
  readonly description: string;
  readonly targetUrl: string;
  /** The status that is replaced: if another one is there by then, nothing is written. `any`: the status is written in any case. */
  readonly replaces: ReplacedStatus | 'none' | 'any';
}

export interface ReplacedStatus {
  readonly state: string;
  readonly description: string;
}

export interface WorkflowStart {
  readonly kind: 'workflow';
  readonly repository: RepositoryName;
  /** Name of its file. */
  readonly workflow: string;
  readonly branch: string;
  readonly inputs: Readonly<Record<string, string>>;
}
