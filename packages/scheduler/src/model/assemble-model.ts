import type { Checked, Diagnostic } from '@kalypso-actions/diagnostics';
import type { LoadedFolder } from '../load/load-folder.ts';
import type { Resource, ResourceKind, WorkloadRegistration } from '../resources/resource.ts';
import { compareNames, dropDuplicates, overlayResources } from './combine-resources.ts';
import type { Model, RegisteredWorkload, WorkloadSource } from './model.ts';
import { collectStandaloneTargets } from './standalone-targets.ts';
import { findTargetNameProblems } from './target-names.ts';

/**
 * Assembles the model of an environment. The environment's own resources override those of the base that have the same kind and name, with a warning;
 * duplicates within one source are an error.
 *
 * Inputs: the environment's folder, the base, and the folder of each workload registration (`registration` is `undefined` for a folder without one).
 */
export function assembleModel({
  environment,
  environmentFolder,
  base,
  workloads,
}: {
  readonly environment: string;
  readonly environmentFolder: LoadedFolder;
  readonly base: LoadedFolder | undefined;
  readonly workloads: readonly {
    readonly registration: WorkloadRegistration | undefined;
    readonly folder: LoadedFolder;
  }[];
}): Checked<Model> {
  const diagnostics: Diagnostic[] = [];
  const own = dropDuplicates(environmentFolder.resources, diagnostics);
  const common = base ? dropDuplicates(base.resources, diagnostics) : [];
  const platform = overlayResources(own, common, diagnostics);
  const ofKind = <K extends ResourceKind>(kind: K): Extract<Resource, { kind: K }>[] =>
    platform
      .filter((resource): resource is Extract<Resource, { kind: K }> => resource.kind === kind)
      .sort(compareNames);
  const registered = workloads.map(({ registration, folder }) => ({
    registration,
    trusted: folder.folder.trusted,
    resources: dropDuplicates(folder.resources, diagnostics),
  }));
  const sources: readonly WorkloadSource[] = [
    { registration: undefined, trusted: true, resources: [...ofKind('Workload'), ...ofKind('DeploymentTarget')] },
    // The first of two workloads with one name takes effect, so their order must not depend on the caller.
    ...registered.sort((a, b) => compareNames(a.registration ?? { name: '' }, b.registration ?? { name: '' })),
  ];
  const model: Model = {
    environment,
    baseRepos: ofKind('BaseRepo'),
    gitOpsRepos: ofKind('GitOpsRepo'),
    registrations: ofKind('WorkloadRegistration'),
    workloads: collectWorkloads(sources, diagnostics),
    standaloneTargets: collectStandaloneTargets(environment, sources, diagnostics),
    clusterTypes: ofKind('ClusterType'),
    templates: ofKind('Template'),
    policies: ofKind('SchedulingPolicy'),
    configMaps: ofKind('ConfigMap'),
    configSchemas: ofKind('ConfigSchema'),
  };
  diagnostics.push(...findTargetNameProblems(model));
  return { value: model, diagnostics };
}

/** Collects every workload once: of two with one name, that of the first source. */
function collectWorkloads(sources: readonly WorkloadSource[], diagnostics: Diagnostic[]): RegisteredWorkload[] {
  const found = new Map<string, RegisteredWorkload>();
  for (const { registration, resources } of sources) {
    for (const workload of resources) {
      if (workload.kind !== 'Workload') continue;
      const first = found.get(workload.name);
      if (!first) found.set(workload.name, { workload, registration });
      else {
        const source = first.registration ? `registration ${first.registration.name}` : 'the control plane';
        diagnostics.push({
          code: 'duplicate-workload',
          severity: 'error',
          message: `duplicate workload ${workload.name}: ${source} already defines it`,
          at: workload.locate('metadata', 'name'),
          hint: 'Workload names have to be unique across all registrations: rename one of them.',
          related: [{ message: 'also defined here', at: first.workload.locate('metadata', 'name') }],
          subject: { kind: 'Workload', name: workload.name },
        });
      }
    }
  }
  return [...found.values()].sort((a, b) => compareNames(a.workload, b.workload));
}
