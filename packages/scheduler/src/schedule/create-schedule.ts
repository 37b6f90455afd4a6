import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { type DeploymentTarget, deriveDeploymentTargets } from '../model/deployment-targets.ts';
import type { Model } from '../model/model.ts';
import type { ClusterType } from '../resources/resource.ts';
import { applyPolicy, type PolicySelection } from './apply-policy.ts';
import { explainIdlePolicy, explainUnassignedTarget } from './explain-schedule.ts';
import type { Assignment, Schedule, UnscheduledItem } from './schedule.ts';

/**
 * Assigns deployment targets to cluster types: every pair that at least one policy selects, with all the policies that select it.
 *
 * A policy with a selector that Kubernetes would reject selects nothing and causes a diagnostic.
 *
 * @param heldBack the registrations with an error: what they provide may be missing
 */
export function createSchedule(model: Model, heldBack: ReadonlySet<string> = model.heldBack): Schedule {
  const targets = deriveDeploymentTargets(model);
  const diagnostics: Diagnostic[] = [];
  const selections = model.policies.map((policy) => applyPolicy(policy, targets, model.clusterTypes, diagnostics));
  const idle = selections.flatMap((selection): IdlePolicy[] => {
    const item = explainIdlePolicy(selection, targets, model.clusterTypes);
    return item ? [{ selection, item }] : [];
  });
  return {
    targets,
    assignments: createAssignments(selections, model.clusterTypes, targets),
    unassigned: targets.flatMap((target) => explainUnassignedTarget(target, selections) ?? []),
    idlePolicies: idle.map(({ item }) => item),
    diagnostics: [...diagnostics, ...idle.flatMap((each) => warnAboutIdlePolicy(each, targets, heldBack))],
  };
}

interface IdlePolicy {
  readonly selection: PolicySelection;
  readonly item: UnscheduledItem;
}

/** A policy is not to blame if its targets may be in a repository that cannot be read, or if the environment has no target at all. */
function warnAboutIdlePolicy(
  { selection: { policy, isValid, targets: selected }, item }: IdlePolicy,
  targets: readonly DeploymentTarget[],
  heldBack: ReadonlySet<string>,
): Diagnostic[] {
  if (!isValid || targets.length === 0 || (selected.size === 0 && heldBack.size > 0)) return [];
  return [
    {
      code: 'idle-policy',
      severity: 'warning',
      message: `policy ${policy.name} assigns nothing: ${item.reason}`,
      at: policy.locate('spec'),
      hint: 'Fix its selectors, or remove it.',
    },
  ];
}

function createAssignments(
  selections: readonly PolicySelection[],
  clusterTypes: readonly ClusterType[],
  targets: readonly DeploymentTarget[],
): Assignment[] {
  const assignments: Assignment[] = [];
  const lists = new Map<string, readonly string[]>();
  for (const clusterType of clusterTypes) {
    const relevant = selections.filter((selection) => selection.clusterTypes.includes(clusterType));
    if (relevant.length === 0) continue;
    for (const target of targets) {
      const policies = relevant.filter((selection) => selection.targets.has(target)).map(({ policy }) => policy.name);
      if (policies.length > 0) assignments.push({ clusterType, target, policies: shareList(lists, policies) });
    }
  }
  return assignments;
}

/** Fleets have many assignments and few sets of policies, so equal lists are stored once. */
function shareList(lists: Map<string, readonly string[]>, policies: readonly string[]): readonly string[] {
  const key = policies.join(' ');
  const shared = lists.get(key) ?? policies;
  lists.set(key, shared);
  return shared;
}
