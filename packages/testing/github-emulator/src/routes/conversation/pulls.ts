import { findMergeBase, formatTimestamp, readCommitObjects } from '../../git/commits.ts';
import { resolveCommit } from '../../git/refs.ts';
import { HttpError, notFound, validationFailed } from '../../model/http-error.ts';
import { isPullRequest, type PullRequestMergeMethod, type PullRequestRecord } from '../../model/records.ts';
import { performMerge, tryAutoMerge } from '../../operations/merge-pull-request.ts';
import { resetMergeability, setPullRequestClosed } from '../../operations/ref-changes.ts';
import { emitPullRequestEvent } from '../../operations/webhook-events.ts';
import { type ApiCall, type ApiRoute, created, defineRoute, findIssue, ok, paginate } from '../../routing/route.ts';
import { assertMayChangeWorkflows } from '../../routing/workflow-files.ts';
import { assertTitleAndBody, createIssueRecord } from '../../state/issues.ts';
import { commitView } from '../../views/commits.ts';
import { diffEntries } from '../../views/diff.ts';
import { pullRequestCommits, pullView, simplePullView } from '../../views/pulls.ts';

const REPO = '/repos/{owner}/{repo}';
const READ = 'pull-requests:read';
const WRITE = 'pull-requests:write';

interface PullRequestBody {
  readonly title?: string;
  readonly head: string;
  readonly base: string;
  readonly body?: string | null;
  readonly draft?: boolean;
  readonly maintainer_can_modify?: boolean;
}

interface PullRequestUpdate {
  readonly title?: string;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly base?: string;
}

interface MergeBody {
  readonly commit_title?: string;
  readonly commit_message?: string;
  readonly sha?: string;
  readonly merge_method?: PullRequestMergeMethod;
}

export const pullRoutes: readonly ApiRoute[] = [
  defineRoute(`GET ${REPO}/pulls`, READ, (call) =>
    paginate(call, findPullRequests(call), (issue) => simplePullView(call.github, call.api, call.repository, issue)),
  ),
  defineRoute<PullRequestBody>(
    `POST ${REPO}/pulls`,
    WRITE,
    (call) => created(pullView(call.github, call.api, call.repository, openPullRequest(call))),
    ['issue', 'head_repo'],
  ),
  defineRoute(`GET ${REPO}/pulls/{pull_number}`, READ, (call) => {
    const issue = requirePullRequest(call);
    const body = pullView(call.github, call.api, call.repository, issue);
    // A read makes GitHub compute `mergeable`; a later read returns it.
    if (issue.pull.unknownReads > 0) issue.pull.unknownReads--;
    return ok(body);
  }),
  defineRoute<PullRequestUpdate>(`PATCH ${REPO}/pulls/{pull_number}`, WRITE, (call) => {
    const issue = requirePullRequest(call);
    updatePullRequest(call, issue);
    return ok(pullView(call.github, call.api, call.repository, issue));
  }),
  defineRoute<MergeBody>(`PUT ${REPO}/pulls/{pull_number}/merge`, 'contents:write', (call) => {
    const issue = requirePullRequest(call);
    const { commit_title: title, commit_message: message, sha, merge_method: method = 'merge' } = call.body ?? {};
    if (sha !== undefined && sha !== issue.pull.headSha)
      throw new HttpError(409, 'Head branch was modified. Review and try the merge again.');
    assertMayChangeWorkflows(
      call,
      resolveCommit(call.repository.folder, `refs/heads/${issue.pull.base}`),
      issue.pull.headSha,
    );
    const tip = performMerge(call.github, call.repository, call.actor, issue, { method, title, message });
    return ok({ sha: tip, merged: true, message: 'Pull Request successfully merged' });
  }),
  defineRoute(`GET ${REPO}/pulls/{pull_number}/files`, READ, (call) => {
    const { pull } = requirePullRequest(call);
    const from = findMergeBase(call.repository.folder, pull.baseSha, pull.headSha);
    return paginate(call, diffEntries(call, from, pull.headSha).slice(0, 3000), (entry) => entry);
  }),
  defineRoute(`GET ${REPO}/pulls/{pull_number}/commits`, READ, (call) => {
    const commits = readCommitObjects(
      call.repository.folder,
      pullRequestCommits(call.repository, requirePullRequest(call)).slice(0, 250),
    );
    return paginate(call, commits, (commit) => commitView(call.github, call.api, call.repository, commit));
  }),
];

export function requirePullRequest(call: ApiCall): PullRequestRecord {
  const issue = findIssue(call);
  if (!isPullRequest(issue)) throw notFound();
  return issue;
}

function findPullRequests({ repository, query }: ApiCall): readonly PullRequestRecord[] {
  const {
    state = 'open',
    head,
    base,
    sort = 'created',
    direction = sort === 'created' ? 'desc' : 'asc',
  } = Object.fromEntries(query);
  const [owner = '', branch] = head?.split(/:(.*)/s) ?? [];
  const found = [...repository.issues.values()].filter(isPullRequest).filter(
    (issue) =>
      (state === 'all' || issue.state === state) &&
      (base === undefined || issue.pull.base === base) &&
      // GitHub ignores `head` without an owner.
      (branch === undefined ||
        (owner.toLowerCase() === repository.owner.login.toLowerCase() && issue.pull.head === branch)),
  );
  const key = (issue: PullRequestRecord) => (sort === 'updated' ? issue.updatedAt : issue.createdAt);
  const sorted = found.toSorted((a, b) => (key(a) === key(b) ? a.number - b.number : key(a) < key(b) ? -1 : 1));
  return direction === 'asc' ? sorted : sorted.toReversed();
}

