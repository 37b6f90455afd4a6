import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { parseRepositoryName, type RepositoryName } from '@kalypso-actions/github';
import type { Report } from '@kalypso-actions/scheduler';
import type { Settings } from './settings.ts';

/** Where the pull request goes. */
export interface Target {
  readonly repository: RepositoryName;
  readonly branch: string;
  /** The folder that the manifests belong in, without a slash at its ends; empty for the top. */
  readonly path: string;
  readonly head: string;
}

/** @param known the `GitOpsRepo`s of the report; the first that fits fills in what the inputs leave open */
export function targetOf(
  settings: Pick<Settings, 'repository' | 'branch' | 'path' | 'headBranch'>,
  known: Report['gitops'],
  serverUrl: string,
): { readonly target: Target } | { readonly problems: readonly Diagnostic[] } {
  const wanted = settings.repository === undefined ? undefined : nameOf(settings.repository, serverUrl);
  const found = known.find(
    ({ repo, branch }) =>
      (settings.repository === undefined || nameOf(repo, serverUrl) === wanted) &&
      (settings.branch === undefined || branch === settings.branch),
  );
  const place = settings.repository ?? found?.repo;
  const branch = settings.branch ?? found?.branch;
  const path = normalPath(settings.path ?? found?.path ?? '.');
  const problems: Diagnostic[] = [];
  const hint = 'Set `repository`, `branch` and `path`, or mend the GitOpsRepo of the environment.';
  const wrong = (message: string) => problems.push({ code: 'gitops-target', severity: 'error', message, hint });
  if (place === undefined || branch === undefined) {
    wrong('neither the inputs nor a GitOpsRepo of the report say which branch of which repository this is for');
  }
  const repository = place === undefined ? undefined : parseRepositoryName(place, serverUrl);
  if (place !== undefined && repository === undefined) {
    wrong(`${quote(place)} is no repository on ${serverUrl}: it has to be "owner/name", or an address there`);
  }
  if (path === undefined) wrong(`the path ${quote(settings.path ?? found?.path ?? '')} leaves the repository`);
  const head = settings.headBranch ?? `deployment/${branch}`;
  if (branch !== undefined && head === branch) {
    wrong(`the branch of the pull request, ${quote(head)}, is the very branch that it is for`);
  }
  if (problems.length > 0 || repository === undefined || branch === undefined || path === undefined)
    return { problems };
  return { target: { repository, branch, path, head } };
}

function nameOf(place: string, serverUrl: string): string {
  const name = parseRepositoryName(place, serverUrl);
  return name === undefined ? place : `${name.owner}/${name.repo}`.toLowerCase();
}

/** Without `.` and empty segments; nothing when it leads elsewhere or into git's own folder. */
function normalPath(path: string): string | undefined {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const isStrange = (segment: string) => segment === '..' || /^\.git$/i.test(segment) || /[\\\p{Cc}]/u.test(segment);
  return path.startsWith('/') || segments.some(isStrange) ? undefined : segments.join('/');
}
