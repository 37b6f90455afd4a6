import {
  findMergeBase,
  listCommits,
  listCommitsBetween,
  readCommitObject,
  readCommitObjects,
} from '../../git/commits.ts';
import { listRefs, resolveCommit } from '../../git/refs.ts';
import { HttpError, notFound } from '../../model/http-error.ts';
import { isPullRequest } from '../../model/records.ts';
import {
  type ApiCall,
  type ApiRoute,
  createLinkHeader,
  defineRoute,
  ok,
  paginate,
  readPaging,
} from '../../routing/route.ts';
import { commitView } from '../../views/commits.ts';
import { diffEntries } from '../../views/diff.ts';
import { simplePullView } from '../../views/pulls.ts';

const REPO = '/repos/{owner}/{repo}';

export const commitRoutes: readonly ApiRoute[] = [
  defineRoute(
    `GET ${REPO}/commits`,
    'contents:read',
    (call) => {
      const { folder } = call.repository;
      if (listRefs(folder, 'refs/heads/').length === 0) throw new HttpError(409, 'Git Repository is empty.');
      const start = resolveCommit(folder, call.query.get('sha') ?? call.github.defaultBranch(call.repository));
      if (start === undefined) throw notFound();
      const { since, until, path } = Object.fromEntries(call.query);
      const ids = listCommits(folder, [
        ...(since === undefined ? [] : [`--since=${since}`]),
        ...(until === undefined ? [] : [`--until=${until}`]),
        start,
        '--',
        ...(path === undefined ? [] : [path]),
      ]);
      return paginate(call, ids, (id) =>
        commitView(call.github, call.api, call.repository, readCommitObject(folder, id)),
      );
    },
    ['author', 'committer'],
  ),
  defineRoute(`GET ${REPO}/commits/{ref}`, 'contents:read', (call) => {
    const { folder } = call.repository;
    const id = resolveCommit(folder, call.path.ref ?? '');
    if (id === undefined) throw new HttpError(422, `No commit found for SHA: ${call.path.ref}`);
    const commit = readCommitObject(folder, id);
    const files = diffEntries(call, commit.parents[0], id);
    const additions = files.reduce((sum, file) => sum + file.additions, 0);
    const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
    const view = commitView(call.github, call.api, call.repository, commit);
    return ok({ ...view, stats: { additions, deletions, total: additions + deletions }, files });
  }),
  defineRoute(`GET ${REPO}/commits/{commit_sha}/pulls`, 'pull-requests:read', (call) => {
    const id = resolveCommit(call.repository.folder, call.path.commit_sha ?? '');
    if (id === undefined) throw new HttpError(422, `No commit found for SHA: ${call.path.commit_sha}`);
    const having = [...call.repository.issues.values()].filter(isPullRequest).filter(({ pull }) => {
      if (pull.mergedAt !== null && pull.mergeCommit === id) return true;
      return listCommitsBetween(call.repository.folder, pull.baseSha, pull.headSha).includes(id);
    });
    return paginate(call, having, (issue) => simplePullView(call.github, call.api, call.repository, issue));
  }),
  defineRoute(`GET ${REPO}/compare/{basehead}`, 'contents:read', (call) => compareCommits(call)),
];

function compareCommits(call: ApiCall) {
  const { folder, fullName } = call.repository;
  const [base = '', head = ''] = (call.path.basehead ?? '').split('...');
  const [from, to] = [resolveCommit(folder, base), resolveCommit(folder, head)];
  const common = from === undefined || to === undefined ? undefined : findMergeBase(folder, from, to);
  if (from === undefined || to === undefined) throw notFound();
  if (common === undefined) throw new HttpError(404, `No common ancestor between ${base} and ${head}.`);
  const ahead = listCommitsBetween(folder, from, to);
  const behind = listCommitsBetween(folder, to, from).length;
  const view = (id: string) => commitView(call.github, call.api, call.repository, readCommitObject(folder, id));
  const { size, number } = readPaging(call.query);
  const paged = call.query.has('page') || call.query.has('per_page');
  const shown = paged ? ahead.slice((number - 1) * size, number * size) : ahead.slice(-250);
  const url = `${call.api}/repos/${fullName}/compare/${base}...${head}`;
  const site = `${call.github.url}/${fullName}/compare/${base}...${head}`;
  const body = {
    url,
    html_url: site,
    permalink_url: `${call.github.url}/${fullName}/compare/${from}...${to}`,
    diff_url: `${site}.diff`,
    patch_url: `${site}.patch`,
    base_commit: view(from),
    merge_base_commit: view(common),
    status: comparisonStatus(ahead.length, behind),
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: readCommitObjects(folder, shown).map((commit) =>
      commitView(call.github, call.api, call.repository, commit),
    ),
    ...(number === 1 ? { files: diffEntries(call, common, to).slice(0, 300) } : {}),
  };
  return { status: 200, body, headers: paged ? createLinkHeader(call.address, ahead.length, size, number) : {} };
}

function comparisonStatus(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind';
  return behind === 0 ? 'ahead' : 'diverged';
}
