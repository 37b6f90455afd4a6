import { globSync } from 'node:fs';
import { type Commit, mergeBase, readCommit, revisionList } from '../git/commits.ts';
import { EMPTY_TREE, git, readObject } from '../git/objects.ts';
import { commitId, references } from '../git/refs.ts';
import { listTree } from '../git/trees.ts';
import { type Issue, isPull, type PullRequest, type Repository } from '../model/model.ts';
import type { World } from '../state/github-state.ts';
import { latestStatuses, protectionOf } from '../state/mergeability.ts';
import { commitsOf } from '../views/pulls.ts';
import { type Html, html, pageOf, state } from './html.ts';

/**
 * What a person sees who follows a link of an answer: enough of a repository, a pull request, an issue or a commit to judge it.
 * Everything can be seen by everybody who can reach it, which is this machine.
 * @returns undefined when there is nothing at that address
 */
export function pageAt(world: World, path: string): string | undefined {
  const [owner, name, kind, ...rest] = path.split('/').filter((part) => part !== '');
  if (owner === undefined) return pageOf('Repositories', html``, repositories(world));
  const repository = world.repository(`${owner}/${name}`);
  if (repository === undefined) return undefined;
  const place = { repository, rest: rest.join('/') };
  const page = kind === undefined ? overview(place) : PAGES[kind]?.(place);
  return page === undefined ? undefined : pageOf(page.title, trail(repository), page.content);
}

interface Place {
  readonly repository: Repository;
  /** What follows in the address. */
  readonly rest: string;
}

interface Page {
  readonly title: string;
  readonly content: Html;
}

const PAGES: Readonly<Record<string, (place: Place) => Page | undefined>> = {
  pull: issuePage,
  issues: issuePage,
  commit: commitPage,
  tree: treePage,
  blob: blobPage,
};

function trail({ fullName }: Repository): Html {
  return html`<a href="/">Repositories</a> / <a href="/${fullName}">${fullName}</a>`;
}

function repositories(world: World): Html {
  const names = globSync('*/*.git', { cwd: world.root })
    .map((name) => name.slice(0, -'.git'.length))
    .toSorted();
  return html`<ul>${names.map((name) => html`<li><a href="/${name}">${name}</a></li>`)}</ul>`;
}

function overview({ repository }: Place): Page {
  const { fullName, folder } = repository;
  const branches = references(folder, 'refs/heads/').map(({ ref, id }) => {
    const name = ref.slice('refs/heads/'.length);
    const guarded = protectionOf(repository, name) === undefined ? '' : 'protected';
    return html`<tr><td><a href="/${fullName}/tree/${name}">${name}</a></td><td>${commitLink(repository, id)}</td>
      <td>${guarded}</td><td>${statuses(repository, id)}</td></tr>`;
  });
  const issues = [...repository.issues.values()].toReversed();
  const rows = (list: readonly Issue[]) =>
    list.map(
      (issue) => html`<tr><td>${stateOf(issue)}</td><td>${issueLink(repository, issue)}</td>
    <td>${labels(issue)}</td></tr>`,
    );
  const content = html`<h2>Branches</h2><table>${branches}</table>
    <h2>Pull requests</h2><table>${rows(issues.filter(isPull))}</table>
    <h2>Issues</h2><table>${rows(issues.filter((issue) => !isPull(issue)))}</table>`;
  return { title: fullName, content };
}

function issuePage({ repository, rest }: Place): Page | undefined {
  const issue = repository.issues.get(Number(rest));
  if (issue === undefined) return undefined;
  const comments = issue.comments.map(
    ({ user, createdAt, body }) => html`<h3>${user.login}, ${createdAt}</h3><pre>${body}</pre>`,
  );
  const content = html`<p>${stateOf(issue)} opened by ${issue.user.login}, ${issue.createdAt} ${labels(issue)}</p>
    <pre>${issue.body}</pre>${comments}${isPull(issue) ? pullPart(repository, issue) : html``}`;
  return { title: `${issue.title} #${issue.number}`, content };
}

function pullPart(repository: Repository, issue: PullRequest): Html {
  const { folder } = repository;
  const { head, base, headSha, baseSha } = issue.pull;
  const commits = commitsOf(repository, issue).map(
    (id) => html`<li>${commitLink(repository, id)} ${statuses(repository, id)}</li>`,
  );
  return html`<p><code>${base}</code> ← <code>${head}</code></p><h2>Commits</h2><ul>${commits}</ul>
    <h2>Changes</h2>${diff(folder, mergeBase(folder, baseSha, headSha) ?? baseSha, headSha)}`;
}

