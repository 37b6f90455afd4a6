import type { Environment } from '@kalypso-actions/scheduler';
import { document, loadFiles } from '@kalypso-actions/scheduler/testing';
import { describe, expect, it } from 'vitest';
import { checkPromotionRules, type PromotionFacts } from './promotion-rules.ts';
import { type PromotionProgress, type RecordedStatus, readProgress } from '../records/commit-status.ts';

const NOW = Date.parse('2026-11-20T12:00Z');
const HOUR = 3_600_000;
const COMMIT = 'c'.repeat(40);
const CURRENT = 'b'.repeat(40);

async function environment(name: string, promotion = 'next: []\n'): Promise<Environment> {
  const spec = `controlPlane: {repo: r, branch: b}\npromotion:\n${promotion.replace(/^(?=.)/gm, '  ')}`;
  const { value, diagnostics } = await loadFiles({ [`${name}.yaml`]: document('Environment', name, spec) });
  expect(diagnostics).toEqual([]);
  const found = value.resources[0];
  if (found?.kind !== 'Environment') throw new Error('no environment');
  return found;
}

const deployed = (hours: number): PromotionProgress => ({ state: 'deployed', since: NOW - hours * HOUR });

/** A decision about `stage`, which comes after `dev`. */
async function decided(promotion: string | undefined, facts: Partial<PromotionFacts> & { readonly dev?: PromotionProgress } = {}) {
  const { dev = deployed(1), ...rest } = facts;
  return checkPromotionRules(await environment('stage', promotion), {
    now: NOW,
    commit: COMMIT,
    current: CURRENT,
    relation: 'newer',
    before: [{ environment: await environment('dev', 'next: stage\n'), standing: dev }],
    allowRollback: false,
    ...rest,
  });
}

