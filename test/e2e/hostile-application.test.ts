import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORIES } from '../support/tutorial/seed-repositories.ts';
import { TUTORIAL_CHAPTERS } from '../support/tutorial/chapters.ts';
import { TutorialSandbox } from '../support/tutorial/tutorial-sandbox.ts';
import type { RunRecord } from '@kalypso-actions/workflow-runner';

const { controlPlane, platformGitOps, application, services } = REPOSITORIES;

/** Whole flows, of many programs each: seconds, and a multiple of that where others are at work. */
const SLOW_MACHINE_MS = 120_000;

let sandbox: TutorialSandbox;
let folder: string;
/** What a command that got through would leave behind. */
let canary: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalypso-canary-'));
  canary = join(folder, 'pwned');
  sandbox = await TutorialSandbox.start();
  for (const id of ['onboard', 'dev-policies']) await TUTORIAL_CHAPTERS.find((chapter) => chapter.id === id)?.perform(sandbox);
}, SLOW_MACHINE_MS);
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

/** Words that mean something to a shell, an expression, a log, a template or Markdown, wherever one of those reads them. */
const hostile = () => [
  `$(touch ${canary})`,
  `\`touch ${canary}\``,
  `'; touch ${canary}; '`,
  `\${{ secrets.KALYPSO_PRIVATE_KEY }}`,
  `\${{ github.token }}`,
  '\n::set-output name=pwned::1\n',
  '\n::error::pwned\n',
  '##[set-output name=pwned]1',
  '\npwned=1\n',
  '{{ .Values.pwned }}',
  '](https://pwned.example) @contoso/everyone <img src=x>',
];

const workload = (url: string, target: string) => `apiVersion: scheduler.kalypso.io/v1alpha1
kind: Workload
metadata:
  name: hello-world-app
spec:
  deploymentTargets:
    - name: functional-test
      labels:
        purpose: functional-test
        edge: "true"
      environment: dev
      manifests:
        repo: ${url}/contoso/hello-world-gitops
        branch: dev
        path: ./functional-test
${target}`;

async function during(act: () => Promise<unknown>): Promise<readonly RunRecord[]> {
  const before = sandbox.runner.runs.length;
  await act();
  await sandbox.runner.settle();
  return sandbox.runner.runs.slice(before);
}

/** Nothing of what strangers write was carried out, and no token was said aloud. */
function expectUnharmed(runs: readonly RunRecord[]): void {
  expect(runs).not.toEqual([]);
  expect(existsSync(canary)).toBe(false);
  for (const { jobs, title } of runs) {
    expect(title).not.toContain('pwned');
    for (const { log, summary, annotations, steps } of jobs) {
      // What the runner masked is a secret that was said.
      expect(log).not.toContain('***');
      expect(summary).not.toMatch(/\*\*\*|PRIVATE KEY|ghs_/);
      expect(steps.flatMap(({ outputs }) => Object.keys(outputs))).not.toContain('pwned');
      expect(annotations.filter(({ message }) => message.startsWith('pwned'))).toEqual([]);
    }
  }
}

/** What the jobs say that failed. */
const failures = (runs: readonly RunRecord[]) =>
  runs.flatMap(({ jobs }) => jobs.filter(({ conclusion }) => conclusion !== 'success').map(({ log }) => log));

describe('an application repository of a stranger', { timeout: SLOW_MACHINE_MS }, () => {
  it('has a workload whose values are only values', async () => {
    const before = (await sandbox.pull(platformGitOps, 'dev')).number;
    // One that would be a template is refused, as a name is: see below.
    const accepted = hostile().filter((value) => !value.includes('{{'));
    const values = accepted.map((value, index) => `        hostile${index}: ${JSON.stringify(value)}\n`).join('');
    const runs = await during(() =>
      sandbox.commit(application, 'main', hostile().join(' '), {
        'workload/workload.yaml': workload(sandbox.github.url, values),
      }),
    );
    expect(runs.map(({ workflow }) => workflow).sort()).toEqual([
      'deploy.yml',
      'notify-control-plane.yml',
      'schedule.yml',
    ]);
    expectUnharmed(runs);
    expect(failures(runs)).toEqual([]);
    const pull = await sandbox.pull(platformGitOps, 'dev');
    expect(pull.number).toBe(before);
    expect(pull.body).not.toMatch(/<img|(?<!`)@contoso|\]\(https:\/\/pwned/);
  });

  it('has names that are refused, each where it stands, and nothing is published', async () => {
    const head = (await sandbox.pull(platformGitOps, 'dev')).head;
    const names = hostile().map(
      (name) => `    - name: ${JSON.stringify(name)}\n      environment: dev\n      manifests: {}\n`,
    );
    const workloads = workload(sandbox.github.url, names.join('')).replace('hello-world-app', 'other-app');
    const runs = await during(() => sandbox.commit(services, 'main', 'names', { 'workload/hostile.yaml': workloads }));
    expectUnharmed(runs);
    const schedule = runs.find(({ workflow }) => workflow === 'schedule.yml');
    expect(schedule?.conclusion).toBe('failure');
    const told = schedule?.jobs.map(({ log }) => log.match(/hostile\.yaml:\d+:\d+: error/g)?.length ?? 0) ?? [];
    expect(Math.max(...told)).toBeGreaterThanOrEqual(hostile().length);
    expect((await sandbox.pull(platformGitOps, 'dev')).head).toBe(head);
  });

  it('sends events whose words go nowhere', async () => {
    await sandbox.commit(services, 'main', 'well again', { 'workload/hostile.yaml': null });
    await sandbox.runner.settle();
    const before = [
      sandbox.head(controlPlane, 'main'),
      sandbox.head(controlPlane, 'dev'),
      await sandbox.pulls(platformGitOps, 'dev'),
    ];
    const payload = Object.fromEntries(['environment', 'ref', 'commit', 'inputs'].map((key, i) => [key, hostile()[i]]));
    const runs = await during(() =>
      sandbox.github.api('POST', `/repos/${controlPlane}/dispatches`, {
        token: 'token-of-alice',
        body: { event_type: 'workload-changed', client_payload: payload },
      }),
    );
    expectUnharmed(runs);
    expect(failures(runs)).toEqual([]);
    expect(runs.map(({ workflow, jobs }) => [workflow, jobs.length])).toEqual([['schedule.yml', 2]]);
    expect([
      sandbox.head(controlPlane, 'main'),
      sandbox.head(controlPlane, 'dev'),
      await sandbox.pulls(platformGitOps, 'dev'),
    ]).toEqual(before);
  });

  it('has branches that start nothing', async () => {
    const runs = await during(() =>
      sandbox.commit(application, 'main', 'on a branch', { 'notes.txt': 'a' }, `$(touch\${IFS}pwned)`),
    );
    expect(runs).toEqual([]);
  });
});
