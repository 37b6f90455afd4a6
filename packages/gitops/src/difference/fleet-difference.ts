import { ASSIGNMENT_RECORD_PATH, PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import type { TreeDifference } from '@kalypso-actions/git';
import {
  type AssignmentFile,
  type AssignmentKey,
  formatAssignmentFolder,
  type GitOpsLayout,
  parseRepositoryPath,
  type Report,
  toRepositoryPath,
} from '@kalypso-actions/scheduler';
import type { RemovalCounts } from '../options/removal-limit.ts';
import { type ConfigDifference, compareConfigs } from './config-differences.ts';
import type { FileContents } from './file-contents.ts';
import type { FileDifference } from './file-difference.ts';
import { compareInfrastructure, type InfrastructureDifference } from './infrastructure-difference.ts';

export interface TeamAssignment extends AssignmentKey {
  /** The workspace of the deployment target; absent if the target no longer exists. */
  readonly team?: string;
}

/** An assignment that is added, changed or removed, and why it exists. */
export interface AssignmentDifference extends TeamAssignment {
  readonly files: readonly FileDifference[];
  /** The policies that assign it now; none for a removed one. */
  readonly policies: readonly string[];
}

export type RemovalReason = 'cluster-type-removed' | 'deployment-target-removed' | 'no-policy';

export interface RemovedAssignment extends AssignmentDifference {
  readonly reason: RemovalReason;
  /** Foreign files in its folder. They remain, and a cluster that reads the folder continues to apply them. */
  readonly remaining: readonly string[];
}

/** What a tree difference means for the fleet. Lists are sorted by cluster type and deployment target. */
export interface FleetDifference {
  readonly assigned: readonly AssignmentDifference[];
  readonly unassigned: readonly RemovedAssignment[];
  readonly reconfigured: readonly AssignmentDifference[];
  readonly clusterTypes: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Of the cluster types whose own files change. */
  readonly infrastructure: readonly InfrastructureDifference[];
  /** Present if the promoted commit changes. */
  readonly promoted?: { readonly from?: string; readonly to?: string };
  /** Values of platform configurations that change, in assignments that remain. */
  readonly configs: readonly ConfigDifference[];
  /** Assignments whose platform configuration changes, but could not be compared. */
  readonly uncompared: readonly AssignmentKey[];
  readonly counts: RemovalCounts;
  /** Whether only the record of whose each folder is changes. */
  readonly isRecordOnly: boolean;
}

interface AssignmentFolder extends AssignmentKey {
  readonly files: FileDifference[];
  /** Number of files on the base branch, and how many of them are removed. */
  before: number;
  removed: number;
}

/** Converts a tree difference to a fleet difference. Pure. */
export function toFleetDifference(
  tree: TreeDifference,
  report: Pick<Report, 'assignments' | 'clusterTypes' | 'deploymentTargets' | 'promotedCommit'>,
  layout: GitOpsLayout,
  contents: FileContents,
): FleetDifference {
  const folders = findAssignmentFolders(tree, layout);
  const policies = new Map(report.assignments.map((entry) => [formatAssignmentFolder(entry), entry.policies]));
  const teamOf = createTeamLookup(report);
  const toDifference = ({ clusterType, deploymentTarget, files }: AssignmentFolder): AssignmentDifference => {
    const team = teamOf(deploymentTarget);
    return {
      clusterType,
      deploymentTarget,
      ...(team === undefined ? {} : { team }),
      files: files.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
      policies: policies.get(formatAssignmentFolder({ clusterType, deploymentTarget })) ?? [],
    };
  };
  const changed = folders.filter(({ files }) => files.length > 0);
  const assigned = changed.filter(({ before }) => before === 0);
  const unassigned = changed.filter(isRemoved);
  const reconfigured = changed.filter(isReconfigured);
  const before = folders.filter((folder) => folder.before > 0).length;
  const promoted = comparePromotedCommit(tree, report, contents);
  return {
    assigned: assigned.map(toDifference),
    unassigned: unassigned.map((folder) => ({
      ...toDifference(folder),
      reason: findReason(folder, report),
      remaining: findRemaining(folder, tree, layout),
    })),
    reconfigured: reconfigured.map(toDifference),
    clusterTypes: compareClusterTypes(tree, layout),
    infrastructure: compareInfrastructure(tree, layout),
    ...(promoted ? { promoted } : {}),
    ...compareConfigs(tree, layout, contents, new Set(reconfigured.map(formatAssignmentFolder))),
    counts: { before, removed: unassigned.length, after: before - unassigned.length + assigned.length },
    isRecordOnly:
      tree.removed.length === 0 && tree.written.length === 1 && tree.written[0]?.path === ASSIGNMENT_RECORD_PATH,
  };
}

/** Finds the team of a deployment target by its name: the workspace, as far as the target exists. */
export function createTeamLookup({
  deploymentTargets,
}: Pick<Report, 'deploymentTargets'>): (deploymentTarget: string) => string | undefined {
  const teams = new Map(deploymentTargets.map(({ name, workspace }) => [name, workspace]));
  return (deploymentTarget) => teams.get(deploymentTarget);
}

/** Names of the assignments that a tree difference changes, and neither adds nor removes: `<cluster type>/<deployment target>`. */
export function findReconfiguredAssignments(tree: TreeDifference, layout: GitOpsLayout): ReadonlySet<string> {
  return new Set(findAssignmentFolders(tree, layout).filter(isReconfigured).map(formatAssignmentFolder));
}

function findAssignmentFolders(tree: TreeDifference, layout: GitOpsLayout): AssignmentFolder[] {
  const folders = new Map<string, AssignmentFolder>();
  const update = (path: string, change: (folder: AssignmentFolder, file: AssignmentFile) => void) => {
    const file = parseRepositoryPath(path, layout);
    if (file?.kind !== 'assignment') return;
    const { clusterType, deploymentTarget } = file;
    const key = formatAssignmentFolder(file);
    const folder = folders.get(key) ?? { clusterType, deploymentTarget, files: [], before: 0, removed: 0 };
    folders.set(key, folder);
    change(folder, file);
  };
  for (const path of tree.managed.keys()) {
    update(path, (folder) => {
      folder.before += 1;
    });
  }
  for (const { path, before } of tree.written) {
    update(path, ({ files }, { file }) => files.push({ file, kind: before === undefined ? 'added' : 'changed' }));
  }
  for (const { path } of tree.removed) {
    update(path, (folder, { file }) => {
      folder.files.push({ file, kind: 'removed' });
      folder.removed += 1;
    });
  }
  return [...folders.values()].sort(byKey);
}

function isRemoved({ before, removed, files }: AssignmentFolder): boolean {
  return before > 0 && removed === before && files.length === removed;
}

function isReconfigured(folder: AssignmentFolder): boolean {
  return folder.files.length > 0 && folder.before > 0 && !isRemoved(folder);
}

function findReason(
  { clusterType, deploymentTarget }: AssignmentKey,
  report: Pick<Report, 'clusterTypes' | 'deploymentTargets'>,
): RemovalReason {
  if (!report.clusterTypes.some(({ name }) => name === clusterType)) return 'cluster-type-removed';
  return report.deploymentTargets.some(({ name }) => name === deploymentTarget)
    ? 'no-policy'
    : 'deployment-target-removed';
}

function findRemaining(assignment: AssignmentKey, tree: TreeDifference, layout: GitOpsLayout): string[] {
  const folder = `${toRepositoryPath(formatAssignmentFolder(assignment), layout)}/`;
  return tree.foreign.map(({ path }) => path).filter((path) => path.startsWith(folder));
}

function compareClusterTypes(
  { written, removed }: TreeDifference,
  layout: GitOpsLayout,
): FleetDifference['clusterTypes'] {
  const names = (files: readonly { readonly path: string }[]) =>
    files.flatMap(({ path }) => {
      const file = parseRepositoryPath(path, layout);
      return file?.kind === 'cluster-type-readme' ? [file.clusterType] : [];
    });
  return { added: names(written.filter(({ before }) => before === undefined)).sort(), removed: names(removed).sort() };
}

function comparePromotedCommit(
  { written, removed, managed }: TreeDifference,
  { promotedCommit }: Pick<Report, 'promotedCommit'>,
  contents: FileContents,
): FleetDifference['promoted'] {
  if (![...written, ...removed].some(({ path }) => path === PROMOTED_COMMIT_PATH)) return undefined;
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
