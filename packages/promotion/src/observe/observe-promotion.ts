import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { ChainLink, PromotionChain } from '../chain/chain-link.ts';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import { readBaseBranches } from './commit-order.ts';
import { type EnvironmentBranch, listPreviousBranches, readEnvironmentBranches } from './environment-branch.ts';
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

  const links = source ? [source, ...targets] : targets;
  const branches = await readEnvironmentBranches(withPrevious(links, route.value.chain), settings, deps);
  const diagnostics = [...route.diagnostics, ...branches.diagnostics];
  if (hasErrors(diagnostics)) return { ...start, diagnostics };

  const sourceBranch = branches.value.find(({ link }) => link === source);
  const targetBranches = branches.value.filter(({ link }) => targets.includes(link));
  const commit = await findCommit(sourceBranch, targetBranches, branches.value, reader, settings, deps);
  if (commit === undefined) return { ...start, diagnostics };

  const involved = sourceBranch ? [sourceBranch, ...targetBranches] : targetBranches;
  const baseBranches = await readBaseBranches(commit, involved, settings, deps);
  const found = { ...start, diagnostics, commit, baseBranches };
  if (!baseBranches.every(isOnBaseBranch)) return found;

  await reader.read(commit);
  const context = { commit, reader, settings, deps };
  const targetObservations: TargetObservation[] = [];
  for (const branch of targetBranches)
    targetObservations.push(await observeTarget(branch, branches.value, settings, context));
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
  const links = withPrevious([link], observation.route.chain);
  const { value, diagnostics } = await readEnvironmentBranches(links, settings, deps);
  const targets: TargetObservation[] = [];
  const target = hasErrors(diagnostics) ? undefined : value.find((branch) => branch.link === link);
  if (target) targets.push(await observeTarget(target, value, settings, { commit, reader, settings, deps }));
  const now = deps.github.clock.now();
  return { ...observation, now, commit, targets, diagnostics, statuses: reader.statuses };
}

/** Environments and those that come before them, each once. */
function withPrevious(links: readonly ChainLink[], chain: PromotionChain): readonly ChainLink[] {
  const previous = links.flatMap((link) => link.previous.flatMap((name) => chain.get(name) ?? []));
  return [...new Set([...links, ...previous])];
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** The commit to promote: the one that is named, or that of the source environment, or the newest that waits. */
async function findCommit(
  source: EnvironmentBranch | undefined,
  [target]: readonly EnvironmentBranch[],
  branches: readonly EnvironmentBranch[],
  reader: PromotionStatusReader,
  settings: PromotionSettings,
  deps: PromotionDeps,
): Promise<string | undefined> {
  if (settings.commit !== undefined) return settings.commit;
  if (source) return source.current;
  return target && findWaitingCommit(target, listPreviousBranches(target, branches), reader, settings, deps);
}
