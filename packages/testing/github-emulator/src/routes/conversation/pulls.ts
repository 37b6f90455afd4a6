import { mergeBase, readCommits, stamp } from '../../git/commits.ts';
import { commitId } from '../../git/refs.ts';
import { HttpError, invalid, notFound } from '../../model/http-error.ts';
import { isPull, type MergeMethod, type PullRequest } from '../../model/model.ts';
import { autoMerge, mergePull } from '../../operations/merge-pull.ts';
import { closePull, forgetMergeability } from '../../operations/ref-changes.ts';
import { emitPull } from '../../operations/webhook-events.ts';
import { type Call, created, issueOf, ok, page, type Route, route } from '../../routing/route.ts';
import { assertWorkflows } from '../../routing/workflow-files.ts';
import { assertTexts, newIssue } from '../../state/issues.ts';
import { commitView } from '../../views/commits.ts';
import { diffEntries } from '../../views/diff.ts';
import { commitsOf, pullView, simplePullView } from '../../views/pulls.ts';

const REPO = '/repos/{owner}/{repo}';
const READ = 'pull-requests:read';
const WRITE = 'pull-requests:write';

interface NewPull {
  readonly title?: string;
  readonly head: string;
  readonly base: string;
  readonly body?: string | null;
  readonly draft?: boolean;
  readonly maintainer_can_modify?: boolean;
}

interface PullChange {
  readonly title?: string;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly base?: string;
}

interface MergeBody {
  readonly commit_title?: string;
  readonly commit_message?: string;
  readonly sha?: string;
  readonly merge_method?: MergeMethod;
}

export const pullRoutes: readonly Route[] = [
  route(`GET ${REPO}/pulls`, READ, (call) =>
    page(call, listed(call), (issue) => simplePullView(call.world, call.api, call.repository, issue)),
  ),
  route<NewPull>(
    `POST ${REPO}/pulls`,
    WRITE,
    (call) => created(pullView(call.world, call.api, call.repository, open(call))),
    ['issue', 'head_repo'],
  ),
  route(`GET ${REPO}/pulls/{pull_number}`, READ, (call) => {
    const issue = pullOf(call);
    const body = pullView(call.world, call.api, call.repository, issue);
    // Asking makes GitHub work out whether it can be merged; the next one to ask may know.
    if (issue.pull.unknownFor > 0) issue.pull.unknownFor--;
    return ok(body);
  }),
  route<PullChange>(`PATCH ${REPO}/pulls/{pull_number}`, WRITE, (call) => {
    const issue = pullOf(call);
    update(call, issue);
    return ok(pullView(call.world, call.api, call.repository, issue));
  }),
  route<MergeBody>(`PUT ${REPO}/pulls/{pull_number}/merge`, 'contents:write', (call) => {
    const issue = pullOf(call);
    const { commit_title: title, commit_message: message, sha, merge_method: method = 'merge' } = call.body ?? {};
    if (sha !== undefined && sha !== issue.pull.headSha)
      throw new HttpError(409, 'Head branch was modified. Review and try the merge again.');
    assertWorkflows(call, commitId(call.repository.folder, `refs/heads/${issue.pull.base}`), issue.pull.headSha);
    const tip = mergePull(call.world, call.repository, call.actor, issue, { method, title, message });
    return ok({ sha: tip, merged: true, message: 'Pull Request successfully merged' });
  }),
  route(`GET ${REPO}/pulls/{pull_number}/files`, READ, (call) => {
    const { pull } = pullOf(call);
    const from = mergeBase(call.repository.folder, pull.baseSha, pull.headSha);
    return page(call, diffEntries(call, from, pull.headSha).slice(0, 3000), (entry) => entry);
  }),
  route(`GET ${REPO}/pulls/{pull_number}/commits`, READ, (call) => {
    const commits = readCommits(call.repository.folder, commitsOf(call.repository, pullOf(call)).slice(0, 250));
    return page(call, commits, (commit) => commitView(call.world, call.api, call.repository, commit));
  }),
];

export function pullOf(call: Call): PullRequest {
  const issue = issueOf(call);
  if (!isPull(issue)) throw notFound();
  return issue;
}

function listed({ repository, query }: Call): readonly PullRequest[] {
  const {
    state = 'open',
    head,
    base,
    sort = 'created',
    direction = sort === 'created' ? 'desc' : 'asc',
  } = Object.fromEntries(query);
  const [owner = '', branch] = head?.split(/:(.*)/s) ?? [];
  const found = [...repository.issues.values()].filter(isPull).filter(
    (issue) =>
      (state === 'all' || issue.state === state) &&
      (base === undefined || issue.pull.base === base) &&
      // GitHub takes no notice of a head without its owner.
      (branch === undefined ||
        (owner.toLowerCase() === repository.owner.login.toLowerCase() && issue.pull.head === branch)),
  );
  const key = (issue: PullRequest) => (sort === 'updated' ? issue.updatedAt : issue.createdAt);
  const sorted = found.toSorted((a, b) => (key(a) === key(b) ? a.number - b.number : key(a) < key(b) ? -1 : 1));
  return direction === 'asc' ? sorted : sorted.toReversed();
}

