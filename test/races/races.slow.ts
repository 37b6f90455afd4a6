import type { RunRecord } from '@kalypso-actions/workflow-runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORIES } from '../support/tutorial/seed-repositories.ts';
import { TutorialSandbox } from '../support/tutorial/tutorial-sandbox.ts';

const { controlPlane, platformGitOps } = REPOSITORIES;
const TRACKING = '.github/tracking/Promoted_Commit_Id';
/** No step of a starter workflow's job comes after so many. */
const MOST_STEPS = 6;

let sandbox: TutorialSandbox;
beforeAll(async () => {
  sandbox = await TutorialSandbox.start({ approvals: ['stage'] });
});
afterAll(() => sandbox.stop());

let count = 0;
/** A change of `main` that nothing but its promotion shows. */
const change = () => sandbox.commit(controlPlane, 'main', 'a change', { 'notes.txt': `${++count}\n` });
const promoted = (environment: string) =>
  /commit: (\w{40})/.exec(sandbox.file(controlPlane, environment, 'base-repo.yaml'))?.[1];
const published = (revision: string) => sandbox.file(platformGitOps, revision, TRACKING);
const says = async (commit: string) =>
  Object.fromEntries(
    Object.values(await sandbox.statuses(controlPlane, commit)).map(({ context, state, description }) => [
      context,
      `${state}: ${description}`,
    ]),
  );

async function mergeAndFollow(environment: string, method: 'merge' | 'squash' | 'rebase' = 'merge'): Promise<void> {
  const commit = await sandbox.merge(platformGitOps, environment, method);
  await sandbox.reportCompliance({ cluster: 'drone', environment, commit, state: 'Compliant' });
  await sandbox.runner.settle();
}

/** Approves what waits, the newest first, until nothing does. */
async function approveAll(): Promise<void> {
  for (;;) {
    const job = sandbox.runner.waiting.at(-1);
    if (job === undefined) return;
    sandbox.runner.approve(job);
    await sandbox.runner.settle();
  }
}

/** Everything that promotion may change. */
async function state(commits: readonly string[]) {
  const repositories = [controlPlane, platformGitOps];
  const branches = ['main', 'dev', 'stage'];
  return {
    heads: repositories.flatMap((repository) => branches.map((branch) => sandbox.head(repository, branch))),
    pulls: await Promise.all(branches.map((branch) => sandbox.pulls(platformGitOps, branch, 'all'))),
    statuses: await Promise.all(commits.map(says)),
  };
}

describe('two commits in a row', () => {
  let first: string;
  let second: string;

  it('come to dev in their order, and one pull request has the newer one', async () => {
    first = await change();
    second = await change();
    await sandbox.runner.settle();
    expect(promoted('dev')).toBe(second);
    expect(published((await sandbox.pull(platformGitOps, 'dev')).head)).toBe(second);
    expect(await says(first)).toEqual({ 'dev environment': `error: Superseded by ${second.slice(0, 7)}` });
    expect(await says(second)).toEqual({ 'dev environment': 'pending: Promoted' });
  });

  it('and the newer one goes on when the pull request is squashed', async () => {
    await mergeAndFollow('dev', 'squash');
    expect(sandbox.runner.waiting.map(({ environment }) => environment)).toEqual(['stage']);
    expect(promoted('stage')).not.toBe(second);
  });
});

describe('a newer promotion while an older one waits for its approval', () => {
  it('is not held up, and the older one changes nothing afterwards', async () => {
    const older = sandbox.head(controlPlane, 'main');
    const newer = await change();
    await sandbox.runner.settle();
    await mergeAndFollow('dev', 'rebase');
    expect(sandbox.runner.waiting).toHaveLength(2);
    await approveAll();
    expect(promoted('stage')).toBe(newer);
    expect(await says(older)).toEqual({ 'dev environment': 'success: Deployed' });
    expect(await says(newer)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': 'pending: Promoted',
    });
    await mergeAndFollow('stage');
    expect((await says(newer))['stage environment']).toBe('success: Deployed');
  });
});

describe('an environment branch that moves', () => {
  it('while a commit is promoted to it keeps what moved it', async () => {
    await sandbox.github.addFaults({ method: 'PATCH', path: '/git/refs/heads', how: { kind: 'delay', ms: 1500 } });
    const commit = await change();
    await sandbox.runner.until(async () => (await sandbox.github.remainingFaults()) === 0);
    const moved = await sandbox.commit(controlPlane, 'dev', 'a policy', { 'notes.txt': 'moved\n' });
    await sandbox.runner.settle();
    expect(promoted('dev')).toBe(commit);
    expect(sandbox.file(controlPlane, 'dev', 'notes.txt')).toBe('moved');
    expect(sandbox.isAncestor(controlPlane, moved, 'dev')).toBe(true);
    expect(published((await sandbox.pull(platformGitOps, 'dev')).head)).toBe(commit);
    await mergeAndFollow('dev');
    await approveAll();
    await mergeAndFollow('stage');
    expect(await says(commit)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': 'success: Deployed',
    });
  });
});

