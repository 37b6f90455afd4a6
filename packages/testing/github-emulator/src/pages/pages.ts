import { globSync } from 'node:fs';
import { type CommitObject, findMergeBase, listCommits, readCommitObject } from '../git/commits.ts';
import { gitOutput } from '../git/git-output.ts';
import { EMPTY_TREE_OID, readObject } from '../git/objects.ts';
import { listRefs, resolveCommit } from '../git/refs.ts';
import { listTree } from '../git/trees.ts';
import { type IssueRecord, isPullRequest, type PullRequestRecord, type RepositoryRecord } from '../model/records.ts';
import type { GitHubState } from '../state/github-state.ts';
import { findLatestStatuses, findProtection } from '../state/mergeability.ts';
import { pullRequestCommits } from '../views/pulls.ts';
import { type Markup, markup, renderDocument, renderStateBadge } from './markup.ts';

/**
 * Renders the page of a repository, branch, commit, pull request or issue, for users who follow an `html_url`.
 * Pages need no token: only this machine can reach the server.
 * @returns `undefined` if the path does not exist
 */
export function renderPage(github: GitHubState, path: string): string | undefined {
  const [owner, name, kind, ...rest] = path.split('/').filter((part) => part !== '');
  if (owner === undefined) return renderDocument('Repositories', markup``, renderRepositoryList(github));
  const repository = github.findRepository(`${owner}/${name}`);
  if (repository === undefined) return undefined;
  const target = { repository, rest: rest.join('/') };
  const page = kind === undefined ? renderRepositoryPage(target) : PAGE_RENDERERS[kind]?.(target);
  return page === undefined ? undefined : renderDocument(page.title, renderBreadcrumbs(repository), page.content);
}

interface PageTarget {
  readonly repository: RepositoryRecord;
  /** The rest of the path. */
  readonly rest: string;
}

interface PageContent {
  readonly title: string;
  readonly content: Markup;
}

const PAGE_RENDERERS: Readonly<Record<string, (target: PageTarget) => PageContent | undefined>> = {
  pull: renderIssuePage,
  issues: renderIssuePage,
  commit: renderCommitPage,
  tree: renderTreePage,
  blob: renderBlobPage,
};

function renderBreadcrumbs({ fullName }: RepositoryRecord): Markup {
  return markup`<a href="/">Repositories</a> / <a href="/${fullName}">${fullName}</a>`;
}

function renderRepositoryList(github: GitHubState): Markup {
  const names = globSync('*/*.git', { cwd: github.root })
    .map((name) => name.slice(0, -'.git'.length))
    .toSorted();
  return markup`<ul>${names.map((name) => markup`<li><a href="/${name}">${name}</a></li>`)}</ul>`;
}

function renderRepositoryPage({ repository }: PageTarget): PageContent {
  const { fullName, folder } = repository;
  const branches = listRefs(folder, 'refs/heads/').map(({ ref, id }) => {
    const name = ref.slice('refs/heads/'.length);
    const guarded = findProtection(repository, name) === undefined ? '' : 'protected';
    return markup`<tr><td><a href="/${fullName}/tree/${name}">${name}</a></td><td>${renderCommitLink(repository, id)}</td>
      <td>${guarded}</td><td>${renderStatuses(repository, id)}</td></tr>`;
  });
  const issues = [...repository.issues.values()].toReversed();
  const rows = (list: readonly IssueRecord[]) =>
    list.map(
      (issue) => markup`<tr><td>${renderIssueState(issue)}</td><td>${renderIssueLink(repository, issue)}</td>
    <td>${renderLabels(issue)}</td></tr>`,
    );
  const content = markup`<h2>Branches</h2><table>${branches}</table>
    <h2>Pull requests</h2><table>${rows(issues.filter(isPullRequest))}</table>
    <h2>Issues</h2><table>${rows(issues.filter((issue) => !isPullRequest(issue)))}</table>`;
  return { title: fullName, content };
}

function renderIssuePage({ repository, rest }: PageTarget): PageContent | undefined {
  const issue = repository.issues.get(Number(rest));
  if (issue === undefined) return undefined;
  const comments = issue.comments.map(
    ({ user, createdAt, body }) => markup`<h3>${user.login}, ${createdAt}</h3><pre>${body}</pre>`,
  );
  const content = markup`<p>${renderIssueState(issue)} opened by ${issue.user.login}, ${issue.createdAt} ${renderLabels(issue)}</p>
    <pre>${issue.body}</pre>${comments}${isPullRequest(issue) ? renderPullRequestDetails(repository, issue) : markup``}`;
  return { title: `${issue.title} #${issue.number}`, content };
}

function renderPullRequestDetails(repository: RepositoryRecord, issue: PullRequestRecord): Markup {
  const { folder } = repository;
  const { head, base, headSha, baseSha } = issue.pull;
  const commits = pullRequestCommits(repository, issue).map(
    (id) => markup`<li>${renderCommitLink(repository, id)} ${renderStatuses(repository, id)}</li>`,
  );
  return markup`<p><code>${base}</code> ← <code>${head}</code></p><h2>Commits</h2><ul>${commits}</ul>
    <h2>Changes</h2>${renderDiff(folder, findMergeBase(folder, baseSha, headSha) ?? baseSha, headSha)}`;
}

