export { type PromotionChain, buildChain, type ChainLink } from './chain/promotion-chain.ts';
export { type PromotionRuling, checkPromotionRules, formatLocalTime, type Relation, type PromotionBlocker } from './rules/promotion-rules.ts';
export { findPromotedBaseRepo, findEnvironments, PROMOTED_BASE } from './chain/promotion-resources.ts';
export { setCommit } from './decide/set-commit.ts';
export { STATUS_DESCRIPTIONS, type PromotionProgress, readProgress } from './records/commit-status.ts';
