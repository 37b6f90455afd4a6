import { statSync } from 'node:fs';
import { type Desired, type DesiredFile, desiredFolder, type TreeEntry } from '@kalypso-actions/git';
import { CLUSTER_TYPE_README, couldBeOurs, type Diagnostic, PROMOTED_COMMIT_PATH, quote, type Report } from '@kalypso-actions/scheduler';
import { createHash } from 'node:crypto';

const MOST_NAMED = 10;

/**
 * What the branch should hold: the manifests below the target's path, and the promoted commit at its place, which is the same for every path.
 *
 * The manifests have to be just those that the report tells of: half of them would take the other half away.
 */
export function readManifests(
  folder: string,
  report: Report,
  { path, promotedCommit }: { readonly path: string; readonly promotedCommit: string | undefined },
): { readonly files: ReadonlyMap<string, DesiredFile> } | { readonly problems: readonly Diagnostic[] } {
  if (folder === '' || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const message = folder === '' ? 'input manifests is required' : `there is no folder ${quote(folder)}`;
    return { problems: [{ code: 'manifests', severity: 'error', message, hint: HINT }] };
  }
  const place = (file: string) => (path === '' || file === PROMOTED_COMMIT_PATH ? file : `${path}/${file}`);
  const files = new Map(desiredFolder(folder));
  const problems = strayed(new Set(files.keys()), report);
  const commit = promotedCommit ?? report.promotedCommit;
  files.delete(PROMOTED_COMMIT_PATH);
  if (commit !== null) files.set(PROMOTED_COMMIT_PATH, { read: () => Buffer.from(commit) });
  return problems.length > 0 ? { problems } : { files: new Map([...files].map(([file, content]) => [place(file), content])) };
}

const HINT = 'Give the outputs `manifests` and `report` of one run of the schedule action.';

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
    ...told([...expected].filter((file) => !present.has(file)), 'the folder lacks manifests that the report tells of'),
    ...told([...present].filter((file) => !expected.has(file)), 'the folder holds files that the report does not know'),
  ];
}

/** Everything that the comparison looks at. */
export function placesOf(path: string): readonly string[] {
  return path === '' ? [''] : [path, PROMOTED_COMMIT_PATH];
}

/** Whether a path has the form of those that we write below the target's path; the folder that it is in may be somebody's still. */
export function hasOurForm(path: string, configFileName: string): (file: string) => boolean {
  const names = new Set([configFileName, 'platform-config', 'config', 'namespace', 'reconciler']);
  return (file) => {
    if (file === PROMOTED_COMMIT_PATH) return true;
    const below = relativeTo(path, file);
    if (below === undefined || !couldBeOurs(below)) return false;
    const [, , name = ''] = below.split('/');
    return name === '' || names.has(name.replace(/\.(yaml|sh)$/, ''));
  };
}

/**
 * Which files of the branch this system has written: those of the form of ours in folders of cluster types. Such a folder is one that is to be there,
 * that has the README.md of one, or that holds an assignment: people's folders have files at such paths as well.
 */
export function ownership(
  path: string,
  candidates: Iterable<TreeEntry>,
  desired: Iterable<string>,
  configFileName: string,
): (file: string) => boolean {
  const folders = new Set<string>();
  for (const file of desired) folders.add(topOf(relativeTo(path, file) ?? ''));
  const entries = [...candidates];
  const present = new Set(entries.map(({ path: file }) => file));
  for (const { path: file, id } of entries) {
    const below = relativeTo(path, file) ?? '';
    const isReadme = below === `${topOf(below)}/README.md` && README_IDS.includes(id);
    const isAssignment = file.endsWith('/namespace.yaml') && present.has(file.replace(/namespace\.yaml$/, 'reconciler.yaml'));
    if (isReadme || isAssignment) folders.add(topOf(below));
  }
  const form = hasOurForm(path, configFileName);
  return (file) => file === PROMOTED_COMMIT_PATH || (form(file) && folders.has(topOf(relativeTo(path, file) ?? '')));
}

const README_IDS = ['sha1', 'sha256'].map((format) => {
  const content = Buffer.from(CLUSTER_TYPE_README);
  return createHash(format).update(`blob ${content.length}\0`).update(content).digest('hex');
});

/** What the branch holds and is to hold on to: failed assignments, and the promoted commit when there is none to write. */
export function keeping(path: string, report: Report, files: ReadonlyMap<string, unknown>): Desired['keeps'] {
  const failed = new Set(report.failed.map(({ clusterType, deploymentTarget }) => `${clusterType}/${deploymentTarget}`));
  return (file) => {
    if (file === PROMOTED_COMMIT_PATH) return !files.has(file);
    return failed.has(assignmentOf(path, file) ?? '');
  };
}

/** `cluster type/deployment target` of a file of an assignment. */
export function assignmentOf(path: string, file: string): string | undefined {
  const parts = relativeTo(path, file)?.split('/') ?? [];
  return parts.length === 3 && file !== PROMOTED_COMMIT_PATH ? `${parts[0]}/${parts[1]}` : undefined;
}

function relativeTo(path: string, file: string): string | undefined {
  if (path === '') return file;
  return file.startsWith(`${path}/`) ? file.slice(path.length + 1) : undefined;
}

function topOf(below: string): string {
  return below.split('/')[0] ?? '';
}
