import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatPromotionMessage } from './records/promotion-message.ts';
import { baseRepoFile, type ControlPlane, PromotionWorld } from './testing/promotion-world.ts';

const world = new PromotionWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());

const HOUR = 3_600_000;

/** All that a promotion can change. */
async function state(plane: ControlPlane) {
  const branches = ['dev', 'stage', 'prod'];
  const statuses = await Promise.all([0, 1, 2, 3, 4].map((index) => plane.statuses(index)));
  return { heads: branches.map((branch) => plane.head(branch)), statuses, started: await plane.started() };
}

describe('a promotion to the first environment', () => {
  it('sets the commit on the branch and its status, and starts the workflow', async () => {
    const plane = world.controlPlane();
    const before = plane.file('dev');
    const { outputs, problems } = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(problems).toEqual([]);
    expect(outputs).toEqual({
      environment: 'dev',
      promoted: 'true',
      'next-environment': 'stage',
      'base-commit': plane.at(3),
      reason: 'promoted',
      until: '',
      results: JSON.stringify([{ environment: 'dev', promoted: true, reason: 'promoted', until: '', next: ['stage'] }]),
    });
    expect(plane.file('dev')).toBe(before.replace(plane.at(1), plane.at(3)));
    expect(plane.length('dev')).toBe(2);
    expect(await plane.statuses(3)).toEqual({ 'dev environment': 'pending Promoted' });
    expect(await plane.started()).toEqual(['dev {}']);
  });

  it('has no effect when it is run again, nor after the check has set a status', async () => {
    const plane = world.controlPlane();
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    const before = await state(plane);
    const again = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(again.outputs).toMatchObject({ promoted: 'true', reason: 'already-promoted' });
    expect(await state(plane)).toEqual(before);
    await plane.setStatus(3, 'dev', 'failure', 'Failed to deploy');
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(await plane.statuses(3)).toEqual({ 'dev environment': 'failure Failed to deploy' });
    expect(await plane.started()).toHaveLength(1);
  });

  it('is signed by GitHub, describes the promotion, and is on top of the head', async () => {
    const plane = world.controlPlane();
    const parent = plane.head('dev');
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(plane.message('dev')).toBe(
      `Promote ${plane.at(3).slice(0, 12)} to dev\n\nPromoted-Commit: ${plane.at(3)}\nReplaced-Commit: ${plane.at(1)}`,
    );
    expect(plane.parents('dev')).toEqual([parent]);
    expect(await plane.isVerified('dev')).toBe(true);
  });

  it('only reports, in a dry run', async () => {
    const plane = world.controlPlane();
    await plane.deployed(1, 'dev');
    const before = await state(plane);
    const dryRun = await plane.promote({ commit: plane.at(3), environment: 'dev', dryRun: true });
    expect(dryRun.outputs).toMatchObject({
      environment: 'dev',
      promoted: 'false',
      reason: 'would-promote',
      'base-commit': plane.at(3),
    });
    expect(dryRun.dryRunWrites).toEqual([
      `set the commit in base-repo.yaml on branch dev of ${plane.name} to ${plane.at(3)}`,
      'start the workflow schedule.yml on branch dev',
      `set the status "dev environment" of commit ${plane.at(1)} to success: Deployed`,
      `set the status "dev environment" of commit ${plane.at(3)} to pending: Promoted`,
    ]);
    expect(dryRun.log).toEqual(expect.arrayContaining(dryRun.dryRunWrites.map((write) => `dry run: would ${write}`)));
    plane.setEnvironment('dev', 'next: stage\nhold: incident\n');
    expect((await plane.promote({ commit: plane.at(3), environment: 'dev', dryRun: true })).outputs.reason).toBe(
      'held',
    );
    expect((await plane.promote({ fromEnvironment: 'prod', dryRun: true })).outputs.reason).toBe('end-of-chain');
    expect(await state(plane)).toEqual(before);
    expect(await plane.writes()).toEqual([]);
  });

  it('starts the workflow of the input', async () => {
    const plane = world.controlPlane();
    await plane.promote({
      commit: plane.at(2),
      environment: 'dev',
      workflow: { file: 'schedule.yml', branch: 'main' },
    });
    await plane.promote({ commit: plane.at(3), environment: 'dev', workflow: undefined });
    expect(await plane.started()).toEqual(['main {"environment":"dev"}']);
    expect(await plane.statuses(3)).toEqual({ 'dev environment': 'pending Promoted' });
  });
});

