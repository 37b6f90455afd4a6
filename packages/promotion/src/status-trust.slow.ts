// Commit statuses are what promotions remember: only those of the control plane's own workflows count. Showing them stops nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChainProgress } from './result/chain-progress.ts';
import { parseStatusCreators, STATUS_CREATORS } from './settings/status-creators.ts';
import { type ControlPlane, PromotionWorld } from './testing/promotion-world.ts';

const world = new PromotionWorld();
beforeAll(async () => {
  await world.start();
  const writes = { contents: 'write', statuses: 'write', actions: 'write' } as const;
  await world.github.setToken('mallory', { login: 'Mallory', repositories: { '*': { statuses: 'write' } } });
  await world.github.setToken('own', { login: 'Kalypso[bot]', kind: 'app', repositories: { '*': writes } });
  const { statuses: _, ...withoutStatuses } = writes;
  await world.github.setToken('silent', {
    login: 'github-actions[bot]',
    kind: 'workflow',
    repositories: { '*': { ...withoutStatuses, statuses: 'read' } },
  });
});
afterAll(() => world.stop());

const fromDev = (plane: ControlPlane) => ({ commit: plane.at(3), fromEnvironment: 'dev' });
const planeWithDev = () => world.controlPlane({ has: { dev: 3, stage: 1, prod: 0 } });

describe('a status of another account', () => {
  it('does not make a commit deployed, and a warning names the account', async () => {
    const plane = planeWithDev();
    await plane.setStatus(3, 'dev', 'success', 'Deployed', 'mallory');
    const { outputs, problems, diagnostics, settings, deps, ...result } = await plane.promote(fromDev(plane));
    expect(outputs).toMatchObject({ promoted: 'false', reason: 'not-deployed' });
    expect(problems).toContain('warning status-ignored');
    expect(diagnostics[0]?.message).toContain('"dev environment" that were set by mallory: they are ignored');
    expect(diagnostics[0]?.hint).toContain('Only statuses of github-actions[bot] count.');
    expect(plane.has('stage')).toBe(1);
    const progress = await readChainProgress({ ...result, diagnostics }, settings, deps);
    expect(progress.value.get('dev')).toEqual({ kind: 'none' });
  });

  it('does not let a commit skip an environment', async () => {
    const plane = world.controlPlane();
    await plane.setStatus(3, 'dev', 'success', 'Deployed', 'mallory');
    const { problems } = await plane.promote({ commit: plane.at(3), environment: 'stage' });
    expect(problems).toEqual(expect.arrayContaining([expect.stringContaining('error environment-skipped')]));
    expect(plane.has('stage')).toBe(1);
  });

  it('is not taken for a promotion that waits', async () => {
    const plane = world.controlPlane();
    await plane.setStatus(3, 'dev', 'pending', 'Waiting: on hold: x', 'mallory');
    expect((await plane.promote({ environment: 'dev' })).outputs.reason).toBe('nothing-waiting');
  });

  it('does not hide that a promotion was interrupted', async () => {
    const plane = planeWithDev();
    await plane.setStatus(3, 'dev', 'pending', 'Promoted', 'mallory');
    const { outputs } = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(outputs.reason).toBe('already-promoted');
    expect(await plane.started()).toEqual(['dev {}']);
  });

  it('neither hides nor blocks a status of our own', async () => {
    const plane = planeWithDev();
    await plane.deployed(3, 'dev');
    await plane.setStatus(3, 'dev', 'failure', 'Failed to deploy', 'mallory');
    await plane.setStatus(2, 'stage', 'pending', 'Waiting: on hold: x');
    await plane.setStatus(2, 'stage', 'pending', 'Waiting: for me', 'mallory');
    expect((await plane.promote(fromDev(plane))).outputs).toMatchObject({ promoted: 'true', reason: 'promoted' });
    expect(await plane.statuses(3)).toEqual({
      'dev environment': 'success Deployed',
      'stage environment': 'pending Promoted',
    });
    expect((await plane.statuses(2))['stage environment']).toMatch(/^error Superseded by/);
  });

  it('counts if the account is named, in any letter case', async () => {
    const plane = planeWithDev();
    await plane.setStatus(3, 'dev', 'pending', 'Deployed', 'own');
    expect((await plane.promote(fromDev(plane))).outputs.reason).toBe('not-deployed');
    const statusCreators = parseStatusCreators('github-actions[bot],\nKALYPSO[bot]');
    expect((await plane.promote({ ...fromDev(plane), statusCreators })).outputs.reason).toBe('promoted');
  });
});