function openPullRequest(call: ApiCall<PullRequestBody>): PullRequestRecord {
  const { repository, github, actor } = call;
  const { folder, owner, settings } = repository;
  if (actor.kind === 'workflow' && settings.allowActionsPullRequests === false)
    throw new HttpError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  const {
    title = '',
    head: requestedHead,
    base,
    body,
    draft = false,
    maintainer_can_modify: modifiable = false,
  } = call.body;
  const [first = '', second] = requestedHead.split(/:(.*)/s);
  const head = second ?? first;
  if (second !== undefined && first.toLowerCase() !== owner.login.toLowerCase())
    throw validationFailed('PullRequest', { code: 'invalid', field: 'head' });
  const [headSha, baseSha] = [resolveCommit(folder, `refs/heads/${head}`), resolveCommit(folder, `refs/heads/${base}`)];
  if (baseSha === undefined) throw validationFailed('PullRequest', { code: 'invalid', field: 'base' });
  if (headSha === undefined) throw validationFailed('PullRequest', { code: 'invalid', field: 'head' });
  assertTitleAndBody('PullRequest', title, body);
  assertCanOpen(call, { head, base, headSha, baseSha });
  // As reported in https://github.com/SWE-agent/SWE-agent/issues/179.
  if (draft && settings.allowDrafts === false)
    throw new HttpError(422, 'Draft pull requests are not supported in this repository.');
  const pull = {
    head,
    base,
    headSha,
    baseSha,
    draft,
    maintainerCanModify: modifiable,
    reviews: [],
    mergedAt: null,
    mergedBy: null,
    mergeCommit: null,
    autoMerge: null,
    reviewers: [],
    teams: [],
    unknownReads: 0,
  };
  const issue = createIssueRecord(github, repository, actor.user, { title, body, pull });
  if (!isPullRequest(issue)) throw new Error('the new issue is not a pull request');
  resetMergeability(repository, issue);
  emitPullRequestEvent(github, repository, actor, issue, 'opened');
  return issue;
}

interface PullRequestRefs {
  readonly head: string;
  readonly base: string;
  readonly headSha: string;
  readonly baseSha: string;
}

function assertCanOpen({ repository }: ApiCall, { head, base, headSha, baseSha }: PullRequestRefs): void {
  const refuse = (message: string) => validationFailed('PullRequest', { code: 'custom', message });
  const common = findMergeBase(repository.folder, baseSha, headSha);
  if (common === undefined) throw refuse(`The ${head} branch has no history in common with ${base}`);
  if (common === headSha) throw refuse(`No commits between ${base} and ${head}`);
  if (findOpenPullRequest(repository, head, base) !== undefined)
    throw refuse(`A pull request already exists for ${repository.owner.login}:${head}.`);
}

function findOpenPullRequest(
  { issues }: ApiCall['repository'],
  head: string,
  base: string,
): PullRequestRecord | undefined {
  return [...issues.values()]
    .filter(isPullRequest)
    .find(({ state, pull }) => state === 'open' && pull.head === head && pull.base === base);
}

function updatePullRequest(call: ApiCall<PullRequestUpdate>, issue: PullRequestRecord): void {
  const { github, repository, actor } = call;
  const { title, body, state, base } = call.body;
  assertTitleAndBody('PullRequest', title, body);
  if (base !== undefined && base !== issue.pull.base) {
    const baseSha = resolveCommit(repository.folder, `refs/heads/${base}`);
    if (baseSha === undefined) throw validationFailed('PullRequest', { code: 'invalid', field: 'base' });
    assertCanOpen(call, { head: issue.pull.head, base, headSha: issue.pull.headSha, baseSha });
    issue.pull.base = base;
    issue.pull.baseSha = baseSha;
    resetMergeability(repository, issue);
  }
  const edited =
    (title ?? issue.title) !== issue.title || (body !== undefined && body !== issue.body) || base !== undefined;
  if (title !== undefined) issue.title = title;
  if (body !== undefined) issue.body = body;
  issue.updatedAt = formatTimestamp();
  if (edited) emitPullRequestEvent(github, repository, actor, issue, 'edited');
  if (state === 'closed' && issue.state === 'open') setPullRequestClosed(github, repository, actor, issue);
  if (state === 'open' && issue.state === 'closed') reopenPullRequest(call, issue);
  tryAutoMerge(github, repository, issue);
}

function reopenPullRequest({ github, repository, actor }: ApiCall, issue: PullRequestRecord): void {
  const { pull } = issue;
  const refuse = (message: string) => validationFailed('PullRequest', { code: 'invalid', field: 'state', message });
  if (pull.mergedAt !== null) throw refuse('The pull request cannot be reopened.');
  const head = resolveCommit(repository.folder, `refs/heads/${pull.head}`);
  const base = resolveCommit(repository.folder, `refs/heads/${pull.base}`);
  if (head === undefined || base === undefined)
    throw refuse(`state cannot be changed. The ${pull.head} branch has been deleted.`);
  if (findMergeBase(repository.folder, head, pull.headSha) !== pull.headSha)
    throw refuse(`state cannot be changed. The ${pull.head} branch was force-pushed or recreated.`);
  if (findOpenPullRequest(repository, pull.head, pull.base) !== undefined)
    throw refuse('state cannot be changed. There is already an open pull request.');
  pull.headSha = head;
  pull.baseSha = base;
  issue.state = 'open';
  issue.closedAt = null;
  issue.closedBy = null;
  resetMergeability(repository, issue);
  emitPullRequestEvent(github, repository, actor, issue, 'reopened');
}
