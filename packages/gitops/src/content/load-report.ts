import { readFileSync } from 'node:fs';
import { quote } from '@kalypso-actions/diagnostics';
import { parseReport, type Report } from '@kalypso-actions/scheduler';
import { type LoadResult, refuseLoading } from './load-result.ts';

const HINT = 'Use the output `report` of the schedule action, of the same release as this action.';

/** Reads and checks a report of the schedule action. */
export function loadReport(file: string): LoadResult<Report> {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuseLoading('report-not-ours', [`the report ${quote(file)} cannot be read: ${quote(reason)}`], HINT);
  }
  const parsed = parseReport(data);
  return parsed.kind === 'valid'
    ? { kind: 'loaded', value: parsed.report }
    : refuseLoading('report-not-ours', [`${quote(file)} ${parsed.reason}`], HINT);
}
