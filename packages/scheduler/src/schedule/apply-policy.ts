import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType, SchedulingPolicy } from '../resources/resource.ts';
import { compileSelector, type SelectorProblem } from './selector.ts';

/** What a policy selects. */
export interface PolicySelection {
  readonly policy: SchedulingPolicy;
  /** Whether its selectors are valid; an invalid policy selects nothing. */
  readonly isValid: boolean;
  readonly targets: ReadonlySet<DeploymentTarget>;
  readonly clusterTypes: readonly ClusterType[];
}

export function applyPolicy(
  policy: SchedulingPolicy,
  targets: readonly DeploymentTarget[],
  clusterTypes: readonly ClusterType[],
  diagnostics: Diagnostic[],
): PolicySelection {
  const { workspace, labelSelector } = policy.deploymentTargetSelector;
  const targetSelector = compileSelector(labelSelector);
  const clusterTypeSelector = compileSelector(policy.clusterTypeSelector.labelSelector);
  if (targetSelector.kind === 'invalid') {
    reportProblems(policy, 'deploymentTargetSelector', targetSelector.problems, diagnostics);
  }
  if (clusterTypeSelector.kind === 'invalid') {
    reportProblems(policy, 'clusterTypeSelector', clusterTypeSelector.problems, diagnostics);
  }
  if (targetSelector.kind === 'invalid' || clusterTypeSelector.kind === 'invalid') {
    return { policy, isValid: false, targets: new Set(), clusterTypes: [] };
  }
  const isSelected = (target: DeploymentTarget) =>
    (workspace === '' || target.workspace === workspace) && targetSelector.matches(target.labels);
  return {
    policy,
    isValid: true,
    targets: new Set(targets.filter(isSelected)),
    clusterTypes: clusterTypes.filter(({ labels }) => clusterTypeSelector.matches(labels)),
  };
}

function reportProblems(
  policy: SchedulingPolicy,
  selector: 'deploymentTargetSelector' | 'clusterTypeSelector',
  problems: readonly SelectorProblem[],
  diagnostics: Diagnostic[],
): void {
  for (const { path, message, hint } of problems) {
    diagnostics.push({
      code: 'invalid-selector',
      severity: 'error',
      message: `${message} (in the ${selector} of policy ${policy.name})`,
      at: policy.locate('spec', selector, 'labelSelector', ...path),
      hint,
      subject: { kind: 'SchedulingPolicy', name: policy.name },
    });
  }
}
