import { join } from 'node:path';
import { Inputs } from '@kalypso-actions/action-kit';
import { Publication } from '@kalypso-actions/git';
import { createGitHub, formatRepositoryName } from '@kalypso-actions/github';
import { createGitOpsPullRequest, type GitOpsPullRequestResult } from '@kalypso-actions/gitops';
import { readOptions } from '../../actions/create-gitops-pr/inputs.ts';
import type { ScheduleOutput } from './control-plane-workspace.ts';
import { FIXTURE_TOKEN, type GitOpsFixture, type GitOpsRepository } from './gitops-fixture.ts';
import { readDefaultInputs } from './run-built-action.ts';

/** The outcome of `create-gitops-pr` in this process. */
export interface PublishOutcome {
  readonly result: GitOpsPullRequestResult | undefined;
  /** The thrown value, if there is no result. */
  readonly thrown: unknown;
  readonly log: readonly string[];
  /** The numbers of the pull requests that were reported as soon as they existed. */
  readonly opened: readonly number[];
}

export interface RetryLimits {
  /** With 0, the first failure ends the run, as if it had been killed there. */
  readonly retries: number;
  readonly timeoutMs?: number;
}

/** Runs `create-gitops-pr` in this process with a clock that never waits: for tests with many runs. */
export async function publishInProcess(
  fixture: GitOpsFixture,
  repository: GitOpsRepository,
  scheduled: ScheduleOutput,
  inputs: Readonly<Record<string, string>>,
  { retries, timeoutMs = 10_000 }: RetryLimits,
): Promise<PublishOutcome> {
  const log: string[] = [];
  const opened: number[] = [];
  const logLine = (line: string) => void log.push(line);
  let now = Date.now();
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const options = readOptionsFrom({
    ...readDefaultInputs('create-gitops-pr'),
    manifests: scheduled.manifests,
    report: scheduled.report,
    repository: repository.name,
    base: 'dev',
    token: FIXTURE_TOKEN,
    ...inputs,
  });
  const { url: serverUrl, apiUrl } = fixture.github;
  const github = createGitHub({
    token: FIXTURE_TOKEN,
    apiUrl,
    log: logLine,
    clock,
    retries,
    timeoutMs,
    maxWaitMs: retries * 600_000,
  });
  try {
    const result = await createGitOpsPullRequest(options, {
      github,
      openPublication: (target) =>
        Publication.open({
          repo: `${serverUrl}/${formatRepositoryName(target.repository)}`,
          base: target.base,
          head: target.branch,
          directory: join(fixture.root, '..', 'publications'),
          token: FIXTURE_TOKEN,
          serverUrl,
          clock,
          retries,
          timeoutMs,
          log: logLine,
        }),
      statuses: { github, runUrl: `${serverUrl}/contoso/control-plane/actions/runs/1` },
      origin: { serverUrl, controlPlaneUrl: undefined },
      onPullRequest: ({ number }) => opened.push(number),
      log: logLine,
    });
    return { result, thrown: undefined, log, opened };
  } catch (thrown) {
    return { result: undefined, thrown, log, opened };
  }
}

function readOptionsFrom(inputs: Readonly<Record<string, string>>) {
  const originalEnv = { ...process.env };
  for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value;
  try {
    const reader = new Inputs();
    reader.required('token');
    const options = readOptions(reader);
    if (reader.problems.length > 0) throw new Error(JSON.stringify(reader.problems));
    return options;
  } finally {
    process.env = originalEnv;
  }
}
