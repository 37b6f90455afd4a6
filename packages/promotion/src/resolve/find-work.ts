import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { diagnoseGitHubError } from '@kalypso-actions/github';
import type { ChainLink } from '../chain/chain-link.ts';
import { readPromotionRoute } from '../observe/promotion-route.ts';
import { runPromotion } from '../promote.ts';
import type { PromotionResult } from '../result/promotion-result.ts';
import type { Resolution } from './resolution.ts';
import { resolvePromotion } from './resolve-promotion.ts';
import type { ResolveDeps, ResolveSettings } from './resolve-settings.ts';
import { decideStarts, type EnvironmentWork, type Work } from './work.ts';
import { findRuns } from './workflow-runs.ts';

/** The settings that are the same for all environments. A GitOps branch has the name of its environment. */
export type WorkSettings = Omit<ResolveSettings, 'environment' | 'gitopsBranch' | 'gitopsCommit' | 'claimedCommit'>;

/**
 * Finds what waits to be started in any environment: checks of merged GitOps commits, and promotions that were interrupted or that no longer have to wait. An
 * environment with an error does not hold up the others. Writes nothing.
 */
export async function findWork(settings: WorkSettings, deps: ResolveDeps): Promise<Work> {
  const route = await readPromotionRoute({ ...settings, environment: undefined, fromEnvironment: undefined });
  if (route.diagnostics.some(({ severity }) => severity === 'error'))
    return { starts: [], resolutions: [], diagnostics: route.diagnostics };
  const work: Work[] = [];
  for (const link of route.value.chain.values()) work.push(await findEnvironmentWork(link, settings, deps));
  return {
    starts: work.flatMap(({ starts }) => starts),
    resolutions: work.flatMap(({ resolutions }) => resolutions),
    diagnostics: dropRepeated([...route.diagnostics, ...work.flatMap(({ diagnostics }) => diagnostics)]),
  };
}

async function findEnvironmentWork(link: ChainLink, settings: WorkSettings, deps: ResolveDeps): Promise<Work> {
  const environment = link.environment.name;
  const gitops = { gitopsBranch: environment, gitopsCommit: undefined, claimedCommit: undefined };
  const resolution = await resolvePromotion({ ...settings, ...gitops, environment }, deps);
  const waiting = await findWaiting(environment, settings, deps);
  // Why a promotion waits was reported by the run that has found it first.
  const errors = waiting.diagnostics.filter(({ severity }) => severity === 'error');
  const diagnostics = [...resolution.diagnostics, ...errors];
  try {
    const work = await observeRuns(resolution, waiting, link, settings, deps);
    const decided = decideStarts(work, settings.workflows);
    return { ...decided, resolutions: [resolution], diagnostics: [...diagnostics, ...decided.diagnostics] };
  } catch (error) {
    const diagnostic = diagnoseGitHubError(error);
    if (!diagnostic) throw error;
    return { starts: [], resolutions: [resolution], diagnostics: [...diagnostics, diagnostic] };
  }
}

/** What would be promoted to an environment now, among the commits whose promotion to it has waited. */
function findWaiting(environment: string, settings: WorkSettings, deps: ResolveDeps): Promise<PromotionResult> {
  const commit = { commit: undefined, fromEnvironment: undefined, allowRollback: false };
  return runPromotion({ ...settings, ...commit, environment, workflow: undefined, dryRun: true, runUrl: '' }, deps);
}

async function observeRuns(
  resolution: Resolution,
  waiting: PromotionResult,
  link: ChainLink,
  { repository, workflows }: WorkSettings,
  { github }: ResolveDeps,
): Promise<EnvironmentWork> {
  const { environment, reason, gitopsCommit, recordedCommit } = resolution;
  const find = async (workflow: string, commit: string | undefined, environments: readonly string[]) =>
    commit === undefined ? [] : findRuns(github, repository, { workflow, commit, environments });
  const isReleased = waiting.environments[0]?.reason === 'would-promote';
  const releasedCommit = isReleased ? waiting.commit : reason === 'interrupted' ? recordedCommit : undefined;
  return {
    resolution,
    checks: await find(workflows.check, reason === 'promotion' ? gitopsCommit : undefined, [environment]),
    releasedCommit,
    promotions: await find(workflows.promote, releasedCommit, [environment, ...link.previous]),
  };
}

function dropRepeated(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = ({ code, message }: Diagnostic) => `${code} ${message}`;
  return [...new Map(diagnostics.map((diagnostic) => [key(diagnostic), diagnostic])).values()];
}
