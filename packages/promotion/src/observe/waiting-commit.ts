import { findBranchHead, listCommitsAhead, listRecentCommits } from '@kalypso-actions/github';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import type { EnvironmentBranch } from './environment-branch.ts';
import { hasCommitOrNewer } from './promotion-observation.ts';
import { type ObservationContext, readPromotionOrder } from './promotion-order.ts';
import type { PromotionStatusReader } from './promotion-status-reader.ts';

/** How many commits, counted from the head of the base branch, are searched for one that waits. */
const MAX_SEARCHED_COMMITS = 50;

/**
 * The newest commit of the base branch whose promotion to an environment waits; `undefined` if none waits.
 *
 * Commits that have failed in a previous environment are left out, so that they do not hide older ones that can be promoted; so are
 * those that a previous environment no longer has, because it was rolled back.
 *
 * @param previous the branches of the environments that come before it
 */
export async function findWaitingCommit(
  branch: EnvironmentBranch,
  previous: readonly EnvironmentBranch[],
  reader: PromotionStatusReader,
  settings: Pick<PromotionSettings, 'repository'>,
  deps: Pick<PromotionDeps, 'github'>,
): Promise<string | undefined> {
  const { baseRepo, link } = branch;
  const head = await findBranchHead(deps.github, settings.repository, baseRepo.branch);
  if (head === undefined) return undefined;
  for (const commit of (await listCandidates(branch, head, reader, settings, deps)).toReversed()) {
    await reader.read(commit);
    const progressIn = (environment: string) => reader.statuses.progress(commit, environment).kind;
    const isWaiting = progressIn(link.environment.name) === 'waiting';
    if (!isWaiting || link.previous.some((name) => progressIn(name) === 'failed')) continue;
    if (await isInAll(previous, { commit, reader, settings, deps })) return commit;
  }
  return undefined;
}

async function isInAll(branches: readonly EnvironmentBranch[], context: ObservationContext): Promise<boolean> {
  for (const branch of branches)
    if (!hasCommitOrNewer({ order: await readPromotionOrder(branch, context) })) return false;
  return true;
}

/** The last commits of the base branch that an environment does not have, oldest first. */
async function listCandidates(
  branch: EnvironmentBranch,
  head: string,
  reader: PromotionStatusReader,
  settings: Pick<PromotionSettings, 'repository'>,
  deps: Pick<PromotionDeps, 'github'>,
): Promise<readonly string[]> {
  const range = { head, max: MAX_SEARCHED_COMMITS };
  const { current } = branch;
  const order = await readPromotionOrder(branch, { commit: head, reader, settings, deps });
  if (order === 'same' || order === 'older') return [];
  if (order === 'newer' && current !== undefined)
    return listCommitsAhead(deps.github, settings.repository, { ...range, base: current });
  return listRecentCommits(deps.github, settings.repository, range);
}
