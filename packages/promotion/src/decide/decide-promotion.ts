import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { shortCommitId } from '@kalypso-actions/git-objects';
import { formatRepositoryName } from '@kalypso-actions/github';
import {
  type BaseBranchObservation,
  type EnvironmentObservation,
  isOnBaseBranch,
  type PromotionObservation,
  type TargetObservation,
} from '../observe/promotion-observation.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import { decideEnvironment } from './decide-environment.ts';
import { createDecisionContext, type DecisionContext } from './decision-context.ts';
import { describeIgnoredStatuses } from './ignored-statuses.ts';
import type { EnvironmentDecision, PromotionDecision } from './promotion-decision.ts';
import { completeDeployed, settleSuperseded } from './status-writes.ts';

/** Decides everything that a run will write, or why it writes nothing. Pure: the time is part of the observation. */
export function decidePromotion(observation: PromotionObservation, settings: PromotionSettings): PromotionDecision {
  const { diagnostics, commit, baseBranches, source, route, targets } = observation;
  const start = { message: undefined, diagnostics, writes: [], environments: [] };
  if (diagnostics.some(({ severity }) => severity === 'error')) return { ...start, kind: 'refused' };
  if (commit === undefined) return { ...start, kind: 'nothing-waiting', message: 'no commit waits for this promotion' };
  const foreign = baseBranches.filter((branch) => !isOnBaseBranch(branch));
  if (foreign.length > 0) {
    const errors = foreign.map((branch) => describeForeignCommit(branch, commit, settings));
    return { ...start, kind: 'refused', diagnostics: [...diagnostics, ...errors] };
  }
  const context = createDecisionContext({ ...observation, commit }, settings);
  const warnings = describeIgnoredStatuses(commit, [...route.chain.keys()], context);
  const decision = { ...start, diagnostics: [...diagnostics, ...warnings] };
  if (source && source.order !== 'same')
    return { ...decision, ...decideWithoutSource(source, targets, decision.diagnostics, context) };
  if (source && route.targets.length === 0) {
    const { name } = source.branch.link.environment;
    const message = `environment ${name} is the last one of the chain`;
    return { ...decision, kind: 'end-of-chain', message, writes: completeDeployed(commit, name, context) };
  }
  return {
    ...decision,
    kind: 'environments',
    environments: targets.map((target) => decideEnvironment(target, context)),
  };
}

/** The source environment does not have the commit: it has a newer one, or it never had this one. */
function decideWithoutSource(
  { branch, order }: EnvironmentObservation,
  targets: readonly TargetObservation[],
  diagnostics: readonly Diagnostic[],
  context: DecisionContext,
): Partial<PromotionDecision> & Pick<PromotionDecision, 'kind'> {
  const { commit } = context;
  const { current, baseRepo } = branch;
  const { name } = branch.link.environment;
  if (order === 'older' && current !== undefined) {
    const message = `environment ${name} has commit ${shortCommitId(current)}, which is newer than ${shortCommitId(commit)}`;
    const environments = targets.map(
      (target): EnvironmentDecision => ({
        link: target.branch.link,
        current: target.branch.current,
        kind: 'superseded',
        message,
        diagnostics: [],
        writes: settleSuperseded(commit, target.branch.link.environment.name, current, context),
      }),
    );
    const writes = settleSuperseded(commit, name, current, context);
    return { kind: 'superseded', message, writes, environments };
  }
  const error: Diagnostic = {
    code: 'environment-skipped',
    severity: 'error',
    message: `commit ${shortCommitId(commit)} cannot be promoted from environment ${name}, which has ${current === undefined ? 'no commit' : `commit ${shortCommitId(current)}`}`,
    hint: `Promote it to ${name} first.`,
    at: baseRepo.locate('spec', 'commit'),
    subject: { kind: 'Environment', name },
  };
  return { kind: 'refused', diagnostics: [...diagnostics, error] };
}

/** A commit that is not on the base branch may be of a fork, or of a branch that was never reviewed. */
function describeForeignCommit(
  { baseRepo, order }: BaseBranchObservation,
  commit: string,
  { repository, commit: namedCommit, fromEnvironment }: PromotionSettings,
): Diagnostic {
  const { name, branch, locate } = baseRepo;
  const diagnostic = { severity: 'error', at: locate('spec', 'branch'), subject: { kind: 'BaseRepo', name } } as const;
  if (order === undefined) {
    const message = `${formatRepositoryName(repository)} has no branch ${quote(branch)}`;
    return { ...diagnostic, code: 'missing-base-branch', message, hint: 'Fix `branch`.' };
  }
  const message = `commit ${shortCommitId(commit)} is not in the history of branch ${quote(branch)}`;
  if (namedCommit === undefined && fromEnvironment !== undefined) {
    const hint = `Promote a commit of branch ${quote(branch)} to ${fromEnvironment} first.`;
    return { ...diagnostic, code: 'commit-not-on-base', message, hint, at: locate('spec', 'commit') };
  }
  return {
    ...diagnostic,
    code: 'commit-not-on-base',
    message,
    hint: 'Merge it first: only merged commits can be promoted.',
  };
}
