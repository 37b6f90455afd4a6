import { formatCount } from '@kalypso-actions/diagnostics';
import type { PullRequest } from '@kalypso-actions/github';
import type { BranchOutcome } from '../apply/apply-branches.ts';
import type { GitOpsDecision } from '../decide/gitops-decision.ts';
import type { PublicationProgress } from '../statuses/publication-progress.ts';

type PullRequestLink = Pick<PullRequest, 'number' | 'url'>;

/**
 * Derives from a decision, and from what applying it has led to, where the promoted commit is. Pure.
 * @param outcome `undefined` in a dry run, and after a refusal
 */
export function toPublicationProgress(
  decision: GitOpsDecision,
  outcome: Exclude<BranchOutcome, { kind: 'lost-race' }> | undefined,
): PublicationProgress {
  const { summary } = decision;
  const isPublished = summary?.isPromotedCommitPublished === true;
  const refusal = decision.kind === 'refuse' ? decision : outcome?.kind === 'refused' ? outcome : undefined;
  if (isPublished || (decision.kind === 'withdraw' && refusal === undefined)) return { kind: 'published' };
  if (outcome?.kind === 'applied' && outcome.isMerged) return { kind: 'published' };
  if (refusal !== undefined)
    return { kind: 'refused', reason: refusal.diagnostics[0]?.message ?? 'nothing is published' };
  if (decision.kind !== 'propose') throw new Error('a decision is neither refused, nor withdrawn, nor proposed');
  const existing = outcome?.kind === 'applied' ? outcome.pullRequest : decision.pullRequest.existing;
  const link = { ...(existing === undefined ? {} : { url: existing.url }), pullRequest: formatLink(existing) };
  if (!decision.needsConsent) return { kind: 'proposed', ...link };
  const { unit, counts } = decision.summary.removals;
  return { kind: 'needs-consent', ...link, removals: `${counts.removed} of ${formatCount(counts.before, unit)}` };
}

function formatLink(pullRequest: PullRequestLink | undefined): string {
  return pullRequest === undefined ? 'a pull request' : `pull request #${pullRequest.number}`;
}
