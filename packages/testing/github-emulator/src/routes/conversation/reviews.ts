import { formatTimestamp } from '../../git/commits.ts';
import { HttpError } from '../../model/http-error.ts';
import type { PullRequestRecord, ReviewRecord, UserRecord } from '../../model/records.ts';
import { tryAutoMerge } from '../../operations/merge-pull-request.ts';
import { commonPayload, emitPullRequestEvent } from '../../operations/webhook-events.ts';
import { type ApiCall, type ApiRoute, created, defineRoute, ok, paginate } from '../../routing/route.ts';
import { simplePullView, teamView } from '../../views/pulls.ts';
import { userView } from '../../views/users.ts';
import { requirePullRequest } from './pulls.ts';

const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}';
const READ = 'pull-requests:read';
const WRITE = 'pull-requests:write';

interface ReviewersBody {
  readonly reviewers?: readonly string[];
  readonly team_reviewers?: readonly string[];
}

const STATE_BY_EVENT = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

interface ReviewBody {
  readonly event?: keyof typeof STATE_BY_EVENT;
  readonly body?: string;
  readonly commit_id?: string;
}

export const reviewRoutes: readonly ApiRoute[] = [
  defineRoute(`GET ${PULL}/requested_reviewers`, READ, (call) => {
    const { reviewers, teams } = requirePullRequest(call).pull;
    return ok({
      users: reviewers.map((user) => userView(call.api, user)),
      teams: teams.map((slug) => teamView(call.github, call.api, call.repository, slug)),
    });
  }),
  defineRoute<ReviewersBody>(`POST ${PULL}/requested_reviewers`, WRITE, (call) => {
    const issue = requirePullRequest(call);
    const { reviewers = [], team_reviewers: teams = [] } = call.body;
    const users = reviewers.map((login) => requireReviewer(call, issue, login));
    if (teams.some((slug) => call.repository.settings.teams?.includes(slug) !== true)) throw notCollaboratorError(call);
    issue.pull.reviewers = [...new Set([...issue.pull.reviewers, ...users])];
    issue.pull.teams = [...new Set([...issue.pull.teams, ...teams])];
    emitPullRequestEvent(call.github, call.repository, call.actor, issue, 'review_requested');
    return created(simplePullView(call.github, call.api, call.repository, issue));
  }),
  defineRoute(`GET ${PULL}/reviews`, READ, (call) => {
    const issue = requirePullRequest(call);
    return paginate(call, issue.pull.reviews, (review) => reviewView(call, issue, review));
  }),
  defineRoute<ReviewBody>(`POST ${PULL}/reviews`, WRITE, (call) => {
    const issue = requirePullRequest(call);
    const { event = 'COMMENT', body = '', commit_id: commit = issue.pull.headSha } = call.body ?? {};
    const { kind, user } = call.actor;
    if (kind === 'workflow' && event === 'APPROVE' && call.repository.settings.allowActionsPullRequests === false)
      throw new HttpError(422, 'Unprocessable Entity', ['GitHub Actions is not permitted to approve pull requests.']);
    if (event === 'APPROVE' && user === issue.user)
      throw new HttpError(422, 'Unprocessable Entity', ['Can not approve your own pull request']);
    const review: ReviewRecord = {
      id: call.github.nextId(),
      user: call.actor.user,
      state: STATE_BY_EVENT[event],
      body,
      commit,
      submittedAt: formatTimestamp(),
    };
    issue.pull.reviews.push(review);
    const view = reviewView(call, issue, review);
    call.github.emitEvent(call.actor, call.repository, {
      name: 'pull_request_review',
      action: 'submitted',
      payload: {
        action: 'submitted',
        review: view,
        pull_request: simplePullView(call.github, call.api, call.repository, issue),
        ...commonPayload(call.github, call.repository, call.actor),
      },
    });
    tryAutoMerge(call.github, call.repository, issue);
    return ok(view);
  }),
];

function requireReviewer(call: ApiCall, issue: PullRequestRecord, login: string): UserRecord {
  const user = call.github.findUser(login);
  if (user === undefined) throw notCollaboratorError(call);
  if (user === issue.user) throw new HttpError(422, 'Review cannot be requested from pull request author.');
  return user;
}

function notCollaboratorError({ repository }: ApiCall): HttpError {
  return new HttpError(
    422,
    `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${repository.fullName} repository.`,
  );
}

function reviewView(
  { api, github, repository }: ApiCall,
  { number }: PullRequestRecord,
  review: ReviewRecord,
): unknown {
  const url = `${api}/repos/${repository.fullName}/pulls/${number}`;
  const html = `${github.url}/${repository.fullName}/pull/${number}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: `PRR_${review.id}`,
    user: userView(api, review.user),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: url,
    _links: { html: { href: html }, pull_request: { href: url } },
    submitted_at: review.submittedAt,
    commit_id: review.commit,
    author_association: 'CONTRIBUTOR',
  };
}
