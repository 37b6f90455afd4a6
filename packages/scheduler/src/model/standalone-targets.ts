import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { StandaloneTarget } from '../resources/resource.ts';
import { compareNames } from './combine-resources.ts';
import type { Model, WorkloadSource } from './model.ts';

/** Collects the targets in documents of their own, except those of a workload that is declared itself, and those that claim another workspace. */
export function collectStandaloneTargets(
  sources: readonly WorkloadSource[],
  diagnostics: Diagnostic[],
): Model['standaloneTargets'] {
  const workloads = new Set(
    sources.flatMap(({ resources }) => resources.flatMap(({ kind, name }) => (kind === 'Workload' ? name : []))),
  );
  const targets = sources.flatMap((source) =>
    source.resources.flatMap((target) => {
      if (target.kind !== 'DeploymentTarget') return [];
      const isStale = workloads.has(target.labels.workload ?? '');
      const warning = isStale ? createStaleWarning(target) : checkWorkspace(target, source);
      if (warning) diagnostics.push(warning);
      return warning ? [] : { target, registration: source.registration };
    }),
  );
  return targets.sort((a, b) => compareNames(a.target, b.target));
}

/** A workload declares all its targets itself, so a document with another one is outdated. */
function createStaleWarning(target: StandaloneTarget): Diagnostic {
  return {
    code: 'stale-target',
    severity: 'warning',
    message: `deployment target ${target.name} is ignored: workload ${target.labels.workload} declares its targets itself`,
    at: target.locate('metadata', 'name'),
    hint: 'Remove this document, or declare the target in the workload.',
  };
}

/** The registration determines the workspace of an untrusted repository's targets; their own labels could claim any. */
function checkWorkspace(target: StandaloneTarget, { registration, trusted }: WorkloadSource): Diagnostic | undefined {
  const registered = registration?.workspace ?? '';
  const claimed = target.labels.workspace ?? '';
  if (trusted || claimed === registered) return undefined;
  return {
    code: 'foreign-workspace',
    severity: 'warning',
    message: `deployment target ${target.name} is ignored: it claims the workspace ${quote(claimed)}, but its repository is registered for ${quote(registered)}`,
    at: target.locate('metadata', 'labels', 'workspace'),
    hint: 'Correct its label `workspace`, or the registration.',
  };
}
