import type { Diagnostic, Position } from '@kalypso-actions/diagnostics';
import type { StandaloneTarget, Workload } from '../resources/resource.ts';
import type { Model } from './model.ts';

/** A resource that declares a target with some full name, and the position of the name. */
interface TargetDeclaration {
  readonly resource: Workload | StandaloneTarget;
  readonly at: Position;
}

/**
 * Checks the names of the environment's targets. A target that one workload declares twice is a warning. Equal full names of different targets, such as
 * `b-c` of workload `a` and `c` of workload `a-b`, are an error of the later one.
 */
export function findTargetNameProblems(model: Model): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const declarations = new Map<string, TargetDeclaration>();
  const declare = (fullName: string, declaration: TargetDeclaration) => {
    const first = declarations.get(fullName);
    if (first) diagnostics.push(createDuplicateError(fullName, declaration, first));
    else declarations.set(fullName, declaration);
  };
  for (const { workload } of model.workloads) {
    for (const [name, index] of findLastDeclarations(workload, model.environment, diagnostics)) {
      declare(`${workload.name}-${name}`, { resource: workload, at: locateTargetName(workload, index) });
    }
  }
  for (const { target } of model.standaloneTargets) {
    if (target.environment === model.environment) {
      declare(target.name, { resource: target, at: target.locate('metadata', 'name') });
    }
  }
  return diagnostics;
}

function locateTargetName(workload: Workload, index: number): Position {
  return workload.locate('spec', 'deploymentTargets', index, 'name');
}

/** The index of the last declaration of each target, which takes effect, by the target's name. */
function findLastDeclarations(
  workload: Workload,
  environment: string,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [index, target] of workload.deploymentTargets.entries()) {
    if (target.environment !== environment) continue;
    const earlier = last.get(target.name);
    if (earlier !== undefined) {
      diagnostics.push({
        code: 'repeated-target',
        severity: 'warning',
        message: `workload ${workload.name} declares target ${target.name} twice for ${environment}; this declaration takes effect`,
        at: locateTargetName(workload, index),
        hint: 'Remove one of them.',
        related: [{ message: 'the ignored one', at: locateTargetName(workload, earlier) }],
      });
    }
    last.set(target.name, index);
  }
  return last;
}

function createDuplicateError(
  fullName: string,
  { resource, at }: TargetDeclaration,
  first: TargetDeclaration,
): Diagnostic {
  return {
    code: 'duplicate-deployment-target',
    severity: 'error',
    message: `duplicate deployment target ${fullName}: both ${first.resource.kind} ${first.resource.name} and ${resource.kind} ${resource.name} declare it`,
    at,
    hint: 'Rename one of the two targets.',
    related: [{ message: 'the other one', at: first.at }],
    subject: { kind: resource.kind, name: resource.name },
  };
}
