import { mkdtempSync } from 'node:fs';
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
import { createGitHub, diagnoseGitHubError } from '@kalypso-actions/github';
import { createReadWorkload, registerWorkload } from '@kalypso-actions/onboarding';
import { readRegisterWorkloadInputs } from './inputs.ts';
import { readIssueEvent } from './issue-event.ts';
import { renderRegistrationSummary } from './summary.ts';

await runAction(async () => {
  const { env } = process;
  const workspace = env.GITHUB_WORKSPACE ?? '.';
  const serverUrl = env.GITHUB_SERVER_URL ?? 'https://github.com';
  const apiUrl = env.GITHUB_API_URL ?? 'https://api.github.com';
  const inputs = new Inputs();
  const settings = readRegisterWorkloadInputs(inputs, serverUrl);
  const issue = readIssueEvent(env.GITHUB_EVENT_PATH);
  if (settings === undefined || issue === undefined) {
    const message = 'the workflow was not started by an event of an issue';
    const hint = 'Start it with `on: issues`.';
    const event = issue === undefined ? [{ code: 'input', severity: 'error' as const, message, hint }] : [];
    reportDiagnostics([...inputs.problems, ...event], { workspace, folders: new Map() });
    return false;
  }
  const { token, issueToken, pullRequestToken } = settings;
  for (const secret of [token ?? '', issueToken, pullRequestToken]) hideToken(secret);
  const directory = mkdtempSync(join(env.RUNNER_TEMP ?? tmpdir(), 'kalypso-registration-'));
  const deps = {
    writer: createGitHub({ token: pullRequestToken, apiUrl, log }),
    commenter: createGitHub({ token: issueToken, apiUrl, log }),
    readWorkload: createReadWorkload({ directory, token, serverUrl, log }),
  };
  try {
    const result = await registerWorkload(issue, { ...settings, serverUrl }, deps);
    const { kind, pullRequest } = result;
    log(`issue #${issue.number}: ${kind}${pullRequest === undefined ? '' : `, pull request #${pullRequest.number}`}`);
    addSummary(renderRegistrationSummary(result));
    setOutputs({
      result: kind,
      'pull-request-number': String(pullRequest?.number ?? ''),
      'pull-request-url': pullRequest?.url ?? '',
    });
    return true;
  } catch (error) {
    const diagnostic = diagnoseGitHubError(error);
    if (diagnostic === undefined) throw error;
    reportDiagnostics([diagnostic], { workspace, folders: new Map() });
    return false;
  }
});
