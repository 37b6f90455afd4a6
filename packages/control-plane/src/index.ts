/** Reads a control plane with its sources (observe), plans it (decide), and writes the manifests and the report (apply). */
export { applySchedule, type ScheduleResult } from './apply/apply-schedule.ts';
export { describeScheduleResult, toScheduleOutputs } from './apply/schedule-outputs.ts';
export { writeTree } from './apply/write-tree.ts';
export { decideSchedule, type ScheduleSettings } from './decide/decide-schedule.ts';
export { parseBaseFolders } from './observe/base-folders.ts';
export { createControlPlaneDeps } from './observe/control-plane-deps.ts';
export { type ControlPlaneFolders, observeControlPlane } from './observe/observe-control-plane.ts';
export { observeOutput } from './observe/output-folder.ts';
export { type EnvironmentSchedule, scheduleEnvironment } from './run/schedule-environment.ts';
