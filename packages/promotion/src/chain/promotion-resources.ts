import { PROMOTED_BASE_REPO } from '@kalypso-actions/conventions';
import type { Checked, Diagnostic } from '@kalypso-actions/diagnostics';
import { type BaseRepo, dropDuplicates, type Environment, type Resource } from '@kalypso-actions/scheduler';

/** The environments among resources, each name once. */
export function findEnvironments(resources: readonly Resource[]): Checked<readonly Environment[]> {
  const diagnostics: Diagnostic[] = [];
  const environments = resources.filter((resource): resource is Environment => resource.kind === 'Environment');
  return { value: dropDuplicates(environments, diagnostics), diagnostics };
}

/** The `BaseRepo` that promotion changes among the resources of an environment's branch; `undefined` if there is none. */
export function findPromotedBaseRepo(resources: readonly Resource[]): Checked<BaseRepo | undefined> {
  const diagnostics: Diagnostic[] = [];
  const baseRepos = resources.filter(
    (resource): resource is BaseRepo => resource.kind === 'BaseRepo' && resource.name === PROMOTED_BASE_REPO,
  );
  return { value: dropDuplicates(baseRepos, diagnostics)[0], diagnostics };
}
