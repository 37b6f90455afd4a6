import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { diagnoseGitHubError } from '@kalypso-actions/github';
import { backoffDelayMs, withRetries } from '@kalypso-actions/retry';
import { applyStatusWrite, applyWrites } from './apply/apply-writes.ts';
import { describeWrite } from './apply/describe-write.ts';
import { decideEnvironment, refuse } from './decide/decide-environment.ts';
import { decidePromotion } from './decide/decide-promotion.ts';
import { createDecisionContext } from './decide/decision-context.ts';
import type { EnvironmentDecision, PromotionDecision } from './decide/promotion-decision.ts';
import { observePromotion, observeTargetAgain } from './observe/observe-promotion.ts';
import type { PromotionObservation } from './observe/promotion-observation.ts';
import { type EnvironmentResult, type PromotionResult, toEnvironmentResult } from './result/promotion-result.ts';
import type { PromotionDeps } from './settings/promotion-deps.ts';
import type { PromotionSettings } from './settings/promotion-settings.ts';

/** How often a promotion is decided again because the environment's branch has moved meanwhile. */
const MAX_RETRIES = 4;

/** Does what {@link promote} does, and reports a failed call to GitHub as a diagnostic, too. */
export async function runPromotion(settings: PromotionSettings, deps: PromotionDeps): Promise<PromotionResult> {
  try {
    return await promote(settings, deps);
  } catch (error) {
    const diagnostic = diagnoseGitHubError(error);
    if (!diagnostic) throw error;
    const hint = `${diagnostic.hint ?? ''} Re-running the promotion resumes from here.`.trim();
    const { commit } = settings;
    const diagnostics = [{ ...diagnostic, hint }];
    return { commit, chain: new Map(), environments: [], reason: 'failed', diagnostics, dryRunWrites: [] };
  }
}

/**
 * Promotes a commit of the base branch to one environment, or from one environment to all that come next: observes, decides, and applies the decision. A
 * dry run logs the decision instead.
 *
 * Errors of users and reasons to wait are diagnostics. Throws a `GitHubError` if a call fails. A run that was ended anywhere can be run again: it does what
 * is missing, and nothing twice.
 */
export async function promote(settings: PromotionSettings, deps: PromotionDeps): Promise<PromotionResult> {
  const observation = await observePromotion(settings, deps);
  const decision = decidePromotion(observation, settings);
  if (decision.message !== undefined) deps.log(`${decision.kind}: ${decision.message}`);
  const dryRunWrites = settings.dryRun ? listWrites(decision) : [];
  for (const line of dryRunWrites) deps.log(`dry run: would ${line}`);
  const environments: EnvironmentResult[] = [];
  const warnings: Diagnostic[] = [];
  if (!settings.dryRun)
    for (const write of decision.writes) warnings.push(...(await applyStatusWrite(write, settings, deps)));
  for (const environment of decision.environments) {
    const result = settings.dryRun
      ? toEnvironmentResult(environment, settings)
      : await applyEnvironment(environment, observation, settings, deps);
    deps.log(`${result.reason}: ${result.message}`);
    environments.push(result);
  }
  return {
    commit: observation.commit,
    chain: observation.route.chain,
    environments,
    reason: decision.kind === 'environments' ? undefined : decision.kind,
    diagnostics: [...decision.diagnostics, ...warnings, ...environments.flatMap(({ diagnostics }) => diagnostics)],
    dryRunWrites,
  };
}

function listWrites({ writes, environments }: PromotionDecision): readonly string[] {
  return [...writes, ...environments.flatMap((environment) => environment.writes)].map((write) =>
    describeWrite(write, 'infinitive'),
  );
}

class BranchMovedError extends Error {
  override readonly name = 'BranchMovedError';
}

/** Applies the decision about one environment. If the environment's branch has moved since it was read, the environment is observed and decided again. */
async function applyEnvironment(
  first: EnvironmentDecision,
  observation: PromotionObservation,
  settings: PromotionSettings,
  deps: PromotionDeps,
): Promise<EnvironmentResult> {
  let decision: EnvironmentDecision | undefined = first;
  const attempt = async (): Promise<EnvironmentResult> => {
    decision ??= await decideAgain(first, observation, settings, deps);
    const applied = await applyWrites(decision.writes, decision.link.environment, settings, deps);
    if (applied.kind === 'applied') {
      const diagnostics = [...decision.diagnostics, ...applied.warnings];
      return toEnvironmentResult({ ...decision, diagnostics }, settings);
    }
    if (applied.kind === 'refused') return toEnvironmentResult(refuse(decision, ...applied.diagnostics), settings);
    decision = undefined;
    throw new BranchMovedError(`the branch of environment ${first.link.environment.name} has moved meanwhile`);
  };
  return withRetries(attempt, {
    retries: MAX_RETRIES,
    delayMs: (error, retry) => (error instanceof BranchMovedError ? backoffDelayMs(retry) : undefined),
    clock: deps.github.clock,
    log: deps.log,
  });
}

async function decideAgain(
  first: EnvironmentDecision,
  observation: PromotionObservation,
  settings: PromotionSettings,
  deps: PromotionDeps,
): Promise<EnvironmentDecision> {
  const { commit } = observation;
  if (commit === undefined) throw new Error('a decision about an environment needs a commit');
  const again = await observeTargetAgain(first.link, { ...observation, commit }, settings, deps);
  const [target] = again.targets;
  if (target) return decideEnvironment(target, createDecisionContext({ ...again, commit }, settings));
  return refuse(first, ...again.diagnostics);
}
