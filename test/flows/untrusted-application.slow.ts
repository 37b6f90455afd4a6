import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunRecord } from '@kalypso-actions/workflow-runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TUTORIAL_CHAPTERS } from '../support/tutorial/chapters.ts';
import { REPOSITORIES } from '../support/tutorial/seed-repositories.ts';
import { TutorialSandbox } from '../support/tutorial/tutorial-sandbox.ts';

const { controlPlane, platformGitOps, application, services } = REPOSITORIES;

/** Each test runs whole flows of many programs: seconds, and a multiple of that on a busy machine. */
const SLOW_MACHINE_MS = 120_000;

let sandbox: TutorialSandbox;
let folder: string;
/** The file that an injected command would create. */
let canary: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalypso-canary-'));
  canary = join(folder, 'pwned');
  sandbox = await TutorialSandbox.start();
  for (const id of ['onboard', 'dev-policies'])
    await TUTORIAL_CHAPTERS.find((chapter) => chapter.id === id)?.perform(sandbox);
}, SLOW_MACHINE_MS);
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

/** Texts that a shell, an expression, a log, a template or Markdown would interpret. */
const injections = () => [
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
        repo: ${url}/${REPOSITORIES.applicationGitOps}
        branch: dev
        path: ./functional-test
${target}`;

async function runsOf(act: () => Promise<unknown>): Promise<readonly RunRecord[]> {
  const before = sandbox.runner.runs.length;
  await act();
  await sandbox.runner.settle();
  return sandbox.runner.runs.slice(before);
}

/** Expects that no untrusted text was executed, and that no token was printed. */
function expectNoInjection(runs: readonly RunRecord[]): void {
  expect(runs).not.toEqual([]);
  expect(existsSync(canary)).toBe(false);
  for (const { jobs, title } of runs) {
    expect(title).not.toContain('pwned');
    for (const { log, summary, annotations, steps } of jobs) {
      // The runner masks secrets that a job prints.
      expect(log).not.toContain('***');
      expect(summary).not.toMatch(/\*\*\*|PRIVATE KEY|ghs_/);
      expect(steps.flatMap(({ outputs }) => Object.keys(outputs))).not.toContain('pwned');
      expect(annotations.filter(({ message }) => message.startsWith('pwned'))).toEqual([]);
    }
  }
}

/** The logs of the failed jobs. */
const failures = (runs: readonly RunRecord[]) =>
  runs.flatMap(({ jobs }) => jobs.filter(({ conclusion }) => conclusion !== 'success').map(({ log }) => log));

describe('an untrusted application repository', { timeout: SLOW_MACHINE_MS }, () => {
  it('has a workload whose values remain text', async () => {
    const before = (await sandbox.pull(platformGitOps, 'dev')).number;
    // Values that are templates are rejected, like names: see below.
    const accepted = injections().filter((value) => !value.includes('{{'));
    const values = accepted.map((value, index) => `        injection${index}: ${JSON.stringify(value)}\n`).join('');
    const runs = await runsOf(() =>
      sandbox.commit(application, 'main', injections().join(' '), {
        'workload/workload.yaml': workload(sandbox.github.url, values),
      }),
    );
    expect(runs.map(({ workflow }) => workflow).sort()).toEqual([
      'deploy.yml',
      'notify-control-plane.yml',
      'schedule.yml',
    ]);
    expectNoInjection(runs);
    expect(failures(runs)).toEqual([]);
    const pull = await sandbox.pull(platformGitOps, 'dev');
    expect(pull.number).toBe(before);
    expect(pull.body).not.toMatch(/<img|(?<!`)@contoso|\]\(https:\/\/pwned/);
  });

  it('has names that are rejected, each at its position, and nothing of its registration is published', async () => {
    const filesOf = async () => sandbox.files(platformGitOps, (await sandbox.pull(platformGitOps, 'dev')).head);
    const before = await filesOf();
    expect(before).toContain('large/observability-prometheus/reconciler.yaml');
    const names = injections().map(
      (name) => `    - name: ${JSON.stringify(name)}\n      environment: dev\n      manifests: {}\n`,
    );
    const workloads = workload(sandbox.github.url, names.join('')).replace('hello-world-app', 'other-app');
    const runs = await runsOf(() => sandbox.commit(services, 'main', 'names', { 'workloads/hostile.yaml': workloads }));
    expectNoInjection(runs);
    const schedule = runs.find(({ workflow }) => workflow === 'schedule.yml');
    // The error belongs to this registration: it is held back, and the others are not.
    expect(schedule?.conclusion).toBe('success');
    const errorCounts = schedule?.jobs.map(({ log }) => log.match(/hostile\.yaml:\d+:\d+: error/g)?.length ?? 0) ?? [];
    expect(Math.max(...errorCounts)).toBeGreaterThanOrEqual(injections().length);
    // The pull request of its first assignment is not merged yet.
    expect(await filesOf()).toEqual(before.filter((file) => !file.startsWith('large/observability-prometheus/')));
    const { body } = await sandbox.pull(platformGitOps, 'dev');
    expect(body).toContain('1 registration is held back.');
    expect(body).not.toMatch(/<img|(?<!`)@contoso|\]\(https:\/\/pwned/);
  });

  it('sends events whose content has no effect', async () => {
    await sandbox.commit(services, 'main', 'remove the names', { 'workloads/hostile.yaml': null });
    await sandbox.runner.settle();
    const before = [
      sandbox.head(controlPlane, 'main'),
      sandbox.head(controlPlane, 'dev'),
      await sandbox.pulls(platformGitOps, 'dev'),
    ];
    const payload = Object.fromEntries(
      ['environment', 'ref', 'commit', 'inputs'].map((key, i) => [key, injections()[i]]),
    );
    const runs = await runsOf(() =>
      sandbox.github.api('POST', `/repos/${controlPlane}/dispatches`, {
        token: 'token-of-alice',
        body: { event_type: 'workload-changed', client_payload: payload },
      }),
    );
    expectNoInjection(runs);
    expect(failures(runs)).toEqual([]);
    expect(runs.map(({ workflow, jobs }) => [workflow, jobs.length])).toEqual([['schedule.yml', 2]]);
    expect([
      sandbox.head(controlPlane, 'main'),
      sandbox.head(controlPlane, 'dev'),
      await sandbox.pulls(platformGitOps, 'dev'),
    ]).toEqual(before);
  });

  it('has branches that start no workflow', async () => {
    const runs = await runsOf(() =>
      sandbox.commit(application, 'main', 'on a branch', { 'notes.txt': 'a' }, `$(touch\${IFS}pwned)`),
    );
    expect(runs).toEqual([]);
  });
});
