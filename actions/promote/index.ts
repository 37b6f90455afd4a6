import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hideToken, Inputs, log, reportDiagnostics, runAction, setOutputs } from '@kalypso-actions/action-kit';
import { fetchSources } from '@kalypso-actions/git';
import { createGitHub } from '@kalypso-actions/github';
import { toldOf } from './failure.ts';
import { readInputs } from './inputs.ts';
import { outputsOf } from './outputs.ts';
import { run } from './run.ts';
import { standingsOf } from './standings.ts';
import { showResult } from './summary.ts';

await runAction(async () => {
  const inputs = new Inputs();
  const token = inputs.required('token');
  hideToken(token);
  const temp = process.env.RUNNER_TEMP ?? tmpdir();
  const workspace = process.env.GITHUB_WORKSPACE ?? '.';
  const serverUrl = process.env.GITHUB_SERVER_URL ?? 'https://github.com';
  const { settings, problems } = readInputs(inputs, serverUrl);
  if (!settings) {
    reportDiagnostics(problems, { workspace, folders: new Map() });
    return false;
  }
  const doors = {
    github: createGitHub({ token, apiUrl: process.env.GITHUB_API_URL ?? 'https://api.github.com', log }),
    fetch: (sources: Parameters<typeof fetchSources>[0]) =>
      fetchSources(sources, {
        directory: join(temp, 'kalypso', 'promotion'),
        token,
        serverUrl,
        files: ['*.yaml', '*.yml', '.sourceignore'],
        log,
      }),
    serverUrl,
    runUrl: `${serverUrl}/${process.env.GITHUB_REPOSITORY}/actions/runs/${process.env.GITHUB_RUN_ID}`,
    log,
  };
  const result = await toldOf(run(settings, doors), settings);
  reportDiagnostics(result.diagnostics, { workspace, folders: new Map([['.', settings.controlPlane]]) });
  setOutputs(outputsOf(result));
  showResult(result, await standingsOf(result, settings, doors));
  return !result.diagnostics.some(({ severity }) => severity === 'error');
});
