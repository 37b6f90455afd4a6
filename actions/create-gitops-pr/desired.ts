import { createHash } from 'node:crypto';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { DesiredFile, DesiredFiles, GitTreeEntry } from '@kalypso-actions/git';
import { type GitOpsLayout, keepsFailed, placeOf, publishedPath } from '@kalypso-actions/gitops';
import { CLUSTER_TYPE_README, PROMOTED_COMMIT_PATH, type Report } from '@kalypso-actions/scheduler';
import { openManifests } from './manifests.ts';

const MOST_NAMED = 10;
const HINT = 'Give the outputs `manifests` and `report` of one run of the schedule action.';

/**
 * What the branch should hold, by path from the top of the repository.
 *
 * The manifests have to be just those that the report tells of: half of them would take the other half away.
 */
export function readManifests(
  folder: string,
  report: Report,
  { layout, promotedCommit }: { readonly layout: GitOpsLayout; readonly promotedCommit: string | null },
): { readonly files: DesiredFiles } | { readonly problems: readonly Diagnostic[] } {
  const found = openManifests(folder, HINT);
  if ('problems' in found) return found;
  const problems = strayed(new Set(found.files.keys()), report);
  if (problems.length > 0) return { problems };
  const files = new Map<string, DesiredFile>();
  for (const [path, file] of found.files)
    if (path !== PROMOTED_COMMIT_PATH) files.set(publishedPath(path, layout), file);
  if (promotedCommit !== null) files.set(PROMOTED_COMMIT_PATH, { read: () => Buffer.from(promotedCommit) });
  return { files };
}

function strayed(present: ReadonlySet<string>, report: Report): Diagnostic[] {
  const expected = new Set([
    ...report.clusterTypes.map(({ name }) => `${name}/README.md`),
    ...report.assignments.flatMap(({ files }) => files),
    ...(report.promotedCommit === null ? [] : [PROMOTED_COMMIT_PATH]),
  ]);
  const told = (files: readonly string[], what: string): Diagnostic[] => {
    if (files.length === 0) return [];
    const more = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '';
    const message = `${what}: ${files.slice(0, MOST_NAMED).map(quote).join(', ')}${more}`;
    return [{ code: 'manifests-not-of-report', severity: 'error', message, hint: HINT }];
  };
  return [
    ...told(
      [...expected].filter((file) => !present.has(file)),
      'the folder lacks manifests that the report tells of',
    ),
    ...told(
      [...present].filter((file) => !expected.has(file)),
      'the folder holds files that the report does not know',
    ),
  ];
}

/**
 * Which files of the branch this system has written: those at paths of ours in folders of cluster types. Such a folder is one that is to be there, that
 * has the README.md of one, or that holds an assignment: folders of people may have files at such paths as well.
 */
export function ownership(
  layout: GitOpsLayout,
  entries: readonly GitTreeEntry[],
  desired: Iterable<string>,
): (path: string) => boolean {
  const folders = new Set<string>();
  const wanted = new Set(desired);
  const present = new Map(entries.map(({ path, id }) => [path, id]));
  const isOne = ({ path, id }: GitTreeEntry) =>
    README_IDS.includes(id) ||
    (path.endsWith('/namespace.yaml') && present.has(path.replace(/namespace\.yaml$/, 'reconciler.yaml')));
  for (const path of wanted) folders.add(clusterTypeOf(path, layout) ?? '');
  for (const entry of entries) if (isOne(entry)) folders.add(clusterTypeOf(entry.path, layout) ?? '');
  return (path) => {
    const place = placeOf(path, layout);
    if (place === undefined || place.kind === 'promoted-commit') return place !== undefined;
    // What people made of a README.md is theirs when its cluster type goes.
    const isReadme = place.kind === 'cluster-type';
    if (isReadme && !wanted.has(path) && !README_IDS.includes(present.get(path) ?? '')) return false;
    return folders.has(place.clusterType);
  };
}

function clusterTypeOf(path: string, layout: GitOpsLayout): string | undefined {
  const place = placeOf(path, layout);
  return place === undefined || place.kind === 'promoted-commit' ? undefined : place.clusterType;
}

const README_IDS = ['sha1', 'sha256'].map((format) => {
  const content = Buffer.from(CLUSTER_TYPE_README);
  return createHash(format).update(`blob ${content.length}\0`).update(content).digest('hex');
});

/** What the branch is to hold on to: failed assignments, and the promoted commit when there is none to write. */
export function keeping(layout: GitOpsLayout, report: Report, files: DesiredFiles): (path: string) => boolean {
  const isFailed = keepsFailed(report, layout);
  return (path) => (path === PROMOTED_COMMIT_PATH ? !files.has(path) : isFailed(path));
}
