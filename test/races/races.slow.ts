import type { RunRecord } from '@kalypso-actions/workflow-runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORIES } from '../support/tutorial/seed-repositories.ts';
import { TutorialSandbox } from '../support/tutorial/tutorial-sandbox.ts';

const { controlPlane, platformGitOps } = REPOSITORIES;
const TRACKING = '.github/tracking/Promoted_Commit_Id';
/** No step of a starter workflow's job comes after so many. */
const MOST_STEPS = 6;

let world: TutorialSandbox;
beforeAll(async () => {
  world = await TutorialSandbox.start({ approvals: ['stage'] });
});
afterAll(() => world.stop());

let count = 0;
/** A change of `main` that nothing but its promotion shows. */
const change = () => world.commit(controlPlane, 'main', 'a change', { 'notes.txt': `${++count}\n` });
const promoted = (environment: string) =>
  /commit: (\w{40})/.exec(world.file(controlPlane, environment, 'base-repo.yaml'))?.[1];
const published = (revision: string) => world.file(platformGitOps, revision, TRACKING);
const says = async (commit: string) =>
  Object.fromEntries(
    Object.values(await world.statuses(controlPlane, commit)).map(({ context, state, description }) => [
      context,
      `${state}: ${description}`,
    ]),
  );

async function mergeAndFollow(environment: string, method: 'merge' | 'squash' | 'rebase' = 'merge'): Promise<void> {
  const commit = await world.merge(platformGitOps, environment, method);
  await world.report({ cluster: 'drone', environment, commit, state: 'Compliant' });
  await world.runner.settle();
}

/** Approves what waits, the newest first, until nothing does. */
async function approveAll(): Promise<void> {
  for (;;) {
    const job = world.runner.waiting.at(-1);
    if (job === undefined) return;
    world.runner.approve(job);
    await world.runner.settle();
  }
}

/** Everything that promotion may change. */
async function state(commits: readonly string[]) {
  const repositories = [controlPlane, platformGitOps];
  const branches = ['main', 'dev', 'stage'];
  return {
    heads: repositories.flatMap((repository) => branches.map((branch) => world.head(repository, branch))),
    pulls: await Promise.all(branches.map((branch) => world.pulls(platformGitOps, branch, 'all'))),
    statuses: await Promise.all(commits.map(says)),
  };
}

describe('two commits in a row', () => {
  let first: string;
  let second: string;

  it('come to dev in their order, and one pull request has the newer one', async () => {
    first = await change();
    second = await change();
    await world.runner.settle();
    expect(promoted('dev')).toBe(second);
    expect(published((await world.pull(platformGitOps, 'dev')).head)).toBe(second);
    expect(await says(first)).toEqual({ 'dev environment': `error: Superseded by ${second.slice(0, 7)}` });
    expect(await says(second)).toEqual({ 'dev environment': 'pending: Promoted' });
  });

  it('and the newer one goes on when the pull request is squashed', async () => {
    await mergeAndFollow('dev', 'squash');
    expect(world.runner.waiting.map(({ environment }) => environment)).toEqual(['stage']);
    expect(promoted('stage')).not.toBe(second);
  });
});

