import type { Checked } from '@kalypso-actions/diagnostics';
import { diagnoseGitHubError, listCommitStatuses } from '@kalypso-actions/github';
import type { PromotionProgress } from '../records/commit-status.ts';
import { CommitStatuses } from '../records/commit-statuses.ts';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import type { PromotionResult } from './promotion-result.ts';

/** How far the promotion of a commit to each environment has come; empty if that is not known. */
export type ChainProgress = ReadonlyMap<string, PromotionProgress>;

/**
 * Reads how far the commit has come in every environment of the chain after a run, to show it. If that fails, the run is still successful:
 * then there is a warning.
 */
export async function readChainProgress(
  result: PromotionResult,
  settings: PromotionSettings,
  deps: Pick<PromotionDeps, 'github'>,
): Promise<Checked<ChainProgress>> {
  try {
    return { value: await readProgresses(result, settings, deps), diagnostics: [] };
  } catch (error) {
    const diagnostic = diagnoseGitHubError(error);
    if (!diagnostic) throw error;
    const message = `the progress of the commit in the other environments could not be read for the summary: ${diagnostic.message}`;
    const hint = 'This changes nothing about the promotion.';
    return { value: new Map(), diagnostics: [{ code: 'progress-unreadable', severity: 'warning', message, hint }] };
  }
}

async function readProgresses(
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
