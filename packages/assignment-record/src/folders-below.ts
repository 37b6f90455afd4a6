import type { AssignmentRecord, RecordedFolder, RecordedInfrastructure } from './record-schema.ts';

/**
 * Lists the recorded folders of one environment. Several environments may share a branch, each below the `path` of its own `GitOpsRepo`.
 * @param path the `path` of the `GitOpsRepo`; `.` and empty segments in it are ignored
 */
export function listFoldersBelow({ folders }: AssignmentRecord, path: string): readonly RecordedFolder[] {
  return folders.filter((folder) => folder.path === joinBelow(path, folder.clusterType, folder.deploymentTarget));
}

/** Lists the recorded files of cluster types of one environment, in the same way. */
export function listInfrastructureBelow(
  { infrastructure = [] }: AssignmentRecord,
  path: string,
): readonly RecordedInfrastructure[] {
  return infrastructure.filter((each) => each.path === joinBelow(path, each.clusterType));
}

function joinBelow(path: string, ...names: readonly string[]): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return [...segments, ...names].join('/');
}
