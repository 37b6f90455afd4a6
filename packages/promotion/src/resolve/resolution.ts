import type { Instant } from '@kalypso-actions/calendar';
import type { Diagnostic } from '@kalypso-actions/diagnostics';

/**
 * What a GitOps commit is: the output `reason`.
 * - `promotion`: it promotes a commit that is not deployed yet. It is checked, and then the commit is promoted further
 * - `resume`: its promoted commit is deployed, and its promotion to the environments that come next was never started
 * - `stopped`: its promoted commit is deployed, and a run that promotes it to the environments that come next has failed, or was rejected
 * - `deployed`: its promoted commit is deployed, and nothing is missing, or its further promotion is under way
 * - `superseded`: the environment has replaced its promoted commit, or was rolled back
 * - `interrupted`: the environment has its promoted commit, but the promotion to it did not end
 * - `not-proposed`: the environment was never asked to promote its promoted commit
 * - `not-a-promotion`: it records no promoted commit
 */
export type ResolutionReason =
  | 'promotion'
  | 'resume'
  | 'stopped'
  | 'deployed'
  | 'superseded'
  | 'interrupted'
  | 'not-proposed'
  | 'not-a-promotion';

/** What a GitOps commit promotes. */
export interface Resolution {
  readonly environment: string;
  /** `undefined` if it could not be determined. */
  readonly gitopsCommit: string | undefined;
  /** What the GitOps commit records as the promoted commit. */
  readonly recordedCommit: string | undefined;
  /** The commit to check and to promote; `undefined` if nothing may be promoted. */
  readonly promotedCommit: string | undefined;
  /** Names of the environments to which it is promoted next. */
  readonly nextEnvironments: readonly string[];
  readonly reason: ResolutionReason | 'refused' | 'failed';
  /** When a check has found that its promoted commit failed to be deployed; `undefined` if that is not its newest status. */
  readonly failedAt: Instant | undefined;
  /** One sentence that explains the reason; empty if diagnostics do. */
  readonly message: string;
  readonly diagnostics: readonly Diagnostic[];
}
