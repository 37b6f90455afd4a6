import type { Instant } from '@kalypso-actions/calendar';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { ChainLink, PromotionChain } from '../chain/chain-link.ts';
import type { EnvironmentDecision } from '../decide/promotion-decision.ts';
import type { PromotionBlocker } from '../rules/promotion-blocker.ts';

/** Why a commit is promoted or not: the output `reason`. */
export type PromotionReason =
  | 'promoted'
  | 'already-promoted'
  | 'would-promote'
  | 'superseded'
  | PromotionBlocker['reason']
  | 'refused'
  | 'failed'
  | 'end-of-chain'
  | 'nothing-waiting';

/** The result of a promotion to one environment. */
export interface EnvironmentResult {
  readonly link: ChainLink;
  readonly reason: PromotionReason;
  /** The commit that the environment had before. */
  readonly previousCommit: string | undefined;
  /** When a promotion that waits can continue; `undefined` if that is unknown. */
  readonly until: Instant | undefined;
  /** One sentence that says what happened. */
  readonly message: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PromotionResult {
  readonly commit: string | undefined;
  readonly chain: PromotionChain;
  readonly environments: readonly EnvironmentResult[];
  /** Why the run as a whole promotes nothing; `undefined` if each environment has a reason of its own. */
  readonly reason: PromotionReason | undefined;
  /** All diagnostics, those of each environment included. */
  readonly diagnostics: readonly Diagnostic[];
  /** What a dry run would have written, one line each. */
  readonly dryRunWrites: readonly string[];
}

/** Whether an environment has the commit, from this run or from an earlier one. */
export function isPromoted({ reason }: EnvironmentResult): boolean {
  return reason === 'promoted' || reason === 'already-promoted';
}

/** The result of a decision that was applied, or of a dry run. */
export function toEnvironmentResult(
  decision: EnvironmentDecision,
  { dryRun }: { readonly dryRun: boolean },
): EnvironmentResult {
  const { link, current: previousCommit, message, diagnostics } = decision;
  const result = { link, previousCommit, message, diagnostics, until: undefined };
  if (decision.kind === 'wait') return { ...result, reason: decision.reason, until: decision.until };
  if (decision.kind === 'promote') return { ...result, reason: dryRun ? 'would-promote' : 'promoted' };
  return { ...result, reason: decision.kind };
}
