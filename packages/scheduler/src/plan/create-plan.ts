import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { createConfigResolver } from '../config/config-resolver.ts';
import { createSchemaChecker } from '../config/schema-checker.ts';
import type { Model } from '../model/model.ts';
import { validateModel } from '../model/validate-model.ts';
import { Renderer } from '../render/renderer.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { createSchedule } from '../schedule/create-schedule.ts';
import { createNamespaces } from '../schedule/namespaces.ts';
import { createFailureDiagnostics } from './failure-diagnostics.ts';
import type { FailedAssignment, Plan, PlannedAssignment } from './plan.ts';
import type { PlanSettings } from './plan-settings.ts';
import { RenderingBudget } from './rendering-budget.ts';

/** The `BaseRepo` that determines the promoted commit. */
const PROMOTED_BASE = 'main';

/**
 * Decides what the clusters of an environment should run: schedules, configures, checks and renders.
 *
 * Inputs: a model, which may have errors; settings. An assignment with a problem is in `failed`, all others are in `planned`. A pure function; throws
 * only for bugs.
 */
export async function createPlan(model: Model, settings: PlanSettings): Promise<Plan> {
  const schedule = createSchedule(model);
  const namespaces = createNamespaces(schedule.assignments, model.environment, settings.namespacePattern);
  const configs = createConfigResolver(model.configMaps);
  const schemas = createSchemaChecker(model.configSchemas, schedule.targets);
  const renderer = new Renderer(model.templates, settings);
  const budget = new RenderingBudget();
  const planned: PlannedAssignment[] = [];
  const failed: FailedAssignment[] = [];
  for (const assignment of schedule.assignments) {
    const { clusterType, target } = assignment;
    const exceeded = budget.findProblem(target);
    if (exceeded) {
      failed.push({ ...assignment, problems: [exceeded] });
      continue;
    }
    const config = configs.resolve(clusterType, target);
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
  const diagnostics: Diagnostic[] = [
    ...validateModel(model),
    ...schedule.diagnostics,
    ...namespaces.diagnostics,
    ...configs.diagnostics(),
    ...schemas.diagnostics(),
    ...renderer.warnings,
    ...createFailureDiagnostics(failed),
  ];
  return {
    environment: model.environment,
    clusterTypes: model.clusterTypes,
    targets: schedule.targets,
    unassigned: schedule.unassigned,
    idlePolicies: schedule.idlePolicies,
    planned,
    failed,
    heldBack: new Set(),
    isPromotionHeldBack: false,
    promotedCommit: model.baseRepos.find(({ name }) => name === PROMOTED_BASE)?.commit,
    diagnostics,
  };
}
