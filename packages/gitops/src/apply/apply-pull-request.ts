import type { Diagnostic } from '@kalypso-actions/diagnostics';
import {
  addAssignees,
  addComment,
  addLabels,
  createPullRequest,
  ensureLabel,
  type GitHub,
  mergeWhenReady,
  type PullRequest,
  removeLabel,
  requestReviewers,
  updatePullRequest,
} from '@kalypso-actions/github';
import type { CloseDecision, PullRequestDecision } from '../decide/gitops-decision.ts';
import { parseMarker } from '../markers/pull-request-marker.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { ApplyDeps } from './apply-deps.ts';

type PullRequestDeps = Pick<ApplyDeps, 'github' | 'log'>;

/** Creates or updates the pull request. Each step can be repeated. */
export async function applyPullRequest(
  decision: PullRequestDecision,
  target: GitOpsTarget,
  { github }: PullRequestDeps,
): Promise<PullRequest> {
  const { repository } = target;
  const pullRequest = await openPullRequest(github, decision, target);
  const { number } = pullRequest;
  const {
    title,
    body,
    addLabels: labels,
    requestReviewers: reviewers,
    requestTeams: teams,
    addAssignees: assignees,
  } = decision;
  if (decision.updatesTexts) await updatePullRequest(github, repository, number, { title, body });
  for (const label of decision.ensureLabels) await ensureLabel(github, repository, label);
  if (labels.length > 0) await addLabels(github, repository, number, labels);
  for (const label of decision.removeLabels) await removeLabel(github, repository, number, label);
  if (reviewers.length + teams.length > 0) await requestReviewers(github, repository, number, { reviewers, teams });
  if (assignees.length > 0) await addAssignees(github, repository, number, assignees);
  return pullRequest;
}

async function openPullRequest(
  github: GitHub,
  { existing, title, body, isDraft }: PullRequestDecision,
  { repository, base, branch }: GitOpsTarget,
): Promise<PullRequest> {
  if (existing) return existing;
  const created = await createPullRequest(github, repository, { base, head: branch, title, body, draft: isDraft });
  // A concurrent run may have created it with other texts.
  const isSame = parseMarker(created.body)?.digest === parseMarker(body)?.digest;
  if (!isSame) await updatePullRequest(github, repository, created.number, { title, body });
  return created;
}

/** Closes a pull request with a comment that explains why. */
export async function closePullRequest(
  { pullRequest: { number }, comment }: CloseDecision,
  { repository }: GitOpsTarget,
  { github, log }: PullRequestDeps,
): Promise<void> {
  await addComment(github, repository, number, comment);
  await updatePullRequest(github, repository, number, { state: 'closed' });
  log(`closed pull request #${number}: ${comment}`);
}

/** Merges the pull request as soon as possible. If GitHub refuses, that is a warning: someone can still merge it. */
export async function mergePullRequest(
  pullRequest: PullRequest,
  { merge: method }: Pick<PullRequestDecision, 'merge'>,
  head: string,
  { repository }: GitOpsTarget,
  { github, log }: PullRequestDeps,
): Promise<readonly Diagnostic[]> {
  if (method === undefined) return [];
  const { number } = pullRequest;
  const merged = await mergeWhenReady(github, repository, pullRequest, { method, head });
  if (merged.kind === 'merged') log(`pull request #${number} is merged: ${merged.sha}`);
  if (merged.kind === 'waiting') log(`GitHub will merge pull request #${number} as soon as its requirements are met`);
  if (merged.kind !== 'refused') return [];
  return [
    {
      code: 'auto-merge',
      severity: 'warning',
      message: `pull request #${number} was not merged: ${merged.reason}`,
      hint: 'Merge it manually, or re-run the job later. To have GitHub wait, allow auto-merge in the settings of the repository.',
    },
  ];
}