describe('a newer promotion while an older one waits for its approval', () => {
  it('is not held up, and the older one changes nothing afterwards', async () => {
    const older = world.head(controlPlane, 'main');
    const newer = await change();
    await world.runner.settle();
    await mergeAndFollow('dev', 'rebase');
    expect(world.runner.waiting).toHaveLength(2);
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
    await world.github.addFaults({ method: 'PATCH', path: '/git/refs/heads', how: { kind: 'delay', ms: 1500 } });
    const commit = await change();
    await world.runner.until(async () => (await world.github.remainingFaults()) === 0);
    const moved = await world.commit(controlPlane, 'dev', 'a policy', { 'notes.txt': 'moved\n' });
    await world.runner.settle();
    expect(promoted('dev')).toBe(commit);
    expect(world.file(controlPlane, 'dev', 'notes.txt')).toBe('moved');
    expect(world.isAncestor(controlPlane, moved, 'dev')).toBe(true);
    expect(published((await world.pull(platformGitOps, 'dev')).head)).toBe(commit);
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
        world.runner.injectMachineFailure({ workflow, job, stepsDone });
    const commit = await change();
    await recover();
    await mergeAndFollow('dev');
    await recover();
    await mergeAndFollow('stage');
    await recover();
    world.runner.clearMachineFailures();
    const died = world.runner.runs.flatMap(({ jobs }) => jobs.filter(({ log }) => log.includes('lost communication')));
    expect(new Set(died.map(({ id }) => id))).toEqual(new Set(JOBS.map(([, job]) => job)));
    expect(promoted('stage')).toBe(commit);
    expect(published('stage')).toBe(commit);
    expect(await says(commit)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': 'success: Deployed',
    });
    expect(await world.pulls(platformGitOps, 'dev')).toEqual([]);
    expect(await world.pulls(platformGitOps, 'stage')).toEqual([]);
  });

  /** Starts again what failed of each run, and approves what waits, until nothing does. */
  async function recover(): Promise<void> {
    const seen = new Set<RunRecord>();
    for (;;) {
      await world.runner.settle();
      await approveAll();
      const failed = world.runner.runs.filter((run) => run.conclusion === 'failure' && !seen.has(run));
      if (failed.length === 0) return;
      for (const run of failed) {
        seen.add(run);
        if (isLost(run)) world.runner.rerun(run, 'failed');
      }
    }
  }

  const isLost = ({ jobs }: RunRecord) => jobs.some(({ log }) => log.includes('lost communication'));
});

describe('what is run again', () => {
  it('does nothing the second time', async () => {
    const commit = world.head(controlPlane, 'main');
    const before = await state([commit]);
    const last = new Map(world.runner.runs.map((run) => [`${run.workflow} ${run.inputs.environment}`, run]));
    for (const run of last.values()) {
      world.runner.rerun(run);
      await world.runner.settle();
      await approveAll();
    }
    expect(await state([commit])).toEqual(before);
  });
});

describe('a promotion that is held', () => {
  it('waits, and goes on with the timer when the hold is gone', async () => {
    const file = '.environments/stage.yaml';
    const free = `${world.file(controlPlane, 'main', file)}\n`;
    const before = promoted('stage');
    const commit = await world.commit(controlPlane, 'main', 'hold stage', {
      [file]: `${free}  promotion:\n    hold: the fleet of stage is being moved\n`,
    });
    await world.runner.settle();
    await mergeAndFollow('dev');
    await approveAll();
    expect(promoted('stage')).toBe(before);
    expect((await says(commit))['stage environment']).toMatch(/^pending: .*the fleet of stage is being moved/);
    await world.runner.triggerSchedule(controlPlane, 'cd.yml');
    await world.runner.settle();
    expect(world.runner.waiting).toEqual([]);

    await world.commit(controlPlane, 'main', 'let go', { [file]: free });
    await world.runner.settle();
    await world.runner.triggerSchedule(controlPlane, 'cd.yml');
    await world.runner.settle();
    await approveAll();
    expect(promoted('stage')).toBe(commit);
    expect((await says(commit))['stage environment']).toBe('pending: Promoted');
  });
});

describe('a pull request to main', () => {
  it('is checked against every environment, and nothing is promoted', async () => {
    const before = [promoted('dev'), promoted('stage')];
    const bad = { 'workloads/bad.yaml': 'apiVersion: scheduler.kalypso.io/v1alpha1\nkind: WorkloadRegistration\n' };
    await world.commit(controlPlane, 'main', 'a bad registration', bad, 'topic');
    const started = world.runner.runs.length;
    await world.openPull(controlPlane, 'topic', 'main');
    await world.runner.settle();
    const runs = world.runner.runs.slice(started);
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
