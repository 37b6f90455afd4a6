import { type Diagnostic, findNearest, quote } from '@kalypso-actions/diagnostics';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType, LabelSelector, Labels, SchedulingPolicy } from '../resources/resource.ts';
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
  warnAboutKeys(policy, 'deploymentTargetSelector', labelSelector, targets, diagnostics);
  warnAboutKeys(policy, 'clusterTypeSelector', policy.clusterTypeSelector.labelSelector, clusterTypes, diagnostics);
  const isSelected = (target: DeploymentTarget) =>
    (workspace === '' || target.workspace === workspace) && targetSelector.matches(target.labels);
  return {
    policy,
    isValid: true,
    targets: new Set(targets.filter(isSelected)),
    clusterTypes: clusterTypes.filter(({ labels }) => clusterTypeSelector.matches(labels)),
  };
}

/** An operator that also selects what lacks the label selects everything if its key is misspelled. */
const SELECTS_WITHOUT_LABEL: ReadonlySet<string> = new Set(['NotIn', 'DoesNotExist']);

function warnAboutKeys(
  policy: SchedulingPolicy,
  selector: 'deploymentTargetSelector' | 'clusterTypeSelector',
  { matchExpressions }: LabelSelector,
  candidates: readonly { readonly labels: Labels }[],
  diagnostics: Diagnostic[],
): void {
  for (const [index, { key, operator }] of matchExpressions.entries()) {
    if (!SELECTS_WITHOUT_LABEL.has(operator) || candidates.some(({ labels }) => Object.hasOwn(labels, key))) continue;
    const nearest = findNearest(
      key,
      candidates.flatMap(({ labels }) => Object.keys(labels)),
    );
    if (nearest === undefined) continue;
    diagnostics.push({
      code: 'selector-key',
      severity: 'warning',
      message: `nothing has the label ${quote(key)}, so ${operator} selects everything (in the ${selector} of policy ${policy.name})`,
      at: policy.locate('spec', selector, 'labelSelector', 'matchExpressions', index, 'key'),
      hint: `Did you mean ${nearest}?`,
    });
  }
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
