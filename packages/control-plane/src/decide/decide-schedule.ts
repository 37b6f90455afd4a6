import { basename, dirname, join } from 'node:path';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import {
  createDesiredTree,
  createPlan,
  createReport,
  type DesiredTree,
  INFRASTRUCTURE_SUBJECT,
  type Model,
  omitConsequences,
  type Plan,
  type PlanSettings,
  type Report,
} from '@kalypso-actions/scheduler';
import type { ObservedControlPlane } from '../observe/observe-control-plane.ts';
import type { OutputObservation } from '../observe/output-folder.ts';

export interface ScheduleSettings extends PlanSettings {
  /**
   * `isolate`: an error of a workload repository, or of a template or schema, only holds back the assignments that it concerns; they are left out of the
   * manifests. `stop`: any error prevents manifests from being written.
   */
  readonly onError: 'stop' | 'isolate';
  /** Whether warnings are treated like errors of the whole run. With `isolate`, those about workload repositories are not. */
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
  const all = [...observed.diagnostics, ...plan.diagnostics];
  const found = omitConsequences(all);
  // An error that is a mere consequence decides all the same: only its message is omitted.
  const errors = all.filter(({ severity }) => severity === 'error');
  const wanted = decideOutcome(plan, [...errors, ...found.filter(({ severity }) => severity === 'warning')], settings);
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

/** Warnings about the control plane that exist only because a registration has an error. */
const CAUSED_BY_REGISTRATIONS: ReadonlySet<string> = new Set(['record-unreadable']);

/** Errors of these hold back nothing else. */
const ISOLATED_SUBJECTS: ReadonlySet<string | undefined> = new Set(['Assignment', INFRASTRUCTURE_SUBJECT]);

function decideOutcome(
  plan: Plan,
  diagnostics: readonly Diagnostic[],
  { onError, failOnWarnings }: ScheduleSettings,
): Report['outcome'] {
  const isIsolated = ({ registration, subject, code }: Diagnostic) =>
    onError === 'isolate' &&
    (registration !== undefined || ISOLATED_SUBJECTS.has(subject?.kind) || CAUSED_BY_REGISTRATIONS.has(code));
  const decisive = diagnostics.filter((diagnostic) => !isIsolated(diagnostic));
  if (decisive.some(({ severity }) => severity === 'error' || failOnWarnings)) return 'failed';
  const isFailing = plan.failed.length > 0 || plan.infrastructure.some(({ kind }) => kind === 'failed');
  if (onError === 'stop' && isFailing) return 'failed';
  return isFailing || plan.heldBack.size > 0 || plan.keepsPublished ? 'partial' : 'complete';
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
