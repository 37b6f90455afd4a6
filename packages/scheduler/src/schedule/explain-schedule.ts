import { joinLimited } from '@kalypso-actions/diagnostics';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType, SchedulingPolicy } from '../resources/resource.ts';
import type { PolicySelection } from './apply-policy.ts';
import type { UnscheduledItem } from './schedule.ts';

const MAX_NAMED_POLICIES = 5;

/** Explains why a target has no assignment; `undefined` if it has one. */
export function explainUnassignedTarget(
  target: DeploymentTarget,
  selections: readonly PolicySelection[],
): UnscheduledItem | undefined {
  const selecting = selections.filter((selection) => selection.targets.has(target));
  if (selecting.some(({ clusterTypes }) => clusterTypes.length > 0)) return undefined;
  return { name: target.name, reason: describeMissingAssignment(target, selections, selecting) };
}

function describeMissingAssignment(
  { workspace }: DeploymentTarget,
  selections: readonly PolicySelection[],
  selecting: readonly PolicySelection[],
): string {
  if (selecting.length > 0) {
    const names = selecting.map(({ policy }) => policy.name).join(', ');
    return `selected by ${names}, but no cluster type matches its clusterTypeSelector`;
  }
  const valid = selections.filter(({ isValid }) => isValid);
  if (valid.length === 0) return 'the environment has no valid scheduling policy';
  const forWorkspace = valid.filter(({ policy: { deploymentTargetSelector: selector } }) => {
    return selector.workspace === '' || selector.workspace === workspace;
  });
  if (forWorkspace.length === 0) {
    const actual = workspace === '' ? 'it has no workspace' : `its workspace is ${workspace}`;
    return `every scheduling policy is for another workspace (${actual})`;
  }
  const names = forWorkspace.map(({ policy }) => policy.name);
  return `its labels match none of the policies that could select it: ${joinLimited(names, MAX_NAMED_POLICIES)}`;
}

/** Explains why a policy assigns nothing; `undefined` if it assigns at least one target. */
export function explainIdlePolicy(
  { policy, isValid, targets, clusterTypes }: PolicySelection,
  allTargets: readonly DeploymentTarget[],
  allClusterTypes: readonly ClusterType[],
): UnscheduledItem | undefined {
  if (targets.size > 0 && clusterTypes.length > 0) return undefined;
  if (!isValid) return { name: policy.name, reason: 'its selector is not valid' };
  const reasons: string[] = [];
  if (targets.size === 0) reasons.push(describeMissingTargets(policy, allTargets));
  if (clusterTypes.length === 0) {
    reasons.push(
      allClusterTypes.length === 0
        ? 'the environment has no cluster types'
        : 'no cluster type matches its clusterTypeSelector',
    );
  }
  return { name: policy.name, reason: reasons.join('; ') };
}

function describeMissingTargets(policy: SchedulingPolicy, targets: readonly DeploymentTarget[]): string {
  if (targets.length === 0) return 'no workload has a deployment target for this environment';
  const { workspace } = policy.deploymentTargetSelector;
  if (workspace !== '' && !targets.some((target) => target.workspace === workspace)) {
    return `no deployment target is in workspace ${workspace}`;
  }
  return 'no deployment target matches its labelSelector';
}
