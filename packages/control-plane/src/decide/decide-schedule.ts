import { basename, dirname, join } from 'node:path';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
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
import type { OutputObservation } from '../observe/output-folder.ts';

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
  readonly reportFile: string;
  /** The diagnostics of all stages, without mere consequences of others. */
  readonly diagnostics: readonly Diagnostic[];
  /** The manifests to write; `undefined` if the report's outcome is `failed`. */
  readonly tree: DesiredTree | undefined;
  /** The folder to write them to; its contents are replaced. */
  readonly manifestsFolder: string;
}

/** Plans an observed control plane and decides what is written. Pure. */
export async function decideSchedule(
  observed: ObservedControlPlane,
  output: OutputObservation,
  settings: ScheduleSettings,
): Promise<ScheduleDecision> {
  const { model, sources } = observed;
  const plan = await createPlan(model, settings);
  const found = omitConsequences([...observed.diagnostics, ...plan.diagnostics]);
  const wanted = decideOutcome(plan, found, settings);
  const refusal = wanted === 'failed' ? undefined : refuseOutput(output);
  const outcome = refusal ? 'failed' : wanted;
  const diagnostics = refusal ? [...found, refusal] : found;
  return {
    model,
    plan,
    report: createReport({ model, plan, outcome, configFileName: settings.configFileName, sources, diagnostics }),
    reportFile: join(dirname(output.path), `${basename(output.path)}.report.json`),
    diagnostics,
    tree: outcome === 'failed' ? undefined : createDesiredTree(plan),
    manifestsFolder: output.path,
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

/** The contents of the output folder are replaced, so it may contain only generated files. */
function refuseOutput({ name, state }: OutputObservation): Diagnostic | undefined {
  if (state.kind === 'replaceable') return undefined;
  return {
    code: 'output-not-ours',
    severity: 'error',
    message:
      state.kind === 'not-a-folder'
        ? `the output ${quote(name)} is not a folder`
        : `the output folder ${quote(name)} contains ${quote(state.file)}, which is not a generated file`,
    hint: 'Choose an empty folder: its contents are replaced.',
  };
}
