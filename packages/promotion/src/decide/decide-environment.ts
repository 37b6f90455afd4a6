import { PROMOTED_BASE_REPO } from '@kalypso-actions/conventions';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { shortCommitId } from '@kalypso-actions/git-objects';
import { formatRepositoryName } from '@kalypso-actions/github';
import { listLater } from '../chain/chain-link.ts';
import type { EnvironmentBranch } from '../observe/environment-branch.ts';
import {
  hasCommitOrNewer,
  type PromotionOrder,
  type ReplacedCommit,
  type TargetObservation,
} from '../observe/promotion-observation.ts';
import { formatPromotionMessage } from '../records/promotion-message.ts';
import { formatLocalTime } from '../rules/format-local-time.ts';
import type { PreviousEnvironment } from '../rules/promotion-facts.ts';
import { checkPromotionRules, type PromotionRuling } from '../rules/promotion-rules.ts';
import type { DecisionContext } from './decision-context.ts';
import type { EnvironmentDecision, PromotionWrite } from './promotion-decision.ts';
import { setCommit } from './set-commit.ts';
import {
  completeDeployed,
  revokeRolledBack,
  revokeWaiting,
  settleSuperseded,
  writePromoted,
  writeWaiting,
} from './status-writes.ts';

/**
 * Decides about the promotion of a commit to one environment.
 *
 * A promotion is written in this order: the commit on the environment's branch, the start of the workflow, the statuses of the commits that it passes, those
 * in the previous environments, its own status. So what the clusters need comes first, and a status that is newer than the commit on the branch shows that
 * nothing is missing.
 */
export function decideEnvironment(target: TargetObservation, context: DecisionContext): EnvironmentDecision {
  const { branch, order, replaced } = target;
  const { link, current } = branch;
  const { commit, now } = context;
  const { name } = link.environment;
  const ruling = checkPromotionRules(link.environment, {
    now,
    commit,
    current,
    order,
    previous: listPrevious(target, context),
    allowRollback: context.settings.allowRollback,
  });
  const decision = { link, current, diagnostics: [] };
  const previous = link.previous.flatMap((environment) => completeDeployed(commit, environment, context));
  switch (ruling.kind) {
    case 'promote':
      return decidePromotionTo(target, context);
    case 'already-promoted': {
      const message = `environment ${name} already has commit ${shortCommitId(commit)}`;
      const writes = target.isInterrupted ? listFinalWrites(branch, replaced, context) : previous;
      return { ...decision, kind: 'already-promoted', message, writes };
    }
    case 'superseded': {
      const message = `environment ${name} has commit ${shortCommitId(ruling.by)}, which is newer than ${shortCommitId(commit)}; to roll back, set \`allow-rollback\``;
      const writes = [...settleSuperseded(commit, name, ruling.by, context), ...previous];
      return { ...decision, kind: 'superseded', message, writes };
    }
    case 'wait':
      return decideWait(branch, ruling, context);
    case 'refused':
      return refuse(branch, ruling.diagnostic);
  }
}

/** A promotion that does not take place because of an error. */
export function refuse(
  { link, current }: Pick<EnvironmentBranch, 'link' | 'current'>,
  ...diagnostics: readonly Diagnostic[]
): EnvironmentDecision {
  return { link, current, kind: 'refused', message: diagnostics[0]?.message ?? 'refused', diagnostics, writes: [] };
}

function listPrevious(
  { branch: { link }, previous }: TargetObservation,
  context: DecisionContext,
): readonly PreviousEnvironment[] {
  return link.previous.map((name) => {
    const environment = context.chain.get(name)?.environment;
    if (!environment) throw new Error(`environment ${name} is not in the chain`);
    const progress = context.statuses.progress(context.commit, name);
    // The branch of the source environment shows that it has the commit, even if no status does.
    const isPromoted = name === context.source && (progress.kind === 'none' || progress.kind === 'waiting');
    const observed = previous.find(({ branch }) => branch.link.environment.name === name);
    if (!observed) throw new Error(`the branch of environment ${name} was not read`);
    return {
      environment,
      progress: isPromoted ? { kind: 'promoted' } : progress,
      current: observed.branch.current,
      hasCommit: hasCommitOrNewer(observed),
    };
  });
}

function decidePromotionTo(
  { branch, order, replaced }: TargetObservation,
  context: DecisionContext,
): EnvironmentDecision {
  const { commit } = context;
  const { link, current, repository, head, file, content } = branch;
  const { name, controlPlane } = link.environment;
  const edited = setCommit(content.toString('utf8'), PROMOTED_BASE_REPO, commit);
  if (edited.kind === 'failed') return refuse(branch, describeUneditable(branch, edited.reason));
  const write: PromotionWrite = {
    kind: 'commit',
    repository,
    branch: controlPlane.branch,
    parent: head,
    path: file,
    before: content,
    after: Buffer.from(edited.text),
    message: formatPromotionMessage(name, { commit, replaced: current }),
    promotedCommit: commit,
  };
  return {
    link,
    current,
    kind: 'promote',
    ...describePromotion(branch, order, context),
    writes: [write, ...listFinalWrites(branch, replaced, context)],
  };
}