describe('the order of environments', () => {
  it('is followed, one after the other, to the end', async () => {
    const plane = world.controlPlane();
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    const early = await plane.promote({ commit: plane.at(3), fromEnvironment: 'dev' });
    expect(early.outputs).toMatchObject({ environment: 'stage', promoted: 'false', reason: 'not-deployed', until: '' });
    expect(early.problems).toEqual(['warning promotion-not-deployed .environments/dev.yaml:8:11']);
    expect(await plane.statuses(3)).toMatchObject({ 'stage environment': 'pending Waiting: not deployed in dev yet' });

    await plane.deployed(3, 'dev');
    const stage = await plane.promote({ commit: plane.at(3), fromEnvironment: 'dev' });
    expect(stage.outputs).toMatchObject({ environment: 'stage', promoted: 'true', 'next-environment': 'prod' });
    expect(await plane.statuses(3)).toEqual({
      'dev environment': 'success Deployed',
      'stage environment': 'pending Promoted',
    });

    // Its check runs again, and so does the promotion after it.
    await plane.deployed(3, 'dev');
    const again = await plane.promote({ commit: plane.at(3), environment: 'stage' });
    expect(again.outputs.reason).toBe('already-promoted');
    expect(await plane.statuses(3)).toMatchObject({ 'dev environment': 'success Deployed' });

    await plane.deployed(3, 'stage');
    const prod = await plane.promote({ commit: plane.at(3), environment: 'prod' });
    expect(prod.outputs).toMatchObject({ promoted: 'true', 'next-environment': '' });
    await plane.deployed(3, 'prod');
    const end = await plane.promote({ commit: plane.at(3), fromEnvironment: 'prod' });
    expect(end.outputs).toMatchObject({ environment: '', promoted: 'false', reason: 'end-of-chain', results: '[]' });
    expect(await plane.statuses(3)).toEqual({
      'dev environment': 'success Deployed',
      'stage environment': 'success Deployed',
      'prod environment': 'success Deployed',
    });
    expect([plane.has('dev'), plane.has('stage'), plane.has('prod')]).toEqual([3, 3, 3]);
    expect(await plane.started()).toEqual(['dev {}', 'stage {}', 'prod {}']);
  });

  it('is kept: a commit that failed or was never promoted is not promoted further', async () => {
    const plane = world.controlPlane();
    const skip = await plane.promote({ commit: plane.at(3), environment: 'stage' });
    expect(skip.problems).toEqual(['error environment-skipped .environments/dev.yaml:8:11']);
    expect(skip.outputs).toMatchObject({ promoted: 'false', reason: 'refused' });
    const never = await plane.promote({ commit: plane.at(3), fromEnvironment: 'dev' });
    expect(never.problems).toEqual([expect.stringMatching(/^error environment-skipped base-repo.yaml:8:/)]);
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    await plane.setStatus(3, 'dev', 'failure', 'Failed to deploy');
    const failed = await plane.promote({ commit: plane.at(3), fromEnvironment: 'dev' });
    expect(failed.outputs).toMatchObject({ promoted: 'false', reason: 'not-deployed' });
    expect(failed.diagnostics[0]?.message).toContain('"Failed to deploy"');
    // A commit that failed is not marked as waiting.
    expect(await plane.statuses(3)).toEqual({ 'dev environment': 'failure Failed to deploy' });
    expect(plane.has('stage')).toBe(1);
  });

  it('may branch and join: the last one waits for all before it', async () => {
    const plane = world.controlPlane({
      environments: { dev: 'next: [eu, us]\n', eu: 'next: prod\n', us: 'next: prod\n', prod: '' },
      has: { dev: 3, eu: 1, us: 1, prod: 0 },
    });
    await plane.deployed(3, 'dev');
    const both = await plane.promote({ fromEnvironment: 'dev' });
    expect(both.outputs).toMatchObject({
      environment: 'eu,us',
      promoted: 'true',
      'next-environment': 'prod',
      'base-commit': plane.at(3),
    });
    expect(JSON.parse(both.outputs.results ?? '')).toMatchObject([
      { environment: 'eu', next: ['prod'] },
      { environment: 'us', promoted: true },
    ]);
    await plane.deployed(3, 'eu');
    const half = await plane.promote({ commit: plane.at(3), fromEnvironment: 'eu' });
    expect(half.outputs).toMatchObject({ promoted: 'false', reason: 'not-deployed' });
    expect(half.diagnostics).toMatchObject([{ message: expect.stringContaining('until it is deployed in us') }]);
    await plane.deployed(3, 'us');
    expect((await plane.promote({ commit: plane.at(3), fromEnvironment: 'us' })).outputs.promoted).toBe('true');
    expect(plane.has('prod')).toBe(3);
  });

  it('is what the caller knows if no environment declares one', async () => {
    const plane = world.controlPlane({ environments: { dev: '', stage: '' }, has: { dev: 3, stage: 1 } });
    await plane.deployed(3, 'dev');
    const none = await plane.promote({ commit: plane.at(3), fromEnvironment: 'dev' });
    expect(none.outputs).toMatchObject({ environment: '', reason: 'end-of-chain' });
    const next = await plane.promote({ commit: plane.at(3), fromEnvironment: 'dev', nextEnvironment: 'stage' });
    expect(next.outputs).toMatchObject({ environment: 'stage', promoted: 'true' });
    const first = await plane.promote({ commit: plane.at(4), environment: 'dev', nextEnvironment: 'stage' });
    expect(first.outputs).toMatchObject({ environment: 'dev', promoted: 'true', 'next-environment': 'stage' });
  });

  it.each([
    ['environment', { environment: 'stge' }, 'Did you mean stage?'],
    ['from-environment', { fromEnvironment: 'test' }, 'Use one of the environments dev, prod, stage.'],
    ['next-environment', { fromEnvironment: 'dev', nextEnvironment: 'prd' }, 'Did you mean prod?'],
  ])('rejects an unknown %s', async (input, inputs, hint) => {
    const { diagnostics } = await plane().promote({ commit: plane().at(3), ...inputs });
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'unknown-environment', message: expect.stringContaining(input), hint }),
    ]);
  });
  let shared: ControlPlane | undefined;
  const plane = () => {
    shared ??= world.controlPlane();
    return shared;
  };

  it('is refused for every error in it, and all of them are reported', async () => {
    const broken = world.controlPlane();
    broken.setEnvironment('stage', 'next: prod\nhold:\n');
    broken.setEnvironment('prod', 'next: []\nsoak: long\n');
    const { problems, outputs } = await broken.promote({ commit: broken.at(3), environment: 'dev' });
    expect(problems.toSorted()).toEqual([
      'error empty-value .environments/stage.yaml:9:5',
      'error invalid-duration .environments/prod.yaml:9:11',
    ]);
    expect(outputs).toMatchObject({ environment: '', promoted: 'false', reason: 'refused' });
    expect(broken.length('dev')).toBe(1);
  });
});

