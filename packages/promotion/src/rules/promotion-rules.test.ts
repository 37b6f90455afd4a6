import type { Environment } from '@kalypso-actions/scheduler';
import { formatDocument, loadFiles } from '@kalypso-actions/scheduler/testing';
import { describe, expect, it } from 'vitest';
import type { PromotionProgress } from '../records/commit-status.ts';
import type { PreviousEnvironment, PromotionFacts } from './promotion-facts.ts';
import { checkPromotionRules } from './promotion-rules.ts';

const NOW = Date.parse('2026-11-20T12:00Z');
const HOUR = 3_600_000;
const COMMIT = 'c'.repeat(40);
const CURRENT = 'b'.repeat(40);

async function environment(name: string, promotion = 'next: []\n'): Promise<Environment> {
  const spec = `controlPlane: {repo: r, branch: b}\npromotion:\n${promotion.replace(/^(?=.)/gm, '  ')}`;
  const { value, diagnostics } = await loadFiles({ [`${name}.yaml`]: formatDocument('Environment', name, spec) });
  expect(diagnostics).toEqual([]);
  const found = value.resources[0];
  if (found?.kind !== 'Environment') throw new Error('no environment');
  return found;
}

const deployed = (hours: number): PromotionProgress => ({ kind: 'deployed', since: NOW - hours * HOUR });

/** An environment before `stage` that has the commit. */
async function previousEnvironment(name: string, progress: PromotionProgress): Promise<PreviousEnvironment> {
  return { environment: await environment(name, 'next: stage\n'), progress, current: COMMIT, hasCommit: true };
}

/** The ruling on a promotion to `stage`, which comes after `dev`. */
async function ruling(
  promotion: string | undefined,
  facts: Partial<PromotionFacts> & { readonly dev?: PromotionProgress } = {},
) {
  const { dev = deployed(1), ...rest } = facts;
  return checkPromotionRules(await environment('stage', promotion), {
    now: NOW,
    commit: COMMIT,
    current: CURRENT,
    order: 'newer',
    previous: [await previousEnvironment('dev', dev)],
    allowRollback: false,
    ...rest,
  });
}

