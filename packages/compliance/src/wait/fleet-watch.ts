import { abortable, type Clock } from '@kalypso-actions/retry';
import type { CommitAncestry, CommitRelations } from '../evidence/commits/commit-ancestry.ts';
import type { Confirmation, EvidenceSource, ReconcilerReport } from '../evidence/reconciler-report.ts';
import type { Inventory } from '../inventory/inventory.ts';
import {
  NO_SIGHTINGS,
  recordResponses,
  type Sighting,
  type Sightings,
  updateSightings,
} from '../observations/sightings.ts';
import { assessRollout } from '../rollout/assess-rollout.ts';
import type { RolloutTarget } from '../rollout/rollout-options.ts';
import { assessFleet, type CompliancePolicy, type FleetAssessment } from '../verdict/fleet-assessment.ts';
import { listRelevantCommits } from '../verdict/judge-report.ts';
import {
  findStableAt,
  interruptProofs,
  isStable,
  NO_PROOFS,
  type Proof,
  type ProofContext,
  type Proofs,
  recordConfirmations,
  updateProofs,
} from '../verdict/proof.ts';
import { complies, type Verdict } from '../verdict/verdicts.ts';

/** How long one poll may confirm, so that the next poll is not delayed too much. What is left is confirmed after it. */
const MIN_CONFIRMATION_MS = 30_000;
/** Verdicts that no new report may ever end, if the row has outlived what it describes. */
const BLOCKING: ReadonlySet<Verdict> = new Set(['behind', 'disconnected', 'stale', 'unknown']);
/** How often the resource provider is queried for what blocks. */
const DOUBT_INTERVAL_MS = 300_000;
/** The pause after a poll whose confirmations took all the time that they may take. */
const CONFIRMATION_PAUSE_MS = 1_000;

export interface FleetWatchOptions {
  readonly sources: readonly EvidenceSource[];
  /** The clusters that are expected; `undefined` if that is unknown. */
  readonly inventory: Inventory | undefined;
  /** The deployment targets whose rollouts are checked, with the clusters that are expected; `undefined` if none is. */
  readonly targets?: readonly Pick<RolloutTarget, 'name' | 'expected'>[] | undefined;
  readonly ancestry: Pick<CommitAncestry, 'relate'>;
  readonly policy: CompliancePolicy;
  /** The time between two polls. */
  readonly intervalMs: number;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Ends the wait: it then throws the signal's reason. */
  readonly signal: AbortSignal;
}

/** What is known of the fleet, from poll to poll. */
export class FleetWatch {
  readonly #options: FleetWatchOptions;
  #sightings: Sightings = NO_SIGHTINGS;
  #proofs: Proofs = NO_PROOFS;
  #relations: CommitRelations = new Map();
  /** When the resource provider was last queried for what blocks, by the ID of the report, in milliseconds since 1970. */
  readonly #queriedAt = new Map<string, number>();
  /** Whether proofs wait to be confirmed, because the time for it was over. */
  #hasOpenConfirmations = false;

  constructor(options: FleetWatchOptions) {
    this.#options = options;
  }