describe('the commits', () => {
  it('are promoted: only those of the base branch', async () => {
    const plane = world.controlPlane();
    const before = await state(plane);
    for (const commit of [plane.unmerged, 'f'.repeat(40), plane.unrelated]) {
      const { problems } = await plane.promote({ commit, environment: 'dev' });
      expect(problems).toEqual(['error commit-not-on-base base-repo.yaml:7:11']);
    }
    expect(await state(plane)).toEqual(before);
  });

  it('win: the newer ones, and those that they pass do not stay pending', async () => {
    const plane = world.controlPlane();
    await plane.promote({ commit: plane.at(2), environment: 'dev' });
    await plane.setStatus(3, 'dev', 'pending', 'Waiting: on hold: x');
    // Passed by an earlier promotion, which has settled it.
    await plane.deployed(1, 'dev');
    await plane.promote({ commit: plane.at(4), environment: 'dev' });
    const statuses = await Promise.all([1, 2, 3, 4].map((index) => plane.statuses(index)));
    const by = `error Superseded by ${plane.at(4).slice(0, 7)}`;
    expect(statuses.map((status) => status['dev environment'])).toEqual([
      'pending Deployed',
      by,
      by,
      'pending Promoted',
    ]);
    const old = await plane.promote({ commit: plane.at(2), environment: 'dev' });
    expect(old.outputs).toMatchObject({ promoted: 'false', reason: 'superseded' });
    expect(old.problems).toEqual([]);
    expect(plane.has('dev')).toBe(4);
  });

  it('that are superseded stay deployed', async () => {
    const plane = world.controlPlane({ has: { dev: 2, stage: 1, prod: 0 } });
    await plane.deployed(2, 'dev');
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(await plane.statuses(2)).toEqual({ 'dev environment': 'success Deployed' });
  });

  it('that their environment no longer has are not promoted from there', async () => {
    const plane = world.controlPlane({ has: { dev: 3, stage: 1, prod: 0 } });
    await plane.deployed(2, 'dev');
    const { outputs, problems } = await plane.promote({ commit: plane.at(2), fromEnvironment: 'dev' });
    expect(outputs).toMatchObject({ environment: 'stage', promoted: 'false', reason: 'superseded' });
    expect(problems).toEqual([]);
    expect(await plane.statuses(2)).toEqual({ 'dev environment': 'success Deployed' });
    expect(plane.has('stage')).toBe(1);
  });

  it('are rolled back to only if that is allowed, and then the commits that they replace are not promoted further', async () => {
    const plane = world.controlPlane({ has: { dev: 3, stage: 1, prod: 0 } });
    await plane.setStatus(3, 'dev', 'success', 'Deployed');
    await plane.setStatus(3, 'stage', 'pending', 'Waiting: frozen');
    const back = await plane.promote({ commit: plane.at(2), environment: 'dev', allowRollback: true });
    expect(back.outputs).toMatchObject({ promoted: 'true', reason: 'promoted' });
    expect(plane.has('dev')).toBe(2);
    const to = `error Rolled back to ${plane.at(2).slice(0, 7)}`;
    expect(await plane.statuses(3)).toEqual({ 'dev environment': to, 'stage environment': to });
    const on = await plane.promote({ commit: plane.at(3), environment: 'stage' });
    expect(on.outputs).toMatchObject({ promoted: 'false', reason: 'not-deployed' });
    // And forward again.
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(await plane.statuses(3)).toMatchObject({ 'dev environment': 'pending Promoted' });
  });

  it('of a previous environment that was rolled back by a change of its branch stop there', async () => {
    const plane = world.controlPlane({ has: { dev: 3, stage: 1, prod: 0 } });
    await plane.deployed(3, 'dev');
    await plane.setStatus(3, 'stage', 'pending', 'Waiting: soaking in dev until 12:00');
    plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(1)) });
    const on = await plane.promote({ commit: plane.at(3), environment: 'stage' });
    expect(on.problems).toEqual(['error environment-skipped .environments/dev.yaml:8:11']);
    expect((await plane.promote({ environment: 'stage' })).outputs.reason).toBe('nothing-waiting');
    expect(plane.has('stage')).toBe(1);
    // A newer commit than the deployed one contains it.
    plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(4)) });
    expect((await plane.promote({ environment: 'stage' })).outputs).toMatchObject({ promoted: 'true' });
    expect(plane.has('stage')).toBe(3);
  });

  it('of a previous environment that is rolled back while the promotion is under way stop there', async () => {
    const plane = world.controlPlane({ has: { dev: 3, stage: 1, prod: 0 } });
    await plane.deployed(3, 'dev');
    let count = 0;
    const onFetch = () => {
      count += 1;
      if (count > 1) return;
      plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(1)) });
      plane.commit('stage', { 'x.txt': 'x' });
    };
    const { problems } = await plane.promote({ commit: plane.at(3), environment: 'stage' }, { onFetch });
    expect(problems).toEqual([expect.stringContaining('error environment-skipped')]);
    expect(plane.has('stage')).toBe(1);
  });

  it('are refused if they have diverged from the current one', async () => {
    const plane = world.controlPlane();
    plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.unrelated) });
    const { problems } = await plane.promote({ commit: plane.at(3), environment: 'dev', allowRollback: true });
    expect(problems).toEqual(['error commit-apart .environments/dev.yaml:4:9']);
  });

  it('are found without being named: the one of an environment, and the one that waits', async () => {
    const plane = world.controlPlane({ has: { dev: 3, stage: 1, prod: undefined } });
    const nothing = await plane.promote({ environment: 'stage' });
    expect(nothing.outputs).toMatchObject({
      environment: '',
      reason: 'nothing-waiting',
      promoted: 'false',
      'base-commit': '',
    });
    await plane.deployed(2, 'dev');
    await plane.deployed(3, 'dev');
    for (const index of [2, 3, 4]) await plane.setStatus(index, 'stage', 'pending', 'Waiting: frozen until tomorrow');
    await plane.setStatus(4, 'dev', 'failure', 'Failed to deploy');
    const stage = await plane.promote({ environment: 'stage' });
    expect(stage.outputs).toMatchObject({ environment: 'stage', promoted: 'true', 'base-commit': plane.at(3) });
    expect(await plane.statuses(2)).toMatchObject({
      'stage environment': `error Superseded by ${plane.at(3).slice(0, 7)}`,
    });
    expect((await plane.promote({ environment: 'prod' })).outputs.reason).toBe('nothing-waiting');
    expect((await plane.promote({ fromEnvironment: 'prod' })).outputs.reason).toBe('nothing-waiting');
  });
});

