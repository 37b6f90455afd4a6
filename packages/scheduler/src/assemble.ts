import type { Checked, Diagnostic } from './diagnostic.ts';
import type { LoadedFolder } from './load.ts';
import type {
  Kind,
  Model,
  RegisteredWorkload,
  Resource,
  StandaloneTarget,
  Workload,
  WorkloadRegistration,
} from './model.ts';

export interface AssembleInput {
  readonly environment: string;
  readonly environmentFolder: LoadedFolder;
  readonly base: LoadedFolder | undefined;
  /** What each registration delivered; a folder without one holds files that came on their own. */
  readonly workloads: readonly {
    readonly registration: WorkloadRegistration | undefined;
    readonly folder: LoadedFolder;
  }[];
}

/**
 * Makes the model of an environment from what was read for it: the environment's own objects win over those of the base, with a warning; two of one
 * kind and name in one source are an error. Sections 3 and 4 of the specification.
 */
export function assemble({ environment, environmentFolder, base, workloads }: AssembleInput): Checked<Model> {
  const diagnostics: Diagnostic[] = [];
  const own = uniqueResources(environmentFolder.resources, diagnostics);
  const common = base ? uniqueResources(base.resources, diagnostics) : [];
  const platform = overlay(own, common, diagnostics);
  const ofKind = <K extends Kind>(kind: K): Extract<Resource, { kind: K }>[] =>
    platform.filter((resource): resource is Extract<Resource, { kind: K }> => resource.kind === kind).sort(byName);
  const sources: readonly Source[] = [
    { registration: undefined, resources: [...ofKind('Workload'), ...ofKind('DeploymentTarget')] },
    ...workloads.map(({ registration, folder }) => ({
      registration,
      resources: uniqueResources(folder.resources, diagnostics),
    })),
  ];
  const model: Model = {
    environment,
    baseRepos: ofKind('BaseRepo'),
    gitOpsRepos: ofKind('GitOpsRepo'),
    registrations: ofKind('WorkloadRegistration'),
    workloads: registeredWorkloads(sources, diagnostics),
    standaloneTargets: standaloneTargets(sources, diagnostics),
    clusterTypes: ofKind('ClusterType'),
    templates: ofKind('Template'),
    policies: ofKind('SchedulingPolicy'),
    configMaps: ofKind('ConfigMap'),
    configSchemas: ofKind('ConfigSchema'),
  };
  diagnostics.push(...targetClashes(model));
  return { value: model, diagnostics };
}

