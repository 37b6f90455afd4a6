import { formatDuration } from '@kalypso-actions/calendar';
import type { Confirmation, Fact, ReconcilerReport } from '../evidence/reconciler-report.ts';
import type { Sighting, Sightings } from '../observations/sightings.ts';
import {
  type Finding,
  findReportedCommit,
  isOnOtherRevision,
  type JudgeContext,
  judgeReport,
  namesFetchedRevision,
} from './judge-report.ts';
import { complies } from './verdicts.ts';

/** How far a reconciler has come in proving the commit. */
export interface Proof {
  readonly report: ReconcilerReport;
  /** The verdict at this moment, with everything that the polls so far have shown. */
  readonly finding: Finding;
  /** Since when the verdict has been this one, in milliseconds since 1970. */
  readonly since: number;
  /** Since when something has failed at the current commit; `undefined` if nothing has. Only compliance or another commit ends a failure. */
  readonly failingSince: number | undefined;
  /** Since when the facts have proven the commit without interruption; `undefined` if they do not. */
  readonly provenSince: number | undefined;
  /** What the facts of the last proof amount to; `undefined` if the commit is not proven for this wait. */
  readonly counted: Finding | undefined;
  /** The response of the service that knows best about this proof; `undefined` if it has not been requested. */
  readonly confirmation: ProofConfirmation | undefined;
}

export type ProofConfirmation =
  | { readonly kind: 'confirmed' }
  /** Why not, for people. Untrusted. */
  | { readonly kind: 'failed'; readonly reason: string };

/** The proofs of all reconcilers, by the ID of their reports. */
export type Proofs = ReadonlyMap<string, Proof>;

export const NO_PROOFS: Proofs = new Map();

/** How long the evidence has to hold where something is applied without waiting for its health, whatever the policy requires. */
export const MIN_UNWATCHED_STABILITY_MS = 120_000;

export interface ProofContext extends Omit<JudgeContext, 'failingSince'> {
  /** Whether a proof only counts after the source has confirmed it. */
  readonly needsConfirmation: (report: ReconcilerReport) => boolean;
}

/**
 * Judges everything that was seen, and updates the proofs. Pure; the order does not matter.
 *
 * A reconciler that has proven the commit for long enough stays counted while it reconciles again, or fails within the grace period: in a large fleet some
 * reconcile at any moment. It does not stay counted if anything is unknown, suspended or being deleted, if it is no longer listed or disconnected, if it
 * fails for longer, or if a revision does not contain the commit.
 */
export function updateProofs(proofs: Proofs, sightings: Sightings, context: ProofContext): Proofs {
  const next = new Map<string, Proof>();
  for (const [id, sighting] of sightings) next.set(id, updateProof(proofs.get(id), sighting, context));
  return next;
}

/** Forgets what was not proven for long enough, since what happened meanwhile is unknown. */
export function interruptProofs(proofs: Proofs): Proofs {
  return new Map([...proofs].map(([id, proof]) => [id, { ...proof, provenSince: undefined }]));
}

/** Records the responses of the service that knows best. What it found is judged like any other report: only a proof that holds stays confirmed. */
export function recordConfirmations(proofs: Proofs, responses: ReadonlyMap<string, Confirmation>): Proofs {
  const next = new Map(proofs);
  for (const [id, response] of responses) {
    const proof = next.get(id);
    if (proof === undefined) continue;
    if (response.kind === 'gone') next.delete(id);
    else if (response.kind === 'found') next.set(id, { ...proof, confirmation: { kind: 'confirmed' } });
    else next.set(id, { ...proof, confirmation: response });
  }
  return next;
}

/** Whether a proof has held for long enough, so that it can be confirmed. */
export function isStable(proof: Pick<Proof, 'report' | 'provenSince'>, context: ProofContext): boolean {
  const { provenSince } = proof;
  return provenSince !== undefined && context.now - provenSince >= requiredStabilityMs(proof, context);
}

/** The moment at which a proof will have held for long enough; `undefined` if there is nothing to hold. */
export function findStableAt(proof: Proof, context: ProofContext): number | undefined {
  if (proof.provenSince === undefined || proof.counted !== undefined) return undefined;
  return proof.provenSince + requiredStabilityMs(proof, context);
}

