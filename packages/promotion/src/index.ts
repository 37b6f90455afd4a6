export type { PromotionChain } from './chain/chain-link.ts';
export { runPromotion } from './promote.ts';
export type { PromotionProgress } from './records/commit-status.ts';
export { type ChainProgress, readChainProgress } from './result/chain-progress.ts';
export { formatPromotionOutputs } from './result/promotion-outputs.ts';
export type { PromotionResult } from './result/promotion-result.ts';
export type { PromotionDeps } from './settings/promotion-deps.ts';
export type { PromotionSettings } from './settings/promotion-settings.ts';
