import { errorMessage } from './cause.ts';
import type { Clock } from './clock.ts';
import { toWholeSeconds } from './seconds.ts';

export interface RetryOptions {
  /** How many retries may follow the first attempt. */
  readonly retries: number;
  /**
   * Returns how many milliseconds to wait before the retry, counted from 1; `undefined` if a retry cannot help or could do harm.
   * `backoffDelayMs` gives the usual delays.
   */
  readonly delayMs: (error: unknown, retry: number) => number | undefined;
  readonly clock: Clock;
  /** Called before each wait: `…; retrying in 2 s (1 of 3)`. */
  readonly log: (line: string) => void;
  /** Describes an error in the log; its message by default. */
  readonly describe?: (error: unknown) => string;
  /** Ends the wait between two attempts. */
  readonly signal?: AbortSignal;
}

/**
 * Runs an attempt until it succeeds, fails with an error that a retry cannot fix, or has used up its retries.
 * @throws the error of the last attempt, or the signal's reason
 */
export async function withRetries<T>(attempt: () => T | Promise<T>, options: RetryOptions): Promise<T> {
  const { retries, clock, log, describe = errorMessage, signal } = options;
  for (let retry = 1; ; retry += 1) {
    try {
      return await attempt();
    } catch (error) {
      const delayMs = retry > retries ? undefined : options.delayMs(error, retry);
      if (delayMs === undefined) throw error;
      log(`${describe(error)}; retrying in ${toWholeSeconds(delayMs)} s (${retry} of ${retries})`);
      await clock.sleep(delayMs, signal);
    }
  }
}
