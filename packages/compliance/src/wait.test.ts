import { describe, expect, it } from 'vitest';
import type { Policy } from './assessment.ts';
import type { Clock } from './clock.ts';
import type { Configuration } from './configuration.ts';
import { formatDuration } from './duration.ts';
import { configuration, MINUTE, NEWER, NOW, OLDER, POLICY, RELATIONS, SECOND, type Wanted } from './test-support.ts';
import { MOST_FAILURES, type Poll, type Waited, type Waiting, wait } from './wait.ts';

class Outage extends Error {}

/** The fleet at a moment: what Azure answers, or what it fails with. */
type Answer = readonly Wanted[] | Error;

const fine: Wanted = {};
const behind: Wanted = { syncedCommit: OLDER };
const fails: Wanted = { complianceState: 'Non-Compliant' };
const pending: Wanted = { complianceState: 'Pending' };

interface Setup extends Partial<Omit<Waiting, 'policy'>> {
  readonly policy?: Partial<Policy>;
}

interface Story {
  readonly polls: string[];
  readonly result: Promise<Waited>;
  readonly clock: Clock;
}

/** Waits on a clock that only sleeping moves; answers hold from their minute on. */
function story(answers: Readonly<Record<number, Answer>>, { policy, ...setup }: Setup = {}): Story {
  let now = NOW;
  const clock: Clock = {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
  };
  const polls: string[] = [];
  const read = async (): Promise<readonly Configuration[]> => {
    const minute = Math.max(
      ...Object.keys(answers)
        .map(Number)
        .filter((key) => NOW + key * MINUTE <= now),
    );
    const answer = answers[minute];
    if (answer === undefined || answer instanceof Error) throw answer;
    return answer.map((wanted) => configuration({ statusUpdatedAt: new Date(now).toISOString(), ...wanted }));
  };
  const result = wait({
    source: { read },
    ancestors: { of: async () => RELATIONS },
    policy: { ...POLICY, ...policy },
    timeout: 30 * MINUTE,
    interval: MINUTE,
    stability: 0,
    mayPass: (error) => error instanceof Outage,
    clock,
    signal: new AbortController().signal,
    onPoll: (poll) => polls.push(told(poll)),
    ...setup,
  });
  return { polls, result, clock };
}

function told(poll: Poll): string {
  const at = formatDuration(poll.elapsed);
  if (poll.outcome === 'failed') return `${at} failed ${poll.inARow}`;
  return `${at} ${poll.assessment.standing}${poll.heldFor === undefined ? '' : ` for ${formatDuration(poll.heldFor)}`}`;
}

const ends = async ({ result }: Story) => {
  const { state, elapsed } = await result;
  return `${state} after ${formatDuration(elapsed)}`;
};

