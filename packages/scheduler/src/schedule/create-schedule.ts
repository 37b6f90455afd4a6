import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { type DeploymentTarget, deriveDeploymentTargets } from '../model/deployment-targets.ts';
import type { Model } from '../model/model.ts';
import type { ClusterType, SchedulingPolicy } from '../resources/resource.ts';
import { compileSelector, type LabelMatcher, type SelectorProblem } from './selector.ts';

/** A deployment target on a cluster type, and the policies that put it there. */
export interface Assignment {
  readonly clusterType: ClusterType;
  readonly target: DeploymentTarget;
  /** Names of every policy that selects this pair, sorted. */
  readonly policies: readonly string[];
}

/** Something that got nothing, and why: people ask. */
export interface UnscheduledItem {
  readonly name: string;
  readonly reason: string;
}

export interface Schedule {
  readonly targets: readonly DeploymentTarget[];
  /** Sorted by cluster type, then by deployment target. */
  readonly assignments: readonly Assignment[];
  /** Deployment targets that no policy put anywhere. */
  readonly unassigned: readonly UnscheduledItem[];
  /** Policies that put nothing anywhere. */
  readonly idlePolicies: readonly UnscheduledItem[];
  readonly diagnostics: readonly Diagnostic[];
}

interface PolicyOutcome {
  readonly policy: SchedulingPolicy;
  /** Why it cannot be used at all. */
  readonly invalid?: boolean;
  readonly targets: ReadonlySet<DeploymentTarget>;
  readonly clusterTypes: readonly ClusterType[];
}

/**
 * Assigns deployment targets to cluster types: every pair that some policy selects, once, with all the policies that select it.
 *
 * A policy whose selector Kubernetes would not take selects nothing and is a diagnostic. Section 5 of the specification.
 */
export function createSchedule(model: Model): Schedule {
  const targets = deriveDeploymentTargets(model);
  const diagnostics: Diagnostic[] = [];
  const outcomes = model.policies.map((policy) => applyPolicy(policy, targets, model.clusterTypes, diagnostics));
  return {
    targets,
    assignments: collect(outcomes, model.clusterTypes, targets),
    unassigned: targets.flatMap((target) => explainTarget(target, outcomes)),
    idlePolicies: outcomes.flatMap((outcome) => explainPolicy(outcome, targets, model)),
    diagnostics,
  };
}

function applyPolicy(
  policy: SchedulingPolicy,
  targets: readonly DeploymentTarget[],
  clusterTypes: readonly ClusterType[],
  diagnostics: Diagnostic[],
): PolicyOutcome {
  const { workspace, labelSelector } = policy.deploymentTargetSelector;
  const selectsTarget = compileSelector(labelSelector);
  const selectsClusterType = compileSelector(policy.clusterTypeSelector.labelSelector);
  if (!selectsTarget.ok) report(policy, 'deploymentTargetSelector', selectsTarget.problems, diagnostics);
  if (!selectsClusterType.ok) report(policy, 'clusterTypeSelector', selectsClusterType.problems, diagnostics);
  if (!selectsTarget.ok || !selectsClusterType.ok) {
    return { policy, invalid: true, targets: new Set(), clusterTypes: [] };
  }
  const matches: LabelMatcher = selectsTarget.matches;
  return {
    policy,
    targets: new Set(
      targets.filter((target) => (workspace === '' || target.workspace === workspace) && matches(target.labels)),
    ),
    clusterTypes: clusterTypes.filter(({ labels }) => selectsClusterType.matches(labels)),
  };
}

function report(
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

function collect(
  outcomes: readonly PolicyOutcome[],
  clusterTypes: readonly ClusterType[],
  targets: readonly DeploymentTarget[],
): Assignment[] {
  const assignments: Assignment[] = [];
  const lists = new Map<string, readonly string[]>();
  for (const clusterType of clusterTypes) {
    const relevant = outcomes.filter((outcome) => outcome.clusterTypes.includes(clusterType));
    if (relevant.length === 0) continue;
    for (const target of targets) {
      const policies = relevant.filter((outcome) => outcome.targets.has(target)).map(({ policy }) => policy.name);
      if (policies.length > 0) assignments.push({ clusterType, target, policies: shared(lists, policies) });
    }
  }
  return assignments;
}

/** Fleets have many assignments and few sets of policies: equal lists are kept once. */
function shared(lists: Map<string, readonly string[]>, policies: readonly string[]): readonly string[] {
  const key = policies.join(' ');
  const known = lists.get(key);
  if (known) return known;
  lists.set(key, policies);
  return policies;
}

function explainTarget(target: DeploymentTarget, outcomes: readonly PolicyOutcome[]): UnscheduledItem[] {
  const selecting = outcomes.filter((outcome) => outcome.targets.has(target));
  if (selecting.some(({ clusterTypes }) => clusterTypes.length > 0)) return [];
  if (selecting.length > 0) {
    const names = selecting.map(({ policy }) => policy.name).join(', ');
    return [{ name: target.name, reason: `selected by ${names}, but no cluster type matches its clusterTypeSelector` }];
  }
  const valid = outcomes.filter(({ invalid }) => !invalid);
  if (valid.length === 0) return [{ name: target.name, reason: 'the environment has no usable scheduling policy' }];
  const forWorkspace = valid.filter(({ policy: { deploymentTargetSelector: s } }) => {
    return s.workspace === '' || s.workspace === target.workspace;
  });
  if (forWorkspace.length === 0) {
    const of = target.workspace === '' ? 'it has no workspace' : `its workspace is ${target.workspace}`;
    return [{ name: target.name, reason: `every scheduling policy is for another workspace (${of})` }];
  }
  return [{ name: target.name, reason: `its labels match none of ${listed(forWorkspace)}` }];
}

function listed(outcomes: readonly PolicyOutcome[]): string {
  const names = outcomes.slice(0, 5).map(({ policy }) => policy.name);
  const more = outcomes.length - names.length;
  return `the policies that could select it: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function explainPolicy(outcome: PolicyOutcome, targets: readonly DeploymentTarget[], model: Model): UnscheduledItem[] {
  const { policy, invalid, clusterTypes } = outcome;
  if (outcome.targets.size > 0 && clusterTypes.length > 0) return [];
  const reasons: string[] = [];
  if (invalid) reasons.push('its selector is not valid');
  else {
    if (outcome.targets.size === 0) reasons.push(noTargetReason(policy, targets));
    if (clusterTypes.length === 0) {
      reasons.push(
        model.clusterTypes.length === 0
          ? 'the environment has no cluster types'
          : 'no cluster type matches its clusterTypeSelector',
      );
    }
  }
  return [{ name: policy.name, reason: reasons.join('; ') }];
}

function noTargetReason(policy: SchedulingPolicy, targets: readonly DeploymentTarget[]): string {
  if (targets.length === 0) return 'no workload has a deployment target for this environment';
  const { workspace } = policy.deploymentTargetSelector;
  if (workspace !== '' && !targets.some((target) => target.workspace === workspace)) {
    return `no deployment target is in workspace ${workspace}`;
  }
  return 'no deployment target matches its labelSelector';
}
