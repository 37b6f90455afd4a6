import { setTimeout as sleep } from 'node:timers/promises';
import type { Ancestors } from './ancestry.ts';
import { type Assessment, assess, type Policy } from './assessment.ts';
import type { Clock } from './clock.ts';
import type { Configuration, ConfigurationSource } from './configuration.ts';
import { type History, NOTHING_SEEN, remember } from './history.ts';
import { commitsOf } from './verdict.ts';

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/** What to wait for, where to look, and for how long; durations in milliseconds. */
export interface Waiting {
  readonly source: ConfigurationSource;
  readonly ancestors: Pick<Ancestors, 'of'>;
  readonly policy: Policy;
  /** For how long in all; 0: look once. */
  readonly timeout: number;
  /** Between two looks. */
  readonly interval: number;
  /** How long compliance has to hold. */
  readonly stability: number;
  /** Whether a source that failed like this may answer when it is asked again. */
  readonly mayPass: (error: unknown) => boolean;
  readonly clock: Clock;
  /** Ends the wait: then it throws the signal's reason. */
  readonly signal: AbortSignal;
  /** Called after every look. */
  readonly onPoll: (poll: Poll) => void;
}

/** One look at the fleet: what it showed, or why it showed nothing. */
export type Poll = AssessedPoll | FailedPoll;

interface AssessedPoll {
  readonly outcome: 'assessed';
  /** Since the wait began. */
  readonly elapsed: number;
  readonly assessment: Assessment;
  /** What the last look that worked showed. */
  readonly before: Assessment | undefined;
  /** For how long compliance has held, if there is any. */
  readonly heldFor: number | undefined;
}

interface FailedPoll {
  readonly outcome: 'failed';
  readonly elapsed: number;
  readonly error: unknown;
  /** How many looks have failed one after the other. */
  readonly inARow: number;
}

export interface Waited {
  readonly state: 'compliant' | 'superseded' | 'failing' | 'timed-out' | 'none';
  /** How the fleet was when it was last seen. */
  readonly assessment: Assessment;
  readonly elapsed: number;
}

/** Looks in a row that may fail: an outage of some minutes is waited out, not more. */
export const MOST_FAILURES = 10;

/** A look may take this long although the time is over, so that the last one has its chance. */
const SHORTEST_LIMIT = 60_000;

/**
 * Looks at the fleet again and again until it complies and has done so for a while, until it cannot comply any more, or until the time is over.
 *
 * A look that fails says nothing: what complied before it has to be seen complying anew, and the time that it has held begins again.
 * @throws what the source failed with, when that will not pass, or has not for {@link MOST_FAILURES} looks, or when no look has worked at all
 */
export async function wait(waiting: Waiting): Promise<Waited> {
  const { clock, signal } = waiting;
  const watch = new Watch(waiting);
  for (;;) {
    signal.throwIfAborted();
    const result = await watch.look();
    if (result) return result;
    await unlessAborted(clock.sleep(watch.pause(), signal), signal);
  }
}

/** What is known between two looks. */
class Watch {
  readonly #waiting: Waiting;
  readonly #start: number;
  #history: History = NOTHING_SEEN;
  #last: Assessment | undefined;
  #heldSince: number | undefined;
  #failures = 0;

  constructor(waiting: Waiting) {
    this.#waiting = waiting;
    this.#start = waiting.clock.now();
  }

  /** Looks once; the result of the wait, if that ends it. */
  async look(): Promise<Waited | undefined> {
    let configurations: readonly Configuration[];
    try {
      configurations = await this.#read();
    } catch (error) {
      this.#waiting.signal.throwIfAborted();
      return this.#failed(error);
    }
    return this.#assessed(configurations);
  }

  /** How long to wait before the next look: not beyond the moment at which something is decided. */
  pause(): number {
    const { clock, interval, timeout, stability } = this.#waiting;
    const now = clock.now();
    const moments = [this.#start + timeout - now, interval];
    if (this.#heldSince !== undefined) moments.push(this.#heldSince + stability - now);
    return Math.max(0, Math.min(...moments));
  }

  #read(): Promise<readonly Configuration[]> {
    const { source, signal, timeout } = this.#waiting;
    const left = timeout - this.#elapsed();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(Math.max(left, SHORTEST_LIMIT)))]);
    return unlessAborted(source.read(limit), limit);
  }

  #failed(error: unknown): Waited | undefined {
    const { onPoll, mayPass } = this.#waiting;
    const elapsed = this.#elapsed();
    this.#failures += 1;
    this.#heldSince = undefined;
    onPoll({ outcome: 'failed', error, inARow: this.#failures, elapsed });
    const isOver = elapsed >= this.#waiting.timeout;
    if (isOver && this.#last !== undefined && mayPass(error)) return this.#timedOut(this.#last, elapsed);
    if (isOver || !mayPass(error) || this.#failures >= MOST_FAILURES) throw error;
    return undefined;
  }

  async #assessed(configurations: readonly Configuration[]): Promise<Waited | undefined> {
    const { policy, interval, ancestors, signal, clock, onPoll, timeout, stability } = this.#waiting;
    const now = clock.now();
    this.#failures = 0;
    this.#history = remember(this.#history, configurations, now, Math.max(policy.grace, interval));
    const commits = [...this.#history.values()].flatMap(({ configuration }) => commitsOf(configuration));
    const ancestry = await unlessAborted(ancestors.of(commits), signal);
    const assessment = assess(this.#history, policy, ancestry, now);
    const { standing } = assessment;
    const isGood = standing === 'compliant' || standing === 'superseded';
    this.#heldSince = isGood ? (this.#heldSince ?? now) : undefined;
    const heldFor = this.#heldSince === undefined ? undefined : now - this.#heldSince;
    const elapsed = this.#elapsed();
    onPoll({ outcome: 'assessed', elapsed, assessment, before: this.#last, heldFor });
    this.#last = assessment;
    if (standing === 'failing' || (isGood && heldFor !== undefined && heldFor >= stability))
      return { state: standing, assessment, elapsed };
    return elapsed >= timeout ? this.#timedOut(assessment, elapsed) : undefined;
  }

  #timedOut(assessment: Assessment, elapsed: number): Waited {
    return { state: assessment.standing === 'none' ? 'none' : 'timed-out', assessment, elapsed };
  }

  #elapsed(): number {
    return this.#waiting.clock.now() - this.#start;
  }
}

/** What a promise gives, unless the signal is aborted before. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const stop = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
