import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { Publication } from '@kalypso-actions/git';
import type { GitHub, PullRequest } from '@kalypso-actions/github';
import { applyBranches, applyRequest, type BranchOutcome } from '../apply/apply-branches.ts';
import type { OriginContext } from '../body/origin-section.ts';
import type { ProposedContent } from '../content/proposed-content.ts';
import type { GitOpsDecision } from '../decide/gitops-decision.ts';
import type { GitOpsObservation } from '../observe/observation.ts';
import { observeRepository } from '../observe/observe-repository.ts';
import type { GitOpsPullRequestOptions } from '../options/gitops-pull-request-options.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { StatusDeps } from '../statuses/exchange-statuses.ts';

/** What {@link createGitOpsPullRequest} is given of the outside world. */
export interface GitOpsPullRequestDeps extends StatusDeps {
  readonly github: GitHub;
  /** Opens the branches `base` and `branch` of the target. */
  readonly openPublication: (target: GitOpsTarget) => Promise<Publication>;
  /** Determines where links in the pull request may lead. */
  readonly origin: OriginContext;
  /** Is called as soon as the pull request exists, also if the run fails later. */
  readonly onPullRequest?: (pullRequest: Pick<PullRequest, 'number' | 'url'>) => void;
}

export interface AttemptResult {
  /** What the decision was made on. */
  readonly observation: GitOpsObservation;
  readonly decision: GitOpsDecision;
  /** `undefined` if nothing was to be applied: in a dry run, or after a refusal that asks for nothing. */
  readonly outcome?: Exclude<BranchOutcome, { kind: 'lost-race' }>;
}

const MAX_ATTEMPTS = 5;

/**
 * Observes, decides and applies, until a decision was applied without losing a race: runs may be concurrent, and users may push meanwhile.
 * @param decideOn the decision on an observation
 */
export async function attemptProposal(
  content: ProposedContent,
  target: GitOpsTarget,
  options: GitOpsPullRequestOptions,
  decideOn: (observation: GitOpsObservation) => GitOpsDecision,
  { github, openPublication, onPullRequest = () => undefined, log }: GitOpsPullRequestDeps,
): Promise<AttemptResult> {
  const publication = await openPublication(target);
  try {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const observation = await observeRepository({ github, publication }, target, content, options);
      const decision = decideOn(observation);
      if (options.isDryRun) return { observation, decision };
      if (decision.kind === 'refuse') {
        const { request } = decision;
        if (request === undefined) return { observation, decision };
        return { observation, decision, outcome: await applyRequest(request, target, { github, log }) };
      }
      const outcome = await applyBranches(decision, target, { github, publication, onPullRequest, log });
      if (outcome.kind !== 'lost-race') return { observation, decision, outcome };
      log(`${target.base} or ${target.branch} was moved by someone else; retrying (${attempt} of ${MAX_ATTEMPTS})`);
      await publication.refresh();
    }
  } finally {
    await publication.close();
  }
  return failAttempt([lostRaces(target)], decideOn);
}

/** The result of a run that proposes nothing. */
export function failAttempt(
  diagnostics: readonly Diagnostic[],
  decideOn: (observation: GitOpsObservation) => GitOpsDecision,
): AttemptResult {
  const observation = { kind: 'failed', diagnostics } as const;
  return { observation, decision: decideOn(observation) };
}

function lostRaces({ base, branch }: GitOpsTarget): Diagnostic {
  return {
    code: 'lost-races',
    severity: 'error',
    message: `someone else moved ${quote(base)} or ${quote(branch)} during each of ${MAX_ATTEMPTS} attempts`,
    hint: 'Re-run the job later. A `concurrency` group prevents concurrent runs of a workflow.',
  };
}
