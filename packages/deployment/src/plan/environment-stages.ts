import type { EnvironmentDeployment } from './deployment-plan.ts';

/** One stage of the deployment workflow: an entry of the matrix of its job. */
export interface DeploymentStage {
  readonly environment: string;
  /** The environment's branch of the GitOps repository. */
  readonly branch: string;
  /** The method of merging automatically; `none`: a reviewer merges. */
  readonly 'auto-merge': 'squash' | 'none';
  /** Whether the stage waits until its pull request is merged: the next stage needs it, or it merges automatically. */
  readonly wait: boolean;
}

/**
 * The stages of a plan, in their order.
 * @param autoMerge environments whose pull requests merge automatically: never decided by the order, which everyone with write access to a workload file could change
 */
export function toDeploymentStages(
  plan: readonly Pick<EnvironmentDeployment, 'environment' | 'branch'>[],
  autoMerge: readonly string[],
): readonly DeploymentStage[] {
  return plan.map(({ environment, branch }, index) => {
    const merges = autoMerge.includes(environment);
    return { environment, branch, 'auto-merge': merges ? 'squash' : 'none', wait: merges || index < plan.length - 1 };
  });
}
