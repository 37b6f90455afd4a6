import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from './test-support.ts';

const world = new World();
beforeAll(() => world.start());
afterAll(() => world.stop());

describe('a promotion to the first environment', () => {
  it('sets the commit in the branch, tells it, and starts the workflow', async () => {
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

  it('changes nothing when it is run again', async () => {
    const plane = world.controlPlane();
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    const [head, count, started] = [plane.head('dev'), await plane.statusCount(3), await plane.started()];
    const { outputs } = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect(outputs).toMatchObject({ promoted: 'true', reason: 'already-promoted' });
    expect([plane.head('dev'), await plane.statusCount(3), await plane.started()]).toEqual([head, count, started]);
  });
});
