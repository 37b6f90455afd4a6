import type { Instant } from '@kalypso-actions/calendar';
import { STATUS_DESCRIPTIONS } from '@kalypso-actions/conventions';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { shortCommitId } from '@kalypso-actions/git-objects';
import type { WorkflowRunState } from '@kalypso-actions/github';
import { describeIgnoredStatuses } from '../decide/ignored-statuses.ts';
import { hasCommitOrNewer } from '../observe/promotion-observation.ts';
import { findProposal } from './promotion-proposal.ts';
import type { Resolution, ResolutionReason } from './resolution.ts';
import type { PromotionProof, ResolveObservation } from './resolve-observation.ts';
import type { ResolveSettings } from './resolve-settings.ts';

type Ruling = Pick<Resolution, 'message'> &
  Partial<Pick<Resolution, 'nextEnvironments' | 'diagnostics'>> & { readonly reason: ResolutionReason };

/** Decides what a GitOps commit promotes. Pure. */
export function decideResolution(observation: ResolveObservation, settings: ResolveSettings): Resolution {
  const { gitops, link, promotion } = observation;
  const ruling = promotion === undefined ? describeUnrecorded(observation) : judge(observation, promotion);
  const isOpen = ruling.reason === 'promotion' || ruling.reason === 'resume';
  const promotedCommit = isOpen ? promotion?.commit : undefined;
  const resolution: Resolution = {
    environment: link.environment.name,
    gitopsCommit: gitops.id,
    recordedCommit: gitops.promotedCommit,
    promotedCommit,
    nextEnvironments: [],
    failedAt: findFailure(observation),
    ...ruling,
    diagnostics: [...describeIgnored(observation, settings), ...(ruling.diagnostics ?? [])],
  };
  // A change of the environment itself is reported without a promoted commit, although it records the last one.
  const { claimedCommit } = settings;
  if (claimedCommit === undefined || claimedCommit === gitops.promotedCommit) return resolution;
  return {
    ...resolution,
    promotedCommit: undefined,
    nextEnvironments: [],
    reason: 'refused',
    message: '',
    diagnostics: [...resolution.diagnostics, describeClaim(claimedCommit, observation)],
  };
}

function judge({ gitops, link }: ResolveObservation, promotion: PromotionProof): Ruling {
  const { commit, named, statuses } = promotion;
  const { name } = link.environment;
  const short = shortCommitId(commit);
  const proposal = findProposal(statuses.list(commit, name));
  if (named === 'never') {
    const message = `environment ${name} was never asked to promote commit ${short}`;
    return { reason: 'not-proposed', message, diagnostics: [describeUnproposed(gitops.id, promotion, name)] };
  }
  if (proposal === 'ended' || named === 'undone' || !gitops.isCurrent)
    return { reason: 'superseded', message: `environment ${name} has replaced commit ${short}` };
  if (proposal === 'none') return judgeWithoutStatus(promotion, name);
  if (statuses.progress(commit, name).kind !== 'deployed')
    return {
      reason: 'promotion',
      message: `commit ${short} is promoted to environment ${name} and not deployed yet`,
      nextEnvironments: link.next,
    };
  const missing = listMissing(promotion);
  const { promotions } = promotion;
  if (missing.length === 0 || promotions.some(({ isUnfinished }) => isUnfinished))
    return { reason: 'deployed', message: `commit ${short} is deployed in environment ${name}` };
  const failed = promotions.find(({ isSuccess }) => !isSuccess);
  if (failed)
    return {
      reason: 'stopped',
      message: `commit ${short} is deployed in environment ${name}, and its promotion to ${missing.join(', ')} has failed`,
      diagnostics: [describeStopped(commit, missing, failed)],
    };
  return {
    reason: 'resume',
    message: `commit ${short} is deployed in environment ${name}, and its promotion to ${missing.join(', ')} was not started`,
    nextEnvironments: missing,
  };
}

function judgeWithoutStatus({ commit, isInterrupted }: PromotionProof, name: string): Ruling {
  const short = shortCommitId(commit);
  if (isInterrupted) {
    const message = `the promotion of commit ${short} to environment ${name} was interrupted`;
    return { reason: 'interrupted', message, diagnostics: [describeInterrupted(commit, name)] };
  }
  const message = `commit ${short} was set in environment ${name} by hand, and not promoted to it`;
  return { reason: 'not-proposed', message };
}

/**
 * The environments that come next and that neither have the commit nor know of it. A status of the commit there shows that its promotion was started: it
 * waits, failed or was undone, and other runs decide about it.
 */
function listMissing({ commit, next, statuses }: PromotionProof): readonly string[] {
  return next
    .filter((environment) => !hasCommitOrNewer(environment))
    .map(({ link }) => link.environment.name)
    .filter((name) => statuses.newest(commit, name) === undefined);
}

function findFailure({ link, promotion }: ResolveObservation): Instant | undefined {
  const newest = promotion?.statuses.newest(promotion.commit, link.environment.name);
  return newest?.description.startsWith(STATUS_DESCRIPTIONS.failed) ? newest.at : undefined;
}

function describeUnrecorded({ gitops }: ResolveObservation): Ruling {
  const message = `GitOps commit ${shortCommitId(gitops.id)} records no promoted commit`;
  return { reason: 'not-a-promotion', message };
}

function describeIgnored({ chain, promotion }: ResolveObservation, settings: ResolveSettings): readonly Diagnostic[] {
  if (promotion === undefined) return [];
  const { commit, statuses } = promotion;
  return describeIgnoredStatuses(commit, [...chain.keys()], { statuses, settings });
}

function describeClaim(claimed: string, { gitops }: ResolveObservation): Diagnostic {
  const recorded = gitops.promotedCommit ?? 'none';
  return {
    code: 'promoted-commit-differs',
    severity: 'error',
    message: `the promoted commit is ${recorded}, as GitOps commit ${gitops.id} records it, and not ${claimed}, as the input promoted-commit claims`,
    hint: 'Start the check without a promoted commit: it is read from the GitOps commit.',
  };
}

function describeUnproposed(gitopsCommit: string, { commit, branch }: PromotionProof, name: string): Diagnostic {
  const { baseRepo } = branch;
  return {
    code: 'promotion-not-proposed',
    severity: 'warning',
    message: `GitOps commit ${shortCommitId(gitopsCommit)} records ${commit} as promoted commit, but BaseRepo ${quote(baseRepo.name)} of environment ${name} does not name it and did not do so in its last changes: it is not promoted`,
    hint: 'Only `create-gitops-pr` writes this record. Find out who has merged it.',
    at: baseRepo.locate('spec', 'commit'),
    subject: { kind: 'BaseRepo', name: baseRepo.name },
  };
}

function describeInterrupted(commit: string, name: string): Diagnostic {
  return {
    code: 'promotion-interrupted',
    severity: 'warning',
    message: `environment ${name} has commit ${shortCommitId(commit)}, but the promotion that set it did not end: it is not promoted further`,
    hint: `Promote commit ${commit} to ${name} again: that does what is missing. The hourly timer does so, too.`,
  };
}

/** A promotion that is not started again, because its last run has failed, was cancelled, or was rejected by a reviewer. */
export function describeStopped(
  commit: string,
  environments: readonly string[],
  { url }: Pick<WorkflowRunState, 'url'>,
): Diagnostic {
  return {
    code: 'promotion-stopped',
    severity: 'warning',
    message: `the promotion of commit ${shortCommitId(commit)} to ${environments.join(', ')} has failed, was cancelled or was rejected: ${url}`,
    hint: 'It is not started again. If the commit should be promoted, re-run that run; otherwise promote a newer commit.',
  };
}