  /** Updates what is known with the result of a poll, queries the resource provider where that is needed, and judges the fleet. */
  async update(reports: readonly ReconcilerReport[]): Promise<FleetAssessment> {
    const { policy, inventory, targets, clock } = this.#options;
    this.#sightings = updateSightings(this.#sightings, reports, clock.now());
    await this.#queryDoubtful();
    await this.#judge();
    await this.#confirm();
    if (targets !== undefined) return assessRollout(this.#proofs, policy, targets, clock.now());
    return assessFleet(this.#proofs, policy, inventory, clock.now());
  }

  /** Records that a poll failed. */
  interrupt(): void {
    this.#proofs = interruptProofs(this.#proofs);
  }

  /** The moment at which the next proof will have held for long enough, in milliseconds since 1970; `undefined` if there is none. */
  findNextChange(): number | undefined {
    const context = this.#createContext();
    if (this.#hasOpenConfirmations) return context.now + CONFIRMATION_PAUSE_MS;
    const moments = [...this.#proofs.values()].flatMap((proof) => findStableAt(proof, context) ?? []);
    return moments.filter((moment) => moment > context.now).reduce<number | undefined>(min, undefined);
  }

  /**
   * Queries the resource provider for what the result lacks, since only the provider can report that it is gone; for what the provider knows better than the
   * result and what does not comply, at every poll; and for what blocks without failing, now and then, since a row can outlive its cluster for hours.
   */
  async #queryDoubtful(): Promise<void> {
    const now = this.#options.clock.now();
    const sightings = [...this.#sightings.values()].sort((one, other) => one.seenAt - other.seenAt);
    const missing = sightings.filter(({ isListed }) => !isListed);
    const doubtful = sightings.filter((sighting) => sighting.isListed && this.#isDoubtful(sighting, now));
    for (const { report } of doubtful) this.#queriedAt.set(report.id, now);
    const responses = await this.#requestConfirmations([...missing, ...doubtful].map(({ report }) => report));
    this.#record(responses);
    const count = (kind: Confirmation['kind']) =>
      missing.filter(({ report }) => responses.get(report.id)?.kind === kind).length;
    if (missing.length > 0 && responses.size > 0)
      this.#options.log(
        `the result lacks ${missing.length} known before; of these, ${count('found')} exist and ${count('gone')} are gone`,
      );
  }

  #isDoubtful({ report, providedAt }: Sighting, now: number): boolean {
    const proof = this.#proofs.get(report.id);
    if (proof === undefined || proof.counted !== undefined) return false;
    if (providedAt !== undefined) return !complies(proof.finding);
    const queriedAt = this.#queriedAt.get(report.id) ?? proof.since;
    return BLOCKING.has(proof.finding.verdict) && now - queriedAt >= DOUBT_INTERVAL_MS;
  }

  /** Confirms every proof that has held for long enough, once. A response that proves less replaces what is known. */
  async #confirm(): Promise<void> {
    const context = this.#createContext();
    const open = [...this.#proofs.values()].filter((proof) => this.#isToConfirm(proof, context));
    const responses = await this.#requestConfirmations(open.map(({ report }) => report));
    this.#hasOpenConfirmations = responses.size < open.length;
    if (responses.size === 0) return;
    this.#record(responses);
    this.#proofs = recordConfirmations(this.#proofs, responses);
    await this.#judge();
  }

  #record(responses: ReadonlyMap<string, Confirmation>): void {
    this.#sightings = recordResponses(this.#sightings, responses, this.#options.clock.now());
  }

  #isToConfirm(proof: Proof, context: ProofContext): boolean {
    return (
      proof.counted === undefined &&
      isStable(proof, context) &&
      context.needsConfirmation(proof.report) &&
      proof.confirmation?.kind !== 'confirmed'
    );
  }

  async #judge(): Promise<void> {
    const { ancestry, signal } = this.#options;
    const commits = [...this.#sightings.values()].flatMap(({ report }) => listRelevantCommits(report));
    this.#relations = await abortable(ancestry.relate(commits), signal);
    this.#proofs = updateProofs(this.#proofs, this.#sightings, this.#createContext());
  }

  /** Queries the sources that can confirm their reports. */
  async #requestConfirmations(reports: readonly ReconcilerReport[]): Promise<ReadonlyMap<string, Confirmation>> {
    const { sources, intervalMs, signal, log } = this.#options;
    const responses = new Map<string, Confirmation>();
    for (const { name, confirm } of sources) {
      const own = reports.filter(({ source }) => source === name);
      if (own.length === 0 || confirm === undefined) continue;
      const deadline = AbortSignal.timeout(Math.max(intervalMs, MIN_CONFIRMATION_MS));
      const onProgress = createProgressLog(own.length, log);
      const found = await abortable(confirm({ reports: own, onProgress, deadline, signal }), signal);
      for (const [id, response] of found) responses.set(id, response);
    }
    return responses;
  }

  #createContext(): ProofContext {
    const { policy, sources, clock } = this.#options;
    const confirming = new Set(sources.flatMap(({ name, confirm }) => (confirm === undefined ? [] : name)));
    return {
      policy,
      relations: this.#relations,
      now: clock.now(),
      needsConfirmation: ({ source }) => confirming.has(source),
    };
  }
}

const PROGRESS_STEP = 500;

/** Logs every {@link PROGRESS_STEP} responses how far a confirmation is. */
function createProgressLog(total: number, log: (line: string) => void): (done: number) => void {
  return (done) => {
    if (done % PROGRESS_STEP === 0 && done < total)
      log(`the resource provider has responded to ${done} of ${total} requests`);
  };
}

function min(one: number | undefined, other: number): number {
  return one === undefined ? other : Math.min(one, other);
}