function describePromotion(
  { link, current, baseRepo }: EnvironmentBranch,
  order: PromotionOrder,
  { commit, settings }: DecisionContext,
): Pick<EnvironmentDecision, 'message' | 'diagnostics'> {
  const { name } = link.environment;
  const first = `commit ${shortCommitId(commit)} is the first in environment ${name}`;
  if (current === undefined) return { message: first, diagnostics: [] };
  const old = shortCommitId(current);
  if (order !== 'first') {
    return { message: `commit ${shortCommitId(commit)} replaces ${old} in environment ${name}`, diagnostics: [] };
  }
  const repository = formatRepositoryName(settings.repository);
  const warning: Diagnostic = {
    code: 'unknown-commit-replaced',
    severity: 'warning',
    message: `commit ${current}, which BaseRepo ${baseRepo.name} names, is not in any branch of ${repository}`,
    hint: `The promotion replaces it by commit ${shortCommitId(commit)}.`,
    at: baseRepo.locate('spec', 'commit'),
    subject: { kind: 'BaseRepo', name: baseRepo.name },
  };
  return { message: `${first}: it replaces ${old}, which is not a commit of ${repository}`, diagnostics: [warning] };
}

/** What follows the commit on the environment's branch. */
function listFinalWrites(
  { link, repository }: EnvironmentBranch,
  replaced: ReplacedCommit | undefined,
  context: DecisionContext,
): readonly PromotionWrite[] {
  const { commit, settings } = context;
  const { name, controlPlane } = link.environment;
  const { workflow } = settings;
  const writes: PromotionWrite[] = [];
  if (workflow) {
    const branch = workflow.branch ?? controlPlane.branch;
    const inputs = workflow.branch === undefined ? {} : { environment: name };
    writes.push({ kind: 'workflow', repository, workflow: workflow.file, branch, inputs });
  }
  return [
    ...writes,
    ...settlePassed(name, replaced, context),
    ...link.previous.flatMap((previous) => completeDeployed(commit, previous, context)),
    writePromoted(name, context),
  ];
}

/** After a promotion, no commit that it passes stays pending; after a rollback, none of them counts as deployed or waits for a further promotion. */
function settlePassed(
  environment: string,
  replaced: ReplacedCommit | undefined,
  context: DecisionContext,
): readonly PromotionWrite[] {
  if (!replaced) return [];
  if (replaced.order === 'newer' || replaced.order === 'first')
    return replaced.passed.flatMap((passed) => settleSuperseded(passed, environment, context.commit, context));
  if (replaced.order !== 'older') return [];
  const later = [...listLater(context.chain, [environment])];
  return replaced.passed.flatMap((passed) => [
    ...revokeRolledBack(passed, environment, context),
    ...later.flatMap((name) => revokeWaiting(passed, name, context)),
  ]);
}

function decideWait(
  { link, current }: EnvironmentBranch,
  { blockers, until }: Extract<PromotionRuling, { kind: 'wait' }>,
  context: DecisionContext,
): EnvironmentDecision {
  const { name } = link.environment;
  const hint =
    until === undefined
      ? 'Re-run the promotion when this no longer applies.'
      : `Re-run the promotion at ${formatLocalTime(until)} or later.`;
  const diagnostics = blockers.map(
    ({ code, message, at }): Diagnostic => ({
      code,
      severity: 'warning',
      message,
      at,
      hint,
      subject: { kind: 'Environment', name },
    }),
  );
  // A commit that failed is not marked as waiting, since it may never be promoted.
  const isFailure = blockers.some((blocker) => blocker.isFailure);
  const summaries = blockers.map(({ summary }) => summary);
  const writes = isFailure ? [] : writeWaiting(name, summaries, context);
  const [{ reason, message }] = blockers;
  return { link, current, kind: 'wait', reason, message, until, diagnostics, writes };
}

function describeUneditable({ baseRepo: { name, locate } }: EnvironmentBranch, reason: string): Diagnostic {
  return {
    code: 'uneditable-base-repo',
    severity: 'error',
    message: `the commit of BaseRepo ${name} cannot be set: ${reason}`,
    hint: 'Write `commit:` and the commit ID on a line of its own.',
    at: locate('spec', 'commit'),
    subject: { kind: 'BaseRepo', name },
  };
}
