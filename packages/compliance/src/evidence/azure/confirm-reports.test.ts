import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Confirmation } from '../reconciler-report.ts';
import { parseConfigurationReport } from './configuration/configuration-report.ts';
import { type ConfirmReport, confirmReports, MAX_PARALLEL_CONFIRMATIONS } from './confirm-reports.ts';
import { HEALTHY_ROW, REPORT_OPTIONS } from './test-support.ts';

const createReports = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...parseConfigurationReport(HEALTHY_ROW, REPORT_OPTIONS),
    id: String(index),
  }));
const GONE: Confirmation = { kind: 'gone' };

function createRequest(count: number) {
  const [deadline, cancellation] = [new AbortController(), new AbortController()];
  const progress: number[] = [];
  const onProgress = (done: number) => void progress.push(done);
  const request = { reports: createReports(count), onProgress, deadline: deadline.signal, signal: cancellation.signal };
  return { request, deadline, cancellation, progress };
}

/** Waits until it is aborted. */
const hang: ConfirmReport = (_, signal) =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });

describe('confirmReports', () => {
  it('confirms every report, and reports each', async () => {
    const { request, progress } = createRequest(20);
    const found = await confirmReports(request, async ({ id }) => ({ kind: 'failed', reason: id }));
    expect([...found].map(([id, confirmation]) => [id, confirmation.kind === 'failed' && confirmation.reason])).toEqual(
      request.reports.map(({ id }) => [id, id]),
    );
    expect(progress).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('runs several at the same time, and not more', async () => {
    let [running, most] = [0, 0];
    await confirmReports(createRequest(50).request, async () => {
      running += 1;
      most = Math.max(most, running);
      await setImmediate();
      running -= 1;
      return GONE;
    });
    expect(most).toBe(MAX_PARALLEL_CONFIRMATIONS);
  });

  it('returns what it has at the deadline', async () => {
    const { request, deadline } = createRequest(20);
    const found = await confirmReports(request, async (report, signal) => {
      if (Number(report.id) === 5) deadline.abort();
      return Number(report.id) < 5 ? GONE : hang(report, signal);
    });
    expect([...found.keys()]).toEqual(['0', '1', '2', '3', '4']);
  });

  it('sends nothing after the deadline', async () => {
    const { request, deadline } = createRequest(20);
    deadline.abort();
    expect(await confirmReports(request, () => Promise.reject(new Error('sent')))).toEqual(new Map());
  });

  it('ends with the reason of a cancelled job', async () => {
    const { request, cancellation } = createRequest(20);
    const running = confirmReports(request, hang);
    cancellation.abort(new Error('cancelled'));
    await expect(running).rejects.toThrow('cancelled');
  });

  it('ends with an unexpected error, and aborts what is under way', async () => {
    let aborted = 0;
    const running = confirmReports(createRequest(20).request, async (report, signal) => {
      if (report.id === '3') throw new TypeError('a bug');
      signal.addEventListener('abort', () => {
        aborted += 1;
      });
      return hang(report, signal);
    });
    await expect(running).rejects.toThrow('a bug');
    expect(aborted).toBe(MAX_PARALLEL_CONFIRMATIONS - 1);
  });
});
