import { describe, expect, it } from 'vitest';
import type { Resolution } from './resolution.ts';
import { decideStarts, type EnvironmentWork } from './work.ts';

const WORKFLOWS = { check: 'check-promote.yml', promote: 'cd.yml' };
const COMMIT = 'c'.repeat(40);
const RESOLUTION: Resolution = {
  environment: 'dev',
  gitopsCommit: 'a'.repeat(40),
  recordedCommit: COMMIT,
  promotedCommit: COMMIT,
  nextEnvironments: ['stage'],
  reason: 'promotion',
  failedAt: undefined,
  message: '',
  diagnostics: [],
};

/** Runs, newest first: one started at 300, one at 200, one at 100. */
function runs(...states: readonly ('success' | 'failed' | 'unfinished')[]): EnvironmentWork['checks'] {
  return states.map((state, index) => ({
    title: '',
    isUnfinished: state === 'unfinished',
    isSuccess: state === 'success',
    startedAt: (3 - index) * 100,
    url: `https://github.com/runs/${3 - index}`,
  }));
}

function decide(resolution: Partial<Resolution>, work: Partial<EnvironmentWork>) {
  const start = { checks: [], releasedCommit: undefined, promotions: [] };
  const { starts, diagnostics } = decideStarts(
    { ...start, ...work, resolution: { ...RESOLUTION, ...resolution } },
    WORKFLOWS,
  );
  return [...starts.map(({ title }) => title), ...diagnostics.map(({ code }) => code)];
}

describe('a check', () => {
  it.each([
    ['that never ran is started', runs(), undefined, ['Check dev']],
    ['under way is not started', runs('unfinished', 'failed'), undefined, []],
    ['under way beside a newer one is not started', runs('failed', 'unfinished'), undefined, []],
    ['that could not record its success is repeated', runs('success', 'failed', 'failed'), undefined, ['Check dev']],
    ['without a result is repeated', runs('failed', 'failed', 'success'), undefined, ['Check dev']],
    ['without a result three times is reported', runs('failed', 'failed', 'failed'), undefined, ['check-stopped']],
    ['that has found a failure is reported', runs('failed'), 310, ['check-stopped']],
    ['whose failure was found in the second when it started is reported', runs('failed'), 300, ['check-stopped']],
    ['without a result after one that has found a failure is repeated', runs('failed', 'failed'), 210, ['Check dev']],
    ['of another GitOps commit than the one that failed is started', runs(), 310, ['Check dev']],
  ])('%s', (_, checks, failedAt, expected) => expect(decide({ failedAt }, { checks })).toEqual(expected));

  it('is reported with the newest run', () => {
    const work = { resolution: RESOLUTION, checks: runs('failed', 'failed', 'failed'), promotions: [] };
    const { diagnostics } = decideStarts({ ...work, releasedCommit: undefined }, WORKFLOWS);
    expect(diagnostics[0]?.message).toBe(
      'the check of GitOps commit aaaaaaa of environment dev has failed or was cancelled 3 times in a row, without a result: https://github.com/runs/3',
    );
  });
});

describe('a promotion that no longer waits', () => {
  const other = { reason: 'deployed' } as const;
  const interrupted = { reason: 'interrupted' } as const;
  it.each([
    ['is started', other, runs(), ['Promote to dev']],
    ['is not started while one is under way', other, runs('unfinished', 'failed'), []],
    [
      'is started although one has succeeded, which found that it waits',
      other,
      runs('success', 'failed'),
      ['Promote to dev'],
    ],
    ['is reported after one has failed or was rejected', other, runs('failed', 'success'), ['promotion-stopped']],
    ['is repeated if it was interrupted', interrupted, runs('failed', 'failed'), ['Promote to dev']],
    [
      'is reported if it was interrupted three times',
      interrupted,
      runs('failed', 'failed', 'failed'),
      ['promotion-stopped'],
    ],
  ])('%s', (_, resolution, promotions, expected) =>
    expect(decide(resolution, { releasedCommit: COMMIT, promotions })).toEqual(expected),
  );

  it('and is another commit than the interrupted one is not repeated', () => {
    const work = { releasedCommit: 'd'.repeat(40), promotions: runs('failed') };
    expect(decide(interrupted, work)).toEqual(['promotion-stopped']);
  });
});
