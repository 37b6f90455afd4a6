import { AzureError } from '@kalypso-actions/azure';
import { describe, expect, it } from 'vitest';
import type { ReconcilerReport } from '../evidence/reconciler-report.ts';
import { createReport, OPTIONS as DEFAULTS, FAILURE, POLICY } from '../test-support.ts';
import { type CheckComplianceDeps, checkCompliance } from './check-compliance.ts';
import type { CheckComplianceOptions } from './check-options.ts';
import type { StatusUpdate } from './commit-status.ts';

const DRONE = createReport({ reportedAt: undefined });
const OPTIONS: CheckComplianceOptions = {
  ...DEFAULTS,
  policy: { ...POLICY, graceMs: 0, staleAfterMs: 0 },
  timeoutMs: 3_000,
  intervalMs: 1_000,
};

interface Setup {
  /** The fleet, or the error, of each poll; the last one repeats. */
  readonly polls?: readonly (readonly ReconcilerReport[] | Error)[];
  /** The commit statuses that cannot be set, by their description. */
  readonly rejectedStatuses?: readonly string[];
  /** The errors of the first connections. */
  readonly connections?: readonly Error[];
  readonly signal?: AbortSignal;
}

/** Runs a check. Returns its result, and everything that happened in order. */
async function check({
  polls = [[DRONE]],
  rejectedStatuses = [],
  connections = [],
  signal = new AbortController().signal,
}: Setup = {}) {
  const events: string[] = [];
  const setStatus = async ({ state, description }: StatusUpdate, isUrgent: boolean) => {
    events.push(`${state} ${description}${isUrgent ? ' (urgent)' : ''}`);
    if (rejectedStatuses.includes(description)) throw new AzureError({ kind: 'denied', message: 'rejected' });
  };
  let now = 0;
  let count = 0;
  let attempts = 0;
  const read = async () => {
    const poll = polls[Math.min(count, polls.length - 1)] ?? [];
    count += 1;
    if (poll instanceof Error) throw poll;
    return poll;
  };
  const deps: CheckComplianceDeps = {
    connect: async () => {
      const error = connections[attempts];
      attempts += 1;
      if (error) throw error;
      return {
        sources: [{ name: 'azure', read }],
        portalUrl: (id) => id,
        findWatchedElsewhere: async () => undefined,
        listWarnings: () => [],
      };
    },
    commits: { compare: async () => 'older', readPromotedCommit: async () => undefined },
    setStatus,
    clock: {
      now: () => now,
      sleep: async (milliseconds) => {
        now += milliseconds;
      },
    },
    log: (line) => events.push(line),
    signal,
  };
  const outcome = await checkCompliance(OPTIONS, deps, ({ result }) => events.push(`decision: ${result.state}`)).catch(
    (error: unknown) => ({ kind: 'thrown', error }) as const,
  );
  return { outcome, events };
}

describe('checkCompliance', () => {
  it('reports the decision before it sets the final status', async () => {
    const { outcome, events } = await check();
    expect(outcome).toMatchObject({ kind: 'decided', isSuccess: true, diagnostics: [] });
    expect(events).toEqual([
      'pending Deploying',
      '[0s] 1 of 1 comply (1 compliant)',
      'decision: compliant',
      'success Deployed',
    ]);
  });

  it('fails if the fleet does not comply', async () => {
    const { outcome, events } = await check({ polls: [[createReport({ more: [FAILURE] })]] });
    expect(outcome).toMatchObject({ kind: 'decided', isSuccess: false });
    expect(outcome).toHaveProperty('diagnostics', [
      expect.objectContaining({ code: 'compliance-failing' }),
      expect.objectContaining({ code: 'configuration-failing' }),
    ]);
    expect(events.slice(-2)).toEqual(['decision: failing', 'failure Failed to deploy']);
  });

  it.each([
    ['credentials', 'azure-credentials', 1],
    ['denied', 'azure-denied', 1],
    ['scope', 'azure-scope', 1],
    ['unexpected', 'azure-unexpected', 1],
    ['throttled', 'azure-throttled', 4],
    ['unreachable', 'azure-unreachable', 4],
    ['unsteady', 'azure-unsteady', 4],
  ] as const)('sets the status if Azure fails: %s', async (kind, code, polls) => {
    const { outcome, events } = await check({ polls: [new AzureError({ kind, message: 'No.', hint: 'Do this.' })] });
    expect(events.filter((line) => line.includes('poll failed'))).toHaveLength(polls);
    const diagnostics = [{ code, severity: 'error', message: 'No.', hint: 'Do this.' }];
    expect(outcome).toEqual({ kind: 'failed', isSuccess: false, diagnostics });
    expect(events.at(-1)).toBe('error Could not be checked (urgent)');
  });

  it.each([
    ['an outage', new AzureError({ kind: 'unreachable', message: 'HTTP 503' })],
    ['a poll that exceeds its time limit', new DOMException('late', 'TimeoutError')],
  ])('continues after %s', async (_, error) => {
    const { outcome } = await check({ polls: [error, [DRONE]] });
    expect(outcome).toMatchObject({ kind: 'decided', isSuccess: true });
  });

  it('connects as patiently as it polls', async () => {
    const outage = new AzureError({ kind: 'unreachable', message: 'HTTP 503' });
    const late = await check({ connections: [outage, outage] });
    expect(late.outcome).toMatchObject({ kind: 'decided', isSuccess: true });
    expect(late.events).toContain('HTTP 503; retrying in 1 s (1 of 9)');
    const never = await check({ connections: Array.from({ length: 20 }, () => outage) });
    expect(never.outcome).toMatchObject({ kind: 'failed', diagnostics: [{ code: 'azure-unreachable' }] });
    const denied = await check({ connections: [new AzureError({ kind: 'denied', message: 'No.' })] });
    expect(denied.outcome).toMatchObject({ kind: 'failed', diagnostics: [{ code: 'azure-denied' }] });
  });

  it('sets the status after a bug as well', async () => {
    const bug = new TypeError('x is not a function');
    const { outcome, events } = await check({ polls: [bug] });
    expect(outcome).toEqual({ kind: 'thrown', error: bug });
    expect(events.at(-1)).toBe('error Could not be checked (urgent)');
  });

  it('does not depend on a status that cannot be set', async () => {
    const { outcome, events } = await check({ rejectedStatuses: ['Deploying', 'Deployed'] });
    const message = 'the commit status "Deployed" could not be set: rejected';
    expect(outcome).toMatchObject({
      kind: 'decided',
      isSuccess: true,
      diagnostics: [{ code: 'commit-status-failed', severity: 'warning', message }],
    });
    expect(events.slice(-3)).toEqual(['decision: compliant', 'success Deployed', message]);
  });

  it('does not report a status that was set later', async () => {
    const { outcome } = await check({ rejectedStatuses: ['Deploying'] });
    expect(outcome).toMatchObject({ isSuccess: true, diagnostics: [] });
  });

  it('reports a cancellation, whatever else fails', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    const { outcome, events } = await check({ signal, rejectedStatuses: ['Cancelled'] });
    expect(outcome).toMatchObject({ kind: 'cancelled', isSuccess: false });
    expect(events.slice(-3)).toEqual([
      'cancelled',
      'error Cancelled (urgent)',
      'the commit status "Cancelled" could not be set: rejected',
    ]);
  });
});
