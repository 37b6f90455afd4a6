import { PROMOTED_COMMIT_PATH, type Report } from '@kalypso-actions/scheduler';
import { type ConfigChange, compareConfigs } from './config-changes.ts';
import { type AssignmentKey, folderOf, type GitOpsLayout, type Place, placeOf, publishedPath } from './layout.ts';
import type { RemovalCounts } from './removals.ts';
import type { Contents, TreeChange } from './tree-change.ts';

export interface FileChange {
  readonly file: string;
  readonly what: 'added' | 'changed' | 'removed';
}

/** An assignment that is not as it was, and why there is one. */
export interface AssignmentChange extends AssignmentKey {
  readonly files: readonly FileChange[];
  /** The policies that assign it now; none for one that goes. */
  readonly policies: readonly string[];
}

export type RemovalReason = 'cluster-type-gone' | 'deployment-target-gone' | 'no-policy';

export interface Removal extends AssignmentChange {
  readonly reason: RemovalReason;
  /** Files that people put into its folder. They stay, and whatever reads that folder goes on reading them. */
  readonly left: readonly string[];
}

/** What a change of a branch means for the fleet that obeys it. All lists are sorted by cluster type and deployment target. */
export interface FleetChange {
  readonly assigned: readonly AssignmentChange[];
  readonly unassigned: readonly Removal[];
  readonly reconfigured: readonly AssignmentChange[];
  readonly clusterTypes: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Present when the promoted commit changes. */
  readonly promoted?: { readonly from?: string; readonly to?: string };
  /** Values of platform configurations that change, in assignments that stay. */
  readonly configs: readonly ConfigChange[];
  /** Platform configurations that change, but whose values could not be compared. */
  readonly uncompared: readonly AssignmentKey[];
  readonly counts: RemovalCounts;
}

interface Folder extends AssignmentKey {
  readonly files: FileChange[];
  /** Files that it has on the base branch. */
  before: number;
  removed: number;
}

/** The ids of former contents that are worth reading for {@link fleetChange}: the promoted commit, and at most so many platform configurations. */
export function formerContents(tree: TreeChange, layout: GitOpsLayout, most: number): string[] {
  const gone = new Set(foldersOf(tree, layout).filter(isGone).map(folderOf));
  const former = [...tree.written, ...tree.removed.map(({ path, id }) => ({ path, before: id }))];
  const of = (isWanted: (place: Place) => boolean) =>
    former.flatMap(({ path, before }) => {
      const place = placeOf(path, layout);
      return before !== undefined && place !== undefined && isWanted(place) ? [before] : [];
    });
  const promoted = of(({ kind }) => kind === 'promoted-commit');
  const configs = of((place) => place.kind === 'assignment' && place.isConfig && !gone.has(folderOf(place)));
  return [...new Set([...promoted, ...configs.slice(0, most)])];
}

/** Tells a change of files in terms of the fleet. Pure. */
export function fleetChange(
  tree: TreeChange,
  report: Pick<Report, 'assignments' | 'clusterTypes' | 'deploymentTargets' | 'promotedCommit'>,
  layout: GitOpsLayout,
  contents: Contents,
): FleetChange {
  const folders = foldersOf(tree, layout);
  const policies = new Map(report.assignments.map((assignment) => [folderOf(assignment), assignment.policies]));
  const described = ({ clusterType, deploymentTarget, files }: Folder): AssignmentChange => ({
    clusterType,
    deploymentTarget,
    files: files.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    policies: policies.get(`${clusterType}/${deploymentTarget}`) ?? [],
  });
  const changed = folders.filter(({ files }) => files.length > 0);
  const assigned = changed.filter(({ before }) => before === 0);
  const unassigned = changed.filter(isGone);
  const reconfigured = changed.filter((folder) => folder.before > 0 && !isGone(folder));
  const before = folders.filter((folder) => folder.before > 0).length;
  const promoted = promotionOf(tree, report, contents);
  return {
    assigned: assigned.map(described),
    unassigned: unassigned.map((folder) => ({
      ...described(folder),
      reason: reasonOf(folder, report),
      left: leftIn(folder, tree, layout),
    })),
    reconfigured: reconfigured.map(described),
    clusterTypes: clusterTypesOf(tree, layout),
    ...(promoted ? { promoted } : {}),
    ...compareConfigs(tree, layout, contents, new Set(reconfigured.map(folderOf))),
    counts: { before, removed: unassigned.length, after: before - unassigned.length + assigned.length },
  };
}