describe('a promotion that has to wait', () => {
  it('waits while it is on hold, and continues when the hold is removed', async () => {
    const plane = world.controlPlane();
    plane.setEnvironment('dev', 'next: stage\nhold: "Incident 4711\\n::error::x"\n');
    const held = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(held.outputs).toMatchObject({ environment: 'dev', promoted: 'false', reason: 'held', until: '' });
    expect(held.problems).toEqual(['warning promotion-held .environments/dev.yaml:9:12']);
    expect(await plane.statuses(3)).toEqual({
      'dev environment': 'pending Waiting: on hold: Incident 4711 ::error::x',
    });
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(await plane.statusCount(3)).toBe(1);
    plane.setEnvironment('dev', 'next: stage\n');
    const lifted = await plane.promote({ environment: 'dev' });
    expect(lifted.outputs).toMatchObject({ promoted: 'true', 'base-commit': plane.at(3) });
    expect(await plane.statuses(3)).toEqual({ 'dev environment': 'pending Promoted' });
  });

  it('waits while it is frozen, until the end of the window', async () => {
    const plane = world.controlPlane();
    plane.setEnvironment(
      'dev',
      'next: stage\nfreeze:\n  - {from: 2026-12-20, to: 2027-01-02, timeZone: America/New_York, reason: holidays}\n',
    );
    const input = { commit: plane.at(3), environment: 'dev' };
    const frozen = await plane.promote(input, { now: Date.parse('2026-12-24T12:00Z') });
    expect(frozen.outputs).toMatchObject({ promoted: 'false', reason: 'frozen', until: '2027-01-03T05:00:00Z' });
    expect(frozen.problems).toEqual(['warning promotion-frozen .environments/dev.yaml:10:9']);
    const status = 'pending Waiting: frozen until 2027-01-03 00:00 America/New_York: holidays';
    expect(await plane.statuses(3)).toEqual({ 'dev environment': status });
    const open = await plane.promote(input, { now: Date.parse('2027-01-03T05:00Z') });
    expect(open.outputs).toMatchObject({ promoted: 'true', reason: 'promoted', until: '' });
  });

  it('waits until the commit has soaked, counted from its status', async () => {
    const plane = world.controlPlane({ has: { dev: 3, stage: 1, prod: 0 } });
    plane.setEnvironment('stage', 'next: prod\nsoak: 2h\n');
    const deployedAt = await plane.deployed(3, 'dev');
    const soaking = await plane.promote({ fromEnvironment: 'dev' }, { now: deployedAt + HOUR });
    expect(soaking.outputs).toMatchObject({ environment: 'stage', promoted: 'false', reason: 'soaking' });
    expect(Date.parse(soaking.outputs.until ?? '')).toBe(deployedAt + 2 * HOUR);
    expect(soaking.problems).toEqual(['warning promotion-soaking .environments/stage.yaml:9:11']);
    expect((await plane.statuses(3))['stage environment']).toMatch(/^pending Waiting: soaking in dev until /);
    const soaked = await plane.promote({ fromEnvironment: 'dev' }, { now: deployedAt + 2 * HOUR });
    expect(soaked.outputs).toMatchObject({ promoted: 'true' });
  });

  it('does not block another environment', async () => {
    const plane = world.controlPlane({
      environments: { dev: 'next: [eu, us]\n', eu: 'hold: x\n', us: '' },
      has: { dev: 3, eu: 1, us: 1 },
    });
    await plane.deployed(3, 'dev');
    const { outputs } = await plane.promote({ fromEnvironment: 'dev' });
    expect(outputs).toMatchObject({ environment: 'eu,us', promoted: 'false', reason: 'held' });
    expect(JSON.parse(outputs.results ?? '')).toMatchObject([
      { promoted: false, reason: 'held' },
      { promoted: true, reason: 'promoted' },
    ]);
    expect([plane.has('eu'), plane.has('us')]).toEqual([1, 3]);
  });
});

