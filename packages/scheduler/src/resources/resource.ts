import type { FreezeWindow } from '@kalypso-actions/calendar';
import type { Position } from '@kalypso-actions/diagnostics';

export const GROUP_VERSION = 'scheduler.kalypso.io/v1alpha1';

/** Locates a field of a resource; the nearest existing parent if there is no such field. */
export type Locate = (...path: readonly (string | number)[]) => Position;

export type Labels = Readonly<Record<string, string>>;

interface ResourceBase<K extends string> {
  readonly kind: K;
  readonly name: string;
  readonly labels: Labels;
  readonly locate: Locate;
}

/** A folder of a Git repository. */
export interface RepoRef {
  readonly repo: string;
  readonly branch: string;
  readonly path: string;
}

/** When commits are promoted to an environment, and to which environments next. */
export interface PromotionRules {
  /** Names of the next environments; `undefined` if the document does not define them, which is different from none. */
  readonly next: readonly string[] | undefined;
  /** How long a commit has to be deployed in the previous environment, in milliseconds. */
  readonly soakMs: number | undefined;
  /** Why nothing is promoted to it. `undefined`: promotion is allowed. */
  readonly hold: string | undefined;
  readonly freeze: readonly FreezeWindow[];
}

export interface Environment extends ResourceBase<'Environment'> {
  readonly controlPlane: RepoRef;
  readonly promotion: PromotionRules;
}

export interface BaseRepo extends ResourceBase<'BaseRepo'>, RepoRef {
  readonly commit: string | undefined;
}

export interface GitOpsRepo extends ResourceBase<'GitOpsRepo'>, RepoRef {}

export interface WorkloadRegistration extends ResourceBase<'WorkloadRegistration'> {
  readonly workload: RepoRef;
  readonly workspace: string;
}

/** A deployment target as a workload file declares it. */
export interface TargetSpec {
  readonly name: string;
  readonly labels: Labels;
  readonly environment: string;
  readonly manifests: Readonly<Record<string, string>>;
  readonly configSchemas: readonly string[];
}

export interface Workload extends ResourceBase<'Workload'> {
  readonly deploymentTargets: readonly TargetSpec[];
  readonly configSchemas: readonly string[];
}

/** A deployment target in a document of its own, without a workload. */
export interface StandaloneTarget extends ResourceBase<'DeploymentTarget'> {
  readonly environment: string;
  readonly manifests: Readonly<Record<string, string>>;
  readonly configSchemas: readonly string[];
}

export interface ClusterType extends ResourceBase<'ClusterType'> {
  readonly reconciler: string;
  readonly namespaceService: string;
  /** `undefined`: the built-in template. */
  readonly configType: string | undefined;
  readonly policy: string | undefined;
  /** Of what belongs to the cluster type and to no workload. */
  readonly infrastructure: string | undefined;
}

/** A manifest of a template: text in Go's template language or mustache, and the position of its first character. */
export interface ManifestTemplate {
  readonly text: string;
  readonly at: Position;
}

export interface Template extends ResourceBase<'Template'> {
  readonly type: 'reconciler' | 'namespace' | 'config' | 'policy' | 'infrastructure';
  readonly contentType: string | undefined;
  /** Name of the file that the manifests are written to; `undefined`: the one of its purpose. */
  readonly file: string | undefined;
  readonly engine: 'gotemplate' | 'mustache';
  /** An object manifest of an older control plane is converted to YAML text, whose string leaves are still templates. */
  readonly manifests: readonly ManifestTemplate[];
}

export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** `metav1.LabelSelector` as written; `compileSelector` checks it. */
export interface LabelSelector {
  readonly matchLabels: Labels;
  readonly matchExpressions: readonly LabelSelectorRequirement[];
}

export interface SchedulingPolicy extends ResourceBase<'SchedulingPolicy'> {
  readonly deploymentTargetSelector: { readonly workspace: string; readonly labelSelector: LabelSelector };
  readonly clusterTypeSelector: { readonly labelSelector: LabelSelector };
}

export interface ConfigMap extends ResourceBase<'ConfigMap'> {
  readonly data: Readonly<Record<string, string>>;
}

export interface ConfigSchema extends ResourceBase<'ConfigSchema'> {
  readonly schema: string;
}

export type Resource =
  | Environment
  | BaseRepo
  | GitOpsRepo
  | WorkloadRegistration
  | Workload
  | StandaloneTarget
  | ClusterType
  | Template
  | SchedulingPolicy
  | ConfigMap
  | ConfigSchema;

export type ResourceKind = Resource['kind'];
