import type { Answer } from './answer.ts';
import type { Clock } from './clock.ts';
import { isRecord } from './error.ts';

/** How long a limit of GitHub's asks to wait, and until when people would have to. */
export interface Limit {
  readonly kind: 'rate limit' | 'secondary rate limit';
  readonly waitMs: number;
}

/** GitHub asks for a minute at least when it does not say how long; the docs: "Best practices for using the REST API". */
const UNTOLD_MS = 60_000;
/** A reset is told in whole seconds. */
const MARGIN_MS = 1_000;

/** Whether an answer refuses because there were too many requests, and how long it asks to wait. Nothing was done then, so any call may be made again. */
export function limitOf(answer: Answer, clock: Clock): Limit | undefined {
  const { status, headers, data } = answer;
  const isGraphqlLimit = status === 200 && graphqlTypes(data).includes('RATE_LIMITED');
  if (status !== 403 && status !== 429 && !isGraphqlLimit) return undefined;
  const retryAfterMs = retryAfter(headers['retry-after'], headers.date, clock);
  if (retryAfterMs !== undefined) return { kind: 'secondary rate limit', waitMs: retryAfterMs };
  if (headers['x-ratelimit-remaining'] === '0' || isGraphqlLimit) {
    const resetMs = Number(headers['x-ratelimit-reset']) * 1_000;
    const waitMs = Number.isFinite(resetMs) ? resetMs - serverTime(headers.date, clock) + MARGIN_MS : UNTOLD_MS;
    return { kind: 'rate limit', waitMs: Math.max(waitMs, MARGIN_MS) };
  }
  const isSecondary = status === 429 || /secondary rate limit|abuse detection/i.test(messageOf(data));
  return isSecondary ? { kind: 'secondary rate limit', waitMs: UNTOLD_MS } : undefined;
}

/** `Retry-After` is a number of seconds, or a date (RFC 9110, section 10.2.3). */
export function retryAfter(value: string | undefined, date: string | undefined, clock: Clock): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(seconds, 0) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(at - serverTime(date, clock), 0);
}

/** The server's clock, as far as it tells: the one of a runner may be wrong. */
function serverTime(date: string | undefined, clock: Clock): number {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? clock.now() : told;
}

function graphqlTypes(data: unknown): unknown[] {
  if (!isRecord(data) || !Array.isArray(data.errors)) return [];
  return data.errors.map((error: unknown) => (isRecord(error) ? error.type : undefined));
}

function messageOf(data: unknown): string {
  return isRecord(data) && typeof data.message === 'string' ? data.message : '';
}
