import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { Inputs } from '@kalypso-actions/action-kit';
import { Publication } from '@kalypso-actions/git';
import { createGitHub } from '@kalypso-actions/github';
import type { Result } from '../../actions/create-gitops-pr/result.ts';
import { run } from '../../actions/create-gitops-pr/run.ts';
import { readSettings } from '../../actions/create-gitops-pr/settings.ts';
import {
  FIXTURE_TOKEN,
  type GitOpsFixture,
  type GitOpsRepository,
  readDefaultInputs,
  type ScheduleOutput,
} from './gitops-fixture.ts';

/** How a run in this process ended. */
export interface PublishOutcome {
  readonly result: Result | undefined;
  /** What was thrown, when it did not come to a result. */
  readonly thrown: unknown;
  readonly log: readonly string[];
}

export interface RetryLimits {
  /** None: the first failure ends the run, as if it had been killed there. */
  readonly retries: number;
  readonly timeoutMs?: number;
}

/** Runs create-gitops-pr in this process, with a clock that does not wait: for tests of many runs. */
export async function publishInProcess(
  fleets: GitOpsFixture,
  fleet: GitOpsRepository,
  scheduled: ScheduleOutput,
  inputs: Readonly<Record<string, string>>,
  { retries, timeoutMs = 10_000 }: RetryLimits,
): Promise<PublishOutcome> {
  const log: string[] = [];
  const tell = (line: string) => void log.push(line);
  let now = Date.now();
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const settings = settingsOf({
    ...readDefaultInputs('create-gitops-pr'),
    manifests: scheduled.manifests,
    report: scheduled.report,
    repository: fleet.name,
    branch: 'dev',
    token: FIXTURE_TOKEN,
    ...inputs,
  });
  const { url: serverUrl, apiUrl } = fleets.github;
  const github = createGitHub({
    token: FIXTURE_TOKEN,
    apiUrl,
    log: tell,
    clock,
    retries,
    timeoutMs,
    maxWaitMs: retries * 600_000,
  });
  try {
    const result = await run(settings, {
      github,
      openPublication: ({ repository: { owner, repo }, branch, head }) =>
        Publication.open({
          repo: `${serverUrl}/${owner}/${repo}`,
          base: branch,
          head,
          directory: join(fleets.root, '..', 'publications'),
          token: FIXTURE_TOKEN,
          serverUrl,
          clock,
          retries,
          timeoutMs,
          log: tell,
        }),
      serverUrl,
      controlPlane: undefined,
      log: tell,
    });
    return { result, thrown: undefined, log };
  } catch (thrown) {
    return { result: undefined, thrown, log };
  }
}

function settingsOf(inputs: Readonly<Record<string, string>>) {
  const before = { ...process.env };
  for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value;
  try {
    const reader = new Inputs();
    reader.required('token');
    const settings = readSettings(reader);
    if (reader.problems.length > 0) throw new Error(JSON.stringify(reader.problems));
    return settings;
  } finally {
    process.env = before;
  }
}

/** A state of a GitOps repository to begin with again and again. */
export interface RepositorySnapshot {
  readonly folder: string;
  readonly pulls: readonly {
    readonly head: string;
    readonly title: string;
    readonly body: string;
    readonly labels: readonly string[];
  }[];
}

/** What a fleet is like now. */
export async function takeSnapshot(fleet: GitOpsRepository): Promise<RepositorySnapshot> {
  const pulls = await fleet.pulls();
  return {
    folder: fleet.folder,
    pulls: pulls.map(({ head, title, body, labels }) => ({
      head: head.ref,
      title,
      body,
      labels: labels.map(({ name }) => name),
    })),
  };
}

/** Another fleet that is like that. */
export async function restoreSnapshot(
  fleets: GitOpsFixture,
  { folder, pulls }: RepositorySnapshot,
): Promise<GitOpsRepository> {
  const fleet = await fleets.create({});
  cpSync(folder, fleet.folder, { recursive: true });
  for (const { labels, ...pull } of pulls) {
    const { number } = await fleet.api<{ readonly number: number }>('POST', '/pulls', { base: 'dev', ...pull });
    if (labels.length > 0) await fleet.api('POST', `/issues/${number}/labels`, { labels });
  }
  return fleet;
}
