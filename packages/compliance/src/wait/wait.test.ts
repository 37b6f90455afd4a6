import { formatDuration } from '@kalypso-actions/calendar';
import type { Clock } from '@kalypso-actions/retry';
import { describe, expect, it } from 'vitest';
import type { Confirmation, EvidenceSource, ReconcilerReport } from '../evidence/reconciler-report.ts';
import {
  createInventory,
  createReport,
  FAILURE,
  MINUTE,
  NEWER,
  NOW,
  OLDER,
  POLICY,
  PROGRESS,
  RELATIONS,
  type ReportSpec,
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
type FleetAt = readonly ReportSpec[] | Error;

const compliant: ReportSpec = {};
const behind: ReportSpec = { commit: OLDER };
const failing: ReportSpec = { more: [FAILURE] };
const pending: ReportSpec = { more: [PROGRESS] };

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
  const read = async (): Promise<readonly ReconcilerReport[]> => {
    const minute = Math.max(
      ...Object.keys(timeline)
        .map(Number)
        .filter((key) => NOW + key * MINUTE <= now),
    );
    const fleet = timeline[minute];
    if (fleet === undefined || fleet instanceof Error) throw fleet;
    const reportedAt = new Date(now).toISOString();
    return fleet.map((spec) => createReport({ reportedAt, ...spec }));
  };
  const result = waitForCompliance({
    sources: [{ name: 'azure', read }],
    inventory: undefined,
    log: () => undefined,
    ancestry: { relate: async () => RELATIONS },
    policy: { ...POLICY, ...policy },
    timeoutMs: 30 * MINUTE,
    intervalMs: MINUTE,
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
  return `${at} ${poll.assessment.state}`;
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
      { 0: [failing], 3: [{ ...failing, commit: NEWER }] },
      {},
      'failing after 8m',
    ],
    ['ends if a newer commit supersedes', { 0: [behind], 2: [{ commit: NEWER }] }, {}, 'superseded after 2m'],
    ['ends after the timeout', { 0: [behind] }, {}, 'timed-out after 30m'],
    ['ends early if nothing is seen twice', { 0: [] }, {}, 'none after 1m'],
    [
      'accepts an empty fleet only after that has held',
      { 0: [] },
      { policy: { minimum: 0, stabilityMs: 2 * MINUTE } },
      'compliant after 2m',
    ],
    [
      'sees what appears before that has held',
      { 0: [], 1: [failing] },
      { policy: { minimum: 0, stabilityMs: 2 * MINUTE } },
      'failing after 6m',
    ],
    [
      'accepts at once that an inventory expects nothing',
      { 0: [] },
      { inventory: createInventory(), policy: { minimum: 0, stabilityMs: 2 * MINUTE } },
      'compliant after 0s',
    ],
    ['waits for one that appears', { 0: [], 1: [pending], 9: [compliant] }, {}, 'compliant after 9m'],
    [
      'waits for an expected cluster, although nothing is seen',
      { 0: [], 7: [compliant] },
      { inventory: createInventory({ name: 'drone' }) },
      'compliant after 7m',
    ],
    [
      'ends early if an inventory expects nothing',
      { 0: [compliant] },
      { inventory: createInventory() },
      'none after 1m',
    ],
    [
      'continues if one appears',
      { 0: [compliant], 1: [compliant, behindOn('b')], 4: [compliant, compliantOn('b')] },
      { policy: { stabilityMs: 2 * MINUTE } },
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
    ['never forgets one that is missing', { 0: [compliant, behindOn('b')], 2: [compliant] }, {}, 'timed-out after 30m'],
  ])('%s', async (_, timeline, setup, expected) => expect(await ends(start(timeline, setup))).toBe(expected));

  it('polls at the interval, and when a proof has held', async () => {
    const { polls, result } = start(
      { 0: [behind], 2: [failing], 3: [compliant] },
      { policy: { stabilityMs: 90 * SECOND } },
    );
    await result;
    expect(polls).toEqual(['0s waiting', '1m waiting', '2m waiting', '3m waiting', '4m waiting', '4m 30s compliant']);
  });

  it('starts anew if a proof does not hold', async () => {
    const timeline = { 0: [compliant], 1: [pending], 2: [compliant] };
    expect(await ends(start(timeline, { policy: { stabilityMs: 2 * MINUTE } }))).toBe('compliant after 4m');
  });

  it('does not start anew if a newer commit supersedes', async () => {
    const timeline = { 0: [compliant], 1: [{ commit: NEWER }] };
    expect(await ends(start(timeline, { policy: { stabilityMs: 2 * MINUTE } }))).toBe('superseded after 2m');
  });

  it('ends although the clusters are never proven at the same time', async () => {
    const turns = [
      [compliant, { ...pending, cluster: 'b' }],
      [compliant, compliantOn('b')],
      [pending, compliantOn('b')],
      [pending, compliantOn('b')],
    ];
    const timeline = Object.fromEntries(turns.map((fleet, minute) => [minute, fleet]));
    expect(await ends(start(timeline, { policy: { stabilityMs: MINUTE } }))).toBe('compliant after 2m');
  });

  it('does not succeed if the timeout precedes the end of the stability period', async () => {
    expect(
      await ends(
        start({ 0: [behind], 2: [compliant] }, { timeoutMs: 3 * MINUTE, policy: { stabilityMs: 2 * MINUTE } }),
      ),
    ).toBe('timed-out after 3m');
  });

  it('looks up every commit that a configuration has fetched or applied', async () => {
    const lookups: (readonly string[])[] = [];
    const relate = async (commits: readonly string[]) => {
      lookups.push(commits);
      return RELATIONS;
    };
    const never = { cluster: 'b', facts: [] };
    await start({ 0: [{ commit: NEWER, applied: OLDER }, never] }, { ancestry: { relate }, timeoutMs: 0 }).result;
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
    expect(polls).toEqual(['0s waiting', '1m failed 1', '2m failed 2', '3m compliant']);
  });

  it('is not an empty fleet', async () => {
    const { polls, result } = start({ 0: outage, 1: [behind] }, { policy: { minimum: 0 } });
    expect(await result).toMatchObject({ state: 'timed-out' });
    expect(polls.slice(0, 2)).toEqual(['0s failed 1', '1m waiting']);
  });

  it('interrupts a proof that has not held for long enough', async () => {
    const timeline = { 0: [compliant], 1: outage, 2: [compliant] };
    expect(await ends(start(timeline, { policy: { stabilityMs: 2 * MINUTE } }))).toBe('compliant after 4m');
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
    const { result } = start(
      { 0: [compliant], 1: outage },
      { timeoutMs: 3 * MINUTE, policy: { stabilityMs: 2 * MINUTE } },
    );
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

describe('the resource provider', () => {
  const [one, two] = [createReport({ cluster: 'one' }), createReport({ cluster: 'two' })];
  type Responses = Readonly<Record<string, Confirmation>>;

  /** Waits for two clusters whose index shows these results; the provider gives one set of responses after another, the last one forever. */
  async function confirmed(
    polls: readonly (readonly ReconcilerReport[])[],
    responses: readonly Responses[],
    setup: Setup = {},
  ) {
    const requested: string[][] = [];
    let reads = 0;
    const source: EvidenceSource = {
      name: 'azure',
      read: async () => polls[Math.min(reads++, polls.length - 1)] ?? [],
      confirm: async ({ reports }) => {
        const known = responses[Math.min(requested.length, responses.length - 1)] ?? {};
        requested.push(reports.map(({ cluster }) => cluster.name));
        const entries = reports.map(({ id, cluster }) => [id, known[cluster.name]] as const);
        return new Map(entries.flatMap(([id, response]) => (response === undefined ? [] : [[id, response] as const])));
      },
    };
    const running = start({}, { sources: [source], timeoutMs: 5 * MINUTE, ...setup });
    return { ended: await ends(running), requested };
  }

  const found = (report: ReconcilerReport): Confirmation => ({ kind: 'found', report });
  const all = { one: found(one), two: found(two) };

  it('is requested once about each proof, before it counts', async () => {
    expect(await confirmed([[one, two]], [all])).toEqual({ ended: 'compliant after 0s', requested: [['one', 'two']] });
    const late = [
      [one, createReport({ cluster: 'two', commit: OLDER })],
      [one, two],
    ];
    expect(await confirmed(late, [all])).toEqual({ ended: 'compliant after 1m', requested: [['one'], ['two']] });
  });

  it('is requested only after a proof has held', async () => {
    const { ended, requested } = await confirmed([[one, two]], [all], { policy: { stabilityMs: 2 * MINUTE } });
    expect([ended, requested]).toEqual(['compliant after 2m', [['one', 'two']]]);
  });

  it('is believed before the index', async () => {
    const broken = found(createReport({ cluster: 'two', more: [FAILURE] }));
    expect(await confirmed([[one, two]], [{ one: found(one), two: broken }])).toMatchObject({
      ended: 'timed-out after 5m',
    });
  });

  it.each<[string, Responses]>([
    ['fails', { one: found(one), two: { kind: 'failed', reason: 'HTTP 403' } }],
    ['gives no response in time', { one: found(one) }],
  ])('is requested again if it %s', async (_, first) => {
    const { ended, requested } = await confirmed([[one, two]], [first, all]);
    expect(ended).toMatch(/^compliant after/);
    expect(requested).toEqual([['one', 'two'], ['two']]);
    expect(await confirmed([[one, two]], [first])).toMatchObject({ ended: 'timed-out after 5m' });
  });

  it('decides whether one that vanished is gone', async () => {
    const failing = createReport({ cluster: 'two', more: [PROGRESS] });
    const vanishing = [[one, failing], [one]];
    const gone: Responses = { one: found(one), two: { kind: 'gone' } };
    expect(await confirmed(vanishing, [gone])).toMatchObject({ ended: 'compliant after 1m' });
    expect(await confirmed(vanishing, [{ one: found(one), two: found(failing) }])).toMatchObject({
      ended: 'timed-out after 5m',
    });
    expect(
      await confirmed(vanishing, [{ one: found(one), two: { kind: 'failed', reason: 'HTTP 500' } }]),
    ).toMatchObject({
      ended: 'timed-out after 5m',
    });
    expect(await confirmed(vanishing, [all])).toMatchObject({ ended: 'compliant after 1m' });
  });

  it('is believed until a newer result exists, so that one good moment does not confirm an old result', async () => {
    const old = createReport({ cluster: 'two', reportedAt: '2026-03-01T11:50:00.000Z' });
    const broken = found(createReport({ cluster: 'two', reportedAt: '2026-03-01T12:00:00.000Z', more: [FAILURE] }));
    const policy = { stabilityMs: 2 * MINUTE };
    const always = await confirmed([[one, old]], [{ one: found(one), two: broken }], {
      policy,
      timeoutMs: 30 * MINUTE,
    });
    expect(always.ended).toBe('failing after 7m');
    const good = found(createReport({ cluster: 'two', reportedAt: '2026-03-01T12:00:00.000Z' }));
    const [bad, well]: Responses[] = [
      { one: found(one), two: broken },
      { one: found(one), two: good },
    ];
    const flapping = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? bad : well));
    const unstable = await confirmed([[one, old]], flapping as Responses[], {
      policy: { ...policy, graceMs: 60 * MINUTE },
      timeoutMs: 20 * MINUTE,
    });
    expect(unstable.ended).not.toBe('compliant after 3m');
  });

  it('is queried now and then about what blocks, since a row can outlive its cluster', async () => {
    const dead = createReport({ cluster: 'two', commit: OLDER });
    const gone: Responses = { one: found(one), two: { kind: 'gone' } };
    expect(
      await confirmed([[one, dead], [one, dead], [one, dead], [one, dead], [one, dead], [one, dead], [one]], [gone], {
        timeoutMs: 30 * MINUTE,
      }),
    ).toEqual({
      ended: 'compliant after 5m',
      requested: [['one'], ['two']],
    });
  });

  it('that does not know an expected cluster does not take it out of the count', async () => {
    const inventory = createInventory({ name: 'one' }, { name: 'two' });
    const gone: Responses = { one: found(one), two: { kind: 'gone' } };
    expect(await confirmed([[one, two], [one]], [gone], { inventory })).toMatchObject({ ended: 'timed-out after 5m' });
  });
});

describe('an abort', () => {
  const forever = <T>() => new Promise<T>(() => undefined);
  const cases: [string, Setup][] = [
    ['a poll', { sources: [{ name: 'azure', read: forever }] }],
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
    const { result, polls } = start({}, { sources: [{ name: 'azure', read }], signal: controller.signal });
    setImmediate(() => controller.abort(new Error('cancelled')));
    await expect(result).rejects.toThrow('cancelled');
    expect([await aborted.promise, polls]).toEqual([new Error('cancelled'), []]);
  });
});

