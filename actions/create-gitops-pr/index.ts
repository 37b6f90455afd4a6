import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hideToken, Inputs, log, reportDiagnostics, runAction, setOutputs } from '@kalypso-actions/action-kit';
import { Publication } from '@kalypso-actions/git';
import { createGitHub, formatRepositoryName } from '@kalypso-actions/github';
import { createGitOpsPullRequest, toPullRequestOutputs } from '@kalypso-actions/gitops';
import { readOptions } from './inputs.ts';
import { addPullRequestSummary } from './summary.ts';

await runAction(async () => {
  const inputs = new Inputs();
  const token = inputs.required('token');
  const statusToken = inputs.optional('status-token') ?? token;
  for (const secret of [token, statusToken]) hideToken(secret);
  const options = readOptions(inputs);
  const annotations = { workspace: process.env.GITHUB_WORKSPACE ?? '.', folders: new Map() };
  if (inputs.problems.length > 0) {
    reportDiagnostics(inputs.problems, annotations);
    return false;
  }
  const serverUrl = process.env.GITHUB_SERVER_URL ?? 'https://github.com';
  const controlPlane = process.env.GITHUB_REPOSITORY;
  const directory = join(process.env.RUNNER_TEMP ?? tmpdir(), 'kalypso');
  const apiUrl = process.env.GITHUB_API_URL ?? 'https://api.github.com';
  const result = await createGitOpsPullRequest(options, {
    github: createGitHub({ token, apiUrl, log }),
    statuses: {
      github: createGitHub({ token: statusToken, apiUrl, log }),
      runUrl: `${serverUrl}/${controlPlane}/actions/runs/${process.env.GITHUB_RUN_ID}`,
    },
    openPublication: ({ repository, base, branch }) => {
      const repo = `${serverUrl}/${formatRepositoryName(repository)}`;
      return Publication.open({ repo, base, head: branch, directory, token, serverUrl, log });
    },
    origin: { serverUrl, controlPlaneUrl: controlPlane ? `${serverUrl}/${controlPlane}` : undefined },
    // Later jobs can find it, even if this one is cancelled before it ends.
    onPullRequest: ({ number, url }) => setOutputs({ 'pull-request-number': String(number), 'pull-request-url': url }),
    log,
  });
  setOutputs(toPullRequestOutputs(result));
  reportDiagnostics(result.diagnostics, annotations);
  addPullRequestSummary(result, options.isDryRun);
  return result.ok;
});