describe('a promotion', () => {
  it('is allowed for a newer commit that is deployed in the previous environment', async () => {
    expect(await ruling(undefined)).toEqual({ kind: 'promote' });
    expect(await ruling(undefined, { current: undefined, order: 'first' })).toEqual({ kind: 'promote' });
    expect(await ruling(undefined, { order: 'first' })).toEqual({ kind: 'promote' });
    expect(await ruling(undefined, { previous: [] })).toEqual({ kind: 'promote' });
  });

  it('follows the same rules if it is the first', async () => {
    expect(await ruling('hold: x\n', { order: 'first' })).toMatchObject({ kind: 'wait' });
    expect(await ruling(undefined, { order: 'first', dev: { kind: 'promoted' } })).toMatchObject({ kind: 'wait' });
    const skipped = await ruling(undefined, { order: 'first', dev: { kind: 'none' } });
    expect(skipped).toMatchObject({ kind: 'refused', diagnostic: { code: 'environment-skipped' } });
  });

  it('is complete if the environment has the commit, whatever would block it', async () => {
    expect(await ruling('hold: x\n', { order: 'same', dev: { kind: 'none' } })).toEqual({ kind: 'already-promoted' });
  });

  it('is superseded by a newer commit, unless a rollback is allowed', async () => {
    expect(await ruling('hold: x\n', { order: 'older' })).toEqual({ kind: 'superseded', by: CURRENT });
    expect(await ruling(undefined, { order: 'older', allowRollback: true })).toEqual({ kind: 'promote' });
    expect(await ruling('hold: x\n', { order: 'older', allowRollback: true })).toMatchObject({ kind: 'wait' });
  });

  it('is refused for a commit of another history, even as a rollback', async () => {
    for (const allowRollback of [false, true]) {
      const refused = {
        kind: 'refused',
        diagnostic: { code: 'commit-apart', severity: 'error', at: { file: 'stage.yaml' } },
      };
      expect(await ruling(undefined, { order: 'diverged', allowRollback })).toMatchObject(refused);
    }
  });

  it.each([{ kind: 'none' }, { kind: 'waiting' }] as const)('skips no environment: %j', async (dev) => {
    const diagnostic = {
      code: 'environment-skipped',
      message: expect.stringContaining('it was never promoted to dev'),
    };
    expect(await ruling('hold: x\n', { dev })).toMatchObject({ kind: 'refused', diagnostic });
    expect(await ruling(undefined, { dev, order: 'older', allowRollback: true })).toMatchObject({
      kind: 'refused',
    });
  });

  it('waits until the commit is deployed in the previous environment, and if that failed', async () => {
    expect(await ruling(undefined, { dev: { kind: 'promoted' } })).toMatchObject({
      kind: 'wait',
      until: undefined,
      blockers: [{ reason: 'not-deployed', isFailure: false, at: { file: 'dev.yaml', line: 8 } }],
    });
    expect(await ruling(undefined, { dev: { kind: 'failed', description: 'Failed\nto deploy' } })).toMatchObject({
      kind: 'wait',
      blockers: [
        {
          isFailure: true,
          message:
            'commit ccccccc cannot be promoted to environment stage because it is not deployed in dev: "Failed\\nto deploy"',
        },
      ],
    });
  });

  it.each([
    ['an older one', CURRENT, `has ${CURRENT.slice(0, 7)}, which does not contain it`],
    ['none', undefined, 'has no commit'],
  ])('is refused if a previous environment, where the commit was deployed, has %s now', async (_, current, text) => {
    const previous = [
      await previousEnvironment('a', deployed(5)),
      { ...(await previousEnvironment('b', deployed(5))), current, hasCommit: false },
    ];
    expect(await ruling(undefined, { previous })).toMatchObject({
      kind: 'refused',
      diagnostic: {
        code: 'environment-skipped',
        message: expect.stringContaining(`environment b, where it was deployed, ${text}`),
      },
    });
    expect(await ruling(undefined, { previous, order: 'same' })).toEqual({ kind: 'already-promoted' });
    // A rollback goes to a commit that the environment had: those before it may have been rolled back further.
    expect(await ruling(undefined, { previous, order: 'older', allowRollback: true })).toEqual({ kind: 'promote' });
  });

  it('waits for every previous environment', async () => {
    const previous = [
      await previousEnvironment('a', deployed(5)),
      await previousEnvironment('b', { kind: 'promoted' }),
    ];
    expect(await ruling(undefined, { previous })).toMatchObject({ blockers: [{ summary: 'not deployed in b yet' }] });
  });

  it('waits while it is on hold, without a time', async () => {
    expect(await ruling('hold: "Incident\\n::error::4711"\n')).toMatchObject({
      kind: 'wait',
      until: undefined,
      blockers: [
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
    expect(await ruling(freeze)).toMatchObject({
      kind: 'wait',
      until: Date.parse('2026-11-20T16:00Z'),
      blockers: [
        {
          reason: 'frozen',
          message: 'promotion to environment stage is frozen until 2026-11-20 17:00 Europe/Berlin: "rush"',
          summary: 'frozen until 2026-11-20 17:00 Europe/Berlin: rush',
          at: { file: 'stage.yaml', line: 10, column: 9 },
        },
      ],
    });
    expect(await ruling(freeze, { now: Date.parse('2026-11-20T16:00Z') })).toEqual({ kind: 'promote' });
  });

  it('has no time if a window never closes', async () => {
    const found = await ruling('freeze: [{cron: "* * * * *", duration: 2h}]\n');
    expect(found).toMatchObject({ until: undefined, blockers: [{ summary: 'frozen indefinitely' }] });
  });

  it('waits until the commit has soaked, to the minute', async () => {
    expect(await ruling('soak: 2h\n', { dev: deployed(1.5) })).toMatchObject({
      kind: 'wait',
      until: NOW + HOUR / 2,
      blockers: [
        {
          reason: 'soaking',
          message:
            'commit ccccccc has to be deployed in dev for 2h before it is promoted to environment stage: 30m left, until 2026-11-20 12:30 UTC',
          at: { file: 'stage.yaml', line: 8, column: 11 },
        },
      ],
    });
    expect(await ruling('soak: 2h\n', { dev: deployed(2) })).toEqual({ kind: 'promote' });
  });

  it('soaks in the environment that got it last', async () => {
    const previous = [await previousEnvironment('a', deployed(5)), await previousEnvironment('b', deployed(1))];
    expect(await ruling('soak: 2h\n', { previous })).toMatchObject({ until: NOW + HOUR });
  });

  it('waits for all of it, and for a window that opens before the soak is over', async () => {
    const promotion =
      'soak: 2h\nfreeze:\n  - {from: 2026-11-20T11:00, to: 2026-11-20T12:30}\n  - {from: 2026-11-20T12:50, to: 2026-11-20T14:00}\n';
    const found = await ruling(promotion);
    expect(found).toMatchObject({
      until: Date.parse('2026-11-20T14:00Z'),
      blockers: [{ reason: 'frozen' }, { reason: 'soaking' }],
    });
    expect(await ruling(`${promotion}hold: x\n`)).toMatchObject({
      until: undefined,
      blockers: [{ reason: 'held' }, {}, {}],
    });
  });
});
