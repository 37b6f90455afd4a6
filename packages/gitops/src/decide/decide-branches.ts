import { addTreeTrailer, isManagedCommit, isUpToDate } from '@kalypso-actions/conventions';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { isEmptyDifference, type PathConflict } from '@kalypso-actions/git';
import { summarizeChange } from '../body/change-summary.ts';
import type { OriginContext } from '../body/origin-section.ts';
import { waitsForConsent } from '../markers/removal-consent.ts';
import type { GitOpsObservation, RepositoryObservation } from '../observe/observation.ts';
import type { CommitOptions, GitOpsPullRequestOptions } from '../options/gitops-pull-request-options.ts';
import { formatRepository, type GitOpsTarget } from '../options/target.ts';
import { changesPullRequest, decidePullRequest } from './decide-pull-request.ts';
import { guardForeignCommits } from './foreign-commits.ts';
import type {
  CommitDecision,
  CreateBaseDecision,
  HeadBranchDecision,
  ProposeDecision,
  RefuseDecision,
  WithdrawDecision,
} from './gitops-decision.ts';
import { renderTexts } from './pull-request-texts.ts';
import { describeOutdatedConsent, judgeRemovals, type RemovalRuling, refuseRemovals } from './removal-guard.ts';
import { requestConsent } from './request-consent.ts';

/** What decides, in addition to the observation, what is written to branches and pull requests. */
export interface BranchPolicy
  extends Pick<GitOpsPullRequestOptions, 'templates' | 'review' | 'merge' | 'commit' | 'guard'> {
  readonly origin: OriginContext;
}

/** Decides what is written to the branches and pull requests of the GitOps repository. Pure. */
export function decideBranches(
  observation: GitOpsObservation,
  target: GitOpsTarget,
  policy: BranchPolicy,
): ProposeDecision | WithdrawDecision | RefuseDecision {
  if (observation.kind === 'failed') return { kind: 'refuse', diagnostics: observation.diagnostics };
  const { base, head, difference, pullRequests, recordProblems } = observation;
  const { guard, commit } = policy;
  const recordErrors = recordProblems.filter(({ severity }) => severity === 'error');
  if (recordErrors.length > 0) return refuse(...recordErrors);
  if (pullRequests.foreign) return refuse(foreignPullRequest(pullRequests.foreign.number, target));
  if (base === undefined && !guard.createBase) return refuse(missingBase(target));
  if (difference.conflicts.length > 0) return refuse(...difference.conflicts.map(pathConflict));
  const createBase: CreateBaseDecision | undefined =
    base === undefined ? { message: `Create ${target.base}`, committer: commit.committer } : undefined;
  const summary = summarizeChange(observation, policy.origin, target);
  const change = { summary, createBase };
  if (isEmptyDifference(difference)) return withdraw(observation, change, target, guard.force);
  const { managed } = pullRequests;
  const removals = judgeRemovals(summary, guard, managed);
  if (removals === 'needs-consent' && managed !== undefined && !waitsForConsent(managed)) {
    const outdated = describeOutdatedConsent(guard, managed, summary.removals.names);
    const refusals = [refuseRemovals(summary, guard.maxRemovals, managed), ...(outdated ? [outdated] : [])];
    return { ...refuse(...refusals), summary, ...requestConsent(summary, guard.maxRemovals, managed) };
  }
  const refusal = guard.force ? undefined : guardForeignCommits(head, managed !== undefined, target);
  return refusal ? { ...refuse(refusal), summary } : propose(observation, change, target, policy, removals);
}

type DecidedChange = Pick<ProposeDecision, 'summary' | 'createBase'>;