describe('the wait', () => {
  it.each<[string, Record<number, Answer>, Setup, string]>([
    ['is over at once when all comply', { 0: [fine] }, {}, 'compliant after 0s'],
    ['waits for one that is late', { 0: [behind], 3: [fine] }, {}, 'compliant after 3m'],
    ['lets one fail for a while', { 0: [behind], 1: [fails], 4: [fine] }, {}, 'compliant after 4m'],
    ['lets one try again', { 0: [fails], 4: [pending], 8: [fine] }, {}, 'compliant after 8m'],
    ['ends when one fails for good', { 0: [behind], 1: [fails] }, {}, 'failing after 6m'],
    ['counts failing through a new try', { 0: [fails], 1: [pending], 2: [fails] }, {}, 'failing after 5m'],
    [
      'counts failing anew after compliance',
      { 0: [fails, behindOn('b')], 3: [fine, behindOn('b')], 4: [fails, behindOn('b')] },
      {},
      'failing after 9m',
    ],
    [
      'counts failing anew on a newer commit',
      { 0: [fails], 3: [{ ...fails, syncedCommit: NEWER }] },
      {},
      'failing after 8m',
    ],
    ['ends when a newer commit took over', { 0: [behind], 2: [{ syncedCommit: NEWER }] }, {}, 'superseded after 2m'],
    ['ends when the time is over', { 0: [behind] }, {}, 'timed-out after 30m'],
    ['ends when nothing was ever found', { 0: [] }, {}, 'none after 30m'],
    ['waits for one that appears', { 0: [], 7: [pending], 9: [fine] }, {}, 'compliant after 9m'],
    [
      'goes on when one appears',
      { 0: [fine], 1: [fine, behindOn('b')], 4: [fine, fineOn('b')] },
      { stability: 2 * MINUTE },
      'compliant after 6m',
    ],
    ['looks once without a timeout', { 0: [behind] }, { timeout: 0 }, 'timed-out after 0s'],
    ['may succeed without a timeout', { 0: [fine] }, { timeout: 0 }, 'compliant after 0s'],
    [
      'looks a last time when the time is over',
      { 0: [behind], 2.5: [fine] },
      { timeout: 2.5 * MINUTE },
      'compliant after 2m 30s',
    ],
    [
      'does not take one for gone that is missing for a moment',
      { 0: [fineOn('b'), fails], 2: [fineOn('b')], 3: [fineOn('b'), fails] },
      { policy: { grace: 4 * MINUTE } },
      'failing after 4m',
    ],
    ['takes one for gone that is missing for long', { 0: [fine, behindOn('b')], 2: [fine] }, {}, 'compliant after 6m'],
  ])('%s', async (_, answers, setup, expected) => expect(await ends(story(answers, setup))).toBe(expected));

  it('looks as often as it should', async () => {
    const { polls, result } = story({ 0: [behind], 2: [fails], 3: [fine] }, { stability: 90 * SECOND });
    await result;
    expect(polls).toEqual([
      '0s waiting',
      '1m waiting',
      '2m waiting',
      '3m compliant for 0s',
      '4m compliant for 1m',
      '4m 30s compliant for 1m 30s',
    ]);
  });

  it('begins to count anew when compliance did not hold', async () => {
    const { polls, result } = story({ 0: [fine], 1: [pending], 2: [fine] }, { stability: 2 * MINUTE });
    await result;
    expect(polls).toEqual([
      '0s compliant for 0s',
      '1m waiting',
      '2m compliant for 0s',
      '3m compliant for 1m',
      '4m compliant for 2m',
    ]);
  });

  it('counts on when a newer commit takes over meanwhile', async () => {
    const { polls, result } = story({ 0: [fine], 1: [{ syncedCommit: NEWER }] }, { stability: 2 * MINUTE });
    expect(await result).toMatchObject({ state: 'superseded' });
    expect(polls).toEqual(['0s compliant for 0s', '1m superseded for 1m', '2m superseded for 2m']);
  });

  it('does not succeed when the time is over before compliance has held', async () => {
    expect(await ends(story({ 0: [behind], 2: [fine] }, { timeout: 3 * MINUTE, stability: 2 * MINUTE }))).toBe(
      'timed-out after 3m',
    );
  });

  it('asks how every commit stands that a configuration has fetched or applied', async () => {
    const asked: (readonly string[])[] = [];
    const of = async (commits: readonly string[]) => {
      asked.push(commits);
      return RELATIONS;
    };
    const applied = [{ object: 'Kustomization platform-apps', commit: OLDER }];
    const never = { cluster: 'b', syncedCommit: undefined };
    await story({ 0: [{ syncedCommit: NEWER, applied }, never] }, { ancestors: { of }, timeout: 0 }).result;
    expect(asked).toEqual([[NEWER, OLDER]]);
  });

  it('tells what it saw last', async () => {
    const { assessment } = await story({ 0: [behind, fineOn('b')] }).result;
    expect(assessment).toMatchObject({ standing: 'waiting', complying: 1, counts: { behind: 1, compliant: 1 } });
  });
});

