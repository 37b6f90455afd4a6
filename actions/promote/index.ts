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
import {
  formatPromotionOutputs,
  type PromotionDeps,
  readChainProgress,
  runPromotion,
} from '@kalypso-actions/promotion';
import { readPromotionSettings } from './inputs.ts';
import { renderPromotion } from './summary.ts';

await runAction(async () => {
  const { env } = process;
  const workspace = env.GITHUB_WORKSPACE ?? '.';
  const serverUrl = env.GITHUB_SERVER_URL ?? 'https://github.com';
  const runUrl = `${serverUrl}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`;
  const inputs = new Inputs();
  const token = inputs.required('token');
  hideToken(token);
  const settings = readPromotionSettings(inputs, { serverUrl, runUrl });
  if (!settings) {
    reportDiagnostics(inputs.problems, { workspace, folders: new Map() });
    return false;
  }
  const directory = join(env.RUNNER_TEMP ?? tmpdir(), 'kalypso', 'promotion');
  const files = ['*.yaml', '*.yml', '.sourceignore'];
  const deps: PromotionDeps = {
    github: createGitHub({ token, apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com', log }),
    fetch: (sources) => fetchSources(sources, { directory, token, serverUrl, files, log }),
    log,
  };
  const result = await runPromotion(settings, deps);
  setOutputs(formatPromotionOutputs(result));
  const progress = await readChainProgress(result, settings, deps);
  const diagnostics = [...result.diagnostics, ...progress.diagnostics];
  reportDiagnostics(diagnostics, { workspace, folders: new Map([['.', settings.controlPlaneFolder]]) });
  addSummary(renderPromotion({ ...result, diagnostics }, progress.value));
  return !result.diagnostics.some(({ severity }) => severity === 'error');
});
