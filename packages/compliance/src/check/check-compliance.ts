import { AzureError } from '@kalypso-actions/azure';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { GitHubError } from '@kalypso-actions/github';
import { type Clock, errorMessage, withRetries } from '@kalypso-actions/retry';
import type { WatchedElsewhere } from '../evidence/azure/watched-elsewhere.ts';
import { CommitAncestry, type CommitLookup } from '../evidence/commits/commit-ancestry.ts';
import type { EvidenceSource } from '../evidence/reconciler-report.ts';
import { formatProgress } from '../wait/format-progress.ts';
import { MAX_CONSECUTIVE_FAILURES, type WaitResult, waitForCompliance } from '../wait/wait.ts';
import type { CheckComplianceOptions } from './check-options.ts';
import {
  CANCELLED_STATUS,
  DEPLOYING_STATUS,
  NOT_CHECKED_STATUS,
  type StatusUpdate,
  toFinalStatus,
} from './commit-status.ts';
import { createOutcomeDiagnostics, toFailureDiagnostic } from './outcome-diagnostics.ts';

/** Everything that reports for the clusters, ready to be polled. */
export interface FleetEvidence {
  readonly sources: readonly EvidenceSource[];
  /** Returns the address of a resource's page in the portal. */
  readonly portalUrl: (resourceId: string) => string;
  /** Returns what watches the repository or the branch elsewhere, for the message that nothing watches it. */
  readonly findWatchedElsewhere: (signal: AbortSignal) => Promise<WatchedElsewhere | undefined>;
  /** Returns the problems that the sources have found and that do not decide, for example commit statuses that do not count. */
  readonly listWarnings: () => readonly Diagnostic[];
}

export interface CheckComplianceDeps {
  readonly connect: (signal: AbortSignal) => Promise<FleetEvidence>;
  readonly commits: CommitLookup;
  /** Sets the commit status, if there is one to set. `isUrgent`: only seconds remain. */
  readonly setStatus: (update: StatusUpdate, isUrgent: boolean) => Promise<void>;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Aborted if the runner cancels the job. */
  readonly signal: AbortSignal;
}

export type CheckComplianceResult =
  | ComplianceDecision
  /** Nothing was decided: Azure or GitHub failed, or the job was cancelled. */
  | {
      readonly kind: 'failed' | 'cancelled';
      readonly isSuccess: false;
      readonly diagnostics: readonly Diagnostic[];
    };

export interface ComplianceDecision {
  readonly kind: 'decided';
  readonly isSuccess: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly result: WaitResult;
  readonly portalUrl: FleetEvidence['portalUrl'];
}

/**
 * Waits until the fleet complies, or cannot, and sets the commit status: at the start, and at the end, whatever the end is. A status that cannot be set is
 * a warning, since the verdict does not depend on it.
 *
 * @param onDecision is called before the final status is set, so that whoever reacts to the status finds the report
 * @throws any error that is not a failure of Azure or GitHub
 */
export async function checkCompliance(
  options: CheckComplianceOptions,
  deps: CheckComplianceDeps,
  onDecision: (decision: ComplianceDecision) => void,
): Promise<CheckComplianceResult> {
  let statusProblem: Diagnostic | undefined;
  const setStatus = async (update: StatusUpdate, isUrgent: boolean) => {
    statusProblem = await trySetStatus(update, isUrgent, deps);
  };
  const result = await checkFleet(options, { ...deps, setStatus }, onDecision);
  return statusProblem === undefined ? result : { ...result, diagnostics: [...result.diagnostics, statusProblem] };
}

async function checkFleet(
  options: CheckComplianceOptions,
  deps: CheckComplianceDeps,
  onDecision: (decision: ComplianceDecision) => void,
): Promise<CheckComplianceResult> {
  try {
    await deps.setStatus(DEPLOYING_STATUS, false);
    const decision = await decide(options, deps);
    onDecision(decision);
    await deps.setStatus(toFinalStatus(decision.result, options.status?.onSuccess ?? 'success'), false);
    return decision;
  } catch (error) {
    if (deps.signal.aborted) {
      deps.log('cancelled');
      await deps.setStatus(CANCELLED_STATUS, true);
      return { kind: 'cancelled', isSuccess: false, diagnostics: [] };
    }
    await deps.setStatus(NOT_CHECKED_STATUS, true);
    const diagnostic = toFailureDiagnostic(error);
    if (diagnostic === undefined) throw error;
    return { kind: 'failed', isSuccess: false, diagnostics: [diagnostic] };
  }
}

