import { type GitHub, listOpenPullRequests, listReviewers, type PullRequest } from '@kalypso-actions/github';
import { diagnoseFailure } from '../failures/diagnose-failure.ts';
import { toWarning } from '../failures/try-effect.ts';
import { hasName, missingNames } from '../markers/github-names.ts';
import { parseMarker } from '../markers/pull-request-marker.ts';
import type { ReviewOptions } from '../options/gitops-pull-request-options.ts';
import { formatRepository, type GitOpsTarget } from '../options/target.ts';
import type { PullRequestsObservation } from './observation.ts';

/** Reads the open pull requests to the base branch. */
export async function observePullRequests(
  github: GitHub,
  target: GitOpsTarget,
  review: ReviewOptions,
): Promise<PullRequestsObservation> {
  const { repository } = target;
  const sorted = sortPullRequests(await listOpenPullRequests(github, repository, target.base), target);
  const { managed } = sorted;
  const lacksReviewers =
    managed !== undefined &&
    (missingNames(review.reviewers, managed.reviewers).length > 0 ||
      missingNames(review.teams, managed.teams).length > 0);
  return { ...sorted, ...(lacksReviewers ? await observeReviews(github, target, managed) : { reviewedBy: new Set() }) };
}

async function observeReviews(
  github: GitHub,
  { repository }: GitOpsTarget,
  { number }: PullRequest,
): Promise<Pick<PullRequestsObservation, 'reviewedBy' | 'reviewsProblem'>> {
  try {
    return { reviewedBy: await listReviewers(github, repository, number) };
  } catch (error) {
    const warning = {
      code: 'reviewers-not-requested',
      message: `reviews of pull request #${number} were not requested, because it is not known who has reviewed it`,
      hint: 'Give the token "pull-requests: read".',
    };
    return { reviewedBy: new Set(), reviewsProblem: toWarning(warning, diagnoseFailure(error)) };
  }
}

/**
 * Sorts the open pull requests to the base branch. One is managed if it has the marker and its branch is in the repository itself: anyone can put a marker
 * into a pull request from a fork.
 */
export function sortPullRequests(
  open: readonly PullRequest[],
  target: GitOpsTarget,
): Pick<PullRequestsObservation, 'managed' | 'outdated' | 'foreign'> {
  const repository = formatRepository(target.repository);
  const inside = open.filter(({ headRepository }) => hasName([repository], headRepository ?? ''));
  const marked = inside.filter(({ body }) => {
    const marker = parseMarker(body);
    return marker?.base === target.base && marker.path === target.path;
  });
  const fromHead = inside.find(({ headBranch }) => headBranch === target.branch);
  return {
    managed: marked.find(({ headBranch }) => headBranch === target.branch),
    outdated: marked.filter(({ headBranch }) => headBranch !== target.branch),
    foreign: fromHead !== undefined && !marked.includes(fromHead) ? fromHead : undefined,
  };
}
