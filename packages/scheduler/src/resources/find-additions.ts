import type { Diagnostic, Position } from '@kalypso-actions/diagnostics';
import type { Resource } from './resource.ts';

interface Addition {
  readonly path: readonly [string, ...string[]];
  readonly hint: string;
}

const WAIT_HINT = 'Add it when the operator no longer reads this repository.';

/**
 * Fields that are accepted here and not declared in the operator's CRDs (`config/crd` of microsoft/kalypso-scheduler, April 2026), by kind. Flux applies
 * objects on the server side, which refuses fields that are not declared.
 */
const ADDITIONS: Readonly<Partial<Record<Resource['kind'], readonly Addition[]>>> = {
  Environment: [{ path: ['spec', 'promotion'], hint: WAIT_HINT }],
  Template: [
    { path: ['spec', 'engine'], hint: 'Use Go templates, without `engine`, as long as the operator reads them.' },
  ],
  DeploymentTarget: [
    { path: ['spec', 'name'], hint: 'Remove it: the target has the name of the object.' },
    { path: ['spec', 'labels'], hint: 'Move them to `metadata.labels`.' },
  ],
};
const TEMPLATE_TYPES: ReadonlySet<string> = new Set(['reconciler', 'namespace', 'config']);

/**
 * Finds what the operator does not know: an object with such a field or value is refused as long as the operator's Flux reads it.
 *
 * Input: resources as they were loaded. Returns a warning for each field, at the field. A pure function.
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
  ]);
}

/** The position of a field; `undefined` if the resource does not have it: it would then be that of its parent. */
function locateField({ locate }: Resource, path: readonly string[]): Position | undefined {
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
