import type { Clock } from '@kalypso-actions/retry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Confirmation, EvidenceSource, ReconcilerReport, SourceName } from '../evidence/reconciler-report.ts';
import { MINUTE, NOW, RELATIONS } from '../test-support.ts';
import {
  findReconciler,
  type GeneratedWait,
  generatedWait,
  isYes,
  listReports,
  type ReportPosition,
  replacePoll,
  replaceReport,
  reportOf,
  SILENT_CLUSTERS,
} from './test-support.ts';
import { waitForCompliance } from './wait.ts';

const RUNS = { numRuns: Math.ceil(Number(process.env.FUZZ_RUNS ?? 2_500) / 10) };

class Outage extends Error {}

interface WaitSetup {
  /** What the resource provider knows, whatever the index shows; it does not respond about others. `undefined` if it is not requested. */
  readonly truth: GeneratedWait | undefined;
  readonly order: readonly SourceName[];
}

/** Waits with a clock that only sleeping moves. The last poll holds forever. @returns whether the wait ends with a yes */
async function waits(
  { polls, inventory, policy }: GeneratedWait,
  { truth, order }: WaitSetup = { truth: undefined, order: ['azure', 'commit-status'] },
): Promise<boolean> {
  let now = NOW;
  const clock: Clock = {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
  };
  const at = (wait: GeneratedWait) => wait.polls[Math.min(wait.polls.length - 1, Math.floor((now - NOW) / MINUTE))];
  const respond = ({ id }: ReconcilerReport): Confirmation => {
    const report = truth && at(truth)?.find((other) => other.id === id);
    return report ? { kind: 'found', report } : { kind: 'failed', reason: 'HTTP 500' };
  };
  const createSource = (name: SourceName): EvidenceSource => ({
    name,
    read: async () => {
      const reports = at({ polls, inventory, policy });
      if (reports === undefined) throw new Outage('HTTP 503');
      return reports.filter(({ source }) => source === name);
    },
    confirm:
      truth && name === 'azure'
        ? async ({ reports }) => new Map(reports.map((report) => [report.id, respond(report)]))
        : undefined,
  });
  try {
    const { state } = await waitForCompliance({
      sources: order.map(createSource),
      inventory,
      policy: { ...policy, graceMs: 60 * MINUTE },
      log: () => undefined,
      ancestry: { relate: async () => RELATIONS },
      timeoutMs: 9 * MINUTE,
      intervalMs: MINUTE,
      isTransient: (error) => error instanceof Outage,
      clock,
      signal: new AbortController().signal,
      onPoll: () => undefined,
    });
    return isYes(state);
  } catch (error) {
    if (error instanceof Outage) return false;
    throw error;
  }
}

type Change = (wait: GeneratedWait, position: ReportPosition, other: ReconcilerReport) => GeneratedWait | undefined;

/** Changes what the index shows, while the resource provider, if it is requested, knows the truth. */
async function expectNoBetter(change: Change): Promise<void> {
  const cases = fc.record({ wait: generatedWait, at: fc.nat(), other: fc.nat(), confirms: fc.boolean() });
  const changed = cases.chain(({ wait, at, confirms }) => {
    const positions = listReports(wait);
    const position = positions[at % Math.max(1, positions.length)];
    if (position === undefined) return fc.constant([wait, wait, confirms] as const);
    return reportOf(findReconciler(position.report)).map(
      (other) => [wait, change(wait, position, other) ?? wait, confirms] as const,
    );
  });
  await fc.assert(
    fc.asyncProperty(changed, async ([original, other, confirms]) => {
      const setup: WaitSetup = { truth: confirms ? original : undefined, order: ['azure', 'commit-status'] };
      if (await waits(other, setup)) expect(await waits(original, setup)).toBe(true);
    }),
    RUNS,
  );
}

const isSeenBefore = ({ polls }: GeneratedWait, { poll, report }: ReportPosition) =>
  polls.slice(0, poll).some((reports) => reports?.some(({ id }) => id === report.id));

describe('no wait ends with a yes', () => {
  it('because the index lacks a reconciler that was seen before', () =>
    expectNoBetter((wait, position) => (isSeenBefore(wait, position) ? replaceReport(wait, position, []) : undefined)));

  it('because the index lacks a reconciler that was seen before, and shows its report one poll late', () =>
    expectNoBetter((wait, position) => {
      const { poll, report } = position;
      const isNextListed = wait.polls[poll + 1]?.some(({ id }) => id === report.id);
      if (!isSeenBefore(wait, position) || !isNextListed) return undefined;
      return replacePoll(replaceReport(wait, position, []), poll + 1, (reports) => [...reports, report]);
    }));

  it('because the index shows a reconciler twice, also differently', () =>
    expectNoBetter((wait, position, other) => replaceReport(wait, position, [position.report, other])));

  it('because an expected cluster that does not report is added to the inventory', () =>
    expectNoBetter((wait, { poll }) => {
      const silent = SILENT_CLUSTERS[poll % SILENT_CLUSTERS.length];
      if (wait.inventory === undefined || silent === undefined) return undefined;
      return { ...wait, inventory: { clusters: [...wait.inventory.clusters, silent] } };
    }));

  it('because the resource provider has to confirm', async () => {
    await fc.assert(
      fc.asyncProperty(generatedWait, async (wait) => {
        const confirmed = { truth: wait, order: ['azure', 'commit-status'] } as const;
        if (await waits(wait, confirmed)) expect(await waits(wait)).toBe(true);
      }),
      RUNS,
    );
  });

  it('because the resource provider does not respond', async () => {
    await fc.assert(
      fc.asyncProperty(generatedWait, async (wait) => {
        const silent = { truth: { ...wait, polls: [[]] }, order: ['azure', 'commit-status'] } as const;
        const confirmed = { truth: wait, order: ['azure', 'commit-status'] } as const;
        if (await waits(wait, silent)) expect(await waits(wait, confirmed)).toBe(true);
      }),
      RUNS,
    );
  });
});

it('the order of the sources does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(generatedWait, fc.boolean(), async (wait, confirms) => {
      const truth = confirms ? wait : undefined;
      expect(await waits(wait, { truth, order: ['commit-status', 'azure'] })).toBe(
        await waits(wait, { truth, order: ['azure', 'commit-status'] }),
      );
    }),
    RUNS,
  );
});
