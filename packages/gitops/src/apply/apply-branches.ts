import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { PullRequest } from '@kalypso-actions/github';
import type {
  CloseDecision,
  ConsentRequestDecision,
  CreateBaseDecision,
  HeadBranchDecision,
  ProposeDecision,
  WithdrawDecision,
} from '../decide/gitops-decision.ts';
import { type EffectResult, NO_EFFECT } from '../failures/try-effect.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { ApplyDeps } from './apply-deps.ts';
import {
  closePullRequest,
  describePullRequest,
  ensureConsentLabel,
  involvePeople,
  labelPullRequest,
  mergePullRequest,
  openPullRequest,
  readyPullRequest,
  voidConsent,
} from './apply-pull-request.ts';
import { pushCommit, refusePush } from './push-commit.ts';

/** The result of applying a decision to branches and pull requests. */
export type BranchOutcome =
  | {
      readonly kind: 'applied';
      /** The pull request that was created, updated or closed. */
      readonly pullRequest?: PullRequest;
      /** Commit of the head branch. */
      readonly headSha?: string;
      /** Whether something was written. */
      readonly isChanged: boolean;
      /** Whether the pull request is merged already. */
      readonly isMerged: boolean;
      readonly diagnostics: readonly Diagnostic[];
    }
  /** Someone else moved a branch since it was read: observe again, and decide again. */
  | { readonly kind: 'lost-race' }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Does exactly what a decision says. Can be repeated after any failure. */
export async function applyBranches(
  decision: ProposeDecision | WithdrawDecision,
  target: GitOpsTarget,
  deps: ApplyDeps,
): Promise<BranchOutcome> {
  if (decision.createBase) {
    const outcome = await createBase(decision.createBase, target, deps);
    if (outcome !== undefined) return outcome;
  }
  return decision.kind === 'propose' ? applyProposal(decision, target, deps) : applyWithdrawal(decision, target, deps);
}

/** @returns why the rest cannot be applied, if so */
async function createBase(
  { message, committer }: CreateBaseDecision,
  { base }: GitOpsTarget,
  { publication, log }: ApplyDeps,
): Promise<BranchOutcome | undefined> {
  const created = await publication.createBase({ message, author: committer, committer });
  if (created.kind === 'refused') return refusePush(base, [created.reason, ...created.serverMessages].join('; '));
  if (created.kind === 'lost-race' || publication.base === undefined) return { kind: 'lost-race' };
  log(`created the empty branch ${base}`);
  return undefined;
}

/** First what the fleet needs: the commit, a pull request that describes it, and its merge. Then what informs people. */
async function applyProposal(
  { commit, close, pullRequest: wanted, operation, createBase: isBaseNew }: ProposeDecision,
  target: GitOpsTarget,
  deps: ApplyDeps,
): Promise<BranchOutcome> {
  // The tree that was observed is gone if the base branch was created since.
  if (isBaseNew && commit.kind === 'push') await deps.publication.writeTree(commit.difference);
  const pushed =
    commit.kind === 'push'
      ? await pushCommit(commit, target, deps)
      : ({ kind: 'pushed', id: commit.id, warnings: [] } as const);
  if (pushed.kind !== 'pushed') return pushed;
  const { pullRequest, needsTexts, warnings } = await openPullRequest(wanted, target, deps);
  deps.onPullRequest(pullRequest);
  deps.log(`${pullRequest.url}: ${operation}`);
  const ready = await readyPullRequest(pullRequest, wanted, deps);
  const voided = wanted.voidsConsent ? await voidConsent(pullRequest, target, deps) : NO_EFFECT;
  const isStuck = (wanted.marksReady && !ready.isDone) || voided.diagnostics.length > 0;
  const texts = needsTexts && !isStuck ? [await describePullRequest(pullRequest, wanted, target, deps)] : [];
  // A pull request that is merged at once keeps its labels; a later run does not find it.
  const labels = await labelPullRequest(pullRequest, wanted, target, deps);
  const isDescribed = !isStuck && texts.every(({ isDone }) => isDone);
  const merge = await mergePullRequest(
    pullRequest,
    isDescribed ? wanted : { merge: undefined },
    pushed.id,
    target,
    deps,
  );
  const closed = await closeAll(close, target, deps);
  const people = merge.isMerged ? [] : await involvePeople(pullRequest, wanted, target, deps);
  const effects = [ready, { ...voided, isDone: false }, ...texts, ...labels, ...closed, ...people];
  return {
    kind: 'applied',
    pullRequest,
    headSha: pushed.id,
    isChanged: commit.kind === 'push' || effects.some(({ isDone }) => isDone),
    isMerged: merge.isMerged,
    diagnostics: [...pushed.warnings, ...warnings, ...merge.diagnostics, ...diagnosticsOf(effects)],
  };
}

/** Asks for consent to a change that is not proposed yet. Can be repeated. */
export async function applyRequest(
  { pullRequest, body }: ConsentRequestDecision,
  target: GitOpsTarget,
  deps: Pick<ApplyDeps, 'github' | 'log'>,
): Promise<Extract<BranchOutcome, { kind: 'applied' }>> {
  const voided = await voidConsent(pullRequest, target, deps);
  const { title } = pullRequest;
  const effects = [voided];
  if (voided.isDone) {
    await ensureConsentLabel(target, deps);
    effects.push(await describePullRequest(pullRequest, { title, body }, target, deps));
  }
  return { kind: 'applied', pullRequest, isChanged: true, isMerged: false, diagnostics: diagnosticsOf(effects) };
}

async function applyWithdrawal(
  { close, headBranch }: WithdrawDecision,
  target: GitOpsTarget,
  deps: ApplyDeps,
): Promise<BranchOutcome> {
  const effects = await closeAll(close, target, deps);
  if ((await applyHeadBranch(headBranch, target, deps)) === 'lost-race') return { kind: 'lost-race' };
  if (close.length === 0) deps.log(`${target.base} already contains the proposed manifests: nothing to change`);
  const pullRequest = close[0]?.pullRequest;
  return {
    kind: 'applied',
    ...(pullRequest ? { pullRequest } : {}),
    isChanged: true,
    isMerged: false,
    diagnostics: diagnosticsOf(effects),
  };
}

async function closeAll(
  close: readonly CloseDecision[],
  target: GitOpsTarget,
  deps: ApplyDeps,
): Promise<readonly EffectResult[]> {
  const effects: EffectResult[] = [];
  for (const decision of close) effects.push(...(await closePullRequest(decision, target, deps)));
  return effects;
}

function diagnosticsOf(effects: readonly EffectResult[]): readonly Diagnostic[] {
  return effects.flatMap(({ diagnostics }) => diagnostics);
}

async function applyHeadBranch(
  decision: HeadBranchDecision,
  { branch }: GitOpsTarget,
  { publication, log }: ApplyDeps,
): Promise<'done' | 'lost-race'> {
  if (decision.kind === 'none') return 'done';
  if (decision.kind === 'keep') {
    log(`keeping the branch ${branch}: ${decision.reason}`);
    return 'done';
  }
  const deleted = await publication.deleteHead();
  if (deleted.kind === 'lost-race') return 'lost-race';
  log(
    deleted.kind === 'pushed'
      ? `deleted the branch ${branch}`
      : `cannot delete the branch ${branch}: ${deleted.reason}`,
  );
  return 'done';
}
