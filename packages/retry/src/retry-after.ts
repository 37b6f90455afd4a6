/**
 * Parses a `Retry-After` header: a number of seconds, or a date (RFC 9110, section 10.2.3). Returns milliseconds from now;
 * `undefined` if the header is absent or invalid.
 *
 * A date is compared with the `Date` header of the same response, since the clock of a runner may be wrong.
 * @param now milliseconds since 1970, used if the response has no `Date` header
 */
export function parseRetryAfter(
  retryAfter: string | undefined,
  dateHeader: string | undefined,
  now: number,
): number | undefined {
  const value = retryAfter?.trim();
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(seconds, 0) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(date - serverTime(dateHeader, now), 0);
}

/** Returns the server's time in milliseconds since 1970, read from a `Date` header; `now` if the header is absent or invalid. */
export function serverTime(dateHeader: string | undefined, now: number): number {
  const date = Date.parse(dateHeader ?? '');
  return Number.isNaN(date) ? now : date;
}