describe('a promotion', () => {
  it('goes on with a newer commit that is deployed in the environment before', async () => {
    expect(await decided(undefined)).toEqual({ outcome: 'promote' });
    expect(await decided(undefined, { current: undefined })).toEqual({ outcome: 'promote' });
    expect(await decided(undefined, { before: [] })).toEqual({ outcome: 'promote' });
  });

  it('has nothing to do where the commit is there, whatever would stop it', async () => {
    expect(await decided('hold: x\n', { relation: 'same', dev: { state: 'never' } })).toEqual({ outcome: 'already' });
  });

  it('gives way to a newer commit, unless it is to go back', async () => {
    expect(await decided('hold: x\n', { relation: 'older' })).toEqual({ outcome: 'superseded', by: CURRENT });
    expect(await decided(undefined, { relation: 'older', allowRollback: true })).toEqual({ outcome: 'promote' });
    expect(await decided('hold: x\n', { relation: 'older', allowRollback: true })).toMatchObject({ outcome: 'wait' });
  });

  it('is refused for a commit of another history, even back', async () => {
    for (const allowRollback of [false, true]) {
      const refused = {
        outcome: 'refused',
        diagnostic: { code: 'commit-apart', severity: 'error', at: { file: 'stage.yaml' } },
      };
      expect(await decided(undefined, { relation: 'apart', allowRollback })).toMatchObject(refused);
    }
  });

  it.each([{ state: 'never' }, { state: 'waiting' }] as const)('skips no environment: %j', async (dev) => {
    const diagnostic = { code: 'environment-skipped', message: expect.stringContaining('it never came to dev') };
    expect(await decided('hold: x\n', { dev })).toMatchObject({ outcome: 'refused', diagnostic });
    expect(await decided(undefined, { dev, relation: 'older', allowRollback: true })).toMatchObject({
      outcome: 'refused',
    });
  });

  it('waits until the commit is deployed in the environment before, and where that failed', async () => {
    expect(await decided(undefined, { dev: { state: 'under-way' } })).toMatchObject({
      outcome: 'wait',
      until: undefined,
      stops: [{ reason: 'not-deployed', isDead: false, at: { file: 'dev.yaml', line: 8 } }],
    });
    expect(await decided(undefined, { dev: { state: 'failed', description: 'Failed\nto deploy' } })).toMatchObject({
      outcome: 'wait',
      stops: [
        {
          isDead: true,
          message: 'ccccccc does not come to environment stage, for in dev it is not deployed: "Failed\\nto deploy"',
        },
      ],
    });
  });

  it('waits for every environment before', async () => {
    const before = [
      { environment: await environment('a'), standing: deployed(5) },
      { environment: await environment('b'), standing: { state: 'under-way' } as const },
    ];
    expect(await decided(undefined, { before })).toMatchObject({ stops: [{ brief: 'not deployed in b yet' }] });
  });

  it('waits while it is on hold, without a time', async () => {
    expect(await decided('hold: "Incident\\n::error::4711"\n')).toMatchObject({
      outcome: 'wait',
      until: undefined,
      stops: [
        {
          reason: 'held',
          message: 'promotion to environment stage is on hold: "Incident\\n::error::4711"',
          at: { file: 'stage.yaml', line: 8, column: 12 },
        },
      ],
    });
  });

  it('waits while it is frozen, until the window closes', async () => {
    const freeze =
      'freeze:\n  - {from: 2026-01-01, to: 2026-01-02}\n  - {cron: 0 9 * * FRI, duration: 8h, timeZone: Europe/Berlin, reason: rush}\n';
    expect(await decided(freeze)).toMatchObject({
      outcome: 'wait',
      until: Date.parse('2026-11-20T16:00Z'),
      stops: [
        {
          reason: 'frozen',
          message: 'promotion to environment stage is frozen until 2026-11-20 17:00 Europe/Berlin: "rush"',
          brief: 'frozen until 2026-11-20 17:00 Europe/Berlin: rush',
          at: { file: 'stage.yaml', line: 10, column: 9 },
        },
      ],
    });
    expect(await decided(freeze, { now: Date.parse('2026-11-20T16:00Z') })).toEqual({ outcome: 'promote' });
  });

  it('has no time where a window never closes', async () => {
    const found = await decided('freeze: [{cron: "* * * * *", duration: 2h}]\n');
    expect(found).toMatchObject({ until: undefined, stops: [{ brief: 'frozen without an end' }] });
  });

  it('waits until the commit has soaked, to the minute', async () => {
    expect(await decided('soak: 2h\n', { dev: deployed(1.5) })).toMatchObject({
      outcome: 'wait',
      until: NOW + HOUR / 2,
      stops: [
        {
          reason: 'soaking',
          message: 'ccccccc comes to environment stage after it has been 2h in dev: in 30m, at 2026-11-20 12:30 UTC',
          at: { file: 'stage.yaml', line: 8, column: 11 },
        },
      ],
    });
    expect(await decided('soak: 2h\n', { dev: deployed(2) })).toEqual({ outcome: 'promote' });
  });

  it('soaks in the environment that got it last', async () => {
    const before = [
      { environment: await environment('a'), standing: deployed(5) },
      { environment: await environment('b'), standing: deployed(1) },
    ];
    expect(await decided('soak: 2h\n', { before })).toMatchObject({ until: NOW + HOUR });
  });

  it('waits for all of it, and for a window that opens before the soak is over', async () => {
    const promotion =
      'soak: 2h\nfreeze:\n  - {from: 2026-11-20T11:00, to: 2026-11-20T12:30}\n  - {from: 2026-11-20T12:50, to: 2026-11-20T14:00}\n';
    const found = await decided(promotion);
    expect(found).toMatchObject({
      until: Date.parse('2026-11-20T14:00Z'),
      stops: [{ reason: 'frozen' }, { reason: 'soaking' }],
    });
    expect(await decided(`${promotion}hold: x\n`)).toMatchObject({
      until: undefined,
      stops: [{ reason: 'held' }, {}, {}],
    });
  });
});

describe('how far a commit has come', () => {
  const status = (state: string, description: string, at: number): RecordedStatus => ({ state, description, at });

  it.each([
    ['nowhere, without a status', [], { state: 'never' }],
    ['promoted', [status('pending', 'Promoted', 1)], { state: 'under-way' }],
    ['checked', [status('pending', 'Deploying', 2), status('pending', 'Promoted', 1)], { state: 'under-way' }],
    ['waiting', [status('pending', 'Waiting: on hold: x', 2)], { state: 'waiting' }],
    [
      'failed',
      [status('failure', 'Failed to deploy', 3), status('pending', 'Deployed', 2)],
      { state: 'failed', description: 'Failed to deploy' },
    ],
    ['superseded', [status('error', 'Superseded by 1234567', 3)], { state: 'failed' }],
    ['deployed', [status('pending', 'Deployed', 3), status('pending', 'Promoted', 1)], { state: 'deployed', since: 3 }],
    [
      'deployed at the end',
      [status('success', 'Deployed', 5), status('pending', 'Deployed', 3), status('pending', 'Deploying', 2)],
      { state: 'deployed', since: 3 },
    ],
    [
      'deployed anew',
      [status('pending', 'Deployed', 9), status('failure', 'Failed to deploy', 5), status('pending', 'Deployed', 3)],
      { state: 'deployed', since: 9 },
    ],
    ['not deployed by a word', [status('success', 'Deployed by hand', 3)], { state: 'failed' }],
    ['not deployed by a failure of that name', [status('failure', 'Deployed', 3)], { state: 'failed' }],
  ])('%s', (_, statuses, standing) => expect(readProgress(statuses)).toMatchObject(standing));
});
