import type {
  BaseRepo,
  ClusterType,
  ConfigMap,
  ConfigSchema,
  GitOpsRepo,
  SchedulingPolicy,
  StandaloneTarget,
  Template,
  Workload,
  WorkloadRegistration,
} from '../resources/resource.ts';

/** A workload, and the registration that brought it in; none: the file came without one and its targets have no workspace. */
export interface RegisteredWorkload {
  readonly workload: Workload;
  readonly registration: WorkloadRegistration | undefined;
}

/** All that is known for one environment. Every list is sorted by name. */
export interface Model {
  readonly environment: string;
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
