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
import { systemClock } from '@kalypso-actions/compliance';
import { cancellation } from './cancellation.ts';
import { commitsOf, openAzure, openGitHub, statusSetter } from './doors.ts';
import { outputsOf, writeReport } from './report.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';
import { summary } from './summary.ts';

await runAction(async () => {
  const { env } = process;
  const workspace = env.GITHUB_WORKSPACE ?? '.';
  const serverUrl = env.GITHUB_SERVER_URL ?? 'https://github.com';
  const inputs = new Inputs();
  const token = inputs.text('token');
  hideToken(token);
  const around = { serverUrl, repository: env.GITHUB_REPOSITORY ?? '', eventFile: env.GITHUB_EVENT_PATH };
  const { settings, problems } = readSettings(inputs, around);
  if (problems.length > 0) {
    reportDiagnostics(problems, { workspace, folders: new Map() });
    return false;
  }
  const gitHub = openGitHub(token, env.GITHUB_API_URL ?? 'https://api.github.com', log);
  const runUrl = `${serverUrl}/${around.repository}/actions/runs/${env.GITHUB_RUN_ID ?? ''}`;
  const doors = {
    openAzure: (signal: AbortSignal) => openAzure(settings, env, log, signal),
    commits: commitsOf(gitHub.patient, settings),
    setStatus: statusSetter(gitHub, settings.status, runUrl),
    clock: systemClock,
    log,
    cancelled: cancellation(),
  };
  const result = await run(settings, doors, ({ waited, portal }) => {
    const folder = join(env.RUNNER_TEMP ?? tmpdir(), 'kalypso');
    setOutputs(outputsOf(waited, writeReport(folder, settings, waited, portal)));
    addSummary(summary(settings, waited, portal));
  });
  reportDiagnostics(result.diagnostics, { workspace, folders: new Map() });
  return result.ok;
});