async function decide(options: CheckComplianceOptions, deps: CheckComplianceDeps): Promise<ComplianceDecision> {
  const { policy, inventory, timeoutMs, intervalMs } = options;
  const { clock, log, signal } = deps;
  const start = clock.now();
  const { sources, portalUrl, findWatchedElsewhere, listWarnings } = await connectPatiently(options, deps);
  const result = await waitForCompliance({
    sources,
    inventory,
    targets: options.rollout?.targets,
    ancestry: new CommitAncestry(policy.commit, deps.commits),
    policy,
    timeoutMs: Math.max(0, timeoutMs - (clock.now() - start)),
    intervalMs,
    isTransient,
    clock,
    log,
    signal,
    onPoll: (poll) => log(formatProgress(poll)),
  });
  const isNothingSeen = result.state === 'none' || (options.rollout !== undefined && hasNothing(result));
  const elsewhere = isNothingSeen ? await tryFind(findWatchedElsewhere, deps) : undefined;
  const diagnostics = [...createOutcomeDiagnostics(options, result, elsewhere), ...listWarnings()];
  const isSuccess = result.state === 'compliant' || result.state === 'superseded';
  return { kind: 'decided', isSuccess, diagnostics, result, portalUrl };
}

function hasNothing({ assessment: { verdicts } }: WaitResult): boolean {
  return verdicts.length === 0;
}

/** Connects as patiently as a poll reads: an outage at the start does not end a check that would wait anyway. */
function connectPatiently(
  { timeoutMs, intervalMs }: CheckComplianceOptions,
  { connect, clock, log, signal }: CheckComplianceDeps,
): Promise<FleetEvidence> {
  const end = clock.now() + timeoutMs;
  return withRetries(() => connect(signal), {
    retries: MAX_CONSECUTIVE_FAILURES - 1,
    delayMs: (error) => (isTransient(error) && clock.now() + intervalMs <= end ? intervalMs : undefined),
    clock,
    log,
    signal,
  });
}

/** A poll that exceeded its time limit may be faster the next time. */
function isTransient(error: unknown): boolean {
  if (error instanceof AzureError) return error.isTransient;
  if (error instanceof GitHubError) return error.isRetryable;
  return error instanceof DOMException && error.name === 'TimeoutError';
}

/** What it finds only improves a message. */
async function tryFind(
  find: FleetEvidence['findWatchedElsewhere'],
  { log, signal }: CheckComplianceDeps,
): Promise<WatchedElsewhere | undefined> {
  try {
    return await find(signal);
  } catch (error) {
    signal.throwIfAborted();
    log(`could not find out what the clusters watch instead: ${errorMessage(error)}`);
    return undefined;
  }
}

const MISSING_PERMISSION_HINT = 'Give `status-token` the permission `statuses: write` on that repository.';

/** @returns why the status could not be set; `undefined` if it is set */
async function trySetStatus(
  update: StatusUpdate,
  isUrgent: boolean,
  { setStatus, log }: CheckComplianceDeps,
): Promise<Diagnostic | undefined> {
  try {
    await setStatus(update, isUrgent);
    return undefined;
  } catch (error) {
    const reason = error instanceof GitHubError ? error.reason.replace(/\.$/, '') : errorMessage(error);
    const message = `the commit status "${update.description}" could not be set: ${reason}`;
    log(message);
    const advice = (error instanceof GitHubError && error.hint) || MISSING_PERMISSION_HINT;
    const consequence =
      'A promotion to the next environment needs the status: run the check again; `timer.yml` does so, too.';
    return { code: 'commit-status-failed', severity: 'warning', message, hint: `${advice} ${consequence}` };
  }
}