function open(call: Call<NewPull>): PullRequest {
  const { repository, world, actor } = call;
  const { folder, owner, settings } = repository;
  if (actor.kind === 'workflow' && settings.allowActionsPullRequests === false)
    throw new HttpError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  const { title = '', head: wanted, base, body, draft = false, maintainer_can_modify: modifiable = false } = call.body;
  const [first = '', second] = wanted.split(/:(.*)/s);
  const head = second ?? first;
  if (second !== undefined && first.toLowerCase() !== owner.login.toLowerCase())
    throw invalid('PullRequest', { code: 'invalid', field: 'head' });
  const [headSha, baseSha] = [commitId(folder, `refs/heads/${head}`), commitId(folder, `refs/heads/${base}`)];
  if (baseSha === undefined) throw invalid('PullRequest', { code: 'invalid', field: 'base' });
  if (headSha === undefined) throw invalid('PullRequest', { code: 'invalid', field: 'head' });
  assertTexts('PullRequest', title, body);
  assertNew(call, { head, base, headSha, baseSha });
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
    unknownFor: 0,
  };
  const issue = newIssue(world, repository, actor.user, { title, body, pull });
  if (!isPull(issue)) throw new Error('a pull request is an issue with a pull');
  forgetMergeability(repository, issue);
  emitPull(world, repository, actor, issue, 'opened');
  return issue;
}

interface Sides {
  readonly head: string;
  readonly base: string;
  readonly headSha: string;
  readonly baseSha: string;
}

function assertNew({ repository }: Call, { head, base, headSha, baseSha }: Sides): void {
  const refuse = (message: string) => invalid('PullRequest', { code: 'custom', message });
  const common = mergeBase(repository.folder, baseSha, headSha);
  if (common === undefined) throw refuse(`The ${head} branch has no history in common with ${base}`);
  if (common === headSha) throw refuse(`No commits between ${base} and ${head}`);
  if (openFor(repository, head, base) !== undefined)
    throw refuse(`A pull request already exists for ${repository.owner.login}:${head}.`);
}

function openFor({ issues }: Call['repository'], head: string, base: string): PullRequest | undefined {
  return [...issues.values()]
    .filter(isPull)
    .find(({ state, pull }) => state === 'open' && pull.head === head && pull.base === base);
}

function update(call: Call<PullChange>, issue: PullRequest): void {
  const { world, repository, actor } = call;
  const { title, body, state, base } = call.body;
  assertTexts('PullRequest', title, body);
  if (base !== undefined && base !== issue.pull.base) {
    const baseSha = commitId(repository.folder, `refs/heads/${base}`);
    if (baseSha === undefined) throw invalid('PullRequest', { code: 'invalid', field: 'base' });
    assertNew(call, { head: issue.pull.head, base, headSha: issue.pull.headSha, baseSha });
    issue.pull.base = base;
    issue.pull.baseSha = baseSha;
    forgetMergeability(repository, issue);
  }
  const edited =
    (title ?? issue.title) !== issue.title || (body !== undefined && body !== issue.body) || base !== undefined;
  if (title !== undefined) issue.title = title;
  if (body !== undefined) issue.body = body;
  issue.updatedAt = stamp();
  if (edited) emitPull(world, repository, actor, issue, 'edited');
  if (state === 'closed' && issue.state === 'open') closePull(world, repository, actor, issue);
  if (state === 'open' && issue.state === 'closed') reopen(call, issue);
  autoMerge(world, repository, issue);
}

function reopen({ world, repository, actor }: Call, issue: PullRequest): void {
  const { pull } = issue;
  const refuse = (message: string) => invalid('PullRequest', { code: 'invalid', field: 'state', message });
  if (pull.mergedAt !== null) throw refuse('The pull request cannot be reopened.');
  const head = commitId(repository.folder, `refs/heads/${pull.head}`);
  const base = commitId(repository.folder, `refs/heads/${pull.base}`);
  if (head === undefined || base === undefined)
    throw refuse(`state cannot be changed. The ${pull.head} branch has been deleted.`);
  if (mergeBase(repository.folder, head, pull.headSha) !== pull.headSha)
    throw refuse(`state cannot be changed. The ${pull.head} branch was force-pushed or recreated.`);
  if (openFor(repository, pull.head, pull.base) !== undefined)
    throw refuse('state cannot be changed. There is already an open pull request.');
  pull.headSha = head;
  pull.baseSha = base;
  issue.state = 'open';
  issue.closedAt = null;
  issue.closedBy = null;
  forgetMergeability(repository, issue);
  emitPull(world, repository, actor, issue, 'reopened');
}
