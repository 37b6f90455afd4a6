import type { RunRecord } from '@kalypso-actions/workflow-runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORIES } from '../support/tutorial/seed-repositories.ts';
import { TutorialSandbox } from '../support/tutorial/tutorial-sandbox.ts';

const { controlPlane, platformGitOps } = REPOSITORIES;
const TRACKING = '.github/tracking/Promoted_Commit_Id';
/** At least the number of steps of the longest job of a starter workflow. */
const MAX_STEPS = 7;
const WAITS_FOR_MERGE: unknown = expect.stringMatching(/^pending: Waits for the merge of pull request #\d+$/);

let sandbox: TutorialSandbox;
beforeAll(async () => {
  sandbox = await TutorialSandbox.start({ approvals: ['stage'] });
});
afterAll(() => sandbox.stop());

let count = 0;
/** Commits a change to `main` that has no effect except for its promotion. */
const commitChange = () => sandbox.commit(controlPlane, 'main', 'a change', { 'notes.txt': `${++count}\n` });
const promotedCommit = (environment: string) =>
  /commit: (\w{40})/.exec(sandbox.file(controlPlane, environment, 'base-repo.yaml'))?.[1];
const trackedCommit = (revision: string) => sandbox.file(platformGitOps, revision, TRACKING);
const readStatuses = async (commit: string) =>
  Object.fromEntries(
    Object.values(await sandbox.statuses(controlPlane, commit)).map(({ context, state, description }) => [
      context,
      `${state}: ${description}`,
    ]),
  );

async function mergeAndFollow(environment: string, method: 'merge' | 'squash' | 'rebase' = 'merge'): Promise<void> {
  const commit = await sandbox.merge(platformGitOps, environment, method);
  await sandbox.reportApplied(environment, commit);
  await sandbox.runner.settle();
}

/** Approves waiting jobs, the newest first, until none waits. */
async function approveAll(): Promise<void> {
  for (;;) {
    const job = sandbox.runner.waiting.at(-1);
    if (job === undefined) return;
    sandbox.runner.approve(job);
    await sandbox.runner.settle();
  }
}

/** Everything that a promotion may change. */
async function readState(commits: readonly string[]) {
  const repositories = [controlPlane, platformGitOps];
  const branches = ['main', 'dev', 'stage'];
  return {
    heads: repositories.flatMap((repository) => branches.map((branch) => sandbox.head(repository, branch))),
    pulls: await Promise.all(branches.map((branch) => sandbox.pulls(platformGitOps, branch, 'all'))),
    statuses: await Promise.all(commits.map(readStatuses)),
  };
}

describe('two commits in a row', () => {
  let first: string;
  let second: string;

  it('are promoted to dev in order, and one pull request has the newer one', async () => {
    first = await commitChange();
    second = await commitChange();
    await sandbox.runner.settle();
    expect(promotedCommit('dev')).toBe(second);
    expect(trackedCommit((await sandbox.pull(platformGitOps, 'dev')).head)).toBe(second);
    expect(await readStatuses(first)).toEqual({ 'dev environment': `error: Superseded by ${second.slice(0, 7)}` });
    expect(await readStatuses(second)).toEqual({ 'dev environment': WAITS_FOR_MERGE });
  });

  it('continue with the newer one when the pull request is squashed', async () => {
    await mergeAndFollow('dev', 'squash');
    expect(sandbox.runner.waiting.map(({ environment }) => environment)).toEqual(['stage']);
    expect(promotedCommit('stage')).not.toBe(second);
  });
});

describe('a newer promotion while an older one waits for its approval', () => {
  it('is not delayed, and the older one changes nothing afterwards', async () => {
    const older = sandbox.head(controlPlane, 'main');
    const newer = await commitChange();
    await sandbox.runner.settle();
    await mergeAndFollow('dev', 'rebase');
    expect(sandbox.runner.waiting).toHaveLength(2);
    await approveAll();
    expect(promotedCommit('stage')).toBe(newer);
    expect(await readStatuses(older)).toEqual({ 'dev environment': 'success: Deployed' });
    expect(await readStatuses(newer)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': WAITS_FOR_MERGE,
    });
    await mergeAndFollow('stage');
    expect((await readStatuses(newer))['stage environment']).toBe('success: Deployed');
  });
});

describe('an environment branch that moves', () => {
  it('during a promotion keeps the commit that moved it', async () => {
    await sandbox.github.addFaults({ method: 'PATCH', path: '/git/refs/heads', how: { kind: 'delay', ms: 1500 } });
    const commit = await commitChange();
    await sandbox.runner.until(async () => (await sandbox.github.remainingFaults()) === 0);
    const moved = await sandbox.commit(controlPlane, 'dev', 'a policy', { 'notes.txt': 'moved\n' });
    await sandbox.runner.settle();
    expect(promotedCommit('dev')).toBe(commit);
    expect(sandbox.file(controlPlane, 'dev', 'notes.txt')).toBe('moved');
    expect(sandbox.isAncestor(controlPlane, moved, 'dev')).toBe(true);
    expect(trackedCommit((await sandbox.pull(platformGitOps, 'dev')).head)).toBe(commit);
    await mergeAndFollow('dev');
    await approveAll();
    await mergeAndFollow('stage');
    expect(await readStatuses(commit)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': 'success: Deployed',
    });
  });
});