describe('the file', () => {
  it('may be anywhere, and keeps every other byte', async () => {
    const text = (repo: string, commit: string | undefined) =>
      Buffer.from(`\ufeffa: 1 # ä\r\n---\r\n${baseRepoFile(repo, commit).replaceAll('\n', '\r\n')}---\r\n\r\n`);
    const plane = world.controlPlane({ baseRepo: text, file: 'deep/er/any name.yml' });
    const before = plane.file('dev');
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(plane.file('dev')).toBe(before.replace(plane.at(1), plane.at(3)));
    expect(plane.tree('dev').filter((line) => !line.endsWith('any name.yml'))).toEqual(
      plane.tree('dev~1').filter((line) => !line.endsWith('any name.yml')),
    );
  });

  it('keeps its mode', async () => {
    const plane = world.controlPlane();
    plane.makeExecutable('dev');
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(plane.tree('dev').find((line) => line.endsWith('base-repo.yaml'))).toMatch(/^100755 /);
    expect(plane.has('dev')).toBe(3);
  });

  it('may name the control plane as it was called before it was renamed', async () => {
    const plane = world.controlPlane({ baseRepo: (repo, commit) => baseRepoFile(`${repo}-former`, commit) });
    const refused = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(refused.problems).toEqual([expect.stringContaining('error foreign-base')]);
    const files = [{ branch: 'main', files: { 'x.txt': 'x' } }];
    await world.github.createRepository(`${plane.name}-former`, files, { movedTo: plane.name });
    const { outputs } = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(outputs).toMatchObject({ promoted: 'true' });
  });

  it('gets a commit if it names none', async () => {
    const plane = world.controlPlane({ has: { dev: undefined, stage: 1, prod: 0 } });
    const { outputs } = await plane.promote({ commit: plane.at(0), environment: 'dev' });
    expect(outputs).toMatchObject({ promoted: 'true' });
    expect(plane.file('dev')).toContain(`\n  path: .\n  commit: ${plane.at(0)}`);
    expect(plane.message('dev')).not.toContain('Replaced-Commit');
  });

  it.each([
    ['does not exist', () => 'a: 1\n', 'error missing-base-repo .environments/dev.yaml:6:'],
    ['is invalid YAML', () => 'a: [\n', 'error missing-base-repo .environments/dev.yaml:6:'],
    [
      'exists twice',
      (repo: string, commit?: string) => `${baseRepoFile(repo, commit)}---\n${baseRepoFile(repo, commit)}`,
      'error duplicate-resource base-repo.yaml:14:18',
    ],
    [
      'is of another repository',
      (_: string, commit?: string) => baseRepoFile('https://github.com/evil/x', commit),
      'error foreign-base base-repo.yaml:6:9',
    ],
    [
      'names an unknown branch',
      (repo: string, commit?: string) => baseRepoFile(repo, commit).replace('branch: main', 'branch: mian'),
      'error missing-base-branch base-repo.yaml:7:11',
    ],
    [
      'has an alias for a commit',
      (repo: string, commit?: string) =>
        baseRepoFile(repo, commit)
          .replace('{name: main}', `{name: main, annotations: {old: &c ${commit}}}`)
          .replace(/"\w{40}"/, '*c'),
      'error uneditable-base-repo base-repo.yaml:4:',
    ],
    ['has half a commit', (repo: string) => baseRepoFile(repo, 'abc'), 'error invalid-commit base-repo.yaml:8:'],
  ])('that %s is an error', async (_, baseRepo, expected) => {
    const plane = world.controlPlane({ baseRepo });
    const { problems, outputs } = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(problems.filter((line) => line.startsWith('error'))).toEqual([expect.stringContaining(expected)]);
    expect(outputs.reason).toBe('refused');
    expect(plane.length('dev')).toBe(1);
  });

  it.each([
    ['no branch', { branch: 'nowhere' }, 'environment-unreadable .environments/dev.yaml:6:'],
    ['another server', { repo: 'https://example.com/a/b' }, 'environment-elsewhere .environments/dev.yaml:6:25'],
    [
      'another repository, which does not exist',
      { repo: '$server/evil/none' },
      'environment-unreadable .environments/dev.yaml:6:25',
    ],
  ])('is looked for in %s', async (_, controlPlane, expected) => {
    const plane = world.controlPlane();
    const { repo, branch } = { repo: plane.url, branch: 'dev', ...controlPlane };
    const address = repo.replace('$server', world.github.url);
    plane.setEnvironment('dev', 'next: stage\n', `controlPlane: {repo: "${address}", branch: ${branch}}\n`);
    const { problems } = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(problems).toEqual([expect.stringContaining(expected)]);
  });
});

