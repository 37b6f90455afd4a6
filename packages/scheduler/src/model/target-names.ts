import type { Diagnostic, Position } from '@kalypso-actions/diagnostics';
import type { StandaloneTarget, Workload } from '../resources/resource.ts';
import type { Model } from './model.ts';

/** Whose a full name is, and where it was given. */
interface Owner {
  readonly resource: Workload | StandaloneTarget;
  readonly at: Position;
}

/**
 * What is wrong with the names of the environment's targets: one that a workload lists twice, which is a warning, and full names that meet (`b-c` of
 * workload `a` and `c` of workload `a-b`), which is an error of the later one.
 */
export function findTargetNameProblems(model: Model): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const taken = new Map<string, Owner>();
  const take = (name: string, owner: Owner) => {
    const other = taken.get(name);
    if (other) diagnostics.push(clash(name, owner, other));
    else taken.set(name, owner);
  };
  for (const { workload } of model.workloads) {
    for (const [name, index] of lastTargets(workload, model.environment, diagnostics))
      take(`${workload.name}-${name}`, { resource: workload, at: nameOf(workload, index) });
  }
  for (const { target } of model.standaloneTargets) {
    if (target.environment === model.environment)
      take(target.name, { resource: target, at: target.locate('metadata', 'name') });
  }
  return diagnostics;
}

function nameOf(workload: Workload, index: number): Position {
  return workload.locate('spec', 'deploymentTargets', index, 'name');
}

/** The targets of an environment by their names, each with the index of its last mention, which holds. */
function lastTargets(workload: Workload, environment: string, diagnostics: Diagnostic[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [index, target] of workload.deploymentTargets.entries()) {
    if (target.environment !== environment) continue;
    const before = last.get(target.name);
    if (before !== undefined) {
      diagnostics.push({
        code: 'repeated-target',
        severity: 'warning',
        message: `workload ${workload.name} has target ${target.name} twice for ${environment}; this one holds`,
        at: nameOf(workload, index),
        hint: 'Remove one of them.',
        related: [{ message: 'the one that is ignored', at: nameOf(workload, before) }],
      });
    }
    last.set(target.name, index);
  }
  return last;
}

function clash(name: string, { resource, at }: Owner, other: Owner): Diagnostic {
  return {
    code: 'duplicate-deployment-target',
    severity: 'error',
    message: `${resource.kind} ${resource.name} has a target of the full name ${name}, as has ${other.resource.kind} ${other.resource.name}`,
    at,
    hint: 'Rename one of the two targets.',
    related: [{ message: 'the other one', at: other.at }],
    subject: { kind: resource.kind, name: resource.name },
  };
}
