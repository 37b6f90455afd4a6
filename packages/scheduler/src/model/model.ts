import type {
  BaseRepo,
  ClusterType,
  ConfigMap,
  ConfigSchema,
  GitOpsRepo,
  Resource,
  SchedulingPolicy,
  StandaloneTarget,
  Template,
  Workload,
  WorkloadRegistration,
} from '../resources/resource.ts';
import type { RecordedOwners } from './name-claims.ts';

/** A workload and its registration; `undefined` for a workload of the control plane itself, whose targets have no workspace. */
export interface RegisteredWorkload {
  readonly workload: Workload;
  readonly registration: WorkloadRegistration | undefined;
}

/** Resources that may define workloads and deployment targets. */
export interface WorkloadSource {
  /** `undefined` for the control plane itself. */
  readonly registration: WorkloadRegistration | undefined;
  readonly trusted: boolean;
  readonly resources: readonly Resource[];
}

/** All resources of one environment. Every list is sorted by name. */
export interface Model {
  readonly environment: string;
  /** Names of all environments that the control plane declares. Empty if that is not known. */
  readonly knownEnvironments: readonly string[];
  /** Names of the registrations with an error in their repository. */
  readonly heldBack: ReadonlySet<string>;
  /** Whose names are on the GitOps branch; `undefined` if that is not known. */
  readonly recorded: RecordedOwners | undefined;
  /** Names of registrations that keep what is recorded for them, although it is not known whether they still use it: they have errors. */
  readonly keepsNames: ReadonlySet<string>;
  /** Whether the commit of a base does not exist, so that nothing of the base is known. */
  readonly isBaseMissing: boolean;
  readonly baseRepos: readonly BaseRepo[];
  readonly gitOpsRepos: readonly GitOpsRepo[];
  readonly registrations: readonly WorkloadRegistration[];
  readonly workloads: readonly RegisteredWorkload[];
  readonly standaloneTargets: readonly {
    readonly target: StandaloneTarget;
    readonly registration: WorkloadRegistration | undefined;
  }[];
  readonly clusterTypes: readonly ClusterType[];
  readonly templates: readonly Template[];
  readonly policies: readonly SchedulingPolicy[];
  readonly configMaps: readonly ConfigMap[];
  readonly configSchemas: readonly ConfigSchema[];
}
