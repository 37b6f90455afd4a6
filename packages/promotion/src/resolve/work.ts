import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { WorkflowRunState } from '@kalypso-actions/github';
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
  /** The runs of the check of the GitOps commit; empty unless it is a promotion. */
  readonly checks: readonly WorkflowRunState[];
  /** The commit whose promotion to the environment no longer has to wait, or was interrupted; `undefined` if there is none. */
  readonly releasedCommit: string | undefined;
  /** The runs of that promotion. */
  readonly promotions: readonly WorkflowRunState[];
}

/**
 * Decides what to start for an environment. What is under way is not started again, and neither is a check that has failed: it needs someone to look at it.
 * A check that has succeeded, of a commit that is not deployed, could not record that: it is repeated. Pure.
 */
export function decideStarts(
  { resolution, checks, releasedCommit, promotions }: EnvironmentWork,
  workflows: WorkflowNames,
): readonly WorkflowDispatch[] {
  const { environment, gitopsCommit, promotedCommit, reason } = resolution;
  const starts: WorkflowDispatch[] = [];
  if (reason === 'promotion' && gitopsCommit !== undefined && checks.every(({ isSuccess }) => isSuccess))
    starts.push({
      title: `Check ${environment}`,
      workflow: workflows.check,
      inputs: { environment, commit_id: gitopsCommit },
    });
  if (reason === 'resume' && promotedCommit !== undefined)
    starts.push({
      title: `Promote from ${environment}`,
      workflow: workflows.promote,
      inputs: { commit: promotedCommit, 'from-environment': environment },
    });
  if (releasedCommit !== undefined && !promotions.some(({ isUnfinished }) => isUnfinished))
    starts.push({
      title: `Promote to ${environment}`,
      workflow: workflows.promote,
      inputs: { commit: releasedCommit, environment },
    });
  return starts;
}
