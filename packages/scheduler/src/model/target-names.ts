import type { Diagnostic, Position } from '@kalypso-actions/diagnostics';
import type { StandaloneTarget, Workload } from '../resources/resource.ts';
import type { Model } from './model.ts';
import { describeReservedName, isReservedName } from './reserved-names.ts';

/** A resource that declares a target with some full name, and the position of the name. */
interface TargetDeclaration {
  readonly resource: Workload | StandaloneTarget;
  readonly at: Position;
}

/**
 * Checks the names of the environment's targets. A target that one workload declares twice is a warning. Equal full names of different targets, such as
 * `b-c` of workload `a` and `c` of workload `a-b`, are an error of the later one. Names from workload repositories must not be reserved.
 */
export function findTargetNameProblems(model: Model): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const declarations = new Map<string, TargetDeclaration>();
  const declare = (fullName: string, declaration: TargetDeclaration) => {
    const first = declarations.get(fullName);
    if (first) diagnostics.push(createDuplicateError(fullName, declaration, first));
    else declarations.set(fullName, declaration);
  };
  const checkReserved = (what: string, name: string, { resource, at }: TargetDeclaration) => {
    if (!isReservedName(name)) return;
    const subject = { kind: resource.kind, name: resource.name };
    diagnostics.push({ ...describeReservedName(what, name, at), severity: 'error', subject });
  };
  for (const { workload, registration } of model.workloads) {
    const at = workload.locate('metadata', 'name');
    if (registration) checkReserved('the name of a workload', workload.name, { resource: workload, at });
    for (const [name, index] of findLastDeclarations(workload, model.environment, diagnostics)) {
      const fullName = `${workload.name}-${name}`;
      const declaration = { resource: workload, at: locateTargetName(workload, index) };
      if (registration) checkReserved('the full name of a deployment target', fullName, declaration);
      declare(fullName, declaration);
    }
  }
  for (const { target, registration } of model.standaloneTargets) {
    if (target.environment !== model.environment) continue;
    const declaration = { resource: target, at: target.locate('metadata', 'name') };
    const workload = { resource: target, at: target.locate('metadata', 'labels', 'workload') };
    if (registration) {
      checkReserved('the name of a deployment target', target.name, declaration);
      checkReserved('the name of a workload', target.labels.workload ?? '', workload);
    }
    declare(target.name, declaration);
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
        related: [{ message: 'this declaration is ignored', at: locateTargetName(workload, earlier) }],
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
    related: [{ message: 'also declared here', at: first.at }],
    subject: { kind: resource.kind, name: resource.name },
  };
}
