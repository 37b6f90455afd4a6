import { findTakenNames } from '@kalypso-actions/scheduler';
import { decideSchedule, type ScheduleDecision, type ScheduleSettings } from '../decide/decide-schedule.ts';
import type { ControlPlaneDeps } from '../observe/control-plane-deps.ts';
import {
  type ControlPlaneFolders,
  type ObservedControlPlane,
  observeControlPlane,
} from '../observe/observe-control-plane.ts';
import { observeOutput } from '../observe/output-folder.ts';

export interface EnvironmentSchedule {
  readonly observed: ObservedControlPlane;
  readonly decision: ScheduleDecision;
}

/** Each attempt finds further registrations with errors, or is the last one. */
const MAX_ATTEMPTS = 5;

/**
 * Observes a control plane and decides its manifests. Some errors of a registration are only found when it is planned: a value that is refused, for example.
 * If it then matters whose names are on the GitOps branch, that is observed, and the manifests are decided again. Writes nothing.
 */
export async function scheduleEnvironment(
  folders: ControlPlaneFolders,
  output: string,
  settings: ScheduleSettings,
  deps: ControlPlaneDeps,
): Promise<EnvironmentSchedule> {
  const state = observeOutput(output);
  let observed = await observeControlPlane(folders, deps);
  let decision = await decideSchedule(observed, state, settings);
  for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
    const next = await observeAgain(observed, decision);
    if (next === undefined) break;
    observed = next;
    decision = await decideSchedule(observed, state, settings);
  }
  return { observed, decision };
}

/** What has to be decided again; `undefined` if the decision is final. */
async function observeAgain(
  { model, withRecord, withLateErrors }: ObservedControlPlane,
  { plan, report: { outcome } }: ScheduleDecision,
): Promise<ObservedControlPlane | undefined> {
  // Nothing is published in any case.
  if (outcome === 'failed') return undefined;
  const hasLateErrors = plan.heldBack.size > model.heldBack.size;
  if (withRecord && (plan.isContested || hasLateErrors)) return withRecord();
  const isNew = [...plan.heldBack].some((name) => !model.keepsNames.has(name));
  return isNew && findTakenNames(model, plan).length > 0 ? withLateErrors?.(plan.heldBack) : undefined;
}