describe('a branch that moves meanwhile', () => {
  it('is read again: the change of someone else stays, and there is one more commit', async () => {
    const plane = world.controlPlane();
    const onFetch = once(() => plane.commit('dev', { 'other.yaml': 'b: 2\n' }));
    const { outputs, log } = await plane.promote({ commit: plane.at(3), environment: 'dev' }, { onFetch });
    expect(outputs).toMatchObject({ promoted: 'true' });
    expect(log).toContain('the branch of environment dev has moved meanwhile; retrying in 1 s (1 of 4)');
    expect(plane.length('dev')).toBe(3);
    expect(plane.tree('dev').join()).toContain('other.yaml');
    expect(await plane.started()).toHaveLength(1);
  });

  it('to a newer commit makes this one superseded; to an older one, it is replaced', async () => {
    const plane = world.controlPlane();
    const moveTo = (index: number) =>
      once(() => plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(index)) }));
    const late = await plane.promote({ commit: plane.at(3), environment: 'dev' }, { onFetch: moveTo(4) });
    expect(late.outputs).toMatchObject({ promoted: 'false', reason: 'superseded' });
    const other = world.controlPlane();
    const write = once(() => other.commit('dev', { 'base-repo.yaml': baseRepoFile(other.url, other.at(2)) }));
    const first = await other.promote({ commit: other.at(3), environment: 'dev' }, { onFetch: write });
    expect(first.outputs).toMatchObject({ promoted: 'true' });
    expect(other.message('dev')).toContain(`Replaced-Commit: ${other.at(2)}`);
  });

  it('to an invalid file stops the promotion', async () => {
    const plane = world.controlPlane();
    const onFetch = once(() => plane.commit('dev', { 'base-repo.yaml': 'a: 1\n' }));
    const { problems, outputs } = await plane.promote({ commit: plane.at(3), environment: 'dev' }, { onFetch });
    expect(problems).toEqual([expect.stringContaining('missing-base-repo')]);
    expect(outputs.reason).toBe('refused');
  });

  it('each time is given up', async () => {
    const plane = world.controlPlane();
    let count = 0;
    const onFetch = () => {
      count += 1;
      plane.commit('dev', { 'other.yaml': `b: ${count}\n` });
    };
    await expect(plane.promote({ commit: plane.at(3), environment: 'dev' }, { onFetch })).rejects.toThrow(
      /the branch of environment dev has moved meanwhile/,
    );
    expect(count).toBe(5);
    expect(plane.has('dev')).toBe(1);
  });

  it('by two promotions at once ends with the newer one', async () => {
    const plane = world.controlPlane();
    const [older, newer] = await Promise.all(
      [2, 3].map((index) => plane.promote({ commit: plane.at(index), environment: 'dev' })),
    );
    expect(newer?.outputs.promoted).toBe('true');
    expect(older?.outputs.reason).toMatch(/^(promoted|superseded)$/);
    expect(plane.has('dev')).toBe(3);
    expect(await plane.statuses(3)).toEqual({ 'dev environment': 'pending Promoted' });
    const [passed] = Object.values(await plane.statuses(2));
    if (older?.outputs.reason === 'superseded') expect(passed).toBeUndefined();
  });
});

