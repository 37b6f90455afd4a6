import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { GitOpsDecision } from '../decide/gitops-decision.ts';
import type { GitOpsTarget } from '../options/target.ts';

/** What a run did, or would do in a dry run. */
export interface GitOpsPullRequestResult {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** `undefined` if the report or the inputs are invalid. */
  readonly target?: GitOpsTarget;
  readonly decision?: GitOpsDecision;
  /** `undefined` if branches and pull requests were not written as decided. */
  readonly operation?: 'created' | 'updated' | 'unchanged' | 'closed' | 'none';
  readonly pullRequest?: { readonly number: number; readonly url: string };
  /** Commit of the head branch. */
  readonly headSha?: string;
}

/** The outputs of the action. */
export function toPullRequestOutputs(result: GitOpsPullRequestResult): Record<string, string> {
  const { decision, operation, pullRequest, headSha } = result;
  const summary = decision?.summary;
  return {
    'pull-request-operation': operation ?? '',
    'pull-request-number': pullRequest === undefined ? '' : String(pullRequest.number),
    'pull-request-url': pullRequest?.url ?? '',
    'pull-request-head-sha': headSha ?? '',
    promoted: String(summary?.isPromotion ?? false),
    added: String(summary?.added.length ?? 0),
    changed: String(summary?.changed.length ?? 0),
    removed: String(summary?.removed.length ?? 0),
    'held-back': String(summary?.kept ?? 0),
    'files-changed': String(summary?.filesChanged ?? 0),
  };
}
