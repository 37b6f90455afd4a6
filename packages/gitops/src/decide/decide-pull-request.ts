import { contentDigest } from '../markers/content-digest.ts';
import { hasName, missingNames } from '../markers/github-names.ts';
import { ALLOW_REMOVALS_LABEL, PROMOTED_LABEL } from '../markers/labels.ts';
import { formatMarker, parseMarker } from '../markers/pull-request-marker.ts';
import { waitsForConsent } from '../markers/removal-consent.ts';
import type { PullRequestsObservation } from '../observe/observation.ts';
import type { MergeOptions, ReviewOptions } from '../options/gitops-pull-request-options.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { PullRequestDecision } from './gitops-decision.ts';
import type { PullRequestTexts } from './pull-request-texts.ts';
import type { RemovalRuling } from './removal-guard.ts';

/** Decides what the pull request should have, and what of that it lacks. */
export function decidePullRequest(
  { managed: existing, reviewedBy, reviewsProblem }: PullRequestsObservation,
  texts: PullRequestTexts,
  isPromotion: boolean,
  target: GitOpsTarget,
  { review, merge }: { readonly review: ReviewOptions; readonly merge: MergeOptions },
  removals: RemovalRuling,
): PullRequestDecision {
  const digest = contentDigest(texts.title, texts.body);
  const needsConsent = removals === 'needs-consent';
  const consented = removals === 'consented' ? [ALLOW_REMOVALS_LABEL] : [];
  const labels = [
    ...review.labels,
    ...(isPromotion ? [PROMOTED_LABEL.name] : []),
    ...consented.map(({ name }) => name),
  ];
  const hasObsoleteLabel =
    !hasName(labels, PROMOTED_LABEL.name) && hasName(existing?.labels ?? [], PROMOTED_LABEL.name);
  const addLabels = missingNames(labels, existing?.labels ?? []);
  // GitHub no longer lists reviewers as requested once they have reviewed. They must not be requested again by every run.
  const requested = [...(existing?.reviewers ?? []), ...reviewedBy];
  const marksReady = !needsConsent && !merge.isDraft && existing?.isDraft === true && waitsForConsent(existing);
  const isDraft = existing === undefined ? merge.isDraft : existing.isDraft && !marksReady;
  const canMerge = merge.autoMerge !== 'none' && !isDraft && !needsConsent && !existing?.autoMerges;
  const involvesReviewers = !needsConsent && !reviewsProblem;
  return {
    existing,
    title: texts.title,
    body: `${formatMarker({ base: target.base, path: target.path, digest, needsConsent })}\n${texts.body}`,
    updatesTexts: existing !== undefined && parseMarker(existing.body)?.digest !== digest,
    isDraft: merge.isDraft || needsConsent,
    marksReady,
    // It can be chosen in the list of labels before anything has it.
    ensureLabels: [
      ...[PROMOTED_LABEL, ...consented].filter(({ name }) => hasName(addLabels, name)),
      ...(needsConsent ? [ALLOW_REMOVALS_LABEL] : []),
    ],
    addLabels,
    removeLabels: hasObsoleteLabel ? [PROMOTED_LABEL.name] : [],
    requestReviewers: involvesReviewers ? missingNames(review.reviewers, requested) : [],
    requestTeams: involvesReviewers && reviewedBy.size === 0 ? missingNames(review.teams, existing?.teams ?? []) : [],
    addAssignees: missingNames(review.assignees, existing?.assignees ?? []),
    merge: canMerge ? merge.autoMerge : undefined,
  };
}

/** Whether a decision changes an existing pull request, apart from its branch and from merging it. */
export function changesPullRequest(decision: PullRequestDecision): boolean {
  const { addLabels, removeLabels, requestReviewers, requestTeams, addAssignees } = decision;
  const additions = [addLabels, removeLabels, requestReviewers, requestTeams, addAssignees];
  return decision.updatesTexts || decision.marksReady || additions.some(({ length }) => length > 0);
}
