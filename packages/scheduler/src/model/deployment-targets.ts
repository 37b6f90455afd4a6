import type { Position } from '@kalypso-actions/diagnostics';
import type { Labels, Locate, TargetSpec, WorkloadRegistration } from '../resources/resource.ts';
import type { Model, RegisteredWorkload } from './model.ts';

/** A deployment target of one environment, as section 4 of the specification derives it from a workload. */
export interface DeploymentTarget {
  /** `<workload>-<target>`. */
  readonly name: string;
  readonly workload: string;
  readonly workspace: string;
  readonly labels: Labels;
  readonly manifests: Readonly<Record<string, string>>;
  readonly configSchemas: readonly string[];
  /** The registration that brought its workload in. */
  readonly registration: string | undefined;
  /** Where it is declared. */
  readonly at: Position;
  /** Finds a field below its declaration: `name`, `labels`, `manifests`, … */
  readonly locate: Locate;
}

/** The deployment targets of the model's environment, sorted by name; of two with one name (an error that `assemble` reports) the first stays. */
export function deriveDeploymentTargets(model: Model): readonly DeploymentTarget[] {
  const found = new Map<string, DeploymentTarget>();
  const add = (target: DeploymentTarget) => {
    if (!found.has(target.name)) found.set(target.name, target);
  };
  for (const entry of model.workloads) {
    const specs = new Map<string, number>();
    for (const [index, spec] of entry.workload.deploymentTargets.entries()) {
      if (spec.environment === model.environment) specs.set(spec.name, index);
    }
    for (const index of specs.values()) {
      const spec = entry.workload.deploymentTargets[index];
      if (spec) add(fromWorkload(entry, spec, index, model.environment));
    }
  }
  for (const { target, registration } of model.standaloneTargets) {
    if (target.environment !== model.environment) continue;
    add({
      name: target.name,
      workload: target.labels.workload ?? '',
      workspace: target.labels.workspace ?? '',
      labels: target.labels,
      manifests: target.manifests,
      configSchemas: target.configSchemas,
      registration: registration?.name,
      at: target.locate('metadata', 'name'),
      locate: (...path) => (path[0] === 'name' ? target.locate('metadata', 'name') : target.locate('spec', ...path)),
    });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function fromWorkload(
  { workload, registration }: RegisteredWorkload,
  spec: TargetSpec,
  index: number,
  environment: string,
): DeploymentTarget {
  const locate: Locate = (...path) => workload.locate('spec', 'deploymentTargets', index, ...path);
  return {
    name: `${workload.name}-${spec.name}`,
    workload: workload.name,
    workspace: workspaceOf(registration),
    labels: {
      ...spec.labels,
      ...workload.labels,
      workload: workload.name,
      workspace: workspaceOf(registration),
      ...fluxLabels(environment, registration),
    },
    manifests: spec.manifests,
    configSchemas: [...new Set([...spec.configSchemas, ...workload.configSchemas])],
    registration: registration?.name,
    at: locate('name'),
    locate,
  };
}

function workspaceOf(registration: WorkloadRegistration | undefined): string {
  return registration?.workspace ?? '';
}

/** What Flux put on workloads that it fetched for the operator. Policies of existing control planes may select by it. */
function fluxLabels(environment: string, registration: WorkloadRegistration | undefined): Labels {
  if (!registration) return {};
  return {
    'kustomize.toolkit.fluxcd.io/name': `${environment}-${registration.name}`,
    'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
  };
}
