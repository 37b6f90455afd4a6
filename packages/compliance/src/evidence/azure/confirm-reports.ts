import type { Confirmation, ConfirmationRequest, ReconcilerReport } from '../reconciler-report.ts';

/** How many reports are confirmed at the same time. */
export const MAX_PARALLEL_CONFIRMATIONS = 8;

/** Confirms one report. @throws the signal's reason */
export type ConfirmReport = (report: ReconcilerReport, signal: AbortSignal) => Promise<Confirmation>;

/**
 * Confirms reports, several at the same time, until the deadline.
 * @returns the confirmations so far, by the ID of the report
 * @throws the signal's reason, and whatever `confirm` throws
 */
export async function confirmReports(
  { reports, onProgress, deadline, signal }: ConfirmationRequest,
  confirm: ConfirmReport,
): Promise<ReadonlyMap<string, Confirmation>> {
  const confirmations = new Map<string, Confirmation>();
  const waiting = [...reports];
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, deadline, failed.signal]);
  const confirmNext = async (): Promise<void> => {
    for (let report = waiting.shift(); report !== undefined && !stop.aborted; report = waiting.shift()) {
      confirmations.set(report.id, await confirm(report, stop));
      onProgress(confirmations.size);
    }
  };
  const workers = Array.from({ length: MAX_PARALLEL_CONFIRMATIONS }, async () => {
    try {
      await confirmNext();
    } catch (error) {
      // What is under way at the deadline, or after another one has failed, has no result.
      if (stop.aborted) return;
      failed.abort();
      throw error;
    }
  });
  await Promise.all(workers);
  signal.throwIfAborted();
  return confirmations;
}
