import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { shortCommitId } from '@kalypso-actions/git-objects';
import type { WorkflowRunState } from '@kalypso-actions/github';
import { describeStopped } from './decide-resolution.ts';
import type { Resolution } from './resolution.ts';
import type { WorkflowNames } from './resolve-settings.ts';

/** A workflow to start. */
export interface WorkflowDispatch {
  /** Why, in a few words. */
  readonly title: string;
  readonly workflow: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** What waits to be started in the environments of a control plane. */
export interface Work {
  readonly starts: readonly WorkflowDispatch[];
  readonly resolutions: readonly Resolution[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What is known about one environment. */
export interface EnvironmentWork {
  readonly resolution: Resolution;
  /** The runs of the check of the GitOps commit, newest first; empty unless it is a promotion. */
  readonly checks: readonly WorkflowRunState[];
  /** The commit whose promotion to the environment no longer has to wait, or was interrupted; `undefined` if there is none. */
  readonly releasedCommit: string | undefined;
  /** The runs of that promotion, newest first. */
  readonly promotions: readonly WorkflowRunState[];
}

/** How many runs in a row may fail without a result before no further one is started. */
const MAX_FAILED_RUNS = 3;

/** Decides what to start for an environment. What is under way is not started again; what has failed and is not started again is a warning. Pure. */
export function decideStarts(work: EnvironmentWork, workflows: WorkflowNames): Pick<Work, 'starts' | 'diagnostics'> {
  const { environment, promotedCommit, reason } = work.resolution;
  const starts: WorkflowDispatch[] = [];
  if (reason === 'resume' && promotedCommit !== undefined)
    starts.push({
      title: `Promote from ${environment}`,
      workflow: workflows.promote,
      inputs: { commit: promotedCommit, 'from-environment': environment },
    });
  const decisions = [decideCheck(work, workflows.check), decideReleased(work, workflows.promote)];
  return {
    starts: [...starts, ...decisions.flatMap((decision) => ('start' in decision ? [decision.start] : []))],
    diagnostics: decisions.flatMap((decision) => ('stopped' in decision ? [decision.stopped] : [])),
  };
}

type StartDecision = { readonly start: WorkflowDispatch } | { readonly stopped: Diagnostic } | Record<string, never>;

/**
 * A check that has found a failure needs a change, or someone to re-run it. One that has ended without a result is repeated: GitHub or Azure were not available,
 * or it was cancelled. So is one that has succeeded, of a commit that is not deployed: it could not record that.
 */
function decideCheck(
  { resolution: { environment, gitopsCommit, reason, failedAt }, checks }: EnvironmentWork,
  workflow: string,
): StartDecision {
  if (reason !== 'promotion' || gitopsCommit === undefined || isUnderWay(checks)) return {};
  const [newest] = checks;
  const failed = countFailed(checks);
  const hasResult = newest !== undefined && failedAt !== undefined && failedAt >= newest.startedAt;
  if (newest === undefined || failed === 0 || (failed < MAX_FAILED_RUNS && !hasResult))
    return { start: { title: `Check ${environment}`, workflow, inputs: { environment, commit_id: gitopsCommit } } };
  const count = hasResult ? 'has failed' : `has failed or was cancelled ${failed} times in a row, without a result`;
  return {
    stopped: {
      code: 'check-stopped',
      severity: 'warning',
      message: `the check of GitOps commit ${shortCommitId(gitopsCommit)} of environment ${environment} ${count}: ${newest.url}`,
      hint: hasResult
        ? 'Fix what the run reports, by another commit of the GitOps branch or of `main`. If the clusters have recovered, re-run it.'
        : 'It is not started again. Find out why it ends, and re-run it.',
    },
  };
}

/** A promotion that no longer has to wait is not started again after a failed run: a reviewer may have rejected it. An interrupted one was approved before. */
function decideReleased(
  { resolution: { environment, reason, recordedCommit }, releasedCommit, promotions }: EnvironmentWork,
  workflow: string,
): StartDecision {
  if (releasedCommit === undefined || isUnderWay(promotions)) return {};
  const max = reason === 'interrupted' && releasedCommit === recordedCommit ? MAX_FAILED_RUNS : 1;
  const [newest] = promotions;
  if (newest !== undefined && countFailed(promotions) >= max)
    return { stopped: describeStopped(releasedCommit, [environment], newest) };
  return { start: { title: `Promote to ${environment}`, workflow, inputs: { commit: releasedCommit, environment } } };
}

function isUnderWay(runs: readonly WorkflowRunState[]): boolean {
  return runs.some(({ isUnfinished }) => isUnfinished);
}

/** How many of the last runs have failed in a row, or were cancelled. */
function countFailed(runs: readonly WorkflowRunState[]): number {
  const end = runs.findIndex(({ isSuccess }) => isSuccess);
  return end === -1 ? runs.length : end;
}
