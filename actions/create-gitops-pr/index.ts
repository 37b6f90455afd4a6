import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hideToken, Inputs, log, reportDiagnostics, runAction, setOutputs } from '@kalypso-actions/action-kit';
import { Publication } from '@kalypso-actions/git';
import { createGitHub } from '@kalypso-actions/github';
import { outputsOf, run } from './run.ts';
import { readSettings } from './settings.ts';
import { showResult } from './summary.ts';

await runAction(async () => {
  const inputs = new Inputs();
  const token = inputs.required('token');
  hideToken(token);
  const settings = readSettings(inputs);
  const places = { workspace: process.env.GITHUB_WORKSPACE ?? '.', folders: new Map() };
  if (inputs.problems.length > 0) {
    reportDiagnostics(inputs.problems, places);
    return false;
  }
  const serverUrl = process.env.GITHUB_SERVER_URL ?? 'https://github.com';
  const directory = join(process.env.RUNNER_TEMP ?? tmpdir(), 'kalypso');
  const result = await run(settings, {
    github: createGitHub({ token, apiUrl: process.env.GITHUB_API_URL ?? 'https://api.github.com', log }),
    openPublication: ({ repository: { owner, repo }, branch, head }) =>
      Publication.open({ repo: `${serverUrl}/${owner}/${repo}`, base: branch, head, directory, token, serverUrl, log }),
    serverUrl,
    controlPlane: process.env.GITHUB_REPOSITORY && `${serverUrl}/${process.env.GITHUB_REPOSITORY}`,
    log,
  });
  reportDiagnostics(result.diagnostics, places);
  showResult(result, settings.dryRun);
  setOutputs(outputsOf(result));
  return result.ok;
});
