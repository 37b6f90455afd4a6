import { findLastChange, listCommitsAhead, listRecentCommits } from '@kalypso-actions/github';
import { findInterruptedPromotion } from '../records/interrupted-promotion.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import { type EnvironmentBranch, listPreviousBranches } from './environment-branch.ts';
import type {
  EnvironmentObservation,
  PromotionOrder,
  ReplacedCommit,
  TargetObservation,
} from './promotion-observation.ts';
import { type ObservationContext, readPromotionOrder } from './promotion-order.ts';

/** How many passed commits have their statuses settled; those of older commits were settled by earlier promotions. */
const MAX_PASSED_COMMITS = 30;

/** Reads how the commit relates to the one that an environment has. */
export async function observeEnvironment(
  branch: EnvironmentBranch,
  context: ObservationContext,
): Promise<EnvironmentObservation> {
  return { branch, order: await readPromotionOrder(branch, context) };
}

/**
 * Reads what a promotion of the commit to an environment depends on, with the statuses of all commits that it passes.
 *
 * @param branches those of the environments that come before it, and any others
 */
export async function observeTarget(
  branch: EnvironmentBranch,
  branches: readonly EnvironmentBranch[],
  { allowRollback }: Pick<PromotionSettings, 'allowRollback'>,
  context: ObservationContext,
): Promise<TargetObservation> {
  const { commit, reader, deps } = context;
  const previous: EnvironmentObservation[] = [];
  for (const each of listPreviousBranches(branch, branches)) previous.push(await observeEnvironment(each, context));
  const observation = { ...(await observeEnvironment(branch, context)), previous };
  const { order } = observation;
  await reader.read(commit);
  if (order !== 'same') {
    const isReplacing = order === 'newer' || order === 'first' || (order === 'older' && allowRollback);
    const replaced = isReplacing ? await observeReplaced(branch.current, order, context) : undefined;
    return { ...observation, isInterrupted: false, replaced };
  }
  const lastChange = await findLastChange(deps.github, branch.repository, branch.head, branch.file);
  const statuses = reader.statuses.list(commit, branch.link.environment.name);
  const interrupted = findInterruptedPromotion(commit, statuses, lastChange);
  if (!interrupted) return { ...observation, isInterrupted: false, replaced: undefined };
  const current = interrupted.replaced;
  const earlierOrder = await readPromotionOrder({ ...branch, current }, context);
  return { ...observation, isInterrupted: true, replaced: await observeReplaced(current, earlierOrder, context) };
}

/**
 * @param current the commit that the environment has before the promotion; `undefined` if it has none
 * @param order how the promoted commit relates to it
 */
async function observeReplaced(
  current: string | undefined,
  order: PromotionOrder,
  { commit, reader, settings: { repository }, deps: { github } }: ObservationContext,
): Promise<ReplacedCommit> {
  const max = MAX_PASSED_COMMITS;
  let passed: readonly string[] = [];
  if (order === 'first') passed = await listRecentCommits(github, repository, { head: commit, max });
  else if (current !== undefined && order === 'newer')
    passed = [current, ...(await listCommitsAhead(github, repository, { base: current, head: commit, max }))];
  else if (current !== undefined && order === 'older')
    passed = await listCommitsAhead(github, repository, { base: commit, head: current, max });
  passed = passed.filter((other) => other !== commit);
  for (const other of passed) await reader.read(other);
  return { order, passed };
}
