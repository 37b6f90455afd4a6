/** Path of the file that records whose each published folder is, from the root of the repository, whatever the `path` of the `GitOpsRepo` is. */
export const ASSIGNMENT_RECORD_PATH = '.github/tracking/assignments.json';
