import { AzureError, type AzureFailure } from './azure-error.ts';
import { list, record, text } from './json.ts';

/** A request that failed: why, and what the answer says about asking again. */
export interface Failed {
  readonly error: AzureError;
  /** `unauthorized`: the token is not taken; `too-large`: fewer rows would be answered. */
  readonly remedy: 'none' | 'unauthorized' | 'too-large';
  /** How long Azure wants to be left alone. */
  readonly retryAfterMs: number | undefined;
}

/** Header of an answer, by its name in lower case. */
export type Headers = (name: string) => string | undefined;

const TRANSIENT_STATUS = [408, 500, 502, 503, 504];
const READER = 'Give the identity the role Reader on every subscription that has clusters.';

/** An answer that is not 200: what Azure says, in a sentence. */
export function failedAnswer(host: string, status: number, body: unknown, headers: Headers): Failed {
  const retryAfterMs = retryAfter(headers);
  const { codes, message } = saidIn(body);
  const says = message === '' ? `HTTP status ${status}` : message;
  const failed = (failure: AzureFailure, remedy: Failed['remedy'] = 'none'): Failed => ({
    error: new AzureError(failure),
    remedy,
    retryAfterMs,
  });
  if (status === 401)
    return failed({ kind: 'credentials', message: `${host} does not take the token: ${says}` }, 'unauthorized');
  if (status === 403) return failed({ kind: 'denied', message: `${host} denies access: ${says}`, hint: READER });
  if (status === 429) return failed({ kind: 'throttled', message: `${host} asks for fewer requests` });
  if (TRANSIENT_STATUS.includes(status)) return failed({ kind: 'unreachable', message: `${host} fails: ${says}` });
  if (codes.includes('ResponsePayloadTooLarge'))
    return failed({ kind: 'unexpected', message: `${host} does not answer so much at once: ${says}` }, 'too-large');
  if (codes.includes('NoValidSubscriptionsInQueryRequest'))
    return failed({
      kind: 'scope',
      message: `${host} knows none of the subscriptions: ${says}`,
      hint: `Look at their ids. ${READER}`,
    });
  if (codes.includes('SubscriptionsContainInvalidGuids'))
    return failed({
      kind: 'scope',
      message: `${host} does not take the subscriptions: ${says}`,
      hint: 'Name each by its id, a GUID.',
    });
  return failed({ kind: 'unexpected', message: `${host} does not take the query: ${says}` });
}

/** Codes of Node and OpenSSL for a certificate that is not trusted. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS/;

/** No answer, or not all of it. */
export function unanswered(host: string, thrown: unknown): Failed {
  const code = text(record(rootCause(thrown)).code) || text(record(thrown).code);
  const none = { remedy: 'none', retryAfterMs: undefined } as const;
  if (CERTIFICATE.test(code)) {
    const message = `the certificate of ${host} cannot be verified (${code})`;
    const hint = 'Name the authority that signed it in NODE_EXTRA_CA_CERTS, on the runner.';
    return { error: new AzureError({ kind: 'unexpected', message, hint }, { cause: thrown }), ...none };
  }
  const why = code === '' ? messageOf(thrown) : `${code}: ${messageOf(thrown)}`;
  const failure = { kind: 'unreachable', message: `${host} cannot be reached (${why})` } as const;
  return { error: new AzureError(failure, { cause: thrown }), ...none };
}

/** `retry-after`, in seconds or as a date; or Resource Graph's own header for the end of its window, `hh:mm:ss`. */
export function retryAfter(headers: Headers): number | undefined {
  const asked = headers('retry-after');
  if (asked !== undefined && /^\d+$/.test(asked)) return Number(asked) * 1_000;
  const date = asked === undefined ? Number.NaN : Date.parse(asked);
  const from = Date.parse(headers('date') ?? '');
  if (!Number.isNaN(date) && !Number.isNaN(from)) return Math.max(0, date - from);
  return quotaReset(headers);
}

/** When the quota of the caller is whole again. */
export function quotaReset(headers: Headers): number | undefined {
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d)/.exec(headers('x-ms-user-quota-resets-after') ?? '') ?? [];
  if (hours === undefined) return undefined;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}

/** A text of somebody else's as one short line. */
export function inALine(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 500)}…` : line;
}

/** What the body of an error says. The details tell what is wrong; the error above them only whom to ask. */
function saidIn(body: unknown): { readonly codes: readonly string[]; readonly message: string } {
  const error = record(record(body).error);
  const details = list(error.details).map(record);
  const told = details.length > 0 ? details : [error];
  const codes = [error, ...details].map(({ code }) => text(code));
  const sentences = told.map(({ code, message }) => [text(code), text(message)].filter(Boolean).join(': '));
  return { codes, message: inALine(sentences.filter(Boolean).join('; ')).replace(/\.$/, '') };
}

function rootCause(thrown: unknown): unknown {
  let cause = thrown;
  for (let depth = 0; depth < 5 && cause instanceof Error && cause.cause !== undefined; depth += 1) cause = cause.cause;
  return cause;
}

function messageOf(thrown: unknown): string {
  return inALine(thrown instanceof Error ? thrown.message : String(thrown));
}
