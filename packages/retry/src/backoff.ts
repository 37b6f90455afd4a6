const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 30_000;

/**
 * Returns how many milliseconds to wait before a retry, counted from 1: 1, 2, 4, … seconds, at most 30.
 * The delays have no jitter: each of our callers makes one request at a time, and a fixed sequence keeps runs reproducible.
 */
export function backoffDelayMs(retry: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** (retry - 1), MAX_DELAY_MS);
}