describe('a job that is killed', () => {
  const JOBS = [
    ['ci.yml', 'promote'],
    ['cd.yml', 'plan'],
    ['cd.yml', 'promote'],
    ['schedule.yml', 'schedule'],
    ['notify-control-plane.yml', 'notify'],
    ['check-promote.yml', 'check'],
    ['check-promote.yml', 'promote'],
  ] as const;

  it('before its first step, between any two, and started again each time, comes to the same end', async () => {
    // An accident happens once: the first attempt dies before the first step, the second after it, and so on.
    for (const [workflow, job] of JOBS)
      for (let stepsDone = 0; stepsDone < MOST_STEPS; stepsDone += 1)
        sandbox.runner.injectMachineFailure({ workflow, job, stepsDone });
    const commit = await change();
    await recover();
    await mergeAndFollow('dev');
    await recover();
    await mergeAndFollow('stage');
    await recover();
    sandbox.runner.clearMachineFailures();
    const died = sandbox.runner.runs.flatMap(({ jobs }) => jobs.filter(({ log }) => log.includes('lost communication')));
    expect(new Set(died.map(({ id }) => id))).toEqual(new Set(JOBS.map(([, job]) => job)));
    expect(promoted('stage')).toBe(commit);
    expect(published('stage')).toBe(commit);
    expect(await says(commit)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': 'success: Deployed',
    });
    expect(await sandbox.pulls(platformGitOps, 'dev')).toEqual([]);
    expect(await sandbox.pulls(platformGitOps, 'stage')).toEqual([]);
  });

  /** Starts again what failed of each run, and approves what waits, until nothing does. */
  async function recover(): Promise<void> {
    const seen = new Set<RunRecord>();
    for (;;) {
      await sandbox.runner.settle();
      await approveAll();
      const failed = sandbox.runner.runs.filter((run) => run.conclusion === 'failure' && !seen.has(run));
      if (failed.length === 0) return;
      for (const run of failed) {
        seen.add(run);
        if (isLost(run)) sandbox.runner.rerun(run, 'failed');
      }
    }
  }

  const isLost = ({ jobs }: RunRecord) => jobs.some(({ log }) => log.includes('lost communication'));
});

describe('what is run again', () => {
  it('does nothing the second time', async () => {
    const commit = sandbox.head(controlPlane, 'main');
    const before = await state([commit]);
    const last = new Map(sandbox.runner.runs.map((run) => [`${run.workflow} ${run.inputs.environment}`, run]));
    for (const run of last.values()) {
      sandbox.runner.rerun(run);
      await sandbox.runner.settle();
      await approveAll();
    }
    expect(await state([commit])).toEqual(before);
  });
});

describe('a promotion that is held', () => {
  it('waits, and goes on with the timer when the hold is gone', async () => {
    const file = '.environments/stage.yaml';
    const free = `${sandbox.file(controlPlane, 'main', file)}\n`;
    const before = promoted('stage');
    const commit = await sandbox.commit(controlPlane, 'main', 'hold stage', {
      [file]: `${free}  promotion:\n    hold: the fleet of stage is being moved\n`,
    });
    await sandbox.runner.settle();
    await mergeAndFollow('dev');
    await approveAll();
    expect(promoted('stage')).toBe(before);
    expect((await says(commit))['stage environment']).toMatch(/^pending: .*the fleet of stage is being moved/);
    await sandbox.runner.triggerSchedule(controlPlane, 'cd.yml');
    await sandbox.runner.settle();
    expect(sandbox.runner.waiting).toEqual([]);

    await sandbox.commit(controlPlane, 'main', 'let go', { [file]: free });
    await sandbox.runner.settle();
    await sandbox.runner.triggerSchedule(controlPlane, 'cd.yml');
    await sandbox.runner.settle();
    await approveAll();
    expect(promoted('stage')).toBe(commit);
    expect((await says(commit))['stage environment']).toBe('pending: Promoted');
  });
});

describe('a pull request to main', () => {
  it('is checked against every environment, and nothing is promoted', async () => {
    const before = [promoted('dev'), promoted('stage')];
    const bad = { 'workloads/bad.yaml': 'apiVersion: scheduler.kalypso.io/v1alpha1\nkind: WorkloadRegistration\n' };
    await sandbox.commit(controlPlane, 'main', 'a bad registration', bad, 'topic');
    const started = sandbox.runner.runs.length;
    await sandbox.openPull(controlPlane, 'topic', 'main');
    await sandbox.runner.settle();
    const runs = sandbox.runner.runs.slice(started);
    expect(runs.map(({ workflow, event, conclusion }) => [workflow, event, conclusion])).toEqual([
      ['ci.yml', 'pull_request', 'failure'],
    ]);
    const conclusions = runs[0]?.jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`).sort();
    for (const { id, log } of runs[0]?.jobs ?? [])
      if (id === 'check') expect(log).toMatch(/workloads\/bad\.yaml:\d+:\d+: error/);
    expect(conclusions).toEqual(['Check dev: failure', 'Check stage: failure', 'promote: skipped']);
    expect([promoted('dev'), promoted('stage')]).toEqual(before);
  });
});
