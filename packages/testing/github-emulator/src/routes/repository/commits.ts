import { commitsBetween, mergeBase, readCommit, readCommits, revisionList } from '../../git/commits.ts';
import { commitId, references } from '../../git/refs.ts';
import { HttpError, notFound } from '../../model/http-error.ts';
import { isPull } from '../../model/model.ts';
import { type Call, ok, page, pageLinks, paging, type Route, route } from '../../routing/route.ts';
import { commitView } from '../../views/commits.ts';
import { diffEntries } from '../../views/diff.ts';
import { simplePullView } from '../../views/pulls.ts';

const REPO = '/repos/{owner}/{repo}';

export const commitRoutes: readonly Route[] = [
  route(
    `GET ${REPO}/commits`,
    'contents:read',
    (call) => {
      const { folder } = call.repository;
      if (references(folder, 'refs/heads/').length === 0) throw new HttpError(409, 'Git Repository is empty.');
      const start = commitId(folder, call.query.get('sha') ?? call.world.defaultBranch(call.repository));
      if (start === undefined) throw notFound();
      const { since, until, path } = Object.fromEntries(call.query);
      const ids = revisionList(folder, [
        ...(since === undefined ? [] : [`--since=${since}`]),
        ...(until === undefined ? [] : [`--until=${until}`]),
        start,
        '--',
        ...(path === undefined ? [] : [path]),
      ]);
      return page(call, ids, (id) => commitView(call.world, call.api, call.repository, readCommit(folder, id)));
    },
    ['author', 'committer'],
  ),
  route(`GET ${REPO}/commits/{ref}`, 'contents:read', (call) => {
    const { folder } = call.repository;
    const id = commitId(folder, call.path.ref ?? '');
    if (id === undefined) throw new HttpError(422, `No commit found for SHA: ${call.path.ref}`);
    const commit = readCommit(folder, id);
    const files = diffEntries(call, commit.parents[0], id);
    const additions = files.reduce((sum, file) => sum + file.additions, 0);
    const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
    const view = commitView(call.world, call.api, call.repository, commit);
    return ok({ ...view, stats: { additions, deletions, total: additions + deletions }, files });
  }),
  route(`GET ${REPO}/commits/{commit_sha}/pulls`, 'pull-requests:read', (call) => {
    const id = commitId(call.repository.folder, call.path.commit_sha ?? '');
    if (id === undefined) throw new HttpError(422, `No commit found for SHA: ${call.path.commit_sha}`);
    const having = [...call.repository.issues.values()].filter(isPull).filter(({ pull }) => {
      if (pull.mergedAt !== null && pull.mergeCommit === id) return true;
      return commitsBetween(call.repository.folder, pull.baseSha, pull.headSha).includes(id);
    });
    return page(call, having, (issue) => simplePullView(call.world, call.api, call.repository, issue));
  }),
  route(`GET ${REPO}/compare/{basehead}`, 'contents:read', (call) => compare(call)),
];

function compare(call: Call) {
  const { folder, fullName } = call.repository;
  const [base = '', head = ''] = (call.path.basehead ?? '').split('...');
  const [from, to] = [commitId(folder, base), commitId(folder, head)];
  const common = from === undefined || to === undefined ? undefined : mergeBase(folder, from, to);
  if (from === undefined || to === undefined) throw notFound();
  if (common === undefined) throw new HttpError(404, `No common ancestor between ${base} and ${head}.`);
  const ahead = commitsBetween(folder, from, to);
  const behind = commitsBetween(folder, to, from).length;
  const view = (id: string) => commitView(call.world, call.api, call.repository, readCommit(folder, id));
  const { size, number } = paging(call.query);
  const paged = call.query.has('page') || call.query.has('per_page');
  const shown = paged ? ahead.slice((number - 1) * size, number * size) : ahead.slice(-250);
  const url = `${call.api}/repos/${fullName}/compare/${base}...${head}`;
  const site = `${call.world.url}/${fullName}/compare/${base}...${head}`;
  const body = {
    url,
    html_url: site,
    permalink_url: `${call.world.url}/${fullName}/compare/${from}...${to}`,
    diff_url: `${site}.diff`,
    patch_url: `${site}.patch`,
    base_commit: view(from),
    merge_base_commit: view(common),
    status: comparison(ahead.length, behind),
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: readCommits(folder, shown).map((commit) => commitView(call.world, call.api, call.repository, commit)),
    ...(number === 1 ? { files: diffEntries(call, common, to).slice(0, 300) } : {}),
  };
  return { status: 200, body, headers: paged ? pageLinks(call.address, ahead.length, size, number) : {} };
}

function comparison(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind';
  return behind === 0 ? 'ahead' : 'diverged';
}
