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
import { fetchSources } from '@kalypso-actions/git';
import { createGitHub } from '@kalypso-actions/github';
import { findWork, formatResolutionOutputs, type ResolveDeps, resolvePromotion } from '@kalypso-actions/promotion';
import { readResolveInputs } from './inputs.ts';
import { renderResolutions } from './summary.ts';

await runAction(async () => {
  const { env } = process;
  const workspace = env.GITHUB_WORKSPACE ?? '.';
  const serverUrl = env.GITHUB_SERVER_URL ?? 'https://github.com';
  const apiUrl = env.GITHUB_API_URL ?? 'https://api.github.com';
  const inputs = new Inputs();
  const token = inputs.required('token');
  const gitopsToken = inputs.text('gitops-token') || token;
  hideToken(token);
  hideToken(gitopsToken);
  const settings = readResolveInputs(inputs, serverUrl);
  if (!settings) {
    reportDiagnostics(inputs.problems, { workspace, folders: new Map() });
    return false;
  }
  const directory = join(env.RUNNER_TEMP ?? tmpdir(), 'kalypso', 'promotion');
  const files = ['*.yaml', '*.yml', '.sourceignore'];
  const deps: ResolveDeps = {
    github: createGitHub({ token, apiUrl, log }),
    gitops: createGitHub({ token: gitopsToken, apiUrl, log }),
    fetch: (sources) => fetchSources(sources, { directory, token, serverUrl, files, log }),
    log,
  };
  const { one, all } = settings;
  const resolution = one && (await resolvePromotion(one, deps));
  const work = resolution
    ? { starts: [], resolutions: [resolution], diagnostics: resolution.diagnostics }
    : await findWork(all, deps);
  const { starts, diagnostics } = work;
  reportDiagnostics(diagnostics, { workspace, folders: new Map([['.', all.controlPlaneFolder]]) });
  setOutputs(formatResolutionOutputs(resolution, starts));
  addSummary(renderResolutions(work));
  return !diagnostics.some(({ severity }) => severity === 'error');
});
