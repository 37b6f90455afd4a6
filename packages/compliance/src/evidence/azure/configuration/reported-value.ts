import { sanitizeText } from '@kalypso-actions/diagnostics';

/** Whether a field has no value: Azure omits such fields, or reports `null` or an empty text. */
export function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

/** Formats any value that Azure reports for a message, on one line and truncated. */
export function formatReported(value: unknown): string {
  return sanitizeText(JSON.stringify(value) ?? String(value), 80);
}
