import { readFields } from '@kalypso-actions/azure';
import type { ReconcilerReport } from '../reconciler-report.ts';
import { lacksConditions } from './configuration/status-facts.ts';
import { type ConfirmReport, confirmReports } from './confirm-reports.ts';

/** A row of the configurations query, and its report. */
export interface ReportedRow {
  readonly row: unknown;
  readonly report: ReconcilerReport;
}

/** How long one poll may complete reports. What is left is completed after it. */
const MAX_COMPLETION_MS = 30_000;

/**
 * Completes reports of compliant configurations whose rows have no condition of any object, as in an example of Azure's REST specification, with what the
 * resource provider reports. It is queried once for each state of a row.
 */
export class CompletedReports {
  readonly #confirm: ConfirmReport;
  /** By the ID of the report. */
  readonly #completed = new Map<string, { readonly key: string; readonly report: ReconcilerReport }>();

  constructor(confirm: ConfirmReport) {
    this.#confirm = confirm;
  }

  /**
   * Returns all reports. One that cannot be completed stays as it is.
   * @throws the signal's reason
   */
  async complete(rows: readonly ReportedRow[], signal: AbortSignal): Promise<readonly ReconcilerReport[]> {
    const lacking = rows.filter(({ row }) => lacksConditions(readFields(row)));
    const keys = new Map(lacking.map(({ row, report }) => [report.id, JSON.stringify(row)]));
    const open = lacking.filter(({ report: { id } }) => this.#completed.get(id)?.key !== keys.get(id));
    const deadline = AbortSignal.timeout(MAX_COMPLETION_MS);
    const request = { reports: open.map(({ report }) => report), onProgress: () => undefined, deadline, signal };
    for (const [id, response] of await confirmReports(request, this.#confirm))
      if (response.kind === 'found') this.#completed.set(id, { key: keys.get(id) ?? '', report: response.report });
    return rows.map(({ report }) => {
      const completed = this.#completed.get(report.id);
      return completed !== undefined && completed.key === keys.get(report.id) ? completed.report : report;
    });
  }
}
