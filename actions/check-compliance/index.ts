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
  checkCompliance,
  createCheckDeps,
  createComplianceReport,
  writeComplianceReport,
} from '@kalypso-actions/compliance';
import { createCancellationSignal } from './cancellation.ts';
import { readCheckOptions } from './inputs.ts';
import { createOutputs } from './outputs.ts';
import { renderSummary } from './summary.ts';

await runAction(async () => {
  const { env } = process;
  const serverUrl = env.GITHUB_SERVER_URL ?? 'https://github.com';
  const repository = env.GITHUB_REPOSITORY ?? '';
  const annotations = { workspace: env.GITHUB_WORKSPACE ?? '.', folders: new Map() };
  const inputs = new Inputs();
  const token = inputs.text('token');
  const statusToken = inputs.text('status-token') || token;
  for (const secret of [token, statusToken]) hideToken(secret);
  const options = readCheckOptions(inputs, { serverUrl, repository, eventPath: env.GITHUB_EVENT_PATH });
  if (inputs.problems.length > 0) {
    reportDiagnostics(inputs.problems, annotations);
    return false;
  }
  const deps = createCheckDeps(options, {
    token,
    statusToken,
    apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
    serverUrl,
    runUrl: `${serverUrl}/${repository}/actions/runs/${env.GITHUB_RUN_ID ?? ''}`,
    environment: env,
    log,
    signal: createCancellationSignal(),
  });
  const { isSuccess, diagnostics } = await checkCompliance(options, deps, (decision) => {
    const report = createComplianceReport(options, decision);
    const folder = join(env.RUNNER_TEMP ?? tmpdir(), 'kalypso');
    setOutputs(createOutputs(decision.result, writeComplianceReport(folder, report)));
    addSummary(renderSummary(options, decision));
  });
  reportDiagnostics(diagnostics, annotations);
  return isSuccess;
});
