import { readFileSync } from 'node:fs';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { parseReport, type Report } from '@kalypso-actions/scheduler';

const HINT = 'Use the output `report` of the schedule action, of the same release as this action.';

/** Reads and checks a report of the schedule action. */
export function readReport(file: string): { readonly report: Report } | { readonly problems: readonly Diagnostic[] } {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return wrong(`the report ${quote(file)} cannot be read: ${quote(reason)}`);
  }
  const parsed = parseReport(data);
  return parsed.kind === 'valid' ? parsed : wrong(`${quote(file)} ${parsed.reason}`);
}

function wrong(message: string): { readonly problems: readonly Diagnostic[] } {
  return { problems: [{ code: 'report-not-ours', severity: 'error', message, hint: HINT }] };
}
