import { parseRetryAfter, serverTime } from '@kalypso-actions/retry';
import { type GitHubResponse, isRecord, messageOf } from './github-response.ts';

export interface RateLimit {
  readonly kind: 'rate limit' | 'secondary rate limit';
  /** How long GitHub requires to wait before the next call. */
  readonly waitMs: number;
}

/** GitHub requires a minute at least if it does not state a time; its docs: "Best practices for using the REST API". */
const DEFAULT_WAIT_MS = 60_000;
/** A reset is given in whole seconds. */
const MARGIN_MS = 1_000;

/**
 * Whether a response rejects a call because there were too many. Then nothing was carried out, and any call may be retried.
 * @param now milliseconds since 1970
 */
export function findRateLimit(response: GitHubResponse, now: number): RateLimit | undefined {
  const { status, headers, data } = response;
  const isGraphqlLimit = status === 200 && graphqlErrorTypes(data).includes('RATE_LIMITED');
  if (status !== 403 && status !== 429 && !isGraphqlLimit) return undefined;
  const retryAfterMs = parseRetryAfter(headers['retry-after'], headers.date, now);
  if (retryAfterMs !== undefined) return { kind: 'secondary rate limit', waitMs: retryAfterMs };
  if (headers['x-ratelimit-remaining'] === '0' || isGraphqlLimit) {
    const resetMs = Number(headers['x-ratelimit-reset']) * 1_000;
    const waitMs = Number.isFinite(resetMs) ? resetMs - serverTime(headers.date, now) + MARGIN_MS : DEFAULT_WAIT_MS;
    return { kind: 'rate limit', waitMs: Math.max(waitMs, MARGIN_MS) };
  }
  const isSecondary = status === 429 || /secondary rate limit|abuse detection/i.test(messageOf(data));
  return isSecondary ? { kind: 'secondary rate limit', waitMs: DEFAULT_WAIT_MS } : undefined;
}

function graphqlErrorTypes(data: unknown): unknown[] {
  if (!isRecord(data) || !Array.isArray(data.errors)) return [];
  return data.errors.map((error: unknown) => (isRecord(error) ? error.type : undefined));
}
