import { type Checked, type Diagnostic, ownedBy } from '@kalypso-actions/diagnostics';
import type { LoadedFolder } from '../load/load-folder.ts';
import type { Resource, ResourceKind, WorkloadRegistration } from '../resources/resource.ts';
import { compareNames, dropDuplicates, overlayResources } from './combine-resources.ts';
import type { Model, WorkloadSource } from './model.ts';
import type { RecordedOwners } from './name-claims.ts';
import { collectStandaloneTargets } from './standalone-targets.ts';
import { findTargetNameProblems } from './target-names.ts';
import { collectWorkloads } from './workload-names.ts';

/**
 * Assembles the model of an environment. The environment's own resources override those of the base that have the same kind and name, with a warning;
 * duplicates within one source are an error.
 *
 * Inputs: the environment's folder, the base, and the folder of each workload registration that was read (`registration` is `undefined` for a folder
 * without one); names of the registrations that could not be read in full; names of the declared environments; whose names are on the GitOps branch.
 */
export function assembleModel({
  environment,
  environmentFolder,
  base,
  workloads,
  unreadable: withErrors = new Set(),
  withLateErrors = new Set(),
  isBaseMissing = false,
  knownEnvironments = [],
  recorded,
}: {
  readonly environment: string;
  readonly environmentFolder: LoadedFolder;
  readonly base: LoadedFolder | undefined;
  readonly workloads: readonly {
    readonly registration: WorkloadRegistration | undefined;
    readonly folder: LoadedFolder;
  }[];
  readonly unreadable?: ReadonlySet<string>;
  /** Names of registrations whose errors were found when the model was planned: they keep their names as well. */
  readonly withLateErrors?: ReadonlySet<string>;
  readonly isBaseMissing?: boolean;
  readonly knownEnvironments?: readonly string[];
  readonly recorded?: RecordedOwners | undefined;
}): Checked<Model> {
  const diagnostics: Diagnostic[] = [];
  const own = dropDuplicates(environmentFolder.resources, diagnostics);
  const common = base ? dropDuplicates(base.resources, diagnostics) : [];
  const platform = overlayResources(own, common, diagnostics);
  const ofKind = <K extends ResourceKind>(kind: K): Extract<Resource, { kind: K }>[] =>
    platform
      .filter((resource): resource is Extract<Resource, { kind: K }> => resource.kind === kind)
      .sort(compareNames);
  const registered = workloads.map(({ registration, folder }) => {
    const duplicates: Diagnostic[] = [];
    const resources = dropDuplicates(folder.resources, duplicates);
    diagnostics.push(...duplicates.map((each) => ({ ...each, ...ownedBy(registration?.name) })));
    return { registration, trusted: folder.folder.trusted, resources };
  });
  const sources: readonly WorkloadSource[] = [
    { registration: undefined, trusted: true, resources: [...ofKind('Workload'), ...ofKind('DeploymentTarget')] },
    // Positions and messages must not depend on the order of the caller.
    ...registered.sort((a, b) => compareNames(a.registration ?? { name: '' }, b.registration ?? { name: '' })),
  ];
  // A repository without a workload was emptied by accident, unless its registration is removed as well.
  const empty = registered.flatMap(({ registration, resources }) => {
    return registration && resources.length === 0 ? [registration.name] : [];
  });
  const unreadable = new Set([...withErrors, ...empty]);
  const context = { recorded, unreadable: new Set([...unreadable, ...withLateErrors]) };
  const declared = collectWorkloads(sources, context, diagnostics);
  const targets = {
    environment,
    workloads: declared.workloads,
    standaloneTargets: collectStandaloneTargets(environment, sources, declared, context, diagnostics),
  };
  diagnostics.push(...findTargetNameProblems(targets, context));
  const model: Model = {
    ...targets,
    knownEnvironments: [...new Set([...ofKind('Environment').map(({ name }) => name), ...knownEnvironments])].sort(),
    heldBack: new Set([...unreadable, ...findErrorOwners(diagnostics)].sort()),
    recorded,
    keepsNames: context.unreadable,
    isBaseMissing,
    baseRepos: ofKind('BaseRepo'),
    gitOpsRepos: ofKind('GitOpsRepo'),
    registrations: ofKind('WorkloadRegistration'),
    clusterTypes: ofKind('ClusterType'),
    templates: ofKind('Template'),
    policies: ofKind('SchedulingPolicy'),
    configMaps: ofKind('ConfigMap'),
    configSchemas: ofKind('ConfigSchema'),
  };
  return { value: model, diagnostics };
}

/** Names of the registrations that errors belong to. */
export function findErrorOwners(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(
    diagnostics.flatMap(({ severity, registration }) => {
      return severity === 'error' && registration !== undefined ? [registration] : [];
    }),
  );
}
