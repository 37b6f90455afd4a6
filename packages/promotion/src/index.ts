export type { PromotionChain } from './chain/chain-link.ts';
export { promotionRulesSchema } from './chain/rules-file.ts';
export { runPromotion } from './promote.ts';
export type { PromotionProgress } from './records/commit-status.ts';
export { findWork, type WorkSettings } from './resolve/find-work.ts';
export { formatResolutionOutputs } from './resolve/resolution-outputs.ts';
export { resolvePromotion } from './resolve/resolve-promotion.ts';
export type { ResolveDeps, ResolveSettings } from './resolve/resolve-settings.ts';
export type { Work } from './resolve/work.ts';
export { type ChainProgress, readChainProgress } from './result/chain-progress.ts';
export { formatPromotionOutputs } from './result/promotion-outputs.ts';
export type { PromotionResult } from './result/promotion-result.ts';
export {
  compileStatusContext,
  FULL_COMMIT_HINT,
  REPOSITORY_RULE,
  STATUS_CONTEXT_RULE,
} from './settings/input-rules.ts';
export type { PromotionDeps } from './settings/promotion-deps.ts';
export type { PromotionSettings } from './settings/promotion-settings.ts';
export { DEFAULT_STATUS_CREATOR, parseStatusCreators, STATUS_CREATORS } from './settings/status-creators.ts';
