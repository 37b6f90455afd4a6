import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import {
  addAssignees,
  addComment,
  addLabels,
  createPullRequest,
  ensureLabel,
  hasHttpStatus,
  markReadyForReview,
  mergeWhenReady,
  type PullRequest,
  removeLabel,
  requestReviewers,
  updatePullRequest,
} from '@kalypso-actions/github';
import type { CloseDecision, PullRequestDecision } from '../decide/gitops-decision.ts';
import { diagnoseFailure } from '../failures/diagnose-failure.ts';
import { type EffectResult, NO_EFFECT, tryEffect, tryStep } from '../failures/try-effect.ts';
import { missingNames } from '../markers/github-names.ts';
import { ALLOW_REMOVALS_LABEL } from '../markers/labels.ts';
import { formatMarker, parseMarker } from '../markers/pull-request-marker.ts';
import { waitsForConsent } from '../markers/removal-consent.ts';
import type { GitOpsTarget } from '../options/target.ts';
import { addNames } from './add-names.ts';
import type { ApplyDeps } from './apply-deps.ts';

type PullRequestDeps = Pick<ApplyDeps, 'github' | 'log'>;
type DescribedDecision = Pick<PullRequestDecision, 'title' | 'body'>;

/** The pull request, which exists from now on. */
export interface OpenedPullRequest {
  readonly pullRequest: PullRequest;
  /** Whether it has other texts than it should have. */
  readonly needsTexts: boolean;
  readonly warnings: readonly Diagnostic[];
}

/** Creates the pull request, unless it exists. Can be repeated. */
export async function openPullRequest(
  { existing, title, body, isDraft, updatesTexts }: PullRequestDecision,
  { repository, base, branch }: GitOpsTarget,
  { github }: PullRequestDeps,
): Promise<OpenedPullRequest> {
  if (existing) return { pullRequest: existing, needsTexts: updatesTexts, warnings: [] };
  const create = (draft: boolean) => createPullRequest(github, repository, { base, head: branch, title, body, draft });
  // A concurrent run may have created it with other texts.
  const markerOf = (text: string) => {
    const marker = parseMarker(text);
    return marker && formatMarker(marker);
  };
  const needsTexts = (created: PullRequest) => markerOf(created.body) !== markerOf(body);
  try {
    const pullRequest = await create(isDraft);
    return { pullRequest, needsTexts: needsTexts(pullRequest), warnings: [] };
  } catch (error) {
    if (!(isDraft && hasHttpStatus(error, 422) && /\bdrafts?\b/i.test(error.reason))) throw error;
    const pullRequest = await create(false);
    return {
      pullRequest,
      needsTexts: needsTexts(pullRequest),
      warnings: [draftNotSupported(pullRequest, error.reason)],
    };
  }
}

/** Private repositories of some plans have none. As of 2026-11-30: 422, "Draft pull requests are not supported in this repository." */
function draftNotSupported(pullRequest: PullRequest, reason: string): Diagnostic {
  return {
    code: 'draft-not-supported',
    severity: 'warning',
    message: `pull request #${pullRequest.number} is not a draft: ${quote(reason)}`,
    hint: waitsForConsent(pullRequest)
      ? 'Do not merge it before it has the label. Protect the branch, so that a merge requires an approval.'
      : 'The plan of a private repository decides whether it can have drafts. Set `draft: false`.',
  };
}

/**
 * Ends the consent by label before the pull request shows other removals, so that it never counts for them. If that fails, the texts must not change: as long as
 * they do not show them, the label does not count.
 */
export function voidConsent(
  { number }: Pick<PullRequest, 'number'>,
  { repository }: GitOpsTarget,
  { github }: Pick<ApplyDeps, 'github'>,
): Promise<EffectResult> {
  return tryStep(() => removeLabel(github, repository, number, ALLOW_REMOVALS_LABEL.name));
}

/**
 * Makes a draft that someone has consented to an ordinary pull request. It is done before its texts change: as long as they ask for consent, a later run knows
 * that the draft is one of this action.
 */
export function readyPullRequest(
  pullRequest: PullRequest,
  { marksReady }: Pick<PullRequestDecision, 'marksReady'>,
  { github }: PullRequestDeps,
): Promise<EffectResult> {
  return marksReady ? tryStep(() => markReadyForReview(github, pullRequest)) : Promise.resolve(NO_EFFECT);
}

/** Sets title and body. If that fails, reviewers would approve something else than they read: an error. */
export function describePullRequest(
  { number }: PullRequest,
  { title, body }: DescribedDecision,
  { repository }: GitOpsTarget,
  { github }: PullRequestDeps,
): Promise<EffectResult> {
  return tryStep(() => updatePullRequest(github, repository, number, { title, body }));
}

