import { AzureError } from '@kalypso-actions/azure';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { Clock } from '@kalypso-actions/retry';
import { errorMessage } from '@kalypso-actions/retry';
import { CommitAncestry, type CommitLookup } from '../evidence/commits/commit-ancestry.ts';
import type { FluxConfigurationSource } from '../evidence/flux-configuration.ts';
import { formatProgress } from '../wait/format-progress.ts';
import { type WaitResult, waitForCompliance } from '../wait/wait.ts';
import type { CheckComplianceOptions } from './check-options.ts';
import {
  CANCELLED_STATUS,
  DEPLOYING_STATUS,
  NOT_CHECKED_STATUS,
  type StatusUpdate,
  toFinalStatus,
} from './commit-status.ts';
import { createOutcomeDiagnostics, toFailureDiagnostic } from './outcome-diagnostics.ts';

/** Azure, ready to be polled. */
export interface AzureEvidence {
  readonly source: FluxConfigurationSource;
  /** Returns the address of a resource's page in the portal. */
  readonly portalUrl: (resourceId: string) => string;
}

export interface CheckComplianceDeps {
  readonly connectAzure: (signal: AbortSignal) => Promise<AzureEvidence>;
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
  readonly portalUrl: AzureEvidence['portalUrl'];
}

/**
 * Waits until the fleet complies, or cannot, and sets the commit status: at the start, and at the end, whatever the end is.
 *
 * @param onDecision is called before the final status is set, so that whoever reacts to the status finds the report
 * @throws any error that is not a failure of Azure or GitHub
 */
export async function checkCompliance(
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
      await trySetStatus(CANCELLED_STATUS, deps);
      return { kind: 'cancelled', isSuccess: false, diagnostics: [] };
    }
    const diagnostic = toFailureDiagnostic(error);
    await trySetStatus(NOT_CHECKED_STATUS, deps);
    if (diagnostic === undefined) throw error;
    return { kind: 'failed', isSuccess: false, diagnostics: [diagnostic] };
  }
}

async function decide(options: CheckComplianceOptions, deps: CheckComplianceDeps): Promise<ComplianceDecision> {
  const { policy, timeoutMs, intervalMs, stabilityMs } = options;
  const { clock, log, signal } = deps;
  const { source, portalUrl } = await deps.connectAzure(signal);
  const result = await waitForCompliance({
    source,
    ancestry: new CommitAncestry(policy.commit, deps.commits),
    policy,
    timeoutMs,
    intervalMs,
    stabilityMs,
    isTransient,
    clock,
    signal,
    onPoll: (poll) => log(formatProgress(poll, stabilityMs)),
  });
  const isSuccess = result.state === 'compliant' || result.state === 'superseded';
  return { kind: 'decided', isSuccess, diagnostics: createOutcomeDiagnostics(options, result), result, portalUrl };
}

/** A poll that exceeded its time limit may be faster the next time. */
function isTransient(error: unknown): boolean {
  if (error instanceof AzureError) return error.isTransient;
  return error instanceof DOMException && error.name === 'TimeoutError';
}

/** The status must not remain pending forever. If it cannot be set, the error that led here matters more. */
async function trySetStatus(update: StatusUpdate, deps: CheckComplianceDeps): Promise<void> {
  try {
    await deps.setStatus(update, true);
  } catch (error) {
    deps.log(`could not set the commit status: ${errorMessage(error)}`);
  }
}
