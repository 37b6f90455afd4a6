import { branchHead, lastCommitsBetween } from '@kalypso-actions/github';
import type { BranchState, PromoteDoors, PromoteInputs } from './model.ts';
import type { Statuses } from './statuses.ts';

/** Commits that are looked at for one whose promotion waits. */
const MOST_COMMITS = 50;

/**
 * The newest commit of the base branch whose promotion to an environment has to wait; nothing when none does. One that has failed meanwhile in an
 * environment before does not keep those from going on that have not.
 */
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
    const isWaiting = (await statuses.standing(commit, link.environment.name)).state === 'waiting';
    if (isWaiting && !(await hasFailed(commit, link.before, statuses))) return commit;
  }
  return undefined;
}

async function hasFailed(commit: string, environments: readonly string[], statuses: Statuses): Promise<boolean> {
  for (const environment of environments)
    if ((await statuses.standing(commit, environment)).state === 'failed') return true;
  return false;
}
