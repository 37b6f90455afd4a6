import { type Clock, toWholeSeconds } from '@kalypso-actions/retry';

interface RequestPaceDeps {
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/** Paces requests that share a quota, also if several are under way: they pause together, and resume one after the other. */
export class RequestPace {
  readonly #deps: RequestPaceDeps;
  /** Before this moment, no request may be sent. */
  #notBefore = 0;
  #pausedUntil = 0;
  #intervalMs = 0;
  /** Why there is a pause, until it has been logged. */
  #reason: string | undefined;

  constructor(deps: RequestPaceDeps) {
    this.#deps = deps;
  }

  /**
   * Waits until a request may be sent. Logs the reason of a pause once, however many requests wait.
   * @throws the signal's reason
   */
  async wait(signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#deps;
    for (let waitMs = this.#remainingMs(); waitMs > 0; waitMs = this.#remainingMs()) {
      if (this.#reason !== undefined) log(`${this.#reason}; continuing in ${toWholeSeconds(waitMs)} s`);
      this.#reason = undefined;
      await clock.sleep(waitMs, signal);
    }
    this.#notBefore = clock.now() + this.#intervalMs;
  }

  /** Sends no request for a while. Requests that are throttled together extend one pause. */
  pause(milliseconds: number, reason: string): void {
    const now = this.#deps.clock.now();
    if (now >= this.#pausedUntil) this.#reason = reason;
    this.#pausedUntil = Math.max(this.#pausedUntil, now + milliseconds);
    this.#notBefore = Math.max(this.#notBefore, this.#pausedUntil);
  }

  /** Sets the least time between the beginnings of two requests; 0 for none. */
  setInterval(milliseconds: number): void {
    this.#intervalMs = milliseconds;
  }

  #remainingMs(): number {
    return this.#notBefore - this.#deps.clock.now();
  }
}