function updateProof(previous: Proof | undefined, sighting: Sighting, context: ProofContext): Proof {
  const { report } = sighting;
  const failingSince = findFailingSince(previous, report, context.now);
  const judgeContext = { ...context, failingSince };
  const moment = judgeSighting(sighting, judgeContext);
  const isProven = complies(moment);
  const provenSince = isProven ? (previous?.provenSince ?? context.now) : undefined;
  const proof = { report, provenSince, failingSince: isProven ? undefined : failingSince };
  const isHeld = previous?.counted !== undefined && keepsProof(previous, moment, report, judgeContext);
  const confirmation = isProven || isHeld ? previous?.confirmation : undefined;
  const isCounted =
    isProven &&
    (previous?.counted !== undefined ||
      (isStable(proof, context) && (!context.needsConfirmation(report) || confirmation?.kind === 'confirmed')));
  const counted = isCounted ? moment : isHeld ? previous.counted : undefined;
  const finding = counted ?? (isProven ? explainWait(moment, { ...proof, confirmation }, context) : moment);
  const since = previous?.finding.verdict === finding.verdict ? previous.since : context.now;
  return { ...proof, finding, since, counted, confirmation };
}

/** Judges what is known at this moment: what was listed earlier is not known any more. */
function judgeSighting({ report, seenAt, isListed, isContradictory }: Sighting, context: JudgeContext): Finding {
  const unknown = (reason: string): Finding => ({ verdict: 'unknown', reason, promotes: undefined, missing: [reason] });
  if (!isListed) return unknown(`it was listed before, but not for the last ${formatDuration(context.now - seenAt)}`);
  if (isContradictory) return unknown('two different states of it are reported');
  return judgeReport(report, context);
}

/** Facts that may accompany a proof that was made before. */
const HARMLESS_FACTS: ReadonlySet<Fact['kind']> = new Set(['revision', 'progress', 'failure']);

function keepsProof(previous: Proof, { verdict }: Finding, report: ReconcilerReport, context: JudgeContext): boolean {
  const isRevisionLost = namesFetchedRevision(previous.report) && !namesFetchedRevision(report);
  return (
    !isRevisionLost &&
    (verdict === 'pending' || verdict === 'not-ready') &&
    report.facts.every(({ kind }) => HARMLESS_FACTS.has(kind)) &&
    !isOnOtherRevision(report, context)
  );
}

/** A failing reconciler that becomes pending is being retried: only compliance or another commit ends a failure. */
function findFailingSince(previous: Proof | undefined, report: ReconcilerReport, now: number): number | undefined {
  if (previous?.failingSince !== undefined && !isOnOtherCommit(previous.report, report)) return previous.failingSince;
  return report.facts.some(({ kind }) => kind === 'failure') ? now : undefined;
}

/** A report that names no commit is about the same one as before. */
function isOnOtherCommit(previous: ReconcilerReport, report: ReconcilerReport): boolean {
  const [before, now] = [findReportedCommit(previous), findReportedCommit(report)];
  return before !== undefined && now !== undefined && before !== now;
}

/** Explains why a proof does not count yet. */
function explainWait(
  moment: Finding,
  { report, provenSince, confirmation }: Pick<Proof, 'report' | 'provenSince' | 'confirmation'>,
  context: ProofContext,
): Finding {
  if (!isStable({ report, provenSince }, context)) {
    const times = [context.now - (provenSince ?? context.now), requiredStabilityMs({ report }, context)].map(
      formatDuration,
    );
    return { ...moment, verdict: 'pending', reason: `${moment.reason}, and this has held for ${times.join(' of ')}` };
  }
  const state =
    confirmation?.kind === 'failed' ? `has not confirmed this: ${confirmation.reason}` : 'is yet to confirm this';
  return { ...moment, verdict: 'unconfirmed', reason: `${moment.reason}, but the resource provider ${state}` };
}

function requiredStabilityMs({ report }: Pick<Proof, 'report'>, { policy }: ProofContext): number {
  return report.skipsHealthChecks ? Math.max(policy.stabilityMs, MIN_UNWATCHED_STABILITY_MS) : policy.stabilityMs;
}
