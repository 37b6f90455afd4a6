import { hasCommit, listBranchHeads } from '@kalypso-actions/github';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import { readCommitOrder } from './commit-order.ts';
import type { EnvironmentBranch } from './environment-branch.ts';
import type { PromotionOrder } from './promotion-observation.ts';
import type { PromotionStatusReader } from './promotion-status-reader.ts';

/** What reading about a commit needs. */
export interface ObservationContext {
  /** A commit of the base branch. */
  readonly commit: string;
  readonly reader: PromotionStatusReader;
  readonly settings: Pick<PromotionSettings, 'repository'>;
  readonly deps: Pick<PromotionDeps, 'github'>;
}

/** If a repository has this many branches or more, every commit that GitHub finds counts as one of the repository. */
const MAX_BRANCHES = 100;

/** Reads how a commit relates to the one that an environment has. */
export async function readPromotionOrder(
  { current, link }: Pick<EnvironmentBranch, 'current' | 'link'>,
  context: ObservationContext,
): Promise<PromotionOrder> {
  if (current === undefined) return 'first';
  const order = await readCommitOrder(context.commit, current, context.settings, context.deps);
  if (order !== 'diverged') return order;
  return (await isCommitOfRepository(current, link.environment.name, context)) ? order : 'first';
}

/**
 * Whether the commit of an environment is one of the repository: it was promoted there, or a branch has it in its history. That GitHub finds it is not enough,
 * because repositories and their forks share their commits.
 */
async function isCommitOfRepository(
  current: string,
  environment: string,
  { commit, reader, settings, deps }: ObservationContext,
): Promise<boolean> {
  const { repository } = settings;
  if (!(await hasCommit(deps.github, repository, current, { visible: commit }))) return false;
  await reader.read(current);
  if (reader.statuses.newest(current, environment) !== undefined) return true;
  const heads = await listBranchHeads(deps.github, repository, { max: MAX_BRANCHES });
  if (heads.length === MAX_BRANCHES) return true;
  for (const head of new Set(heads)) {
    const order = await readCommitOrder(current, head, settings, deps);
    if (order === 'same' || order === 'older') return true;
  }
  return false;
}
