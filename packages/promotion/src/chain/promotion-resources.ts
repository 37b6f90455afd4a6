import type { Checked, Diagnostic } from '@kalypso-actions/diagnostics';
import { type BaseRepo, type Environment, type Resource, uniqueResources } from '@kalypso-actions/scheduler';

/** Name of the `BaseRepo` that promotion changes. Section 2 of the specification. */
export const PROMOTED_BASE = 'main';

/** The environments among resources, each name once. */
export function findEnvironments(resources: readonly Resource[]): Checked<readonly Environment[]> {
  const diagnostics: Diagnostic[] = [];
  const all = resources.filter((resource): resource is Environment => resource.kind === 'Environment');
  return { value: uniqueResources(all, diagnostics), diagnostics };
}

/** The `BaseRepo` that promotion changes among the resources of an environment's branch; nothing when there is none. */
export function findPromotedBaseRepo(resources: readonly Resource[]): Checked<BaseRepo | undefined> {
  const diagnostics: Diagnostic[] = [];
  const all = resources.filter(
    (resource): resource is BaseRepo => resource.kind === 'BaseRepo' && resource.name === PROMOTED_BASE,
  );
  return { value: uniqueResources(all, diagnostics)[0], diagnostics };
}
