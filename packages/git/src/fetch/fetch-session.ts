import { type Clock, systemClock } from '@kalypso-actions/retry';

/** The starter workflows end a job after 15 minutes. A third of that leaves the time to render and to publish what was read. */
const MAX_FETCH_MS = 300_000;

/** A server that was silent so often is not asked again. One connection of the GitHub server, which most sources use, may be lost. */
const MAX_SILENCES = 1;
const MAX_SILENCES_OF_GITHUB = 2;

/** What the fetches of one run share: the time that they may take together, and which servers do not respond. */
export class FetchSession {
  readonly #clock: Clock;
  readonly #silences = new Map<string, number>();
  #leftMs: number;
  #running = 0;
  #startedAt = 0;

  /** @param maxMs how long all fetches together may take; 5 minutes by default. Time between them does not count */
  constructor({ maxMs = MAX_FETCH_MS, clock = systemClock }: { readonly maxMs?: number; readonly clock?: Clock } = {}) {
    this.#leftMs = maxMs;
    this.#clock = clock;
  }

  /** What is left of the time, in milliseconds. */
  get remainingMs(): number {
    return this.#leftMs - (this.#running > 0 ? this.#clock.now() - this.#startedAt : 0);
  }

  /** Runs a task whose time counts. Several may run at the same time. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running === 0) this.#startedAt = this.#clock.now();
    this.#running += 1;
    try {
      return await task();
    } finally {
      const left = this.remainingMs;
      this.#running -= 1;
      if (this.#running === 0) this.#leftMs = left;
    }
  }

  /**
   * Records whether a server (`host:port`) responded.
   * @returns whether it counts as unresponsive from now on
   */
  record(server: string, responded: boolean, isGitHub: boolean): boolean {
    this.#silences.set(server, responded ? 0 : (this.#silences.get(server) ?? 0) + 1);
    return !responded && this.#silences.get(server) === maxSilences(isGitHub);
  }

  /** Whether a server (`host:port`) has been silent too often since it responded last. */
  isUnresponsive(server: string, isGitHub: boolean): boolean {
    return (this.#silences.get(server) ?? 0) >= maxSilences(isGitHub);
  }
}

function maxSilences(isGitHub: boolean): number {
  return isGitHub ? MAX_SILENCES_OF_GITHUB : MAX_SILENCES;
}