function behindOn(cluster: string): ReportSpec {
  return { ...behind, cluster };
}

function compliantOn(cluster: string): ReportSpec {
  return { ...compliant, cluster };
}

describe('the wait for a rollout', () => {
  const target = (name: string, deploymentTarget = name): ReportSpec => ({
    id: `drone#${name}`,
    rollout: { deploymentTarget, isReported: true, reconcilerId: 'drone' },
  });
  const a = target('a');
  const b = target('b');
  const seen = ['a', 'b'].map((name) => ({ name, expected: undefined }));
  const nowhere = { name: 'b', expected: { clusters: [] } };

  it.each<[string, Record<number, FleetAt>, Setup, string]>([
    ['ends at once if all targets are rolled out', { 0: [a, b] }, { targets: seen }, 'compliant after 0s'],
    ['waits for each target', { 0: [a, { ...b, ...behind }], 2: [a, b] }, { targets: seen }, 'compliant after 2m'],
    ['waits for a target that is not scheduled yet', { 0: [a], 5: [a, b] }, { targets: seen }, 'compliant after 5m'],
    ['waits for targets that are not scheduled yet', { 0: [], 5: [a, b] }, { targets: seen }, 'compliant after 5m'],
    ['waits no longer than it may', { 0: [a] }, { targets: seen, timeoutMs: 10 * MINUTE }, 'timed-out after 10m'],
    [
      'does not wait for what is assigned nowhere',
      { 0: [a] },
      { targets: [{ name: 'a', expected: undefined }, nowhere] },
      'none after 1m',
    ],
    [
      'accepts that nothing reports any target only after that has held',
      { 0: [] },
      { targets: seen, policy: { minimum: 0, stabilityMs: 3 * MINUTE } },
      'compliant after 3m',
    ],
    [
      'requires each proof to hold',
      { 0: [a, b], 1: [a, { ...b, ...pending }], 2: [a, b] },
      { targets: seen, policy: { stabilityMs: 2 * MINUTE } },
      'compliant after 4m',
    ],
    ['ends if one target fails for too long', { 0: [a, { ...b, ...failing }] }, { targets: seen }, 'failing after 5m'],
    [
      'does not forget a target that is not listed any more',
      { 0: [a, { ...b, ...behind }], 1: [a] },
      { targets: seen },
      'timed-out after 30m',
    ],
    [
      'does not believe two reports of one target',
      { 0: [a, b, { ...b, ...behind }] },
      { targets: seen },
      'timed-out after 30m',
    ],
    [
      'counts a cluster of another target for that one alone',
      { 0: [a, target('c', 'a')] },
      { targets: seen },
      'timed-out after 30m',
    ],
  ])('%s', async (_, timeline, setup, expected) => {
    expect(await ends(start(timeline, setup))).toBe(expected);
  });
});
