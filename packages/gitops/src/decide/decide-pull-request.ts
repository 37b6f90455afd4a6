import type { PullRequest } from '@kalypso-actions/github';
import { contentDigest } from '../markers/content-digest.ts';
import { hasName, missingNames } from '../markers/github-names.ts';
import { ALLOW_REMOVALS_LABEL, PROMOTED_LABEL } from '../markers/labels.ts';
import { formatMarker, type PullRequestMarker, parseMarker, removeMarker } from '../markers/pull-request-marker.ts';
import { waitsForConsent } from '../markers/removal-consent.ts';
import { digestRemovals } from '../markers/removal-digest.ts';
import type { PullRequestsObservation } from '../observe/observation.ts';
import type { GuardOptions, MergeOptions, ReviewOptions } from '../options/gitops-pull-request-options.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { PullRequestDecision } from './gitops-decision.ts';
import type { PullRequestTexts } from './pull-request-texts.ts';
import type { RemovalRuling } from './removal-guard.ts';

/** What the pull request shows of the removals that need a consent. */
export interface ShownRemovals {
  readonly ruling: RemovalRuling;
  /** What is removed, or would be. */
  readonly names: readonly string[];
  /** Whether a consent to them is missing. */
  readonly isRequested: boolean;
}

interface PullRequestPolicy {
  readonly review: ReviewOptions;
  readonly merge: MergeOptions;
  readonly guard: Pick<GuardOptions, 'allowsRemovals'>;
}

/** Decides what the pull request should have, and what of that it lacks. */
export function decidePullRequest(
  { managed: existing, reviewedBy, reviewsProblem }: PullRequestsObservation,
  texts: PullRequestTexts,
  isPromotion: boolean,
  target: GitOpsTarget,
  { review, merge, guard }: PullRequestPolicy,
  removals: ShownRemovals,
): PullRequestDecision {
  const present = existing && parseMarker(existing.body);
  const needsConsent = removals.ruling === 'needs-consent';
  const isConsented = removals.ruling === 'consented' && !removals.isRequested;
  const marker: PullRequestMarker = {
    base: target.base,
    path: target.path,
    digest: contentDigest(texts.title, texts.body),
    needsConsent,
    removals: removals.isRequested || isConsented ? digestRemovals(removals.names) : undefined,
    isAllowed: isConsented && (guard.allowsRemovals || present?.isAllowed === true),
  };
  const isOutdated = present?.digest !== marker.digest;
  const isMarkerOutdated = present === undefined || formatMarker(present) !== formatMarker(marker);
  // Edits of title and body by others remain.
  const shown = existing === undefined || isOutdated || !isMarkerOutdated ? texts : withoutMarker(existing);
  const labels = [...review.labels, ...(isPromotion ? [PROMOTED_LABEL.name] : [])];
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
    title: shown.title,
    body: `${formatMarker(marker)}\n${shown.body}`,
    updatesTexts: existing !== undefined && (isOutdated || isMarkerOutdated),
    voidsConsent: existing !== undefined && removals.isRequested && present?.removals !== marker.removals,
    isDraft: merge.isDraft || needsConsent,
    marksReady,
    // It can be chosen in the list of labels before anything has it.
    ensureLabels: [
      ...[PROMOTED_LABEL].filter(({ name }) => hasName(addLabels, name)),
      ...(removals.isRequested ? [ALLOW_REMOVALS_LABEL] : []),
    ],
    addLabels,
    removeLabels: hasObsoleteLabel ? [PROMOTED_LABEL.name] : [],
    requestReviewers: involvesReviewers ? missingNames(review.reviewers, requested) : [],
    requestTeams: involvesReviewers && reviewedBy.size === 0 ? missingNames(review.teams, existing?.teams ?? []) : [],
    addAssignees: missingNames(review.assignees, existing?.assignees ?? []),
    merge: canMerge ? merge.autoMerge : undefined,
  };
}

function withoutMarker({ title, body }: PullRequest): Pick<PullRequestTexts, 'title' | 'body'> {
  return { title, body: removeMarker(body) };
}

/** Whether a decision changes an existing pull request, apart from its branch and from merging it. */
export function changesPullRequest(decision: PullRequestDecision): boolean {
  const { addLabels, removeLabels, requestReviewers, requestTeams, addAssignees } = decision;
  const additions = [addLabels, removeLabels, requestReviewers, requestTeams, addAssignees];
  return decision.updatesTexts || decision.marksReady || additions.some(({ length }) => length > 0);
}
