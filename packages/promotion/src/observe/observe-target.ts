import { type CommitOrder, findLastChange, listCommitsAhead } from '@kalypso-actions/github';
import { findInterruptedPromotion } from '../records/interrupted-promotion.ts';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import { readCommitOrder } from './commit-order.ts';
import type { CommitStatusReader } from './commit-status-reader.ts';
import type { EnvironmentBranch } from './environment-branch.ts';
import type { EnvironmentObservation, ReplacedCommit, TargetObservation } from './promotion-observation.ts';

/** How many passed commits have their statuses settled; those of older commits were settled by earlier promotions. */
const MAX_PASSED_COMMITS = 30;

/** What reading about a commit needs. */
export interface ObservationContext {
  readonly commit: string;
  readonly reader: CommitStatusReader;
  readonly settings: PromotionSettings;
  readonly deps: PromotionDeps;
}

/** Reads how the commit relates to the one that an environment has. */
export async function observeEnvironment(
  branch: EnvironmentBranch,
  { commit, settings, deps }: ObservationContext,
): Promise<EnvironmentObservation> {
  const { current } = branch;
  return { branch, order: current === undefined ? 'newer' : await readCommitOrder(commit, current, settings, deps) };
}

/** Reads what a promotion of the commit to an environment depends on, with the statuses of all commits that it passes. */
export async function observeTarget(
  branch: EnvironmentBranch,
  context: ObservationContext,
): Promise<TargetObservation> {
  const { commit, reader, settings, deps } = context;
  const observation = await observeEnvironment(branch, context);
  await reader.read(commit);
  if (observation.order !== 'same') {
    const isReplacing = observation.order === 'newer' || (observation.order === 'older' && settings.allowRollback);
    const replaced = isReplacing ? branch.current : undefined;
    return {
      ...observation,
      isInterrupted: false,
      replaced: replaced === undefined ? undefined : await observeReplaced(replaced, observation.order, context),
    };
  }
  const lastChange = await findLastChange(deps.github, branch.repository, branch.head, branch.file);
  const newest = reader.statuses.newest(commit, branch.link.environment.name);
  const interrupted = findInterruptedPromotion(commit, newest, lastChange);
  const replaced = interrupted?.replaced;
  if (replaced === undefined) return { ...observation, isInterrupted: interrupted !== undefined, replaced };
  const order = await readCommitOrder(commit, replaced, settings, deps);
  return { ...observation, isInterrupted: true, replaced: await observeReplaced(replaced, order, context) };
}

/** @param order how the promoted commit relates to the replaced one */
async function observeReplaced(
  replaced: string,
  order: CommitOrder,
  { commit, reader, settings, deps }: ObservationContext,
): Promise<ReplacedCommit> {
  const listBetween = (base: string, head: string) =>
    listCommitsAhead(deps.github, settings.repository, { base, head, max: MAX_PASSED_COMMITS });
  let passed: readonly string[] = [];
  if (order === 'newer')
    passed = [replaced, ...(await listBetween(replaced, commit)).filter((other) => other !== commit)];
  if (order === 'older') passed = await listBetween(commit, replaced);
  for (const other of passed) await reader.read(other);
  return { commit: replaced, order, passed };
}