/** Adds and removes labels. Each step can be repeated. */
export async function labelPullRequest(
  { number }: PullRequest,
  { ensureLabels, addLabels: labels, removeLabels }: PullRequestDecision,
  { repository }: GitOpsTarget,
  { github }: PullRequestDeps,
): Promise<readonly EffectResult[]> {
  const hint = 'Give the token "pull-requests: write". A label has at most 50 characters.';
  // Without it, GitHub creates the label when it is added, in gray and without a description.
  for (const label of ensureLabels) await ignoreFailure(() => ensureLabel(github, repository, label));
  const added = await addNames(
    labels,
    async (names) => {
      await addLabels(github, repository, number, names);
      return [];
    },
    { code: 'labels-not-set', message: `pull request #${number} did not get the labels`, hint },
  );
  const removed: EffectResult[] = [];
  for (const label of removeLabels) {
    const message = `pull request #${number} still has the label ${quote(label)}`;
    const remove = () => removeLabel(github, repository, number, label);
    removed.push(await tryEffect(remove, { code: 'labels-not-set', message, hint }));
  }
  return [added, ...removed];
}

/** It can be chosen in the list of labels before anything has it. */
export function ensureConsentLabel({ repository }: GitOpsTarget, { github }: Pick<ApplyDeps, 'github'>): Promise<void> {
  return ignoreFailure(() => ensureLabel(github, repository, ALLOW_REMOVALS_LABEL));
}

async function ignoreFailure(effect: () => Promise<unknown>): Promise<void> {
  try {
    await effect();
  } catch (error) {
    diagnoseFailure(error);
  }
}

/** Requests reviews, and assigns users. Each step can be repeated. */
export async function involvePeople(
  { number }: PullRequest,
  { requestReviewers: reviewers, requestTeams, addAssignees: assignees }: PullRequestDecision,
  { repository }: GitOpsTarget,
  { github }: PullRequestDeps,
): Promise<readonly EffectResult[]> {
  const request = async (given: { readonly reviewers?: readonly string[]; readonly teams?: readonly string[] }) => {
    await requestReviewers(github, repository, number, { reviewers: [], teams: [], ...given });
    return [];
  };
  const code = 'reviewers-not-requested';
  return [
    await addNames(reviewers, (names) => request({ reviewers: names }), {
      code,
      message: `reviews of pull request #${number} were not requested from`,
      hint: 'A reviewer needs access to the repository, and cannot be the author of the pull request. For a team, use `team-reviewers`.',
    }),
    await addNames(requestTeams, (names) => request({ teams: names }), {
      code,
      message: `reviews of pull request #${number} were not requested from the teams`,
      hint: 'A team needs access to the repository, and the token has to be that of a GitHub App with "members: read".',
    }),
    await addNames(
      assignees,
      async (names) => missingNames(names, await addAssignees(github, repository, number, names)),
      {
        code: 'assignees-not-set',
        message: `pull request #${number} was not assigned to`,
        hint: 'An assignee needs access to the repository, and a pull request has at most 10 of them.',
      },
    ),
  ];
}

/** Closes a pull request with a comment that explains why. That it stays open is an error: its content is outdated. */
export async function closePullRequest(
  { pullRequest: { number }, comment }: CloseDecision,
  { repository }: GitOpsTarget,
  { github, log }: PullRequestDeps,
): Promise<readonly EffectResult[]> {
  const commented = await tryEffect(() => addComment(github, repository, number, comment), {
    code: 'comment-not-written',
    message: `pull request #${number} did not get the comment that explains why it was closed`,
    hint: 'Give the token "pull-requests: write". A locked pull request accepts no comments.',
  });
  const closed = await tryStep(() => updatePullRequest(github, repository, number, { state: 'closed' }));
  if (closed.isDone) log(`closed pull request #${number}: ${comment}`);
  return [commented, closed];
}

export interface MergeOutcome {
  readonly isMerged: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Merges the pull request as soon as possible. If GitHub refuses, that is a warning: someone can still merge it. */
export async function mergePullRequest(
  pullRequest: PullRequest,
  { merge: method }: Pick<PullRequestDecision, 'merge'>,
  head: string,
  { repository }: GitOpsTarget,
  { github, log }: PullRequestDeps,
): Promise<MergeOutcome> {
  if (method === undefined) return { isMerged: false, diagnostics: [] };
  const { number } = pullRequest;
  try {
    const merged = await mergeWhenReady(github, repository, pullRequest, { method, head });
    if (merged.kind === 'merged') log(`pull request #${number} is merged: ${merged.sha}`);
    if (merged.kind === 'waiting') log(`GitHub will merge pull request #${number} as soon as its requirements are met`);
    return {
      isMerged: merged.kind === 'merged',
      diagnostics: merged.kind === 'refused' ? [notMerged(number, merged.reason)] : [],
    };
  } catch (error) {
    return { isMerged: false, diagnostics: [diagnoseFailure(error)] };
  }
}

function notMerged(number: number, reason: string): Diagnostic {
  return {
    code: 'auto-merge',
    severity: 'warning',
    message: `pull request #${number} was not merged: ${reason}`,
    hint: 'Merge it manually, or re-run the job later. To have GitHub wait, allow auto-merge in the settings of the repository.',
  };
}
