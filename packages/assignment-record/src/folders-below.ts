import type { AssignmentRecord, RecordedFolder } from './record-schema.ts';

/**
 * Lists the recorded folders of one environment. Several environments may share a branch, each below the `path` of its own `GitOpsRepo`.
 * @param path the `path` of the `GitOpsRepo`; `.` and empty segments in it are ignored
 */
export function listFoldersBelow({ folders }: AssignmentRecord, path: string): readonly RecordedFolder[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const toPath = ({ clusterType, deploymentTarget }: RecordedFolder) =>
    [...segments, clusterType, deploymentTarget].join('/');
  return folders.filter((folder) => folder.path === toPath(folder));
}
