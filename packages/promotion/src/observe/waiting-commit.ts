import { findBranchHead, listCommitsAhead } from '@kalypso-actions/github';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import type { CommitStatusReader } from './commit-status-reader.ts';
import type { EnvironmentBranch } from './environment-branch.ts';

/** How many commits, counted from the head of the base branch, are searched for one that waits. */
const MAX_SEARCHED_COMMITS = 50;

/**
 * The newest commit of the base branch whose promotion to an environment waits; `undefined` if none waits.
 *
 * Commits that have failed in a previous environment are left out, so that they do not hide older ones that can be promoted.
 */
export async function findWaitingCommit(
  { baseRepo, current, link }: EnvironmentBranch,
  reader: CommitStatusReader,
  { repository }: Pick<PromotionSettings, 'repository'>,
  { github }: Pick<PromotionDeps, 'github'>,
): Promise<string | undefined> {
  const head = await findBranchHead(github, repository, baseRepo.branch);
  if (head === undefined || current === undefined) return undefined;
  const range = { base: current, head, max: MAX_SEARCHED_COMMITS };
  for (const commit of (await listCommitsAhead(github, repository, range)).toReversed()) {
    await reader.read(commit);
    const progressIn = (environment: string) => reader.statuses.progress(commit, environment).kind;
    const isWaiting = progressIn(link.environment.name) === 'waiting';
    if (isWaiting && !link.previous.some((name) => progressIn(name) === 'failed')) return commit;
  }
  return undefined;
}
