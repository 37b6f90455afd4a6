import { abortable } from '@kalypso-actions/retry';
import type { ReconcilerReport } from '../evidence/reconciler-report.ts';
import type { FleetAssessment } from '../verdict/fleet-assessment.ts';
import { FleetWatch, type FleetWatchOptions } from './fleet-watch.ts';

export interface WaitOptions extends FleetWatchOptions {
  /** The total time; 0 for a single poll. */
  readonly timeoutMs: number;
  /** Whether the source may succeed at the next poll after this error. */
  readonly isTransient: (error: unknown) => boolean;
  /** Called after each poll. */
  readonly onPoll: (poll: PollResult) => void;
}

/** The result of one poll of the fleet. */
export type PollResult = AssessedPoll | FailedPoll;

interface AssessedPoll {
  readonly kind: 'assessed';
  /** Since the wait began. */
  readonly elapsedMs: number;
  readonly assessment: FleetAssessment;
  /** The assessment of the last successful poll before this one. */
  readonly previous: FleetAssessment | undefined;
}

interface FailedPoll {
  readonly kind: 'failed';
  readonly elapsedMs: number;
  readonly error: unknown;
  /** How many polls have failed in a row, including this one. */
  readonly consecutiveFailures: number;
}

export const WAIT_STATES = ['compliant', 'superseded', 'failing', 'timed-out', 'none'] as const;

export interface WaitResult {
  /** Like `FleetState`; `timed-out` if the fleet was still `waiting` at the end. */
  readonly state: (typeof WAIT_STATES)[number];
  /** The assessment of the last successful poll. */
  readonly assessment: FleetAssessment;
  readonly elapsedMs: number;
}

/** How many polls may fail in a row: enough for an outage of some minutes. */
export const MAX_CONSECUTIVE_FAILURES = 10;

/** How many polls in a row may find no cluster, where none is expected: what does not exist will not appear. */
const MAX_EMPTY_POLLS = 2;

/** The minimum time limit of a poll, even if it exceeds the total time: the last poll gets a fair chance. */
const MIN_POLL_TIMEOUT_MS = 60_000;

/**
 * Polls the fleet until it is compliant, until it cannot become compliant, or until the time is over.
 *
 * A failed poll proves nothing: after it, what was not proven for long enough has to be proven again.
 * @throws the error of a source if a later poll cannot succeed, {@link MAX_CONSECUTIVE_FAILURES} polls failed in a row, or no poll succeeded in time
 */
export async function waitForCompliance(options: WaitOptions): Promise<WaitResult> {
  const { clock, signal } = options;
  const wait = new ComplianceWait(options);
  for (;;) {
    signal.throwIfAborted();
    const result = await wait.poll();
    if (result) return result;
    await abortable(clock.sleep(wait.pauseMs(), signal), signal);
  }
}

/** The state between two polls. */
class ComplianceWait {
  readonly #options: WaitOptions;
  readonly #start: number;
  readonly #fleet: FleetWatch;
  #lastAssessment: FleetAssessment | undefined;
  #consecutiveFailures = 0;
  #emptyPolls = 0;
  /** Since when nothing has been seen, in milliseconds since 1970. */
  #emptySince: number | undefined;

  constructor(options: WaitOptions) {
    this.#options = options;
    this.#start = options.clock.now();
    this.#fleet = new FleetWatch(options);
  }

  /** Polls once. Returns the result of the wait if this poll ends it. */
  async poll(): Promise<WaitResult | undefined> {
    let reports: readonly ReconcilerReport[];
    try {
      reports = await this.#read();
    } catch (error) {
      this.#options.signal.throwIfAborted();
      return this.#recordFailure(error);
    }
    return this.#assess(reports);
  }

  /** Returns the time until the next poll. It ends no later than the time at which the wait can be decided. */
  pauseMs(): number {
    const { clock, intervalMs, timeoutMs } = this.#options;
    const now = clock.now();
    const changes = [this.#fleet.findNextChange(), this.#findEmptinessEnd()].filter((moment) => moment !== undefined);
    const pauses = changes.map((moment) => moment - now).filter((pause) => pause > 0);
    return Math.max(0, Math.min(this.#start + timeoutMs - now, intervalMs, ...pauses));
  }

  async #read(): Promise<readonly ReconcilerReport[]> {
    const { sources, signal, timeoutMs } = this.#options;
    const limitMs = Math.ceil(Math.max(timeoutMs - this.#elapsedMs(), MIN_POLL_TIMEOUT_MS));
    const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
    return (await Promise.all(sources.map((source) => abortable(source.read(limit), limit)))).flat();
  }

  #recordFailure(error: unknown): WaitResult | undefined {
    const { onPoll, isTransient, timeoutMs } = this.#options;
    const elapsedMs = this.#elapsedMs();
    this.#consecutiveFailures += 1;
    this.#fleet.interrupt();
    this.#emptySince = undefined;
    onPoll({ kind: 'failed', error, consecutiveFailures: this.#consecutiveFailures, elapsedMs });
    const isOver = elapsedMs >= timeoutMs;
    if (isOver && this.#lastAssessment !== undefined && isTransient(error))
      return timedOut(this.#lastAssessment, elapsedMs);
    if (isOver || !isTransient(error) || this.#consecutiveFailures >= MAX_CONSECUTIVE_FAILURES) throw error;
    return undefined;
  }

  async #assess(reports: readonly ReconcilerReport[]): Promise<WaitResult | undefined> {
    const { onPoll, timeoutMs, inventory, clock } = this.#options;
    this.#consecutiveFailures = 0;
    const assessment = await this.#fleet.update(reports);
    const elapsedMs = this.#elapsedMs();
    onPoll({ kind: 'assessed', elapsedMs, assessment, previous: this.#lastAssessment });
    this.#lastAssessment = assessment;
    const { state } = assessment;
    this.#emptyPolls = state === 'none' ? this.#emptyPolls + 1 : 0;
    const isEmpty = assessment.clusters.length === 0 && inventory === undefined;
    this.#emptySince = isEmpty ? (this.#emptySince ?? clock.now()) : undefined;
    const isDecided = state === 'failing' || state === 'compliant' || state === 'superseded';
    if (isDecided && clock.now() >= (this.#findEmptinessEnd() ?? 0)) return { state, assessment, elapsedMs };
    if (this.#emptyPolls >= MAX_EMPTY_POLLS || elapsedMs >= timeoutMs) return timedOut(assessment, elapsedMs);
    return undefined;
  }

  /** An empty fleet has to hold for as long as a proof, unless an inventory lists no cluster; `undefined` if the fleet is not empty. */
  #findEmptinessEnd(): number | undefined {
    return this.#emptySince === undefined ? undefined : this.#emptySince + this.#options.policy.stabilityMs;
  }

  #elapsedMs(): number {
    return this.#options.clock.now() - this.#start;
  }
}

function timedOut(assessment: FleetAssessment, elapsedMs: number): WaitResult {
  return { state: assessment.state === 'none' ? 'none' : 'timed-out', assessment, elapsedMs };
}