describe('names of accounts', () => {
  it.each(['github-actions[bot]', 'a, b[bot]', 'a\nb', ' a ,\n b '])('%j are read', (text) => {
    expect(text).toMatch(STATUS_CREATORS.pattern);
    expect(parseStatusCreators(text).every((login) => login !== '')).toBe(true);
  });

  it.each([',', 'a,,b', 'a b', '*', 'a[app]', ''])('%j are refused', (text) =>
    expect(text).not.toMatch(STATUS_CREATORS.pattern),
  );
});

it('statuses that cannot be read for the summary after a promotion are a warning', async () => {
  const plane = planeWithDev();
  await plane.deployed(3, 'dev');
  const { settings, deps, log: _, problems: _p, outputs, ...result } = await plane.promote(fromDev(plane));
  expect(outputs.reason).toBe('promoted');
  const path = `/repos/${plane.name}/commits/.*/statuses`;
  await world.github.addFaults({ path, times: 5, how: { kind: 'status', status: 502 } });
  const { value, diagnostics } = await readChainProgress(result, settings, deps);
  await world.github.clearFaults();
  expect(value.size).toBe(0);
  expect(diagnostics).toMatchObject([{ code: 'progress-unreadable', severity: 'warning' }]);
  expect(diagnostics[0]?.message).toContain('HTTP 502');
});

describe('a status that cannot be set', () => {
  const statuses = (plane: ControlPlane) => ({ method: 'POST', path: `/repos/${plane.name}/statuses/` });

  it.each([
    ['403', { kind: 'status', status: 403, message: 'Resource not accessible by integration' }],
    ['404', { kind: 'status', status: 404, message: 'Not Found' }],
    [
      '422',
      { kind: 'status', status: 422, message: 'This SHA and context has reached the maximum number of statuses.' },
    ],
    ['502', { kind: 'status', status: 502 }],
    ['no response', { kind: 'cut', when: 'before' }],
  ] as const)('stops nothing: %s', async (_, how) => {
    const plane = planeWithDev();
    await plane.deployed(3, 'dev');
    await plane.setStatus(2, 'stage', 'pending', 'Waiting: on hold: x');
    await world.github.addFaults({ ...statuses(plane), times: 100, how });
    const { outputs, problems, diagnostics } = await plane.promote(fromDev(plane));
    await world.github.clearFaults();
    expect(outputs).toMatchObject({ promoted: 'true', reason: 'promoted' });
    expect([plane.has('stage'), await plane.started()]).toEqual([3, ['stage {}']]);
    expect(problems).toEqual(Array.from({ length: 3 }, () => 'warning status-not-written'));
    expect(diagnostics[2]?.message).toContain('"stage environment"');
    // The next run sets what is missing.
    const again = await plane.promote(fromDev(plane));
    expect([again.outputs.reason, again.problems]).toEqual(['already-promoted', []]);
    expect(await plane.statuses(3)).toEqual({
      'dev environment': 'success Deployed',
      'stage environment': 'pending Promoted',
    });
    expect((await plane.statuses(2))['stage environment']).toMatch(/^error Superseded by/);
  });

  it('because the token may not, stops nothing either', async () => {
    const plane = world.controlPlane();
    const { outputs, problems } = await plane.promote({ commit: plane.at(3), environment: 'dev' }, { token: 'silent' });
    expect([outputs.reason, problems]).toEqual(['promoted', ['warning status-not-written']]);
    expect([plane.has('dev'), await plane.started()]).toEqual([3, ['dev {}']]);
  });

  it('of a promotion that waits is a warning, and set later', async () => {
    const plane = world.controlPlane({ environments: { dev: 'hold: x\n' } });
    const promotion = { commit: plane.at(3), environment: 'dev' };
    await world.github.addFaults({ ...statuses(plane), times: 2, how: { kind: 'status', status: 502 } });
    const { outputs, problems } = await plane.promote(promotion);
    expect(outputs.reason).toBe('held');
    expect(problems).toContain('warning status-not-written');
    await plane.promote(promotion);
    expect(await plane.statuses(3)).toEqual({ 'dev environment': 'pending Waiting: on hold: x' });
  });

  it('at the end of the chain is a warning', async () => {
    const plane = world.controlPlane({ has: { dev: 3, stage: 3, prod: 3 } });
    await plane.deployed(3, 'prod');
    await world.github.addFaults({ ...statuses(plane), times: 2, how: { kind: 'status', status: 502 } });
    const { outputs, problems } = await plane.promote({ commit: plane.at(3), fromEnvironment: 'prod' });
    expect([outputs.reason, problems]).toEqual(['end-of-chain', ['warning status-not-written']]);
  });
});
