import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType } from '../resources/resource.ts';

/** A deployment target on a cluster type. */
export interface Assignment {
  readonly clusterType: ClusterType;
  readonly target: DeploymentTarget;
  /** Names of all policies that select this pair, sorted. */
  readonly policies: readonly string[];
}

/** A deployment target without an assignment, or a policy that selects nothing. */
export interface UnscheduledItem {
  readonly name: string;
  readonly reason: string;
}

export interface Schedule {
  readonly targets: readonly DeploymentTarget[];
  /** Sorted by cluster type, then by deployment target. */
  readonly assignments: readonly Assignment[];
  /** Deployment targets that no policy assigns. */
  readonly unassigned: readonly UnscheduledItem[];
  /** Policies that assign nothing. */
  readonly idlePolicies: readonly UnscheduledItem[];
  readonly diagnostics: readonly Diagnostic[];
}