function propose(
  observation: RepositoryObservation,
  { summary, createBase }: DecidedChange,
  target: GitOpsTarget,
  policy: BranchPolicy,
  removals: RemovalRuling,
): ProposeDecision {
  const { pullRequests } = observation;
  const needsConsent = removals === 'needs-consent';
  const exceeded = needsConsent ? policy.guard.maxRemovals : undefined;
  const texts = renderTexts(policy.templates, summary, target, exceeded);
  const commit = decideCommit(observation, texts.commitMessage, policy.commit);
  const requested = observation.heldRemovals ?? (needsConsent ? summary.removals.names : undefined);
  const shown = { ruling: removals, names: requested ?? summary.removals.names, isRequested: requested !== undefined };
  const pullRequest = decidePullRequest(pullRequests, texts, summary.isPromotion, target, policy, shown);
  const isUpdate = commit.kind === 'push' || changesPullRequest(pullRequest);
  const comment = `Superseded: this change is now proposed from the branch \`${target.branch}\`.`;
  return {
    kind: 'propose',
    operation: pullRequest.existing === undefined ? 'created' : isUpdate ? 'updated' : 'unchanged',
    summary,
    createBase,
    commit,
    close: pullRequests.outdated.map((outdated) => ({ pullRequest: outdated, comment })),
    pullRequest,
    needsConsent,
    outdatedConsent: requested && describeOutdatedConsent(policy.guard, pullRequests.managed, requested),
  };
}

/** The commit is on top of the base branch's present one. It stays if the head branch has it already. */
function decideCommit(
  { base, head, difference, tree }: RepositoryObservation,
  message: string,
  { isSigned, committer }: CommitOptions,
): CommitDecision {
  if (head && isUpToDate(head.commit, base, tree) && (head.isVerified || !isSigned)) {
    return { kind: 'keep', id: head.commit.id };
  }
  if (tree === undefined) throw new Error('the tree of a difference to propose is unknown');
  return { kind: 'push', message: addTreeTrailer(message, tree), tree, difference, committer, isSigned };
}

function withdraw(
  { pullRequests: { managed, outdated }, head }: RepositoryObservation,
  { summary, createBase }: DecidedChange,
  target: GitOpsTarget,
  force: boolean,
): WithdrawDecision {
  const open = managed === undefined ? outdated : [managed, ...outdated];
  const content =
    summary.heldBack === '' ? 'exactly what this environment should run' : 'everything that can be published';
  const comment = `Closed, since nothing is left to change: \`${target.base}\` contains ${content}.`;
  return {
    kind: 'withdraw',
    operation: open.length > 0 ? 'closed' : 'none',
    summary,
    createBase,
    close: open.map((pullRequest) => ({ pullRequest, comment })),
    headBranch: decideHeadBranch(head, managed !== undefined, target, force),
  };
}

/** The head branch is deleted if it contains only what this action pushed. */
function decideHeadBranch(
  head: RepositoryObservation['head'],
  hasPullRequest: boolean,
  target: GitOpsTarget,
  force: boolean,
): HeadBranchDecision {
  // Without a managed pull request, a branch that is merely merged may belong to someone else.
  if (head === undefined || (!hasPullRequest && !isManagedCommit(head.commit))) return { kind: 'none' };
  const refusal = force ? undefined : guardForeignCommits(head, hasPullRequest, target);
  return refusal === undefined ? { kind: 'delete' } : { kind: 'keep', reason: refusal.message };
}

function refuse(...diagnostics: readonly Diagnostic[]): RefuseDecision {
  return { kind: 'refuse', diagnostics };
}

function foreignPullRequest(number: number, { branch }: GitOpsTarget): Diagnostic {
  return {
    code: 'pull-request-not-ours',
    severity: 'error',
    message: `pull request #${number} uses the branch ${quote(branch)}, but this action did not open it for this folder`,
    hint: 'Close it, or choose another `branch`. Nothing was published.',
  };
}

function missingBase({ repository, base }: GitOpsTarget): Diagnostic {
  return {
    code: 'branch-missing',
    severity: 'error',
    message: `${formatRepository(repository)} has no branch ${quote(base)}`,
    hint: 'Create it, or set `create-branch: true` to have it created with an empty first commit.',
  };
}

function pathConflict({ path, at, found }: PathConflict): Diagnostic {
  const where = at === path ? 'its path' : quote(at);
  return {
    code: 'path-taken',
    severity: 'error',
    message: `${quote(path)} cannot be written: ${where} is a ${found} that this action does not manage`,
    hint: 'Move it away on the base branch, or give the GitOpsRepo a `path` of its own. Nothing was published.',
  };
}