/** What one registration delivered. */
interface Source {
  readonly registration: WorkloadRegistration | undefined;
  readonly resources: readonly Resource[];
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
const identity = ({ kind, name }: Resource) => `${kind}/${name}`;
const nameOf = (resource: Resource) => resource.locate('metadata', 'name');

/** The first of each kind and name, by the path of its file; the others are errors. */
function uniqueResources(resources: readonly Resource[], diagnostics: Diagnostic[]): Resource[] {
  const found = new Map<string, Resource>();
  for (const resource of resources) {
    const first = found.get(identity(resource));
    if (!first) found.set(identity(resource), resource);
    else {
      diagnostics.push({
        code: 'duplicate-resource',
        severity: 'error',
        message: `there are two of ${resource.kind} ${resource.name}, here and in ${nameOf(first).file}`,
        at: nameOf(resource),
        hint: 'Remove one, or give it another name.',
        related: [{ message: 'the other one', at: nameOf(first) }],
        subject: { kind: resource.kind, name: resource.name },
      });
    }
  }
  return [...found.values()];
}

function overlay(own: readonly Resource[], common: readonly Resource[], diagnostics: Diagnostic[]): Resource[] {
  const mine = new Map(own.map((resource) => [identity(resource), resource]));
  const rest = common.filter((resource) => {
    const winner = mine.get(identity(resource));
    if (winner) diagnostics.push(overridden(winner, resource));
    return !winner;
  });
  return [...own, ...rest];
}

function overridden(winner: Resource, loser: Resource): Diagnostic {
  return {
    code: 'overridden-resource',
    severity: 'warning',
    message: `${winner.kind} ${winner.name} replaces the one of the base, in ${nameOf(loser).file}`,
    at: nameOf(winner),
    hint: 'Give it another name unless that is what you want.',
    related: [{ message: 'the one that is replaced', at: nameOf(loser) }],
  };
}

/** Targets in files of their own. One that says it is a workload's is left to that workload, which declares what it has. */
function standaloneTargets(sources: readonly Source[], diagnostics: Diagnostic[]): Model['standaloneTargets'] {
  const workloads = new Set(
    sources.flatMap(({ resources }) => resources.flatMap(({ kind, name }) => (kind === 'Workload' ? name : []))),
  );
  return sources.flatMap(({ registration, resources }) =>
    resources.flatMap((target) => {
      if (target.kind !== 'DeploymentTarget') return [];
      if (!workloads.has(target.labels.workload ?? '')) return { target, registration };
      diagnostics.push({
        code: 'stale-target',
        severity: 'warning',
        message: `deployment target ${target.name} is ignored: workload ${target.labels.workload} declares its targets itself`,
        at: nameOf(target),
        hint: 'Remove this document, or declare the target in the workload.',
      });
      return [];
    }),
  );
}

/** Every workload once: of two with one name, from two registrations, the first registration's. */
function registeredWorkloads(sources: readonly Source[], diagnostics: Diagnostic[]): RegisteredWorkload[] {
  const found = new Map<string, RegisteredWorkload>();
  for (const { registration, resources } of sources) {
    for (const workload of resources) {
      if (workload.kind !== 'Workload') continue;
      const first = found.get(workload.name);
      if (first) diagnostics.push(sameWorkload(workload, first));
      else found.set(workload.name, { workload, registration });
    }
  }
  return [...found.values()].sort((a, b) => byName(a.workload, b.workload));
}

function sameWorkload(workload: Workload, first: RegisteredWorkload): Diagnostic {
  const from = first.registration ? `registration ${first.registration.name}` : 'the control plane';
  return {
    code: 'duplicate-workload',
    severity: 'error',
    message: `there is a workload ${workload.name} from ${from} already`,
    at: nameOf(workload),
    hint: 'The names of workloads are unique across all registrations: rename one of them.',
    related: [{ message: 'the other one', at: nameOf(first.workload) }],
    subject: { kind: 'Workload', name: workload.name },
  };
}

/** Targets of the environment whose full names meet: `a-b` of workload `c` has the name of `b` of workload `c-a`. */
function targetClashes(model: Model): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const taken = new Map<string, Workload | StandaloneTarget>();
  for (const { workload } of model.workloads) {
    const own = new Map<string, number>();
    for (const [index, target] of workload.deploymentTargets.entries()) {
      if (target.environment !== model.environment) continue;
      const at = workload.locate('spec', 'deploymentTargets', index, 'name');
      const before = own.get(target.name);
      own.set(target.name, index);
      if (before !== undefined) {
        diagnostics.push({
          code: 'repeated-target',
          severity: 'warning',
          message: `workload ${workload.name} has target ${target.name} twice for ${model.environment}; this one holds`,
          at,
          hint: 'Remove one of them.',
          related: [
            { message: 'the one that is ignored', at: workload.locate('spec', 'deploymentTargets', before, 'name') },
          ],
        });
        continue;
      }
      const name = `${workload.name}-${target.name}`;
      const other = taken.get(name);
      if (other) {
        diagnostics.push({
          code: 'duplicate-deployment-target',
          severity: 'error',
          message: `target ${target.name} of workload ${workload.name} has the full name ${name}, as has one of ${other.kind} ${other.name}`,
          at,
          hint: 'Rename one of the two targets.',
          related: [{ message: 'the other one', at: nameOf(other) }],
          subject: { kind: 'Workload', name: workload.name },
        });
      } else taken.set(name, workload);
    }
  }
  for (const { target } of model.standaloneTargets) {
    if (target.environment !== model.environment) continue;
    const other = taken.get(target.name);
    if (!other) {
      taken.set(target.name, target);
      continue;
    }
    diagnostics.push({
      code: 'duplicate-deployment-target',
      severity: 'error',
      message: `deployment target ${target.name} has the name of one of ${other.kind} ${other.name}`,
      at: nameOf(target),
      hint: 'Rename one of the two targets.',
      related: [{ message: 'the other one', at: nameOf(other) }],
      subject: { kind: 'DeploymentTarget', name: target.name },
    });
  }
  return diagnostics;
}
