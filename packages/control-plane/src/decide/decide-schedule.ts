import type { Diagnostic } from '@kalypso-actions/diagnostics';
import {
  createDesiredTree,
  createPlan,
  createReport,
  type DesiredTree,
  type Model,
  omitConsequences,
  type Plan,
  type PlanSettings,
  type Report,
} from '@kalypso-actions/scheduler';
import type { ObservedControlPlane } from '../observe/observe-control-plane.ts';

export interface ScheduleSettings extends PlanSettings {
  /** `stop`: any error prevents manifests from being written. `isolate`: assignments with errors are left out of them. */
  readonly onError: 'stop' | 'isolate';
  /** Whether warnings are treated like errors of the whole run. */
  readonly failOnWarnings: boolean;
}

/** What a run decided: everything that will be written. */
export interface ScheduleDecision {
  readonly model: Model;
  readonly plan: Plan;
  readonly report: Report;
  /** The diagnostics of all stages, without mere consequences of others. */
  readonly diagnostics: readonly Diagnostic[];
  /** The manifests to write; `undefined` if the report's outcome is `failed`. */
  readonly tree: DesiredTree | undefined;
}

/** Plans an observed control plane and decides what is written. Pure. */
export async function decideSchedule(
  observed: ObservedControlPlane,
  settings: ScheduleSettings,
): Promise<ScheduleDecision> {
  const { model, sources } = observed;
  const plan = await createPlan(model, settings);
  const diagnostics = omitConsequences([...observed.diagnostics, ...plan.diagnostics]);
  const outcome = decideOutcome(plan, diagnostics, settings);
  return {
    model,
    plan,
    report: createReport({ model, plan, outcome, configFileName: settings.configFileName, sources, diagnostics }),
    diagnostics,
    tree: outcome === 'failed' ? undefined : createDesiredTree(plan),
  };
}

function decideOutcome(
  plan: Plan,
  diagnostics: readonly Diagnostic[],
  { onError, failOnWarnings }: ScheduleSettings,
): Report['outcome'] {
  const isIsolated = ({ subject }: Diagnostic) => onError === 'isolate' && subject?.kind === 'Assignment';
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error' && !isIsolated(diagnostic));
  if (errors.length > 0) return 'failed';
  if (failOnWarnings && diagnostics.some(({ severity }) => severity === 'warning')) return 'failed';
  if (plan.failed.length === 0) return 'complete';
  return onError === 'isolate' ? 'partial' : 'failed';
}

/** Changes a decision into one that writes no manifests, because of an error of the output. */
export function failDecision(decision: ScheduleDecision, error: Diagnostic): ScheduleDecision {
  const diagnostics = [...decision.diagnostics, error];
  return {
    ...decision,
    diagnostics,
    report: { ...decision.report, outcome: 'failed', diagnostics },
    tree: undefined,
  };
}