function renderCommitPage({ repository, rest }: PageTarget): PageContent | undefined {
  const id = resolveCommit(repository.folder, rest);
  if (id === undefined) return undefined;
  const commit = readCommitObject(repository.folder, id);
  const content = markup`<p><code>${id}</code> by ${commit.author.name}, ${commit.author.date} ${renderStatuses(repository, id)}
    <a href="/${repository.fullName}/tree/${id}">files</a></p>
    <pre>${commit.message}</pre>${renderDiff(repository.folder, commit.parents[0] ?? EMPTY_TREE_OID, id)}`;
  return { title: subject(commit), content };
}

/** Splits `<ref>/<path>`, where a ref may contain slashes: takes the longest existing ref. */
function locatePath({
  repository,
  rest,
}: PageTarget): { readonly ref: string; readonly commit: string; readonly path: string } | undefined {
  const parts = rest.split('/');
  for (let length = parts.length; length > 0; length--) {
    const ref = parts.slice(0, length).join('/');
    const commit = resolveCommit(repository.folder, ref);
    if (commit !== undefined) return { ref, commit, path: parts.slice(length).join('/') };
  }
  return undefined;
}

function renderTreePage(target: PageTarget): PageContent | undefined {
  const { repository } = target;
  const at = locatePath(target);
  if (at === undefined || readObject(repository.folder, `${at.commit}:${at.path}`)?.type !== 'tree') return undefined;
  const entries = listTree(repository.folder, `${at.commit}:${at.path}`).map(({ type, path }) => {
    const address = [
      repository.fullName,
      type === 'tree' ? 'tree' : 'blob',
      at.ref,
      ...(at.path === '' ? [] : [at.path]),
      path,
    ].join('/');
    return markup`<li><a href="/${encodeURI(address)}">${path}${type === 'tree' ? '/' : ''}</a></li>`;
  });
  const newest = listCommits(repository.folder, [
    '--max-count=20',
    at.commit,
    '--',
    ...(at.path === '' ? [] : [at.path]),
  ]);
  const history = newest.map(
    (id) => markup`<li>${renderCommitLink(repository, id)} ${renderStatuses(repository, id)}</li>`,
  );
  return { title: `${at.ref}/${at.path}`, content: markup`<ul>${entries}</ul><h2>History</h2><ul>${history}</ul>` };
}

function renderBlobPage(target: PageTarget): PageContent | undefined {
  const at = locatePath(target);
  const object = at === undefined ? undefined : readObject(target.repository.folder, `${at.commit}:${at.path}`);
  if (at === undefined || object?.type !== 'blob') return undefined;
  return { title: at.path, content: markup`<pre>${object.data.toString()}</pre>` };
}

function renderIssueState(issue: IssueRecord): Markup {
  if (!isPullRequest(issue) || issue.state === 'open') return renderStateBadge(issue.state);
  return renderStateBadge(issue.pull.mergedAt === null ? 'closed' : 'merged');
}

function renderLabels(issue: IssueRecord): Markup {
  return markup`${issue.labels.map((name) => markup`<span class="label">${name}</span> `)}`;
}

function renderStatuses(repository: RepositoryRecord, id: string): Markup {
  const latest = findLatestStatuses(repository, id);
  return markup`${latest.map(({ state: what, context, description }) => markup`${renderStateBadge(what)} ${context}: ${description} `)}`;
}

function renderIssueLink({ fullName }: RepositoryRecord, issue: IssueRecord): Markup {
  const kind = isPullRequest(issue) ? 'pull' : 'issues';
  return markup`<a href="/${fullName}/${kind}/${issue.number}">${issue.title} #${issue.number}</a>`;
}

function renderCommitLink({ fullName, folder }: RepositoryRecord, id: string): Markup {
  return markup`<a href="/${fullName}/commit/${id}"><code>${id.slice(0, 7)}</code> ${subject(readCommitObject(folder, id))}</a>`;
}

function subject({ message }: CommitObject): string {
  return message.split('\n')[0] ?? '';
}

const MAX_DIFF_LINES = 2000;

function renderDiff(folder: string, from: string, to: string): Markup {
  const lines = gitOutput(folder, ['diff', '--no-color', '--no-ext-diff', from, to]).split('\n');
  const shown = lines.slice(0, MAX_DIFF_LINES).map((line) => {
    if (line.startsWith('+')) return markup`<ins>${line}</ins>\n`;
    return line.startsWith('-') ? markup`<del>${line}</del>\n` : markup`${line}\n`;
  });
  const more =
    lines.length > MAX_DIFF_LINES ? markup`<p>… and ${lines.length - MAX_DIFF_LINES} more lines</p>` : markup``;
  return markup`<pre>${shown}</pre>${more}`;
}
