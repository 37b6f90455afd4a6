import type { Diagnostic, Position } from '@kalypso-actions/diagnostics';
import type { Resource } from './resource.ts';

type FieldPath = readonly [string, ...(string | number)[]];

interface Addition {
  readonly path: FieldPath;
  readonly hint: string;
}

const WAIT_HINT = 'Add it when the operator no longer reads this repository.';

/**
 * Fields that are accepted here and not declared in the operator's CRDs (`config/crd` of microsoft/kalypso-scheduler, April 2026), by kind. Flux applies
 * objects on the server side, which refuses fields that are not declared.
 */
const ADDITIONS: Readonly<Partial<Record<Resource['kind'], readonly Addition[]>>> = {
  Environment: [{ path: ['spec', 'promotion'], hint: WAIT_HINT }],
  ClusterType: [
    { path: ['spec', 'policy'], hint: WAIT_HINT },
    { path: ['spec', 'infrastructure'], hint: WAIT_HINT },
  ],
  Template: [
    { path: ['spec', 'file'], hint: WAIT_HINT },
    { path: ['spec', 'engine'], hint: 'Use Go templates, without `engine`, as long as the operator reads them.' },
  ],
  DeploymentTarget: [
    { path: ['spec', 'name'], hint: 'Remove it: the target has the name of the object.' },
    { path: ['spec', 'labels'], hint: 'Move them to `metadata.labels`.' },
  ],
};
const TEMPLATE_TYPES: ReadonlySet<string> = new Set(['reconciler', 'namespace', 'config']);

const PATH_FIELD: Addition = { path: ['path'], hint: 'Add `path: .`.' };
const CONFIG_TYPE_HINT = 'Add `configType: ""`. Only operators from before December 2023 do not require it.';
const SELECTOR_HINT = 'Add it with `labelSelector: {}`, which selects everything.';
const LABEL_SELECTOR_HINT = 'Add `labelSelector: {}`, which selects everything.';
const MANIFESTS_HINT = 'Add `manifests: {}`.';

/** Fields that are optional here and that the operator's CRDs require, by kind. A field that is not there is reported without those in it. */
const REQUIRED_FIELDS: Readonly<Partial<Record<Resource['kind'], readonly Addition[]>>> = {
  Environment: [below(PATH_FIELD, 'spec', 'controlPlane')],
  BaseRepo: [below(PATH_FIELD, 'spec')],
  GitOpsRepo: [below(PATH_FIELD, 'spec')],
  WorkloadRegistration: [below(PATH_FIELD, 'spec', 'workload')],
  ClusterType: [{ path: ['spec', 'configType'], hint: CONFIG_TYPE_HINT }],
  SchedulingPolicy: ['deploymentTargetSelector', 'clusterTypeSelector'].flatMap((selector): Addition[] => [
    { path: ['spec', selector], hint: SELECTOR_HINT },
    { path: ['spec', selector, 'labelSelector'], hint: LABEL_SELECTOR_HINT },
  ]),
  DeploymentTarget: [
    { path: ['spec', 'environment'], hint: 'Add the name of the environment.' },
    { path: ['spec', 'manifests'], hint: MANIFESTS_HINT },
  ],
};

/**
 * Finds what the operator does not know, and what it lacks: an object with such a field or value, or without a required field, is refused as long as the
 * operator's Flux reads it.
 *
 * Input: resources as they were loaded. Returns a warning for each field, at the field or at the mapping that lacks it. A pure function.
 */
export function findAdditions(resources: readonly Resource[]): readonly Diagnostic[] {
  return resources.flatMap((resource) => [
    ...(ADDITIONS[resource.kind] ?? []).flatMap(({ path, hint }) => {
      const at = locateField(resource, path);
      return at ? [createWarning(resource, path.join('.'), at, hint)] : [];
    }),
    ...(resource.kind === 'Template' && !TEMPLATE_TYPES.has(resource.type)
      ? [createWarning(resource, `type ${resource.type}`, resource.locate('spec', 'type'), WAIT_HINT)]
      : []),
    ...listRequiredFields(resource).flatMap(({ path, hint }) => {
      const parent = path.slice(0, -1);
      const isMissing = locateField(resource, parent) && !locateField(resource, path);
      return isMissing ? [createMissingWarning(resource, path, hint)] : [];
    }),
  ]);
}

function below({ path, hint }: Addition, ...parents: FieldPath): Addition {
  return { path: [...parents, ...path], hint };
}

function listRequiredFields(resource: Resource): readonly Addition[] {
  if (resource.kind !== 'Workload') return REQUIRED_FIELDS[resource.kind] ?? [];
  return resource.deploymentTargets.map((_, index) => ({
    path: ['spec', 'deploymentTargets', index, 'manifests'],
    hint: MANIFESTS_HINT,
  }));
}

/** The position of a field; `undefined` if the resource does not have it: it would then be that of its parent. */
function locateField({ locate }: Resource, path: readonly (string | number)[]): Position | undefined {
  const [at, parent] = [locate(...path), locate(...path.slice(0, -1))];
  return at.line === parent.line && at.column === parent.column ? undefined : at;
}

function createWarning({ kind, name }: Resource, what: string, at: Position, hint: string): Diagnostic {
  return {
    code: 'unknown-to-operator',
    severity: 'warning',
    message: `the scheduler operator does not know ${what} of ${kind} ${name}; if its Flux reads this file, it refuses the object`,
    at,
    hint,
    subject: { kind, name },
  };
}

function createMissingWarning({ kind, name, locate }: Resource, path: FieldPath, hint: string): Diagnostic {
  return {
    code: 'required-by-operator',
    severity: 'warning',
    message: `the scheduler operator requires ${path.join('.')}, which ${kind} ${name} lacks; if its Flux reads this file, it refuses the object`,
    at: locate(...path),
    hint,
    subject: { kind, name },
  };
}
