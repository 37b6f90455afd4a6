import type { Answer } from './answer.ts';
import type { Clock } from './clock.ts';
import { failureOf, GitHubError, isRecord } from './error.ts';
import { limitOf, retryAfter } from './rate-limit.ts';

export interface Call {
  /** For people: `GET /repos/contoso/fleet/pulls`. */
  readonly name: string;
  /** Whether it may be made again when it may have been carried out already. */
  readonly isSafe: boolean;
  readonly expectsJson: boolean;
  /** Takes the token out of a text. */
  readonly mask: (text: string) => string;
}

export interface Patience {
  readonly log: (line: string) => void;
  readonly clock: Clock;
  readonly retries: number;
  readonly longestWaitMs: number;
  readonly timeoutMs: number;
}

const TRANSIENT = [408, 500, 502, 503, 504];
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

/**
 * Makes a call until it is answered, the answer is one that asking again does not mend, or patience ends. Throws a `GitHubError`.
 */
export async function attempt<T extends Received>(
  call: Call,
  send: () => T | Promise<T>,
  patience: Patience,
): Promise<T> {
  let waited = 0;
  for (let retry = 1; ; ) {
    try {
      return sound(call, await send());
    } catch (thrown) {
      const outcome = judge(call, thrown, patience);
      const limit = outcome.answer && limitOf(outcome.answer, patience.clock);
      if (limit !== undefined) {
        waited += limit.waitMs;
        if (waited > patience.longestWaitMs) throw tooLong(outcome.error, limit.waitMs, call, patience);
        patience.log(`${call.name}: waiting ${seconds(limit.waitMs)} s: GitHub's ${limit.kind}`);
        await patience.clock.sleep(limit.waitMs);
        continue;
      }
      if (!outcome.isTransient || retry > patience.retries) throw outcome.error;
      const delay = delayBefore(retry, outcome.answer, patience.clock);
      if (delay > patience.longestWaitMs) throw outcome.error;
      patience.log(`${outcome.error.message}; trying again in ${seconds(delay)} s (${retry} of ${patience.retries})`);
      await patience.clock.sleep(delay);
      retry += 1;
    }
  }
}

interface Received {
  readonly status: number;
  readonly data: unknown;
}

/** GraphQL answers errors with status 200, and what stands between may answer with a page of its own. */
function sound<T extends Received>(call: Call, received: T): T {
  const { data } = received;
  if (call.expectsJson && typeof data === 'string' && (received.status === 200 || received.status === 201)) {
    throw new Error('what came is not JSON: does something stand between, a proxy or a captive portal?');
  }
  if (call.name.endsWith('/graphql') && isRecord(data) && Array.isArray(data.errors)) {
    throw Object.assign(new Error('errors of GraphQL'), { response: received });
  }
  return received;
}

interface Outcome {
  readonly error: GitHubError;
  readonly answer?: Answer;
  /** Whether asking again may help, and does no harm. */
  readonly isTransient: boolean;
}

function judge(call: Call, thrown: unknown, patience: Patience): Outcome {
  const { mask } = call;
  const answer = answerOf(thrown);
  if (answer === undefined) return unanswered(call, thrown, patience);
  const failure = failureOf(call.name, answer);
  const isTransient = TRANSIENT.includes(answer.status);
  const hint =
    failure.hint ?? (isTransient ? 'GitHub fails: run the job again, and look at githubstatus.com' : undefined);
  return {
    error: new GitHubError({ ...failure, hint, isUncertain: isTransient && !call.isSafe }, { mask }),
    answer,
    isTransient: isTransient && call.isSafe,
  };
}

/** No answer, or not all of it. A connection that was never made carried nothing out. */
function unanswered(call: Call, thrown: unknown, { timeoutMs }: Patience): Outcome {
  const root = rootCause(thrown);
  const code = isRecord(root) && typeof root.code === 'string' ? root.code : undefined;
  const neverSent = code !== undefined && NEVER_SENT.includes(code);
  const isTimeout = root instanceof Error && root.name === 'TimeoutError';
  const answer = isTimeout
    ? `no answer within ${seconds(timeoutMs)} s`
    : `no answer: ${root instanceof Error ? root.message : String(root)}`;
  const hint = neverSent
    ? 'Look at the network, the proxy and the certificates of the runner'
    : 'The connection broke: run the job again';
  return {
    error: new GitHubError(
      { call: call.name, answer, hint, isUncertain: !neverSent && !call.isSafe },
      { mask: call.mask },
    ),
    isTransient: neverSent || call.isSafe,
  };
}

const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

function rootCause(thrown: unknown): unknown {
  let cause = thrown;
  for (let depth = 0; depth < 5 && cause instanceof Error && cause.cause !== undefined; depth += 1) cause = cause.cause;
  return cause;
}

/** What Octokit's exceptions carry. */
function answerOf(thrown: unknown): Answer | undefined {
  if (!isRecord(thrown) || !isRecord(thrown.response)) return undefined;
  const { status, headers, data } = thrown.response;
  if (typeof status !== 'number' || !isRecord(headers)) return undefined;
  const texts = Object.entries(headers).map(([name, value]) => [name, value === undefined ? undefined : String(value)]);
  return { status, headers: Object.fromEntries(texts), data };
}

/** 1, 2, 4 … seconds, or what the server asks for. */
function delayBefore(retry: number, answer: Answer | undefined, clock: Clock): number {
  const asked = retryAfter(answer?.headers['retry-after'], answer?.headers.date, clock);
  return asked ?? Math.min(FIRST_DELAY_MS * 2 ** (retry - 1), LONGEST_DELAY_MS);
}

function tooLong(
  error: GitHubError,
  waitMs: number,
  { name, mask }: Call,
  { clock, longestWaitMs }: Patience,
): GitHubError {
  const until = new Date(clock.now() + waitMs).toISOString().slice(0, 16).replace('T', ' ');
  return new GitHubError(
    {
      call: name,
      answer: error.answer,
      ...(error.httpStatus === undefined ? {} : { httpStatus: error.httpStatus }),
      hint: `GitHub's rate limit asks to wait ${seconds(waitMs)} s, and this waits ${seconds(longestWaitMs)} s at most: run the job again after ${until} UTC`,
    },
    { mask },
  );
}

function seconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1_000);
}
