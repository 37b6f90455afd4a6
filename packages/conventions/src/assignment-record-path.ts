/** Path of the file that records whose each published folder is, from the root of the repository, whatever the `path` of the `GitOpsRepo` is. */
export const ASSIGNMENT_RECORD_PATH = '.github/tracking/assignments.json';

/** The longest record that is read, in bytes: about 120,000 folders. */
export const MAX_RECORD_BYTES = 33_554_432;
