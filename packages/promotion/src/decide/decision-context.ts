import type { Instant } from '@kalypso-actions/calendar';
import type { PromotionChain } from '../chain/chain-link.ts';
import type { PromotionObservation } from '../observe/promotion-observation.ts';
import type { CommitStatuses } from '../records/commit-statuses.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';

/** What the decisions about all environments share. */
export interface DecisionContext {
  readonly now: Instant;
  readonly commit: string;
  /** Name of the environment that the commit comes from, which has it; `undefined` if none is named. */
  readonly source: string | undefined;
  readonly chain: PromotionChain;
  readonly statuses: CommitStatuses;
  readonly settings: PromotionSettings;
}

export function createDecisionContext(
  { now, commit, source, route, statuses }: PromotionObservation & { readonly commit: string },
  settings: PromotionSettings,
): DecisionContext {
  return { now, commit, source: source?.branch.link.environment.name, chain: route.chain, statuses, settings };
}
