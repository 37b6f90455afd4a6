import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { KeyProvenance, PlatformConfig } from '../config/platform-config.ts';
import type { RenderedFile } from '../render/renderer.ts';
import type { ClusterType } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import type { Assignment, Schedule } from '../schedule/schedule.ts';

/** An assignment without problems. */
export interface PlannedAssignment extends Assignment {
  readonly namespace: string;
  readonly config: readonly KeyProvenance[];
  readonly configData: PlatformConfig['data'];
  readonly files: readonly RenderedFile[];
}

/** An assignment that cannot be published. */
export interface FailedAssignment extends Assignment {
  readonly problems: readonly AssignmentProblem[];
}

/** What belongs to a cluster type and to no workload. */
export type PlannedInfrastructure =
  /** `files` is empty if the template prints nothing. */
  | { readonly kind: 'rendered'; readonly clusterType: ClusterType; readonly files: readonly RenderedFile[] }
  /** It cannot be published. */
  | { readonly kind: 'failed'; readonly clusterType: ClusterType; readonly problems: readonly AssignmentProblem[] };

/** What is decided for one environment. */
export interface Plan extends Pick<Schedule, 'targets' | 'unassigned' | 'idlePolicies'> {
  readonly environment: string;
  readonly clusterTypes: readonly ClusterType[];
  readonly planned: readonly PlannedAssignment[];
  readonly failed: readonly FailedAssignment[];
  /** Of each cluster type that declares it, whether anything is scheduled on it or not. */
  readonly infrastructure: readonly PlannedInfrastructure[];
  /** Names of the registrations with an error in their repository: none of their assignments is planned. */
  readonly heldBack: ReadonlySet<string>;
  /** Whether it matters whose names are on the GitOps branch, which the model does not know. */
  readonly isContested: boolean;
  /** Whether everything stays that is published and not planned, because a base is missing. */
  readonly keepsPublished: boolean;
  readonly promotedCommit: string | undefined;
  /** Whether content of the platform team holds an assignment or infrastructure back, so that the promoted commit must not be published. */
  readonly isPromotionHeldBack: boolean;
  /** Diagnostics of the model, the schedule and the rendering. A problem that many assignments share is one diagnostic. */
  readonly diagnostics: readonly Diagnostic[];
}
