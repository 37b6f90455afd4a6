import { backoffDelayMs, type Clock, parseRetryAfter, toWholeSeconds, withRetries } from '@kalypso-actions/retry';
import { GitHubError } from './github-error.ts';
import { isRecord } from './github-response.ts';
import { findRateLimit, type RateLimit } from './rate-limit.ts';
import { type GitHubCall, toGitHubError } from './to-github-error.ts';

export interface GitHubRetryPolicy {
  readonly log: (line: string) => void;
  readonly clock: Clock;
  readonly retries: number;
  /** The longest that a call waits in total for rate limits, and the longest delay before a retry. */
  readonly maxWaitMs: number;
  /** For one request. */
  readonly timeoutMs: number;
}

interface ReceivedResponse {
  readonly status: number;
  readonly data: unknown;
}

/**
 * Makes a call until it succeeds, fails with an error that a retry cannot fix, or the limits of the policy are reached.
 * @throws a `GitHubError`
 */
export async function callGitHub<T extends ReceivedResponse>(
  call: GitHubCall,
  send: () => T | Promise<T>,
  { log, clock, retries, maxWaitMs, timeoutMs }: GitHubRetryPolicy,
): Promise<T> {
  let waitedMs = 0;
  let retryAfterMs: number | undefined;
  const attempt = async (): Promise<T> => {
    for (;;) {
      try {
        return checkResponse(call, await send());
      } catch (thrown) {
        const { error, response } = toGitHubError(call, thrown, timeoutMs);
        const limit = response && findRateLimit(response, clock.now());
        if (limit === undefined) {
          retryAfterMs = parseRetryAfter(response?.headers['retry-after'], response?.headers.date, clock.now());
          throw error;
        }
        waitedMs += limit.waitMs;
        if (waitedMs > maxWaitMs) throw waitsTooLong(error, limit, call, clock.now(), maxWaitMs);
        log(`${call.name}: waiting ${toWholeSeconds(limit.waitMs)} s for GitHub's ${limit.kind}`);
        await clock.sleep(limit.waitMs);
      }
    }
  };
  const delayMs = (error: unknown, retry: number) => {
    if (!(error instanceof GitHubError && error.isRetryable)) return undefined;
    const delay = retryAfterMs ?? backoffDelayMs(retry);
    return delay > maxWaitMs ? undefined : delay;
  };
  const describe = (error: unknown) =>
    error instanceof GitHubError ? `${error.call}: ${error.reason}` : String(error);
  return withRetries(attempt, { retries, delayMs, clock, log, describe });
}

/** GraphQL reports errors with status 200, and a proxy may respond with a page of its own. */
function checkResponse<T extends ReceivedResponse>(call: GitHubCall, received: T): T {
  const { status, data } = received;
  if (call.expectsJson && typeof data === 'string' && (status === 200 || status === 201)) {
    throw new Error('the response is not JSON: a proxy or a captive portal may have sent it');
  }
  if (call.name.endsWith('/graphql') && isRecord(data) && Array.isArray(data.errors)) {
    throw Object.assign(new Error('GraphQL errors'), { response: received });
  }
  return received;
}

function waitsTooLong(
  error: GitHubError,
  { waitMs }: RateLimit,
  { name, mask }: GitHubCall,
  now: number,
  maxWaitMs: number,
): GitHubError {
  const until = new Date(now + waitMs).toISOString().slice(0, 16).replace('T', ' ');
  const wait = `GitHub's rate limit requires a wait of ${toWholeSeconds(waitMs)} s; the limit is ${toWholeSeconds(maxWaitMs)} s`;
  return new GitHubError(
    {
      call: name,
      reason: error.reason,
      hint: `${wait}. Re-run the job after ${until} UTC.`,
    },
    { mask },
  );
}
