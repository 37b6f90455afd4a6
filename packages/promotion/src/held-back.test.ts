// While errors of the platform team hold assignments back, `create-gitops-pr` marks the promoted commit as held back: it is promoted, and not deployed.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatPromotionMessage } from './records/promotion-message.ts';
import { readChainProgress } from './result/chain-progress.ts';
import { baseRepoFile, type ControlPlane, PromotionWorld } from './testing/promotion-world.ts';

const world = new PromotionWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());

const HELD_BACK = 'Held back: 2 assignments fail: template small: line 3: "x" is not defined';
const holdBack = (plane: ControlPlane) => plane.setStatus(3, 'dev', 'pending', HELD_BACK);

/** A control plane in which the commit of dev is held back. */
async function planeWithHeldBack(): Promise<ControlPlane> {
  const plane = world.controlPlane();
  await plane.promote({ commit: plane.at(3), environment: 'dev' });
  await holdBack(plane);
  return plane;
}

it('is not promoted again: another run for the same commit writes nothing', async () => {
  const plane = await planeWithHeldBack();
  const before = await plane.writes();
  for (const inputs of [{ commit: plane.at(3), environment: 'dev' }, { environment: 'dev' }]) {
    const { problems } = await plane.promote(inputs);
    expect(problems).toEqual([]);
    expect(await plane.writes()).toEqual(before);
  }
  // It is published, then held back once more.
  await plane.setStatus(3, 'dev', 'pending', 'Promoted');
  await holdBack(plane);
  const { outputs } = await plane.promote({ commit: plane.at(3), environment: 'dev' });
  expect([outputs.reason, outputs.promoted]).toEqual(['already-promoted', 'true']);
  expect(await plane.writes()).toEqual(before);
  expect(await plane.statuses(3)).toEqual({ 'dev environment': `pending ${HELD_BACK}` });
});

it('is not taken for one that waits', async () => {
  const plane = await planeWithHeldBack();
  expect((await plane.promote({ environment: 'dev' })).outputs.reason).toBe('nothing-waiting');
});

it('is not promoted further until it is deployed', async () => {
  const plane = await planeWithHeldBack();
  const early = await plane.promote({ fromEnvironment: 'dev' });
  expect(early.outputs).toMatchObject({ environment: 'stage', promoted: 'false', reason: 'not-deployed' });
  expect(plane.has('stage')).toBe(1);
  const resumed = await plane.promote({ environment: 'stage' });
  expect(resumed.outputs).toMatchObject({ reason: 'not-deployed', 'base-commit': plane.at(3) });
  await plane.setStatus(3, 'dev', 'pending', 'Promoted');
  expect((await plane.promote({ environment: 'stage' })).outputs.reason).toBe('not-deployed');
  await plane.deployed(3, 'dev');
  expect((await plane.promote({ environment: 'stage' })).outputs.promoted).toBe('true');
});

it('does not count as deployed if it was deployed before', async () => {
  const plane = world.controlPlane();
  await plane.promote({ commit: plane.at(3), environment: 'dev' });
  await plane.deployed(3, 'dev');
  await holdBack(plane);
  expect((await plane.promote({ fromEnvironment: 'dev' })).outputs.reason).toBe('not-deployed');
});

it('is superseded by a newer commit', async () => {
  const plane = await planeWithHeldBack();
  await plane.promote({ commit: plane.at(4), environment: 'dev' });
  expect(await plane.statuses(3)).toEqual({ 'dev environment': `error Superseded by ${plane.at(4).slice(0, 7)}` });
});

it('is revoked by a rollback', async () => {
  const plane = await planeWithHeldBack();
  const { outputs } = await plane.promote({ commit: plane.at(2), environment: 'dev', allowRollback: true });
  expect(outputs.reason).toBe('promoted');
  expect(await plane.statuses(3)).toEqual({ 'dev environment': `error Rolled back to ${plane.at(2).slice(0, 7)}` });
});

it('is shown as promoted', async () => {
  const plane = await planeWithHeldBack();
  const result = await plane.promote({ commit: plane.at(3), environment: 'dev' });
  expect((await readChainProgress(result, result.settings, result.deps)).value.get('dev')).toEqual({
    kind: 'promoted',
  });
});

it('has its promotion completed if that was interrupted before it was held back, once', async () => {
  const plane = world.controlPlane();
  const message = formatPromotionMessage('dev', { commit: plane.at(3), replaced: plane.at(1) });
  plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(3)) }, { message });
  await plane.setStatus(2, 'dev', 'pending', 'Waiting: on hold: x');
  await holdBack(plane);
  for (const count of [1, 1]) {
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(await plane.started()).toHaveLength(count);
    await holdBack(plane);
  }
  expect(await plane.statuses(2)).toEqual({ 'dev environment': `error Superseded by ${plane.at(3).slice(0, 7)}` });
});
