// Builders of models for tests.

import type { Model, RegisteredWorkload } from '../model/model.ts';
import type {
  ClusterType,
  LabelSelector,
  Labels,
  Locate,
  SchedulingPolicy,
  TargetSpec,
  Template,
} from '../resources/resource.ts';

/** Positions whose file is the located field, so that tests can distinguish them: `kind/name/spec/…`. */
function locateIn(kind: string, name: string): Locate {
  return (...path) => ({ source: '.', file: `${kind}/${name}/${path.join('/')}`, line: 1, column: 1 });
}

export function base<K extends string>(kind: K, name: string, labels: Labels = {}) {
  return { kind, name, labels, locate: locateIn(kind, name) };
}

export function emptyModel(parts: Partial<Model> = {}): Model {
  return {
    environment: 'dev',
    knownEnvironments: [],
    heldBack: new Set(),
    recorded: undefined,
    keepsNames: new Set(),
    isBaseMissing: false,
    baseRepos: [],
    gitOpsRepos: [
      { ...base('GitOpsRepo', 'dev'), repo: 'https://github.com/contoso/gitops', branch: 'dev', path: '.' },
    ],
    registrations: [],
    workloads: [],
    standaloneTargets: [],
    clusterTypes: [],
    templates: [
      template('ns', 'namespace', 'kind: Namespace\n'),
      template('rec', 'reconciler', 'kind: GitRepository\n'),
    ],
    policies: [],
    configMaps: [],
    configSchemas: [],
    ...parts,
  };
}

export function clusterType(name: string, labels: Labels = {}, configType?: string): ClusterType {
  return {
    ...base('ClusterType', name, labels),
    reconciler: 'rec',
    namespaceService: 'ns',
    configType,
    policy: undefined,
    infrastructure: undefined,
  };
}

export function template(name: string, type: Template['type'], ...manifests: string[]): Template {
  const at = { source: '.', file: `templates/${name}.yaml`, line: 10, column: 7 };
  return {
    ...base('Template', name),
    type,
    contentType: undefined,
    file: undefined,
    engine: 'gotemplate',
    manifests: manifests.map((text) => ({ text, at })),
  };
}

export function target(name: string, labels: Labels = {}, more: Partial<TargetSpec> = {}): TargetSpec {
  const manifests = { repo: 'https://github.com/contoso/app-gitops', branch: 'dev', path: `./${name}` };
  return { name, labels, environment: 'dev', manifests, configSchemas: [], ...more };
}

export function workload(
  name: string,
  workspace: string,
  targets: readonly TargetSpec[],
  labels: Labels = {},
): RegisteredWorkload {
  return {
    registration: {
      ...base('WorkloadRegistration', name),
      workload: { repo: `https://github.com/contoso/${name}`, branch: 'main', path: '.' },
      workspace,
    },
    workload: { ...base('Workload', name, labels), deploymentTargets: targets, configSchemas: [] },
  };
}

export function selector(matchLabels: Labels = {}): LabelSelector {
  return { matchLabels, matchExpressions: [] };
}

export function policy(
  name: string,
  workspace: string,
  targets: LabelSelector,
  clusterTypes: LabelSelector,
): SchedulingPolicy {
  return {
    ...base('SchedulingPolicy', name),
    deploymentTargetSelector: { workspace, labelSelector: targets },
    clusterTypeSelector: { labelSelector: clusterTypes },
  };
}