describe('a cluster that fails while the chain continues', () => {
  const FAILURES: Readonly<Record<string, (commit: string) => Promise<void>>> = {
    Flux: async (commit) => {
      await sandbox.reportHealth({ environment: 'dev', commit, health: 'Healthy' });
      await sandbox.reportCompliance({ environment: 'dev', commit, state: 'Non-Compliant', message: 'forbidden' });
    },
    'Argo CD': async (commit) => {
      await sandbox.reportCompliance({ environment: 'dev', commit, state: 'Compliant' });
      await sandbox.reportHealth({ environment: 'dev', commit, health: 'Degraded' });
    },
  };

  it.each(Object.entries(FAILURES))('with %s fails its commit, and the newer one continues', async (_, fail) => {
    const before = promotedCommit('stage');
    const older = await commitChange();
    const olderCheck = await startCheck();
    const newer = await commitChange();
    const newerCheck = await startCheck();
    await fail(olderCheck.commit);
    await sandbox.runner.until(() => olderCheck.run.status === 'completed');
    expect([olderCheck.run.conclusion, newerCheck.run.status]).toEqual(['failure', 'in_progress']);
    expect((await readStatuses(newer))['dev environment']).toMatch(/^pending: Deploying/);

    await sandbox.reportApplied('dev', newerCheck.commit);
    await sandbox.runner.settle();
    expect(newerCheck.run.conclusion).toBe('success');
    expect(promotedCommit('stage')).toBe(before);
    await approveAll();
    expect(promotedCommit('stage')).toBe(newer);
    expect((await readStatuses(older))['dev environment']).toBe('failure: Failed to deploy');
    expect((await readStatuses(newer))['dev environment']).toBe('success: Deployed');
    await mergeAndFollow('stage');
    expect((await readStatuses(newer))['stage environment']).toBe('success: Deployed');
  });

  /** Merges what was promoted to dev. @returns the GitOps commit, and the check that waits for its clusters */
  async function startCheck(): Promise<{ readonly commit: string; readonly run: RunRecord }> {
    await sandbox.runner.until(async () => (await sandbox.pulls(platformGitOps, 'dev')).length > 0);
    const commit = await sandbox.merge(platformGitOps, 'dev');
    let run: RunRecord | undefined;
    await sandbox.runner.until(() => {
      run = sandbox.findWaitingCheck('dev', /0 of 2 comply/);
      return run !== undefined;
    });
    if (run === undefined) throw new Error(`there is no check of ${commit}`);
    return { commit, run };
  }
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

  it('before its first step or between any two, and is re-run each time, has the same result', async () => {
    // Each failure happens once: the first attempt ends before the first step, the second one after it, and so on.
    for (const [workflow, job] of JOBS)
      for (let stepsDone = 0; stepsDone < MAX_STEPS; stepsDone += 1)
        sandbox.runner.injectMachineFailure({ workflow, job, stepsDone });
    const commit = await commitChange();
    await recover();
    await mergeAndFollow('dev');
    await recover();
    await mergeAndFollow('stage');
    await recover();
    sandbox.runner.clearMachineFailures();
    const killed = sandbox.runner.runs.flatMap(({ jobs }) =>
      jobs.filter(({ log }) => log.includes('lost communication')),
    );
    expect(new Set(killed.map(({ id }) => id))).toEqual(new Set(JOBS.map(([, job]) => job)));
    expect(promotedCommit('stage')).toBe(commit);
    expect(trackedCommit('stage')).toBe(commit);
    expect(await readStatuses(commit)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': 'success: Deployed',
    });
    expect(await sandbox.pulls(platformGitOps, 'dev')).toEqual([]);
    expect(await sandbox.pulls(platformGitOps, 'stage')).toEqual([]);
  });

  /** Re-runs the failed jobs of each run, and approves waiting jobs, until there are none. */
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

describe('a re-run', () => {
  it('changes nothing', async () => {
    const commit = sandbox.head(controlPlane, 'main');
    const before = await readState([commit]);
    const last = new Map(sandbox.runner.runs.map((run) => [`${run.workflow} ${run.inputs.environment}`, run]));
    for (const run of last.values()) {
      sandbox.runner.rerun(run);
      await sandbox.runner.settle();
      await approveAll();
    }
    expect(await readState([commit])).toEqual(before);
  });
});

describe('a promotion that is held', () => {
  it('waits, and continues with the timer when the hold is removed', async () => {
    const file = '.environments/stage.yaml';
    const free = `${sandbox.file(controlPlane, 'main', file)}\n`;
    const before = promotedCommit('stage');
    const commit = await sandbox.commit(controlPlane, 'main', 'hold stage', {
      [file]: `${free}  promotion:\n    hold: the fleet of stage is being moved\n`,
    });
    await sandbox.runner.settle();
    await mergeAndFollow('dev');
    await approveAll();
    expect(promotedCommit('stage')).toBe(before);
    expect((await readStatuses(commit))['stage environment']).toMatch(/^pending: .*the fleet of stage is being moved/);
    await sandbox.runner.triggerSchedule(controlPlane, 'timer.yml');
    await sandbox.runner.settle();
    expect(sandbox.runner.waiting).toEqual([]);

    await sandbox.commit(controlPlane, 'main', 'remove the hold', { [file]: free });
    await sandbox.runner.settle();
    await sandbox.runner.triggerSchedule(controlPlane, 'timer.yml');
    await sandbox.runner.settle();
    expect(sandbox.runner.waiting).toHaveLength(1);
    // The approval is pending: another run of the timer neither asks again nor takes its place.
    await sandbox.runner.triggerSchedule(controlPlane, 'timer.yml');
    await sandbox.runner.settle();
    expect(sandbox.runner.waiting).toHaveLength(1);
    await approveAll();
    expect(promotedCommit('stage')).toBe(commit);
    expect((await readStatuses(commit))['stage environment']).toEqual(WAITS_FOR_MERGE);
  });
});

describe('without a notification', () => {
  it('the timer starts the check of a merged commit, once', async () => {
    await removeNotification();
    const commit = await commitChange();
    await sandbox.runner.settle();
    await mergeAndFollow('dev');
    expect((await readStatuses(commit))['dev environment']).toEqual(WAITS_FOR_MERGE);
    await runTimer();
    await approveAll();
    expect(await readStatuses(commit)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': WAITS_FOR_MERGE,
    });
    expect(await runTimer()).toEqual(['timer.yml']);
    await mergeAndFollow('stage');
    await runTimer();
    expect((await readStatuses(commit))['stage environment']).toBe('success: Deployed');
    expect(await runTimer()).toEqual(['timer.yml']);
  });

  it('the timer resumes a chain that was ended between the check and the promotion, once', async () => {
    const commit = await commitChange();
    await sandbox.runner.settle();
    await mergeAndFollow('dev');
    sandbox.runner.injectMachineFailure({ workflow: 'check-promote.yml', job: 'promote', stepsDone: 0 });
    expect(await runTimer()).toEqual(['timer.yml', 'check-promote.yml']);
    expect(sandbox.runner.waiting).toEqual([]);
    expect((await readStatuses(commit))['dev environment']).toBe('pending: Deployed');
    expect(await runTimer()).toEqual(['timer.yml', 'cd.yml']);
    expect(sandbox.runner.waiting).toHaveLength(1);
    expect(await runTimer()).toEqual(['timer.yml']);
    expect(sandbox.runner.waiting).toHaveLength(1);
    await approveAll();
    expect(promotedCommit('stage')).toBe(commit);
    expect(await runTimer()).toEqual(['timer.yml']);
  });

  it('the timer does not repeat a check that has failed', async () => {
    const commit = await commitChange();
    await sandbox.runner.settle();
    const merged = await sandbox.merge(platformGitOps, 'dev');
    const message = 'dry-run failed: forbidden';
    await sandbox.reportCompliance({ environment: 'dev', commit: merged, state: 'Non-Compliant', message });
    await runTimer();
    expect((await readStatuses(commit))['dev environment']).toMatch(/^failure: Failed to deploy/);
    expect(await runTimer()).toEqual(['timer.yml']);
  });

  /** Runs the timer. @returns the workflows that ran */
  async function runTimer(): Promise<readonly string[]> {
    const before = sandbox.runner.runs.length;
    await sandbox.runner.triggerSchedule(controlPlane, 'timer.yml');
    await sandbox.runner.settle();
    const runs = sandbox.runner.runs.slice(before).map(({ workflow }) => workflow);
    return runs.filter((workflow) => workflow !== 'schedule.yml');
  }

  async function removeNotification(): Promise<void> {
    for (const environment of ['dev', 'stage']) {
      await sandbox.commit(platformGitOps, environment, 'remove the notification', {
        '.github/workflows/notify-control-plane.yml': null,
      });
    }
    await sandbox.runner.settle();
  }
});

describe('a pull request to main', () => {
  it('is checked against every environment, and nothing is promoted', async () => {
    const before = [promotedCommit('dev'), promotedCommit('stage')];
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
    expect([promotedCommit('dev'), promotedCommit('stage')]).toEqual(before);
  });
});
