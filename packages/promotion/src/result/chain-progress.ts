import { listCommitStatuses } from '@kalypso-actions/github';
import { type PromotionProgress, readProgress } from '../records/commit-status.ts';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import type { PromotionResult } from './promotion-result.ts';

/** How far the promotion of a commit to each environment has come; empty if that is not known. */
export type ChainProgress = ReadonlyMap<string, PromotionProgress>;

/** Reads how far the commit has come in every environment of the chain after a run. */
export async function readChainProgress(
  { commit, chain, environments, reason }: PromotionResult,
  { repository, statusContext }: PromotionSettings,
  { github }: Pick<PromotionDeps, 'github'>,
): Promise<ChainProgress> {
  // A refused commit may not be one of this repository.
  const isKnown = environments.length > 0 || (reason !== 'refused' && reason !== 'failed');
  if (commit === undefined || !isKnown) return new Map();
  const statuses = await listCommitStatuses(github, repository, commit);
  const progressIn = (name: string) => readProgress(statuses.filter(({ context }) => context === statusContext(name)));
  return new Map([...chain.keys()].map((name) => [name, progressIn(name)]));
}