function commitPage({ repository, rest }: Place): Page | undefined {
  const id = commitId(repository.folder, rest);
  if (id === undefined) return undefined;
  const commit = readCommit(repository.folder, id);
  const content = html`<p><code>${id}</code> by ${commit.author.name}, ${commit.author.date} ${statuses(repository, id)}
    <a href="/${repository.fullName}/tree/${id}">files</a></p>
    <pre>${commit.message}</pre>${diff(repository.folder, commit.parents[0] ?? EMPTY_TREE, id)}`;
  return { title: subject(commit), content };
}

/** The branch, which may have slashes, and the path in it: the longest branch that is there. */
function located({
  repository,
  rest,
}: Place): { readonly ref: string; readonly commit: string; readonly path: string } | undefined {
  const parts = rest.split('/');
  for (let length = parts.length; length > 0; length--) {
    const ref = parts.slice(0, length).join('/');
    const commit = commitId(repository.folder, ref);
    if (commit !== undefined) return { ref, commit, path: parts.slice(length).join('/') };
  }
  return undefined;
}

function treePage(place: Place): Page | undefined {
  const { repository } = place;
  const at = located(place);
  if (at === undefined || readObject(repository.folder, `${at.commit}:${at.path}`)?.type !== 'tree') return undefined;
  const entries = listTree(repository.folder, `${at.commit}:${at.path}`).map(({ type, path }) => {
    const address = [
      repository.fullName,
      type === 'tree' ? 'tree' : 'blob',
      at.ref,
      ...(at.path === '' ? [] : [at.path]),
      path,
    ].join('/');
    return html`<li><a href="/${encodeURI(address)}">${path}${type === 'tree' ? '/' : ''}</a></li>`;
  });
  const newest = revisionList(repository.folder, [
    '--max-count=20',
    at.commit,
    '--',
    ...(at.path === '' ? [] : [at.path]),
  ]);
  const history = newest.map((id) => html`<li>${commitLink(repository, id)} ${statuses(repository, id)}</li>`);
  return { title: `${at.ref}/${at.path}`, content: html`<ul>${entries}</ul><h2>History</h2><ul>${history}</ul>` };
}

function blobPage(place: Place): Page | undefined {
  const at = located(place);
  const object = at === undefined ? undefined : readObject(place.repository.folder, `${at.commit}:${at.path}`);
  if (at === undefined || object?.type !== 'blob') return undefined;
  return { title: at.path, content: html`<pre>${object.data.toString()}</pre>` };
}

function stateOf(issue: Issue): Html {
  if (!isPull(issue) || issue.state === 'open') return state(issue.state);
  return state(issue.pull.mergedAt === null ? 'closed' : 'merged');
}

function labels(issue: Issue): Html {
  return html`${issue.labels.map((name) => html`<span class="label">${name}</span> `)}`;
}

function statuses(repository: Repository, id: string): Html {
  const latest = latestStatuses(repository, id);
  return html`${latest.map(({ state: what, context, description }) => html`${state(what)} ${context}: ${description} `)}`;
}

function issueLink({ fullName }: Repository, issue: Issue): Html {
  const kind = isPull(issue) ? 'pull' : 'issues';
  return html`<a href="/${fullName}/${kind}/${issue.number}">${issue.title} #${issue.number}</a>`;
}

function commitLink({ fullName, folder }: Repository, id: string): Html {
  return html`<a href="/${fullName}/commit/${id}"><code>${id.slice(0, 7)}</code> ${subject(readCommit(folder, id))}</a>`;
}

function subject({ message }: Commit): string {
  return message.split('\n')[0] ?? '';
}

const MOST_LINES = 2000;

function diff(folder: string, from: string, to: string): Html {
  const lines = git(folder, ['diff', '--no-color', '--no-ext-diff', from, to]).split('\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => {
    if (line.startsWith('+')) return html`<ins>${line}</ins>\n`;
    return line.startsWith('-') ? html`<del>${line}</del>\n` : html`${line}\n`;
  });
  const more = lines.length > MOST_LINES ? html`<p>… and ${lines.length - MOST_LINES} more lines</p>` : html``;
  return html`<pre>${shown}</pre>${more}`;
}
