import { listCommitStatuses } from '@kalypso-actions/github';
import type { PromotionProgress } from '../records/commit-status.ts';
import { CommitStatuses } from '../records/commit-statuses.ts';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import type { PromotionResult } from './promotion-result.ts';

/** How far the promotion of a commit to each environment has come; empty if that is not known. */
export type ChainProgress = ReadonlyMap<string, PromotionProgress>;

/** Reads how far the commit has come in every environment of the chain after a run. */
export async function readChainProgress(
  { commit, chain, environments, reason }: PromotionResult,
  { repository, statusContext, statusCreators }: PromotionSettings,
  { github }: Pick<PromotionDeps, 'github'>,
): Promise<ChainProgress> {
  // A refused commit may not be one of this repository.
  const isKnown = environments.length > 0 || (reason !== 'refused' && reason !== 'failed');
  if (commit === undefined || !isKnown) return new Map();
  const all = await listCommitStatuses(github, repository, commit);
  const statuses = new CommitStatuses(new Map([[commit, all]]), { statusContext, statusCreators });
  return new Map([...chain.keys()].map((name) => [name, statuses.progress(commit, name)]));
}
