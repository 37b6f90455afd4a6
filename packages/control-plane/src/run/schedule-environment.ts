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

/** Observes a control plane and decides its manifests; if it matters whose names are on the GitOps branch, with that as well. Writes nothing. */
export async function scheduleEnvironment(
  folders: ControlPlaneFolders,
  output: string,
  settings: ScheduleSettings,
  deps: ControlPlaneDeps,
): Promise<EnvironmentSchedule> {
  const observed = await observeControlPlane(folders, deps);
  const state = observeOutput(output);
  const decision = await decideSchedule(observed, state, settings);
  if (!decision.plan.isContested || !observed.withRecord) return { observed, decision };
  const complete = await observed.withRecord();
  return { observed: complete, decision: await decideSchedule(complete, state, settings) };
}