describe('a run that fails', () => {
  // Reading leaves nothing behind, so it is enough to end a run at each write.
  it('can be run again: ended at one write after the other, it still makes one commit', async () => {
    const plane = await passingControlPlane();
    const writes = [
      0, // the blob
      1, // the tree
      2, // the commit
      3, // the branch
      4, // the start of the workflow
      1, // the status of the commit that is passed; the workflow is started again, and what else was done is not done again
      2, // that of the previous environment
      2, // the status
    ];
    const seen: unknown[] = [];
    for (const write of writes) {
      await expect(plane.promote(fromDev(plane), { endBeforeWrite: write })).rejects.toThrow('the run was ended');
      seen.push([plane.length('stage'), Object.values(await plane.statuses(3)).length, (await plane.started()).length]);
    }
    expect(seen).toEqual([
      [1, 1, 0],
      [1, 1, 0],
      [1, 1, 0],
      [1, 1, 0],
      [2, 1, 0],
      [2, 1, 1],
      [2, 1, 2],
      [2, 1, 3],
    ]);
    expect((await plane.promote(fromDev(plane))).outputs).toMatchObject({
      promoted: 'true',
      reason: 'already-promoted',
    });
    expect(await endOf(plane)).toEqual(END);
  });

  it('because GitHub carries out writes without a response retries them', async () => {
    const plane = await passingControlPlane();
    const writes = ['git/blobs', 'git/trees', 'git/commits', 'git/refs', 'dispatches', 'statuses'];
    for (const write of writes) {
      const at = { path: `/repos/${plane.name}/.*${write}`, method: write === 'git/refs' ? 'PATCH' : 'POST' };
      await world.github.addFaults({ ...at, how: { kind: 'cut', when: 'after', share: 0.5 } });
    }
    const { outputs } = await plane.promote(fromDev(plane));
    expect(outputs).toMatchObject({ promoted: 'true', reason: 'promoted' });
    expect(await world.github.remainingFaults()).toBe(0);
    expect(await endOf(plane)).toEqual(END);
  });

  it.each([
    ['an earlier promotion is completed', 'Promoted', 4_000_000_000, ['dev {}'], 'pending Promoted'],
    ['this promotion is complete', 'Deployed', 1_700_000_500, [], 'pending Deployed'],
    ['one that had to wait is completed', 'Waiting: on hold: x', 1_700_000_500, ['dev {}'], 'pending Promoted'],
  ])('after a status of %s', async (_, description, time, started, end) => {
    const plane = world.controlPlane();
    const message = formatPromotionMessage('dev', { commit: plane.at(3), replaced: plane.at(1) });
    plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(3)) }, { message, time });
    await plane.setStatus(3, 'dev', 'pending', description);
    const { outputs } = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(outputs.reason).toBe('already-promoted');
    expect([await plane.started(), await plane.statuses(3)]).toEqual([started, { 'dev environment': end }]);
  });

  it('because of a protected branch is reported at the line of the environment', async () => {
    const plane = world.controlPlane();
    await world.github.setRepository(plane.name, { protection: { dev: {} } });
    const { problems, diagnostics, outputs } = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(problems).toEqual([expect.stringContaining('error branch-not-written .environments/dev.yaml:6:')]);
    expect(diagnostics[0]?.message).toContain('Changes must be made through a pull request');
    expect(outputs.reason).toBe('refused');
    expect(await plane.statuses(3)).toEqual({});
  });

  it('because a workflow cannot be started is reported, and completed by another run', async () => {
    const plane = world.controlPlane({ workflows: false });
    const { problems, outputs } = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(problems).toEqual([expect.stringContaining('error workflow-not-started .environments/dev.yaml:6:')]);
    expect(outputs).toMatchObject({ promoted: 'false', reason: 'refused' });
    expect([plane.has('dev'), await plane.statuses(3)]).toEqual([3, {}]);
    const workflow = { '.github/workflows/schedule.yml': 'on: workflow_dispatch\n' };
    for (const branch of ['main', 'dev']) plane.commit(branch, workflow);
    const again = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(again.outputs).toMatchObject({ promoted: 'true', reason: 'already-promoted' });
    expect([plane.length('dev'), await plane.statuses(3)]).toEqual([3, { 'dev environment': 'pending Promoted' }]);
    expect(await plane.started()).toEqual(['dev {}']);
  });
});

/** A control plane in which a promotion from dev to stage passes another commit. */
async function passingControlPlane(): Promise<ControlPlane> {
  const plane = world.controlPlane({ has: { dev: 3, stage: 1, prod: 0 } });
  await plane.deployed(3, 'dev');
  await plane.setStatus(2, 'stage', 'pending', 'Waiting: on hold: x');
  return plane;
}

const fromDev = (plane: ControlPlane) => ({ commit: plane.at(3), fromEnvironment: 'dev' });

/** The end of that promotion. Starting the workflow twice does no harm, so it is listed once. */
const END = {
  has: 3,
  length: 2,
  passed: { 'stage environment': 'error Superseded by' },
  promoted: { 'dev environment': 'success Deployed', 'stage environment': 'pending Promoted' },
  started: ['stage {}'],
};

async function endOf(plane: ControlPlane) {
  const passed = Object.entries(await plane.statuses(2));
  return {
    has: plane.has('stage'),
    length: plane.length('stage'),
    passed: Object.fromEntries(passed.map(([context, status]) => [context, status.replace(/ \w{7}$/, '')])),
    promoted: await plane.statuses(3),
    started: [...new Set(await plane.started())],
  };
}

/** Calls a function the first time only. */
function once(act: () => unknown): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
