import { hideToken, Inputs, log, reportDiagnostics, runAction, setOutputs } from '@kalypso-actions/action-kit';
import { waitForMerge } from '@kalypso-actions/deployment';
import { createGitHub, diagnoseGitHubError } from '@kalypso-actions/github';
import { readMergeInputs } from './inputs.ts';

await runAction(async () => {
  const { env } = process;
  const context = { workspace: env.GITHUB_WORKSPACE ?? '.', folders: new Map() };
  const inputs = new Inputs();
  const token = inputs.required('token');
  hideToken(token);
  const wait = readMergeInputs(inputs, env.GITHUB_SERVER_URL ?? 'https://github.com');
  if (!wait) {
    reportDiagnostics(inputs.problems, context);
    return false;
  }
  const github = createGitHub({ token, apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com', log });
  const result = await waitForMerge(wait, github).catch((error: unknown) => {
    const diagnostic = diagnoseGitHubError(error);
    if (diagnostic === undefined) throw error;
    return { kind: 'failed', diagnostic } as const;
  });
  if (result.kind === 'failed') {
    reportDiagnostics([result.diagnostic], context);
    return false;
  }
  log(result.kind === 'open' ? result.message : `Branch ${wait.branch} has the manifests at commit ${result.commit}`);
  setOutputs({ commit: result.kind === 'merged' ? result.commit : '' });
  return true;
});
