import { deriveDeploymentTargets } from '../model/deployment-targets.ts';
import type { Model } from '../model/model.ts';

/** Names that are published for a registration that is held back, and that another one has in the model without an error. */
export function findTakenNames(model: Model, heldBack: ReadonlySet<string>): readonly string[] {
  const { recorded } = model;
  if (recorded === undefined) return [];
  const isTaken = (owner: string | undefined, registration: string | undefined) =>
    owner !== undefined &&
    heldBack.has(owner) &&
    registration !== undefined &&
    registration !== owner &&
    !model.heldBack.has(registration);
  const workloads = model.workloads.filter(({ workload, registration }) =>
    isTaken(recorded.workloads.get(workload.name), registration?.name),
  );
  const targets = deriveDeploymentTargets(model).filter(({ name, registration }) =>
    isTaken(recorded.targets.get(name), registration),
  );
  return [...workloads.map(({ workload }) => workload.name), ...targets.map(({ name }) => name)];
}
