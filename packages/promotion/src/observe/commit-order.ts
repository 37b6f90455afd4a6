import { type CommitOrder, compareCommits, findBranchHead, hasHttpStatus } from '@kalypso-actions/github';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import type { EnvironmentBranch } from './environment-branch.ts';
import type { BaseBranchObservation } from './promotion-observation.ts';

/** How a commit of the control plane relates to another one; `diverged` also if one of them does not exist. */
export async function readCommitOrder(
  commit: string,
  other: string,
  { repository }: Pick<PromotionSettings, 'repository'>,
  { github }: Pick<PromotionDeps, 'github'>,
): Promise<CommitOrder> {
  if (commit === other) return 'same';
  try {
    return await compareCommits(github, repository, other, commit);
  } catch (error) {
    // After the history of a branch was rewritten, its old commits may have been removed.
    if (hasHttpStatus(error, 404, 422)) return 'diverged';
    throw error;
  }
}

/** How a commit relates to each base branch of some environments. */
export async function readBaseBranches(
  commit: string,
  branches: readonly EnvironmentBranch[],
  settings: Pick<PromotionSettings, 'repository'>,
  deps: Pick<PromotionDeps, 'github'>,
): Promise<readonly BaseBranchObservation[]> {
  const baseRepos = branches.map(({ baseRepo }) => baseRepo);
  const found: BaseBranchObservation[] = [];
  for (const baseRepo of baseRepos) {
    if (found.some((other) => other.baseRepo.branch === baseRepo.branch)) continue;
    const head = await findBranchHead(deps.github, settings.repository, baseRepo.branch);
    const order = head === undefined ? undefined : await readCommitOrder(commit, head, settings, deps);
    found.push({ baseRepo, order });
  }
  return found;
}
