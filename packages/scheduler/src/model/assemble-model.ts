import { type Checked, type Diagnostic, quote, sanitizeText } from '@kalypso-actions/diagnostics';
import type { LoadedFolder } from '../load/load-folder.ts';
import type { Resource, ResourceKind, StandaloneTarget, WorkloadRegistration } from '../resources/resource.ts';
import type { Model, RegisteredWorkload } from './model.ts';
import { findTargetNameProblems } from './target-names.ts';

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
export function assembleModel({ environment, environmentFolder, base, workloads }: AssembleInput): Checked<Model> {
  const diagnostics: Diagnostic[] = [];
  const own = dropDuplicates(environmentFolder.resources, diagnostics);
  const common = base ? dropDuplicates(base.resources, diagnostics) : [];
  const platform = overlay(own, common, diagnostics);
  const ofKind = <K extends ResourceKind>(kind: K): Extract<Resource, { kind: K }>[] =>
    platform.filter((resource): resource is Extract<Resource, { kind: K }> => resource.kind === kind).sort(byName);
  const delivered = workloads.map(({ registration, folder }) => ({
    registration,
    trusted: folder.folder.trusted,
    resources: dropDuplicates(folder.resources, diagnostics),
  }));
  const sources: readonly Source[] = [
    { registration: undefined, trusted: true, resources: [...ofKind('Workload'), ...ofKind('DeploymentTarget')] },
    // Whose workload comes first decides about clashes, so it must not depend on the caller's order.
    ...delivered.sort((a, b) => byName(a.registration ?? { name: '' }, b.registration ?? { name: '' })),
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
  diagnostics.push(...findTargetNameProblems(model));
  return { value: model, diagnostics };
}

/** What one registration delivered. */
interface Source {
  readonly registration: WorkloadRegistration | undefined;
  readonly trusted: boolean;
  readonly resources: readonly Resource[];
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
const identity = ({ kind, name }: Resource) => `${kind}/${name}`;
const nameOf = (resource: Resource) => resource.locate('metadata', 'name');
const fileOf = (resource: Resource) => sanitizeText(nameOf(resource).file);

/** The first of each kind and name, by the path of its file; the others are errors. */
export function dropDuplicates<R extends Resource>(resources: readonly R[], diagnostics: Diagnostic[]): R[] {
  const found = new Map<string, R>();
  for (const resource of resources) {
    const first = found.get(identity(resource));
    if (!first) found.set(identity(resource), resource);
    else {
      diagnostics.push({
        code: 'duplicate-resource',
        severity: 'error',
        message: `there are two of ${resource.kind} ${resource.name}, here and in ${fileOf(first)}`,
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
    message: `${winner.kind} ${winner.name} replaces the one of the base, in ${fileOf(loser)}`,
    at: nameOf(winner),
    hint: 'Give it another name unless that is what you want.',
    related: [{ message: 'the one that is replaced', at: nameOf(loser) }],
  };
}

/** Every workload once: of two with one name, from two registrations, the first registration's. */
function registeredWorkloads(sources: readonly Source[], diagnostics: Diagnostic[]): RegisteredWorkload[] {
  const found = new Map<string, RegisteredWorkload>();
  for (const { registration, resources } of sources) {
    for (const workload of resources) {
      if (workload.kind !== 'Workload') continue;
      const first = found.get(workload.name);
      if (!first) found.set(workload.name, { workload, registration });
      else {
        const from = first.registration ? `registration ${first.registration.name}` : 'the control plane';
        diagnostics.push({
          code: 'duplicate-workload',
          severity: 'error',
          message: `there is a workload ${workload.name} from ${from} already`,
          at: nameOf(workload),
          hint: 'The names of workloads are unique across all registrations: rename one of them.',
          related: [{ message: 'the other one', at: nameOf(first.workload) }],
          subject: { kind: 'Workload', name: workload.name },
        });
      }
    }
  }
  return [...found.values()].sort((a, b) => byName(a.workload, b.workload));
}

/** Targets in files of their own: those that no workload declares and that are whose they say they are. */
function standaloneTargets(sources: readonly Source[], diagnostics: Diagnostic[]): Model['standaloneTargets'] {
  const workloads = new Set(
    sources.flatMap(({ resources }) => resources.flatMap(({ kind, name }) => (kind === 'Workload' ? name : []))),
  );
  const targets = sources.flatMap((source) =>
    source.resources.flatMap((target) => {
      if (target.kind !== 'DeploymentTarget') return [];
      const problem = workloads.has(target.labels.workload ?? '') ? stale(target) : outsider(target, source);
      if (problem) diagnostics.push(problem);
      return problem ? [] : { target, registration: source.registration };
    }),
  );
  return targets.sort((a, b) => byName(a.target, b.target));
}

/** A target that says it is a workload's is left to that workload, which declares what it has. */
function stale(target: StandaloneTarget): Diagnostic {
  return {
    code: 'stale-target',
    severity: 'warning',
    message: `deployment target ${target.name} is ignored: workload ${target.labels.workload} declares its targets itself`,
    at: nameOf(target),
    hint: 'Remove this document, or declare the target in the workload.',
  };
}

/** The platform team says in which workspace a repository's targets are; their own labels could claim any. */
function outsider(target: StandaloneTarget, { registration, trusted }: Source): Diagnostic | undefined {
  const workspace = registration?.workspace ?? '';
  const claimed = target.labels.workspace ?? '';
  if (trusted || claimed === workspace) return undefined;
  return {
    code: 'foreign-workspace',
    severity: 'warning',
    message: `deployment target ${target.name} is ignored: it claims the workspace ${quote(claimed)}, and its repository is registered for ${quote(workspace)}`,
    at: target.locate('metadata', 'labels', 'workspace'),
    hint: 'Correct its label `workspace`, or the registration.',
  };
}
