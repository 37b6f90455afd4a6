export { type FetchOptions, fetchSources } from './fetch/fetch-sources.ts';
export type { FetchedSource, GitSource, SourceResult } from './fetch/git-source.ts';
export { readHeadCommit } from './process/head-commit.ts';
export type { CommitDetails } from './publish/commit-tree.ts';
export { type DesiredFile, type DesiredFiles, listDesiredFiles } from './publish/desired-files.ts';
export type { GitCommit, GitIdentity } from './publish/parse-commit.ts';
export { Publication, type PublicationOptions } from './publish/publication.ts';
export type { PushResult } from './publish/push-result.ts';
export {
  type DesiredContent,
  isEmptyDifference,
  type PathConflict,
  type TreeDifference,
  type WrittenFile,
} from './publish/tree-difference.ts';
export type { TreeEntry } from './publish/tree-entry.ts';
export { RepositoryError, type RepositoryFailure, type RepositoryFailureKind } from './remote/repository-error.ts';
