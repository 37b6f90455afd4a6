import { createMask, sanitizeText } from '@kalypso-actions/diagnostics';

/** Whether a field has no value: Azure omits such fields, or reports `null` or an empty text. */
export function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

/** Formats any value that Azure reports for a message, on one line and truncated. */
export function formatReported(value: unknown): string {
  return sanitizeText(maskCredentials(JSON.stringify(value) ?? String(value)), 80);
}

/** Replaces the credentials in the addresses of a text: an address may contain a password, and messages of Git repeat it. */
export const maskCredentials = createMask();
