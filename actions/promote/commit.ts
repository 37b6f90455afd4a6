import { branchHead, lastCommitsBetween } from '@kalypso-actions/github';
import type { BranchState, PromoteDoors, PromoteInputs } from './model.ts';
import type { Statuses } from './statuses.ts';

/** Commits that are looked at for one whose promotion waits. */
const MOST_COMMITS = 50;

/** The newest commit of the base branch whose promotion to an environment has to wait; nothing when none does. */
export async function newestWaiting(
  { baseRepo, link }: BranchState,
  statuses: Statuses,
  { repository }: Pick<PromoteInputs, 'repository'>,
  { github }: Pick<PromoteDoors, 'github'>,
): Promise<string | undefined> {
  const head = await branchHead(github, repository, baseRepo.branch);
  if (head === undefined || baseRepo.commit === undefined) return undefined;
  const range = { base: baseRepo.commit, head, most: MOST_COMMITS };
  for (const commit of (await lastCommitsBetween(github, repository, range)).toReversed()) {
    if ((await statuses.standing(commit, link.environment.name)).state === 'waiting') return commit;
  }
  return undefined;
}
