import { formatDuration } from '@kalypso-actions/calendar';
import type { Clock } from '@kalypso-actions/retry';
import { describe, expect, it } from 'vitest';
import type { FluxConfiguration } from '../evidence/flux-configuration.ts';
import {
  type ConfigurationSpec,
  createConfiguration,
  MINUTE,
  NEWER,
  NOW,
  OLDER,
  POLICY,
  RELATIONS,
  SECOND,
} from '../test-support.ts';
import type { CompliancePolicy } from '../verdict/fleet-assessment.ts';
import {
  MAX_CONSECUTIVE_FAILURES,
  type PollResult,
  type WaitOptions,
  type WaitResult,
  waitForCompliance,
} from './wait.ts';

class Outage extends Error {}

/** The fleet at a moment, or the error of a poll. */
type FleetAt = readonly ConfigurationSpec[] | Error;

const compliant: ConfigurationSpec = {};
const behind: ConfigurationSpec = { syncedCommit: OLDER };
const failing: ConfigurationSpec = { complianceState: 'Non-Compliant' };
const pending: ConfigurationSpec = { complianceState: 'Pending' };

interface Setup extends Partial<Omit<WaitOptions, 'policy'>> {
  readonly policy?: Partial<CompliancePolicy>;
}

interface RunningWait {
  readonly polls: string[];
  readonly result: Promise<WaitResult>;
  readonly clock: Clock;
}

/** Waits with a clock that only sleeping moves. Each state of the fleet holds from its minute on. */
function start(timeline: Readonly<Record<number, FleetAt>>, { policy, ...setup }: Setup = {}): RunningWait {
  let now = NOW;
  const clock: Clock = {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
  };
  const polls: string[] = [];
  const read = async (): Promise<readonly FluxConfiguration[]> => {
    const minute = Math.max(
      ...Object.keys(timeline)
        .map(Number)
        .filter((key) => NOW + key * MINUTE <= now),
    );
    const fleet = timeline[minute];
    if (fleet === undefined || fleet instanceof Error) throw fleet;
    const statusUpdatedAt = new Date(now).toISOString();
    return fleet.map((spec) => createConfiguration({ statusUpdatedAt, ...spec }));
  };
  const result = waitForCompliance({
    source: { read },
    ancestry: { relate: async () => RELATIONS },
    policy: { ...POLICY, ...policy },
    timeoutMs: 30 * MINUTE,
    intervalMs: MINUTE,
    stabilityMs: 0,
    isTransient: (error) => error instanceof Outage,
    clock,
    signal: new AbortController().signal,
    onPoll: (poll) => polls.push(format(poll)),
    ...setup,
  });
  return { polls, result, clock };
}

function format(poll: PollResult): string {
  const at = formatDuration(poll.elapsedMs);
  if (poll.kind === 'failed') return `${at} failed ${poll.consecutiveFailures}`;
  return `${at} ${poll.assessment.state}${poll.compliantForMs === undefined ? '' : ` for ${formatDuration(poll.compliantForMs)}`}`;
}

const ends = async ({ result }: RunningWait) => {
  const { state, elapsedMs } = await result;
  return `${state} after ${formatDuration(elapsedMs)}`;
};

