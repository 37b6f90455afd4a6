import { sanitizeText } from '@kalypso-actions/diagnostics';
import { errorMessage, parseRetryAfter, rootCause } from '@kalypso-actions/retry';
import { AzureError, type AzureFailure } from './azure-error.ts';
import { readArray, readFields, readString } from './json.ts';

interface RequestErrorOptions {
  readonly cause?: unknown;
  /** What makes the next attempt succeed, besides time. */
  readonly remedy?: 'new-token' | 'fewer-rows' | undefined;
  /** How long the server asks to wait before the next attempt. */
  readonly retryAfterMs?: number | undefined;
  /** Whether Azure reports that the resource does not exist. */
  readonly isGone?: boolean;
}

/** One request failed: there was no response, or the response reports an error. */
export class AzureRequestError extends AzureError {
  readonly remedy: RequestErrorOptions['remedy'];
  readonly retryAfterMs: number | undefined;
  readonly isGone: boolean;

  constructor(failure: AzureFailure, { cause, remedy, retryAfterMs, isGone = false }: RequestErrorOptions = {}) {
    super(failure, { cause });
    this.remedy = remedy;
    this.retryAfterMs = retryAfterMs;
    this.isGone = isGone;
  }
}

/** Returns the value of a response header, by its name in lower case. */
export type ResponseHeaders = (name: string) => string | undefined;

const TRANSIENT_STATUS = [408, 500, 502, 503, 504];
const READER_HINT = 'Give the identity the role Reader on every subscription that has clusters.';

/**
 * Describes a response whose status is not 200.
 * @param body the parsed body, if it is JSON; an empty text if there is no body
 * @param now milliseconds since 1970
 */
export function toResponseError(
  host: string,
  status: number,
  body: unknown,
  headers: ResponseHeaders,
  now: number,
): AzureRequestError {
  const { codes, message } = readErrorBody(body);
  const detail = message === '' ? `HTTP status ${status}` : message;
  const retryAfterMs = parseRetryAfter(headers('retry-after'), headers('date'), now) ?? parseQuotaReset(headers);
  const isGone = status === 404 && reportsGone(codes, body, headers);
  const requestError = (failure: AzureFailure, remedy?: RequestErrorOptions['remedy']) =>
    new AzureRequestError(failure, { remedy, retryAfterMs, isGone });
  if (status === 401)
    return requestError({ kind: 'credentials', message: `${host} rejected the token: ${detail}` }, 'new-token');
  if (status === 403)
    return requestError({ kind: 'denied', message: `${host} denied access: ${detail}`, hint: READER_HINT });
  if (status === 429) return requestError({ kind: 'throttled', message: `${host} throttles requests` });
  if (TRANSIENT_STATUS.includes(status))
    return requestError({ kind: 'unreachable', message: `${host} failed: ${detail}` });
  if (codes.includes('ResponsePayloadTooLarge'))
    return requestError(
      { kind: 'unexpected', message: `the response of ${host} would be too large: ${detail}` },
      'fewer-rows',
    );
  if (codes.includes('NoValidSubscriptionsInQueryRequest'))
    return requestError({
      kind: 'scope',
      message: `${host} does not know any of the subscriptions: ${detail}`,
      hint: `Check the subscription IDs. ${READER_HINT}`,
    });
  if (codes.includes('SubscriptionsContainInvalidGuids'))
    return requestError({
      kind: 'scope',
      message: `${host} rejected the subscriptions: ${detail}`,
      hint: 'List subscriptions by ID, a GUID.',
    });
  return requestError({ kind: 'unexpected', message: `${host} rejected the request: ${detail}` });
}

/** Azure Resource Manager's codes for a resource that does not exist, or whose parent or resource group does not exist. */
const GONE_CODES = ['ResourceNotFound', 'ParentResourceNotFound', 'ResourceGroupNotFound'];

/**
 * Whether a 404 means that the resource does not exist, and not that the request was wrong or that something between us and Azure responded.
 *
 * The provider of Flux configurations returns no body for one that does not exist: the Azure CLI's extension k8s-configuration distinguishes it so from a
 * missing cluster (Azure/azure-cli-extensions, `k8s-configuration/…/providers/FluxConfigurationProvider.py`, read 2026-11-30). Then only the headers of
 * Azure Resource Manager show that the response comes from there.
 */
function reportsGone(codes: readonly string[], body: unknown, headers: ResponseHeaders): boolean {
  if (codes.some((code) => GONE_CODES.includes(code))) return true;
  return body === '' && headers('x-ms-correlation-request-id') !== undefined;
}

/** Codes of Node and OpenSSL for a certificate that is not trusted. */
const CERTIFICATE_CODE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS/;

/** Describes a request without a complete response. */
export function toConnectionError(host: string, cause: unknown): AzureRequestError {
  const code = readString(readFields(rootCause(cause)).code) || readString(readFields(cause).code);
  if (CERTIFICATE_CODE.test(code)) {
    const message = `the certificate of ${host} cannot be verified (${code})`;
    const hint = 'Set NODE_EXTRA_CA_CERTS on the runner to the certificate of the authority that signed it.';
    return new AzureRequestError({ kind: 'unexpected', message, hint }, { cause });
  }
  const reason = toSingleLine(errorMessage(cause));
  const message = `cannot reach ${host} (${code === '' ? reason : `${code}: ${reason}`})`;
  return new AzureRequestError({ kind: 'unreachable', message }, { cause });
}

/** Returns after how many milliseconds the caller's quota is restored: Resource Graph's own header, `hh:mm:ss`. */
export function parseQuotaReset(headers: ResponseHeaders): number | undefined {
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d)/.exec(headers('x-ms-user-quota-resets-after') ?? '') ?? [];
  if (hours === undefined) return undefined;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}

const MAX_LINE_LENGTH = 500;

/** Returns a foreign text as one line of bounded length, without characters that could change how the line is read. */
export function toSingleLine(text: string): string {
  return sanitizeText(text.replace(/\s+/g, ' ').trim(), MAX_LINE_LENGTH);
}

/** Reads the body of an error. The details say what is wrong; the error around them is generic. */
function readErrorBody(body: unknown): { readonly codes: readonly string[]; readonly message: string } {
  const error = readFields(readFields(body).error);
  const details = readArray(error.details).map(readFields);
  const codes = [error, ...details].map(({ code }) => readString(code));
  const sentences = (details.length > 0 ? details : [error]).map(({ code, message }) =>
    [readString(code), readString(message)].filter(Boolean).join(': '),
  );
  return { codes, message: toSingleLine(sentences.filter(Boolean).join('; ')).replace(/\.$/, '') };
}
