import type { Position } from '@kalypso-actions/diagnostics';
import type { Labels, Locate, TargetSpec } from '../resources/resource.ts';
import type { Model, RegisteredWorkload } from './model.ts';
import { createOwnerLabels } from './owner-labels.ts';

/** A deployment target of one environment, with the labels that it inherits from its workload and registration. */
export interface DeploymentTarget {
  /** `<workload>-<target>`. */
  readonly name: string;
  readonly workload: string;
  readonly workspace: string;
  readonly labels: Labels;
  readonly manifests: Readonly<Record<string, string>>;
  readonly configSchemas: readonly string[];
  /** The registration of its workload. */
  readonly registration: string | undefined;
  /** Where it is declared. */
  readonly at: Position;
  /** Locates a field of its declaration: `name`, `labels`, `manifests`, … */
  readonly locate: Locate;
}

/**
 * Derives the deployment targets of the model's environment, sorted by name. If several have one name, which `assembleModel` reports, one whose registration
 * is not held back is kept, or else the first.
 */
export function deriveDeploymentTargets(model: Model): readonly DeploymentTarget[] {
  const found = new Map<string, DeploymentTarget>();
  const isHeldBack = ({ registration }: DeploymentTarget) =>
    registration !== undefined && model.heldBack.has(registration);
  const add = (target: DeploymentTarget) => {
    const known = found.get(target.name);
    if (!known || (isHeldBack(known) && !isHeldBack(target))) found.set(target.name, target);
  };
  for (const entry of model.workloads) {
    const specs = new Map<string, number>();
    for (const [index, spec] of entry.workload.deploymentTargets.entries()) {
      if (spec.environment === model.environment) specs.set(spec.name, index);
    }
    for (const index of specs.values()) {
      const spec = entry.workload.deploymentTargets[index];
      if (spec) add(createTarget(entry, spec, index, model.environment));
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

function createTarget(
  { workload, registration }: RegisteredWorkload,
  spec: TargetSpec,
  index: number,
  environment: string,
): DeploymentTarget {
  const locate: Locate = (...path) => workload.locate('spec', 'deploymentTargets', index, ...path);
  return {
    name: `${workload.name}-${spec.name}`,
    workload: workload.name,
    workspace: registration?.workspace ?? '',
    labels: {
      ...spec.labels,
      ...workload.labels,
      workload: workload.name,
      ...createOwnerLabels(environment, registration),
    },
    manifests: spec.manifests,
    configSchemas: [...new Set([...spec.configSchemas, ...workload.configSchemas])],
    registration: registration?.name,
    at: locate('name'),
    locate,
  };
}