describe('waitForCompliance', () => {
  it.each<[string, Record<number, FleetAt>, Setup, string]>([
    ['ends at once if all comply', { 0: [compliant] }, {}, 'compliant after 0s'],
    ['waits for a late configuration', { 0: [behind], 3: [compliant] }, {}, 'compliant after 3m'],
    [
      'tolerates a failure within the grace period',
      { 0: [behind], 1: [failing], 4: [compliant] },
      {},
      'compliant after 4m',
    ],
    ['tolerates a retry', { 0: [failing], 4: [pending], 8: [compliant] }, {}, 'compliant after 8m'],
    ['ends if a failure exceeds the grace period', { 0: [behind], 1: [failing] }, {}, 'failing after 6m'],
    ['continues the grace period during a retry', { 0: [failing], 1: [pending], 2: [failing] }, {}, 'failing after 5m'],
    [
      'restarts the grace period after compliance',
      { 0: [failing, behindOn('b')], 3: [compliant, behindOn('b')], 4: [failing, behindOn('b')] },
      {},
      'failing after 9m',
    ],
    [
      'restarts the grace period at a newer commit',
      { 0: [failing], 3: [{ ...failing, syncedCommit: NEWER }] },
      {},
      'failing after 8m',
    ],
    ['ends if a newer commit supersedes', { 0: [behind], 2: [{ syncedCommit: NEWER }] }, {}, 'superseded after 2m'],
    ['ends after the timeout', { 0: [behind] }, {}, 'timed-out after 30m'],
    ['ends after the timeout if no configuration was found', { 0: [] }, {}, 'none after 30m'],
    ['waits for a configuration that appears', { 0: [], 7: [pending], 9: [compliant] }, {}, 'compliant after 9m'],
    [
      'continues if a configuration appears',
      { 0: [compliant], 1: [compliant, behindOn('b')], 4: [compliant, compliantOn('b')] },
      { stabilityMs: 2 * MINUTE },
      'compliant after 6m',
    ],
    ['polls once without a timeout', { 0: [behind] }, { timeoutMs: 0 }, 'timed-out after 0s'],
    ['may succeed without a timeout', { 0: [compliant] }, { timeoutMs: 0 }, 'compliant after 0s'],
    [
      'polls a last time at the timeout',
      { 0: [behind], 2.5: [compliant] },
      { timeoutMs: 2.5 * MINUTE },
      'compliant after 2m 30s',
    ],
    [
      'keeps a configuration that is missing for a moment',
      { 0: [compliantOn('b'), failing], 2: [compliantOn('b')], 3: [compliantOn('b'), failing] },
      { policy: { graceMs: 4 * MINUTE } },
      'failing after 4m',
    ],
    [
      'forgets a configuration that is missing for long',
      { 0: [compliant, behindOn('b')], 2: [compliant] },
      {},
      'compliant after 6m',
    ],
  ])('%s', async (_, timeline, setup, expected) => expect(await ends(start(timeline, setup))).toBe(expected));

  it('polls at the interval, and when compliance has held', async () => {
    const { polls, result } = start({ 0: [behind], 2: [failing], 3: [compliant] }, { stabilityMs: 90 * SECOND });
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

  it('restarts the stability period if compliance does not hold', async () => {
    const { polls, result } = start({ 0: [compliant], 1: [pending], 2: [compliant] }, { stabilityMs: 2 * MINUTE });
    await result;
    expect(polls).toEqual([
      '0s compliant for 0s',
      '1m waiting',
      '2m compliant for 0s',
      '3m compliant for 1m',
      '4m compliant for 2m',
    ]);
  });

  it('continues the stability period if a newer commit supersedes', async () => {
    const { polls, result } = start({ 0: [compliant], 1: [{ syncedCommit: NEWER }] }, { stabilityMs: 2 * MINUTE });
    expect(await result).toMatchObject({ state: 'superseded' });
    expect(polls).toEqual(['0s compliant for 0s', '1m superseded for 1m', '2m superseded for 2m']);
  });

  it('does not succeed if the timeout precedes the end of the stability period', async () => {
    expect(await ends(start({ 0: [behind], 2: [compliant] }, { timeoutMs: 3 * MINUTE, stabilityMs: 2 * MINUTE }))).toBe(
      'timed-out after 3m',
    );
  });

  it('looks up every commit that a configuration has fetched or applied', async () => {
    const lookups: (readonly string[])[] = [];
    const relate = async (commits: readonly string[]) => {
      lookups.push(commits);
      return RELATIONS;
    };
    const applied = [{ object: 'Kustomization platform-apps', commit: OLDER }];
    const never = { cluster: 'b', syncedCommit: undefined };
    await start({ 0: [{ syncedCommit: NEWER, applied }, never] }, { ancestry: { relate }, timeoutMs: 0 }).result;
    expect(lookups).toEqual([[NEWER, OLDER]]);
  });

  it('returns the last assessment', async () => {
    const { assessment } = await start({ 0: [behind, compliantOn('b')] }).result;
    expect(assessment).toMatchObject({ state: 'waiting', complying: 1, counts: { behind: 1, compliant: 1 } });
  });
});

describe('a failed poll', () => {
  const outage = new Outage('HTTP 503');

  it('is followed by another poll', async () => {
    const { polls, result } = start({ 0: [behind], 1: outage, 3: [compliant] });
    expect(await result).toMatchObject({ state: 'compliant' });
    expect(polls).toEqual(['0s waiting', '1m failed 1', '2m failed 2', '3m compliant for 0s']);
  });

  it('is not an empty fleet', async () => {
    const { polls, result } = start({ 0: outage, 1: [behind] }, { policy: { minimum: 0 } });
    expect(await result).toMatchObject({ state: 'timed-out' });
    expect(polls.slice(0, 2)).toEqual(['0s failed 1', '1m waiting']);
  });

  it('restarts the stability period', async () => {
    const { polls, result } = start({ 0: [compliant], 1: outage, 2: [compliant] }, { stabilityMs: 2 * MINUTE });
    await result;
    expect(polls).toEqual([
      '0s compliant for 0s',
      '1m failed 1',
      '2m compliant for 0s',
      '3m compliant for 1m',
      '4m compliant for 2m',
    ]);
  });

  it('ends the wait if too many fail in a row', async () => {
    const { polls, result } = start({ 0: [behind], 1: outage });
    await expect(result).rejects.toBe(outage);
    expect(polls.at(-1)).toBe(`${MAX_CONSECUTIVE_FAILURES}m failed ${MAX_CONSECUTIVE_FAILURES}`);
  });

  it('does not count after a successful poll', async () => {
    const { result } = start({ 0: [behind], 1: outage, 9: [behind], 10: outage, 18: [compliant] });
    expect(await result).toMatchObject({ state: 'compliant' });
  });

  it('does not confirm an earlier assessment', async () => {
    const { result } = start({ 0: [compliant], 1: outage }, { timeoutMs: 3 * MINUTE, stabilityMs: 2 * MINUTE });
    expect(await result).toMatchObject({ state: 'timed-out' });
  });

  it.each<[string, Record<number, FleetAt>, Setup, Error]>([
    ['ends the wait if a retry cannot help', { 0: [behind], 1: new Error('403') }, {}, new Error('403')],
    [
      'ends the wait if a retry cannot help, even at the timeout',
      { 0: [behind], 1: new Error('403') },
      { timeoutMs: MINUTE },
      new Error('403'),
    ],
    ['ends the wait if no poll succeeded before the timeout', { 0: outage }, { timeoutMs: 2 * MINUTE }, outage],
    ['ends the wait if it is the only poll', { 0: outage }, { timeoutMs: 0 }, outage],
  ])('%s', async (_, timeline, setup, error) => {
    const { polls, result } = start(timeline, setup);
    await expect(result).rejects.toThrow(error);
    expect(polls.length).toBeLessThanOrEqual(3);
    expect(polls.at(-1)).toContain('failed');
  });
});

describe('an abort', () => {
  const forever = <T>() => new Promise<T>(() => undefined);
  const cases: [string, Setup][] = [
    ['a poll', { source: { read: forever } }],
    ['a lookup of commits', { ancestry: { relate: forever } }],
    ['a pause', { clock: { now: () => NOW, sleep: forever } }],
  ];

  it.each(cases)('ends the wait at once during %s', async (_, setup) => {
    const controller = new AbortController();
    const { result } = start({ 0: [behind] }, { ...setup, signal: controller.signal });
    setImmediate(() => controller.abort(new Error('cancelled')));
    await expect(result).rejects.toThrow('cancelled');
  });

  it('ends the wait before the first poll', async () => {
    const { result, polls } = start({ 0: [compliant] }, { signal: AbortSignal.abort(new Error('cancelled')) });
    await expect(result).rejects.toThrow('cancelled');
    expect(polls).toEqual([]);
  });

  it('reaches the source', async () => {
    const controller = new AbortController();
    const aborted = Promise.withResolvers<unknown>();
    const read = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => aborted.resolve(signal.reason));
      return forever<never>();
    };
    const { result, polls } = start({}, { source: { read }, signal: controller.signal });
    setImmediate(() => controller.abort(new Error('cancelled')));
    await expect(result).rejects.toThrow('cancelled');
    expect([await aborted.promise, polls]).toEqual([new Error('cancelled'), []]);
  });
});

function behindOn(cluster: string): ConfigurationSpec {
  return { ...behind, cluster };
}

function compliantOn(cluster: string): ConfigurationSpec {
  return { ...compliant, cluster };
}
