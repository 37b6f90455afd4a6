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
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { errorMessage } from '@kalypso-actions/retry';
import { createCancellationSignal } from './cancellation.ts';
import { readCheckOptions } from './inputs.ts';
import { createOutputs } from './outputs.ts';
import { renderProblems, renderSummary } from './summary.ts';

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
    addSummary(renderProblems('The inputs are invalid', inputs.problems));
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
  const reportProblems: Diagnostic[] = [];
  const { kind, isSuccess, diagnostics } = await checkCompliance(options, deps, (decision) => {
    setOutputs(createOutputs(decision.result));
    const report = createComplianceReport(options, decision);
    try {
      setOutputs({ report: writeComplianceReport(join(env.RUNNER_TEMP ?? tmpdir(), 'kalypso'), report) });
    } catch (error) {
      reportProblems.push(describeUnwrittenReport(error));
    }
    addSummary(renderSummary(options, decision));
  });
  if (kind === 'failed') addSummary(renderProblems('Could not be checked', diagnostics));
  reportDiagnostics([...diagnostics, ...reportProblems], annotations);
  return isSuccess;
});

/** The verdict does not depend on the report. */
function describeUnwrittenReport(error: unknown): Diagnostic {
  return {
    code: 'report-not-written',
    severity: 'warning',
    message: `the report could not be written: ${errorMessage(error)}`,
    hint: 'Check the space and the permissions of the folder that RUNNER_TEMP names.',
  };
}
