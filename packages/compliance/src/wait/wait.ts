import { abortable, type Clock } from '@kalypso-actions/retry';
import type { CommitAncestry } from '../evidence/commits/commit-ancestry.ts';
import type { FluxConfiguration, FluxConfigurationSource } from '../evidence/flux-configuration.ts';
import { NO_OBSERVATIONS, type Observations, updateObservations } from '../observations/observations.ts';
import { listRelevantCommits } from '../verdict/configuration-verdict.ts';
import { assessFleet, type CompliancePolicy, type FleetAssessment } from '../verdict/fleet-assessment.ts';

export interface WaitOptions {
  readonly source: FluxConfigurationSource;
  readonly ancestry: Pick<CommitAncestry, 'relate'>;
  readonly policy: CompliancePolicy;
  /** The total time; 0 for a single poll. */
  readonly timeoutMs: number;
  /** The time between two polls. */
  readonly intervalMs: number;
  /** How long the fleet has to remain compliant. */
  readonly stabilityMs: number;
  /** Whether the source may succeed at the next poll after this error. */
  readonly isTransient: (error: unknown) => boolean;
  readonly clock: Clock;
  /** Ends the wait: it then throws the signal's reason. */
  readonly signal: AbortSignal;
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
  /** How long the fleet has been compliant; `undefined` if it is not. */
  readonly compliantForMs: number | undefined;
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

/** The minimum time limit of a poll, even if it exceeds the total time: the last poll gets a fair chance. */
const MIN_POLL_TIMEOUT_MS = 60_000;

/**
 * Polls the fleet until it is compliant and has remained so for a while, until it cannot become compliant, or until the time is over.
 *
 * A failed poll proves nothing: after it, compliance has to be observed again, and the stability period starts again.
 * @throws the error of the source if a later poll cannot succeed, {@link MAX_CONSECUTIVE_FAILURES} polls failed in a row, or no poll succeeded in time
 */
export async function waitForCompliance(options: WaitOptions): Promise<WaitResult> {
  const { clock, signal } = options;
  const watch = new ComplianceWatch(options);
  for (;;) {
    signal.throwIfAborted();
    const result = await watch.poll();
    if (result) return result;
    await abortable(clock.sleep(watch.pauseMs(), signal), signal);
  }
}

/** The state between two polls. */
class ComplianceWatch {
  readonly #options: WaitOptions;
  readonly #start: number;
  #observations: Observations = NO_OBSERVATIONS;
  #lastAssessment: FleetAssessment | undefined;
  #compliantSince: number | undefined;
  #consecutiveFailures = 0;

  constructor(options: WaitOptions) {
    this.#options = options;
    this.#start = options.clock.now();
  }

  /** Polls once. Returns the result of the wait if this poll ends it. */
  async poll(): Promise<WaitResult | undefined> {
    let configurations: readonly FluxConfiguration[];
    try {
      configurations = await this.#read();
    } catch (error) {
      this.#options.signal.throwIfAborted();
      return this.#recordFailure(error);
    }
    return this.#assess(configurations);
  }

  /** Returns the time until the next poll. It ends no later than the time at which the wait can be decided. */
  pauseMs(): number {
    const { clock, intervalMs, timeoutMs, stabilityMs } = this.#options;
    const now = clock.now();
    const pauses = [this.#start + timeoutMs - now, intervalMs];
    if (this.#compliantSince !== undefined) pauses.push(this.#compliantSince + stabilityMs - now);
    return Math.max(0, Math.min(...pauses));
  }

  #read(): Promise<readonly FluxConfiguration[]> {
    const { source, signal, timeoutMs } = this.#options;
    const limitMs = Math.ceil(Math.max(timeoutMs - this.#elapsedMs(), MIN_POLL_TIMEOUT_MS));
    const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
    return abortable(source.read(limit), limit);
  }

  #recordFailure(error: unknown): WaitResult | undefined {
    const { onPoll, isTransient, timeoutMs } = this.#options;
    const elapsedMs = this.#elapsedMs();
    this.#consecutiveFailures += 1;
    this.#compliantSince = undefined;
    onPoll({ kind: 'failed', error, consecutiveFailures: this.#consecutiveFailures, elapsedMs });
    const isOver = elapsedMs >= timeoutMs;
    if (isOver && this.#lastAssessment !== undefined && isTransient(error))
      return timedOut(this.#lastAssessment, elapsedMs);
    if (isOver || !isTransient(error) || this.#consecutiveFailures >= MAX_CONSECUTIVE_FAILURES) throw error;
    return undefined;
  }

  async #assess(configurations: readonly FluxConfiguration[]): Promise<WaitResult | undefined> {
    const { policy, intervalMs, ancestry, signal, clock, onPoll, timeoutMs, stabilityMs } = this.#options;
    const now = clock.now();
    this.#consecutiveFailures = 0;
    const keepMissingMs = Math.max(policy.graceMs, intervalMs);
    this.#observations = updateObservations(this.#observations, configurations, now, keepMissingMs);
    const commits = [...this.#observations.values()].flatMap(({ configuration }) => listRelevantCommits(configuration));
    const relations = await abortable(ancestry.relate(commits), signal);
    const assessment = assessFleet(this.#observations, policy, relations, now);
    const { state } = assessment;
    const isCompliant = state === 'compliant' || state === 'superseded';
    this.#compliantSince = isCompliant ? (this.#compliantSince ?? now) : undefined;
    const compliantForMs = this.#compliantSince === undefined ? undefined : now - this.#compliantSince;
    const elapsedMs = this.#elapsedMs();
    onPoll({ kind: 'assessed', elapsedMs, assessment, previous: this.#lastAssessment, compliantForMs });
    this.#lastAssessment = assessment;
    if (state === 'failing' || (isCompliant && compliantForMs !== undefined && compliantForMs >= stabilityMs))
      return { state, assessment, elapsedMs };
    return elapsedMs >= timeoutMs ? timedOut(assessment, elapsedMs) : undefined;
  }

  #elapsedMs(): number {
    return this.#options.clock.now() - this.#start;
  }
}

function timedOut(assessment: FleetAssessment, elapsedMs: number): WaitResult {
  return { state: assessment.state === 'none' ? 'none' : 'timed-out', assessment, elapsedMs };
}
