import { RepositoryError } from './source.ts';

/** Time, as far as waiting needs it. */
export interface Clock {
  /** Milliseconds since any moment. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;

/** How long to wait before the given retry (1 for the first): 1, 2, 4 … seconds, at most 30. */
function delayBefore(retry: number): number {
  return Math.min(firstDelayMs * 2 ** (retry - 1), longestDelayMs);
}

/**
 * Tries until it works, the failure is one that asking again does not mend, or `retries` are used up.
 * Throws the last failure.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  options: { readonly retries: number; readonly clock: Clock; readonly log: (line: string) => void },
): Promise<T> {
  for (let retry = 1; ; retry++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RepositoryError && error.transient) || retry > options.retries) throw error;
      const delay = delayBefore(retry);
      options.log(`${error.failure.message}; trying again in ${delay / 1000} s (${retry} of ${options.retries})`);
      await options.clock.sleep(delay);
    }
  }
}
