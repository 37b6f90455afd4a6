import type { KqlRow } from './kql/evaluate.ts';

export interface AzureResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** `undefined` for a response without a body. */
  readonly body: KqlRow | undefined;
}

const SUPPORT =
  'Please provide below info when asking for support: timestamp = 2026-01-01T00:00:00.0000000Z, correlationId = 00000000-0000-0000-0000-00000000c0de.';

/** An error in the format of Azure Resource Manager and Resource Graph. */
export function createArmError(
  status: number,
  code: string,
  message: string,
  details: readonly { readonly code: string; readonly message: string }[] = [],
  headers: Readonly<Record<string, string>> = {},
): AzureResponse {
  const rows = details.map((detail) => ({ ...detail }));
  return { status, headers, body: { error: { code, message, ...(rows.length > 0 ? { details: rows } : {}) } } };
}

/** The response to a request that Resource Graph refuses; the reason is in the details. */
export function createBadRequest(
  code: string,
  message: string,
  more: readonly { code: string; message: string }[] = [],
): AzureResponse {
  return createArmError(400, 'BadRequest', SUPPORT, [{ code, message }, ...more]);
}

/** An error in the format of Microsoft Entra. */
export function createEntraError(status: number, error: string, number: number, message: string): AzureResponse {
  const trace = '00000000-0000-0000-0000-00000000abcd';
  const description = `AADSTS${number}: ${message} Trace ID: ${trace} Correlation ID: ${trace} Timestamp: 2026-01-01 00:00:00Z`;
  return {
    status,
    body: { error, error_description: description, error_codes: [number], trace_id: trace, correlation_id: trace },
  };
}