describe('an Azure that fails', () => {
  const outage = new Outage('HTTP 503');

  it('is asked again', async () => {
    const { polls, result } = story({ 0: [behind], 1: outage, 3: [fine] });
    expect(await result).toMatchObject({ state: 'compliant' });
    expect(polls).toEqual(['0s waiting', '1m failed 1', '2m failed 2', '3m compliant for 0s']);
  });

  it('is never taken for a fleet without clusters', async () => {
    const { polls, result } = story({ 0: outage, 1: [behind] }, { policy: { minimum: 0 } });
    expect(await result).toMatchObject({ state: 'timed-out' });
    expect(polls.slice(0, 2)).toEqual(['0s failed 1', '1m waiting']);
  });

  it('makes compliance count anew', async () => {
    const { polls, result } = story({ 0: [fine], 1: outage, 2: [fine] }, { stability: 2 * MINUTE });
    await result;
    expect(polls).toEqual([
      '0s compliant for 0s',
      '1m failed 1',
      '2m compliant for 0s',
      '3m compliant for 1m',
      '4m compliant for 2m',
    ]);
  });

  it('is not asked for ever', async () => {
    const { polls, result } = story({ 0: [behind], 1: outage });
    await expect(result).rejects.toBe(outage);
    expect(polls.at(-1)).toBe(`${MOST_FAILURES}m failed ${MOST_FAILURES}`);
  });

  it('is asked as often again once it has answered', async () => {
    const { result } = story({ 0: [behind], 1: outage, 9: [behind], 10: outage, 18: [fine] });
    expect(await result).toMatchObject({ state: 'compliant' });
  });

  it('decides nothing by what it said before', async () => {
    const { result } = story({ 0: [fine], 1: outage }, { timeout: 3 * MINUTE, stability: 2 * MINUTE });
    expect(await result).toMatchObject({ state: 'timed-out' });
  });

  it.each<[string, Record<number, Answer>, Setup, Error]>([
    ['is not asked again when that will not help', { 0: [behind], 1: new Error('403') }, {}, new Error('403')],
    [
      'is not asked again when that will not help, though the time is over',
      { 0: [behind], 1: new Error('403') },
      { timeout: MINUTE },
      new Error('403'),
    ],
    ['is the failure when it never answered', { 0: outage }, { timeout: 2 * MINUTE }, outage],
    ['is the failure of the only look', { 0: outage }, { timeout: 0 }, outage],
  ])('%s', async (_, answers, setup, error) => {
    const { polls, result } = story(answers, setup);
    await expect(result).rejects.toThrow(error);
    expect(polls.length).toBeLessThanOrEqual(3);
    expect(polls.at(-1)).toContain('failed');
  });
});

describe('an end that is not its own', () => {
  const forever = <T>() => new Promise<T>(() => undefined);
  const cases: [string, Setup][] = [
    ['while it looks', { source: { read: forever } }],
    ['while it asks about commits', { ancestors: { of: forever } }],
    ['while it sleeps', { clock: { now: () => NOW, sleep: forever } }],
  ];

  it.each(cases)('comes at once %s', async (_, setup) => {
    const controller = new AbortController();
    const { result } = story({ 0: [behind] }, { ...setup, signal: controller.signal });
    setImmediate(() => controller.abort(new Error('cancelled')));
    await expect(result).rejects.toThrow('cancelled');
  });

  it('comes before the first look, too', async () => {
    const { result, polls } = story({ 0: [fine] }, { signal: AbortSignal.abort(new Error('cancelled')) });
    await expect(result).rejects.toThrow('cancelled');
    expect(polls).toEqual([]);
  });

  it('is told to whoever looks', async () => {
    const controller = new AbortController();
    const told = Promise.withResolvers<unknown>();
    const read = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => told.resolve(signal.reason));
      return forever<never>();
    };
    const { result, polls } = story({}, { source: { read }, signal: controller.signal });
    setImmediate(() => controller.abort(new Error('cancelled')));
    await expect(result).rejects.toThrow('cancelled');
    expect([await told.promise, polls]).toEqual([new Error('cancelled'), []]);
  });
});

function behindOn(cluster: string): Wanted {
  return { ...behind, cluster };
}

function fineOn(cluster: string): Wanted {
  return { ...fine, cluster };
}
