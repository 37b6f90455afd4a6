import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { createConfigResolver, type KeyProvenance, type PlatformConfig } from '../config/config-resolver.ts';
import { createSchemaChecker } from '../config/schema-checker.ts';
import type { Model } from '../model/model.ts';
import { validateModel } from '../model/validate-model.ts';
import { type RenderedFile, Renderer } from '../render/renderer.ts';
import type { ClusterType } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { createSchedule } from '../schedule/create-schedule.ts';
import { createNamespaces } from '../schedule/namespaces.ts';
import type { Assignment, Schedule } from '../schedule/schedule.ts';

export const DEFAULT_NAMESPACE_PATTERN = '{{environment}}-{{clusterType}}-{{deploymentTarget}}';
export const DEFAULT_CONFIG_FILE_NAME = 'platform-config';

/** Names of environments become part of namespaces and folders. */
export const ENVIRONMENT_NAME = {
  pattern: /^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  hint: 'Use at most 63 lower-case letters, digits and `-`, starting and ending with a letter or digit.',
};
/** Names of the configuration's file, beside those of the other two. */
export const CONFIG_FILE_NAME = {
  pattern: /^(?!(namespace|reconciler)$)[a-z0-9]([-\w.]{0,98}[a-z0-9])?$/i,
  hint: 'Use letters, digits, `-`, `_` and `.`, and neither `namespace` nor `reconciler`.',
};

export interface PlanSettings {
  /** A mustache pattern over `environment`, `clusterType`, `deploymentTarget`, `workspace` and `workload`. */
  readonly namespacePattern: string;
  /** The name of the platform configuration's file, without its ending. */
  readonly configFileName: string;
}

/** An assignment that came out whole. */
export interface PlannedAssignment extends Assignment {
  readonly namespace: string;
  readonly config: readonly KeyProvenance[];
  readonly configData: PlatformConfig['data'];
  readonly files: readonly RenderedFile[];
}

/** An assignment that did not; `codes` are those of the diagnostics that tell why. */
export interface FailedAssignment extends Assignment {
  readonly problems: readonly AssignmentProblem[];
}

/** All that is decided for one environment. A pure function of the model and the settings. */
export interface Plan extends Pick<Schedule, 'targets' | 'unassigned' | 'idlePolicies'> {
  readonly environment: string;
  readonly clusterTypes: readonly ClusterType[];
  readonly planned: readonly PlannedAssignment[];
  readonly failed: readonly FailedAssignment[];
  readonly promotedCommit: string | undefined;
  /** Of the model, the schedule and the rendering; a problem that many assignments share is one diagnostic. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Decides what an environment's clusters should run: schedules, configures, checks and renders.
 *
 * Inputs: a model without errors of its own, or as good as it is; settings. Problems are collected: an assignment with one is in `failed`, all others are
 * in `planned`. Throws for bugs only.
 */
export async function createPlan(model: Model, settings: PlanSettings): Promise<Plan> {
  const scheduled = createSchedule(model);
  const diagnostics: Diagnostic[] = [...validateModel(model), ...scheduled.diagnostics];
  const planned: PlannedAssignment[] = [];
  const failed: FailedAssignment[] = [];
  const namespaces = createNamespaces(scheduled.assignments, model.environment, settings.namespacePattern);
  diagnostics.push(...namespaces.diagnostics);
  const configs = createConfigResolver(model.configMaps);
  const schemas = createSchemaChecker(model.configSchemas, scheduled.targets);
  const renderer = new Renderer(model.templates, settings);
  for (const assignment of scheduled.assignments) {
    const { clusterType, target } = assignment;
    const config = configs.resolve(clusterType, target);
    const { namespace, problems: wrong } = namespaces.of(assignment);
    const problems: AssignmentProblem[] = [...schemas.check(clusterType, target, config), ...wrong];
    const rendered = renderer.render({ environment: model.environment, clusterType, target, namespace, config });
    if (!rendered.ok) problems.push(...rendered.problems);
    if (problems.length > 0 || !rendered.ok) failed.push({ ...assignment, problems });
    else
      planned.push({
        ...assignment,
        namespace,
        config: config.provenance,
        configData: config.data,
        files: rendered.files,
      });
  }
  diagnostics.push(...configs.diagnostics(), ...renderer.warnings, ...diagnose(failed));
  return {
    environment: model.environment,
    clusterTypes: model.clusterTypes,
    targets: scheduled.targets,
    unassigned: scheduled.unassigned,
    idlePolicies: scheduled.idlePolicies,
    planned,
    failed,
    promotedCommit: model.baseRepos.find(({ name }) => name === 'main')?.commit,
    diagnostics,
  };
}

const MOST_NAMED = 3;

/** One diagnostic for each distinct problem, however many assignments it stops. */
function diagnose(failed: readonly FailedAssignment[]): Diagnostic[] {
  const groups = new Map<string, { readonly problem: AssignmentProblem; readonly assignments: FailedAssignment[] }>();
  for (const assignment of failed) {
    for (const problem of assignment.problems) {
      const { at } = problem;
      const key = JSON.stringify([problem.code, problem.message, at?.source, at?.file, at?.line, at?.column]);
      const group = groups.get(key);
      if (!group) groups.set(key, { problem, assignments: [assignment] });
      else if (!group.assignments.includes(assignment)) group.assignments.push(assignment);
    }
  }
  return [...groups.values()].map(({ problem, assignments }) => {
    const names = assignments
      .slice(0, MOST_NAMED)
      .map(({ clusterType, target }) => `${target.name} on ${clusterType.name}`);
    const more = assignments.length - names.length;
    const [first] = assignments;
    return {
      ...problem,
      severity: 'error',
      message: `${problem.message}; stops ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
      ...(first ? { subject: { kind: 'Assignment', name: formatAssignmentName(first) } } : {}),
    };
  });
}

/** The name that the operator gives an assignment. */
export function formatAssignmentName({ clusterType, target }: Assignment): string {
  return `${target.workload}-${target.name}-${clusterType.name}`;
}
