import { deriveDeploymentTargets } from '../model/deployment-targets.ts';
import type { Model } from '../model/model.ts';
import type { Plan } from './plan.ts';

/** Names and namespaces that are published for a registration that is held back, and that another one without an error would get. */
export function findTakenNames(
  model: Model,
  { heldBack, planned }: Pick<Plan, 'heldBack' | 'planned'>,
): readonly string[] {
  const { recorded } = model;
  if (recorded === undefined) return [];
  const isTaken = (owners: ReadonlySet<string> | undefined, registration: string | undefined) =>
    registration !== undefined &&
    !heldBack.has(registration) &&
    [...(owners ?? [])].some((owner) => owner !== registration && heldBack.has(owner));
  const workloads = model.workloads.filter(({ workload, registration }) =>
    isTaken(recorded.workloads.get(workload.name), registration?.name),
  );
  const targets = deriveDeploymentTargets(model).filter(({ name, registration }) =>
    isTaken(recorded.targets.get(name), registration),
  );
  const namespaces = planned.filter(({ clusterType, namespace, target: { registration } }) => {
    const recordedIn = recorded.namespaces.get(`${clusterType.name}/${namespace}`) ?? [];
    return isTaken(new Set(recordedIn.map((each) => each.registration)), registration);
  });
  return [
    ...workloads.map(({ workload }) => workload.name),
    ...targets.map(({ name }) => name),
    ...namespaces.map(({ namespace }) => namespace),
  ];
}