function foldersOf(tree: TreeChange, layout: GitOpsLayout): Folder[] {
  const folders = new Map<string, Folder>();
  const at = (path: string, act: (folder: Folder, place: Extract<Place, { kind: 'assignment' }>) => void) => {
    const place = placeOf(path, layout);
    if (place?.kind !== 'assignment') return;
    const { clusterType, deploymentTarget } = place;
    const key = folderOf(place);
    const folder = folders.get(key) ?? { clusterType, deploymentTarget, files: [], before: 0, removed: 0 };
    folders.set(key, folder);
    act(folder, place);
  };
  for (const path of tree.managed.keys()) {
    at(path, (folder) => {
      folder.before += 1;
    });
  }
  for (const { path, before } of tree.written) {
    at(path, ({ files }, { file }) => files.push({ file, what: before === undefined ? 'added' : 'changed' }));
  }
  for (const { path } of tree.removed) {
    at(path, (folder, { file }) => {
      folder.files.push({ file, what: 'removed' });
      folder.removed += 1;
    });
  }
  return [...folders.values()].sort(byKey);
}

function isGone({ before, removed, files }: Folder): boolean {
  return before > 0 && removed === before && files.length === removed;
}

function reasonOf(
  { clusterType, deploymentTarget }: AssignmentKey,
  report: Pick<Report, 'clusterTypes' | 'deploymentTargets'>,
): RemovalReason {
  if (!report.clusterTypes.some(({ name }) => name === clusterType)) return 'cluster-type-gone';
  return report.deploymentTargets.some(({ name }) => name === deploymentTarget)
    ? 'no-policy'
    : 'deployment-target-gone';
}

function leftIn({ clusterType, deploymentTarget }: AssignmentKey, tree: TreeChange, layout: GitOpsLayout): string[] {
  const folder = `${publishedPath(folderOf({ clusterType, deploymentTarget }), layout)}/`;
  return tree.foreign.map(({ path }) => path).filter((path) => path.startsWith(folder));
}

function clusterTypesOf({ written, removed }: TreeChange, layout: GitOpsLayout): FleetChange['clusterTypes'] {
  const names = (paths: readonly string[]) =>
    paths.flatMap((path) => {
      const place = placeOf(path, layout);
      return place?.kind === 'cluster-type' ? [place.clusterType] : [];
    });
  return {
    added: names(written.filter(({ before }) => before === undefined).map(({ path }) => path)).sort(),
    removed: names(removed.map(({ path }) => path)).sort(),
  };
}

function promotionOf(
  { written, removed, managed }: TreeChange,
  { promotedCommit }: Pick<Report, 'promotedCommit'>,
  contents: Contents,
): FleetChange['promoted'] {
  const changes = [...written, ...removed].some(({ path }) => path === PROMOTED_COMMIT_PATH);
  if (!changes) return undefined;
  const id = managed.get(PROMOTED_COMMIT_PATH)?.id;
  const from = id === undefined ? undefined : contents.before.get(id);
  return {
    ...(from === undefined ? {} : { from: new TextDecoder().decode(from).trim() }),
    ...(promotedCommit === null ? {} : { to: promotedCommit }),
  };
}

function byKey(a: AssignmentKey, b: AssignmentKey): number {
  if (a.clusterType !== b.clusterType) return a.clusterType < b.clusterType ? -1 : 1;
  return a.deploymentTarget < b.deploymentTarget ? -1 : 1;
}
