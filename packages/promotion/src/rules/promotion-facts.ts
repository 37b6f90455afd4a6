import type { Instant } from '@kalypso-actions/calendar';
import type { Environment } from '@kalypso-actions/scheduler';
import type { PromotionOrder } from '../observe/promotion-observation.ts';
import type { PromotionProgress } from '../records/commit-status.ts';

/** What the rules of an environment depend on. */
export interface PromotionFacts {
  readonly now: Instant;
  readonly commit: string;
  /** The commit that the environment has; `undefined` if its `BaseRepo` names none. */
  readonly current: string | undefined;
  /** How `commit` relates to `current`. */
  readonly order: PromotionOrder;
  readonly previous: readonly PreviousEnvironment[];
  readonly allowRollback: boolean;
}

/** An environment that comes before another one, and how far the promotion of the commit to it has come. */
export interface PreviousEnvironment {
  readonly environment: Environment;
  /** As its statuses show it: they do not show that the environment was rolled back by a change of its branch. */
  readonly progress: PromotionProgress;
  /** The commit that the environment has; `undefined` if its `BaseRepo` names none. */
  readonly current: string | undefined;
  /** Whether that is the commit, or one whose history contains it. */
  readonly hasCommit: boolean;
}
