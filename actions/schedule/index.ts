import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addSummary,
  hideToken,
  Inputs,
  log,
  reportDiagnostics,
  runAction,
  setOutputs,
} from '@kalypso-actions/action-kit';
import {
  applySchedule,
  createControlPlaneDeps,
  describeScheduleResult,
  scheduleEnvironment,
  toScheduleOutputs,
} from '@kalypso-actions/control-plane';
import { readScheduleInputs } from './inputs.ts';
import { renderScheduleSummary } from './summary.ts';

await runAction(async () => {
  const temp = process.env.RUNNER_TEMP ?? tmpdir();
  const workspace = process.env.GITHUB_WORKSPACE ?? '.';
  const inputs = new Inputs();
  const { folders, settings, output, token } = readScheduleInputs(inputs, temp);
  hideToken(token ?? '');
  if (inputs.problems.length > 0) {
    reportDiagnostics(inputs.problems, { workspace, folders: new Map() });
    return false;
  }
  const deps = createControlPlaneDeps({
    directory: join(temp, 'kalypso', 'sources'),
    token,
    serverUrl: process.env.GITHUB_SERVER_URL ?? 'https://github.com',
    log,
  });
  const { observed, decision } = await scheduleEnvironment(folders, output, settings, deps);
  const result = applySchedule(decision);
  log(describeScheduleResult(result, output));
  reportDiagnostics(result.diagnostics, { workspace, folders: observed.folders });
  addSummary(renderScheduleSummary(result));
  setOutputs(toScheduleOutputs(result));
  return result.manifests !== 'not-written';
});
