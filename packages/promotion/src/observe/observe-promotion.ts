import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { ChainLink } from '../chain/chain-link.ts';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import { readBaseBranches } from './commit-order.ts';
import { type EnvironmentBranch, readEnvironmentBranches } from './environment-branch.ts';
import { observeEnvironment, observeTarget } from './observe-target.ts';
import { isOnBaseBranch, type PromotionObservation, type TargetObservation } from './promotion-observation.ts';
import { readPromotionRoute } from './promotion-route.ts';
import { PromotionStatusReader } from './promotion-status-reader.ts';
import { findWaitingCommit } from './waiting-commit.ts';

/** Reads all that a promotion depends on; writes nothing. Throws a `GitHubError` if GitHub cannot be read. */
export async function observePromotion(
  settings: PromotionSettings,
  deps: PromotionDeps,
): Promise<PromotionObservation> {
  const reader = new PromotionStatusReader(settings, deps);
  const route = await readPromotionRoute(settings);
  const { source, targets } = route.value;
  const start: PromotionObservation = {
    now: deps.github.clock.now(),
    route: route.value,
    diagnostics: route.diagnostics,
    commit: settings.commit,
    baseBranches: [],
    source: undefined,
    targets: [],
    statuses: reader.statuses,
  };
  if (hasErrors(start.diagnostics)) return start;

  const branches = await readEnvironmentBranches(source ? [source, ...targets] : targets, settings, deps);
  const diagnostics = [...route.diagnostics, ...branches.diagnostics];
  if (hasErrors(diagnostics)) return { ...start, diagnostics };

  const sourceBranch = branches.value.find(({ link }) => link === source);
  const targetBranches = branches.value.filter(({ link }) => link !== source);
  const commit = await findCommit(sourceBranch, targetBranches, reader, settings, deps);
  if (commit === undefined) return { ...start, diagnostics };

  const baseBranches = await readBaseBranches(commit, branches.value, settings, deps);
  const found = { ...start, diagnostics, commit, baseBranches };
  if (!baseBranches.every(isOnBaseBranch)) return found;

  await reader.read(commit);
  const context = { commit, reader, settings, deps };
  const targetObservations: TargetObservation[] = [];
  for (const branch of targetBranches) targetObservations.push(await observeTarget(branch, settings, context));
  return {
    ...found,
    source: sourceBranch && (await observeEnvironment(sourceBranch, context)),
    targets: targetObservations,
  };
}

/** Reads one target of a promotion again, after its branch has moved. If the branch is no longer valid, there is no target but an error. */
export async function observeTargetAgain(
  link: ChainLink,
  { commit, ...observation }: PromotionObservation & { readonly commit: string },
  settings: PromotionSettings,
  deps: PromotionDeps,
): Promise<PromotionObservation> {
  const reader = new PromotionStatusReader(settings, deps);
  const { value, diagnostics } = await readEnvironmentBranches([link], settings, deps);
  const targets: TargetObservation[] = [];
  for (const branch of value) targets.push(await observeTarget(branch, settings, { commit, reader, settings, deps }));
  const now = deps.github.clock.now();
  return { ...observation, now, commit, targets, diagnostics, statuses: reader.statuses };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** The commit to promote: the one that is named, or that of the source environment, or the newest that waits. */
async function findCommit(
  source: EnvironmentBranch | undefined,
  [target]: readonly EnvironmentBranch[],
  reader: PromotionStatusReader,
  settings: PromotionSettings,
  deps: PromotionDeps,
): Promise<string | undefined> {
  if (settings.commit !== undefined) return settings.commit;
  if (source) return source.current;
  return target && findWaitingCommit(target, reader, settings, deps);
}
