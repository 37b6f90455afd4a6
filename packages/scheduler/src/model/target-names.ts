import { type Diagnostic, ownedBy, type Position } from '@kalypso-actions/diagnostics';
import type { StandaloneTarget, Workload, WorkloadRegistration } from '../resources/resource.ts';
import type { Model } from './model.ts';
import { type ClaimContext, decideClaims } from './name-claims.ts';
import { describeReservedName, isReservedName } from './reserved-names.ts';
import { describeKeptName } from './workload-names.ts';

/** A resource that declares a target with some full name, and the position of the name. */
interface TargetDeclaration {
  readonly resource: Workload | StandaloneTarget;
  readonly registration: WorkloadRegistration | undefined;
  readonly workload: string;
  readonly at: Position;
}

/**
 * Checks the names of the environment's targets. A target that one workload declares twice is a warning. Equal full names of different targets, such as
 * `b-c` of workload `a` and `c` of workload `a-b`, are an error. Names from workload repositories must not be reserved.
 */
export function findTargetNameProblems(
  model: Pick<Model, 'environment' | 'workloads' | 'standaloneTargets'>,
  context: ClaimContext,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const declarations = new Map<string, TargetDeclaration[]>();
  const declare = (fullName: string, declaration: TargetDeclaration) => {
    const known = declarations.get(fullName);
    if (known) known.push(declaration);
    else declarations.set(fullName, [declaration]);
  };
  const checkReserved = (what: string, name: string, { resource, registration, at }: TargetDeclaration) => {
    if (!registration || !isReservedName(name)) return;
    const subject = { kind: resource.kind, name: resource.name };
    diagnostics.push({
      ...describeReservedName(what, name, at),
      severity: 'error',
      subject,
      ...ownedBy(registration?.name),
    });
  };
  for (const { workload, registration } of model.workloads) {
    const declaration = { resource: workload, registration, workload: workload.name };
    checkReserved('the name of a workload', workload.name, {
      ...declaration,
      at: workload.locate('metadata', 'name'),
    });
    for (const [name, index] of findLastDeclarations(workload, registration, model.environment, diagnostics)) {
      const fullName = `${workload.name}-${name}`;
      const at = locateTargetName(workload, index);
      checkReserved('the full name of a deployment target', fullName, { ...declaration, at });
      declare(fullName, { ...declaration, at });
    }
  }
  for (const { target, registration } of model.standaloneTargets) {
    if (target.environment !== model.environment) continue;
    const { workload = '' } = target.labels;
    const declaration = { resource: target, registration, workload, at: target.locate('metadata', 'name') };
    checkReserved('the name of a deployment target', target.name, declaration);
    checkReserved('the name of a workload', workload, {
      ...declaration,
      at: target.locate('metadata', 'labels', 'workload'),
    });
    declare(target.name, declaration);
  }
  for (const [fullName, claims] of declarations) diagnostics.push(...checkFullName(fullName, claims, context));
  return diagnostics;
}

function checkFullName(fullName: string, claims: readonly TargetDeclaration[], context: ClaimContext): Diagnostic[] {
  const groups = [...Map.groupBy(claims, ({ registration }) => registration?.name).values()];
  const repeated = groups.flatMap(([first, ...rest]) =>
    first ? rest.map((again) => createDuplicateError(fullName, again, first)) : [],
  );
  const firsts = groups.flatMap(([first]) => first ?? []);
  const decision = decideClaims(firsts, context.recorded?.targets.get(fullName), context);
  if (decision.kind === 'kept') {
    // That the whole workload belongs to another registration is reported already.
    const unreported = firsts.filter(({ workload }) => !context.recorded?.workloads.get(workload)?.has(decision.owner));
    return [
      ...repeated,
      ...unreported.map(({ resource, registration, at }) => ({
        ...describeKeptName('deployment target', fullName, decision.owner, at),
        subject: { kind: resource.kind, name: resource.name },
        ...ownedBy(registration?.name),
      })),
    ];
  }
  const losers = decision.kind === 'owned' ? decision.others : decision.claims;
  const clashes = losers.map((claim) => {
    const other = decision.kind === 'owned' ? decision.owner : losers.find((each) => each !== claim);
    return createDuplicateError(fullName, claim, other ?? claim);
  });
  return [...repeated, ...clashes];
}

function locateTargetName(workload: Workload, index: number): Position {
  return workload.locate('spec', 'deploymentTargets', index, 'name');
}

/** The index of the last declaration of each target, which takes effect, by the target's name. */
function findLastDeclarations(
  workload: Workload,
  registration: WorkloadRegistration | undefined,
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
        ...ownedBy(registration?.name),
      });
    }
    last.set(target.name, index);
  }
  return last;
}

function createDuplicateError(
  fullName: string,
  { resource, registration, at }: TargetDeclaration,
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
    ...ownedBy(registration?.name),
  };
}
