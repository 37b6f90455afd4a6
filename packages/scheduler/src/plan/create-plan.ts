import { PROMOTED_BASE_REPO } from '@kalypso-actions/conventions';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { createConfigResolver } from '../config/config-resolver.ts';
import { createSchemaChecker } from '../config/schema-checker.ts';
import type { Model } from '../model/model.ts';
import { Renderer } from '../render/renderer.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { createSchedule } from '../schedule/create-schedule.ts';
import { createNamespaces } from '../schedule/namespaces.ts';
import { checkUnassignedClusterTypes, validateModel } from '../validation/validate-model.ts';
import { createFailureDiagnostics, createInfrastructureDiagnostics } from './failure-diagnostics.ts';
import { findHeldBack, holdBack } from './held-back.ts';
import type { FailedAssignment, Plan, PlannedAssignment, PlannedInfrastructure } from './plan.ts';
import type { PlanSettings } from './plan-settings.ts';
import { RenderingBudget } from './rendering-budget.ts';

/**
 * Decides what the clusters of an environment should run: schedules, configures, checks and renders.
 *
 * Inputs: a model, which may have errors; settings. An assignment with a problem is in `failed`, and so are all assignments of a registration with an error;
 * all others are in `planned`. A pure function; throws only for bugs.
 */
export async function createPlan(model: Model, settings: PlanSettings): Promise<Plan> {
  const modelDiagnostics = validateModel(model);
  const heldBack = findHeldBack(model.heldBack, modelDiagnostics);
  const schedule = createSchedule(model, heldBack);
  const namespaces = createNamespaces(schedule.assignments, model, settings.namespacePattern);
  const configs = createConfigResolver(model.configMaps);
  const schemas = createSchemaChecker(model.configSchemas, schedule.targets);
  const renderer = new Renderer(model.templates, settings, schedule.targets);
  const budget = new RenderingBudget();
  const planned: PlannedAssignment[] = [];
  const failed: FailedAssignment[] = [];
  for (const assignment of schedule.assignments) {
    const { clusterType, target } = assignment;
    const exceeded = budget.findProblem(target);
    const isHeldBack = target.registration !== undefined && heldBack.has(target.registration);
    if (exceeded) {
      failed.push(isHeldBack ? holdBack(assignment, target.registration) : { ...assignment, problems: [exceeded] });
      continue;
    }
    const config = configs.resolve(clusterType, target);
    if (isHeldBack) {
      // Its work counts, so that the limit does not depend on whether it is held back.
      budget.count(assignment, config, { kind: 'failed', problems: [] });
      failed.push(holdBack(assignment, target.registration));
      continue;
    }
    const { namespace, problems: namespaceProblems } = namespaces.of(assignment);
    const problems: AssignmentProblem[] = [...schemas.check(clusterType, target, config), ...namespaceProblems];
    const rendered = renderer.render({ environment: model.environment, clusterType, target, namespace, config });
    budget.count(assignment, config, rendered);
    if (rendered.kind === 'failed') problems.push(...rendered.problems);
    if (rendered.kind === 'failed' || problems.length > 0) failed.push({ ...assignment, problems });
    else {
      const { data: configData, provenance } = config;
      planned.push({ ...assignment, namespace, config: provenance, configData, files: rendered.files });
    }
  }
  const infrastructure = model.clusterTypes
    .filter((clusterType) => clusterType.infrastructure !== undefined)
    .map((clusterType): PlannedInfrastructure => {
      const config = configs.resolve(clusterType, undefined);
      return { clusterType, ...renderer.renderInfrastructure({ environment: model.environment, clusterType, config }) };
    });
  const assigned = new Set(schedule.assignments.map(({ clusterType }) => clusterType));
  const scope = { clusterTypes: model.clusterTypes, targets: schedule.targets };
  const isolated = isolateRegistrations(planned, failed, heldBack);
  const diagnostics: Diagnostic[] = [
    ...modelDiagnostics,
    ...checkUnassignedClusterTypes(model, assigned, settings.configFileName),
    ...schedule.diagnostics,
    ...namespaces.diagnostics,
    ...configs.diagnostics(scope),
    ...schemas.diagnostics(scope),
    ...renderer.warnings,
    ...createFailureDiagnostics(failed),
    ...createInfrastructureDiagnostics(infrastructure),
  ];
  return {
    environment: model.environment,
    clusterTypes: model.clusterTypes,
    targets: schedule.targets,
    unassigned: schedule.unassigned,
    idlePolicies: schedule.idlePolicies,
    ...isolated,
    infrastructure,
    isPromotionHeldBack:
      isolated.isPromotionHeldBack ||
      infrastructure.some(({ kind }) => kind === 'failed') ||
      model.isBaseMissing ||
      isNothingKnown(model, isolated),
    keepsPublished: model.isBaseMissing,
    isContested: model.recorded === undefined && namespaces.isContested,
    promotedCommit: model.baseRepos.find(({ name }) => name === PROMOTED_BASE_REPO)?.commit,
    diagnostics,
  };
}

/** If all registrations are held back, as when their server is down, no template was proven to work. */
function isNothingKnown({ registrations }: Model, { planned, heldBack }: Pick<Plan, 'planned' | 'heldBack'>): boolean {
  return planned.length === 0 && registrations.length > 0 && registrations.every(({ name }) => heldBack.has(name));
}

/** Moves whatever was planned for a registration with an error to what failed. */
function isolateRegistrations(
  planned: readonly PlannedAssignment[],
  failed: readonly FailedAssignment[],
  known: ReadonlySet<string>,
): Pick<Plan, 'planned' | 'failed' | 'heldBack' | 'isPromotionHeldBack'> {
  const heldBack = findHeldBack(known, [], failed);
  const isPromotionHeldBack = failed.some(({ problems }) =>
    problems.some(({ registration }) => registration === undefined),
  );
  if (heldBack.size === known.size) return { planned, failed, heldBack, isPromotionHeldBack };
  const remaining: PlannedAssignment[] = [];
  const all = [...failed];
  for (const assignment of planned) {
    const { registration } = assignment.target;
    if (registration === undefined || !heldBack.has(registration)) remaining.push(assignment);
    else all.push(holdBack(assignment, registration));
  }
  return { planned: remaining, failed: all.sort(byKey), heldBack, isPromotionHeldBack };
}

/** The order of a schedule. */
function byKey(a: FailedAssignment, b: FailedAssignment): number {
  const [left, right] = [a, b].map(({ clusterType, target }) => [clusterType.name, target.name]);
  return compareTexts(left?.[0], right?.[0]) || compareTexts(left?.[1], right?.[1]);
}

function compareTexts(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
