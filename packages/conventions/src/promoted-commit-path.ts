/** Path of the file that records the promoted commit, from the root of the repository, whatever the `path` of the `GitOpsRepo` is. */
export const PROMOTED_COMMIT_PATH = '.github/tracking/Promoted_Commit_Id';
