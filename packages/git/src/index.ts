export { FetchSession } from './fetch/fetch-session.ts';
export { fetchSources } from './fetch/fetch-sources.ts';
export type { GitSource, SkippedEntry, SourceResult } from './fetch/git-source.ts';
export { runInParallel } from './fetch/run-in-parallel.ts';
export { readHeadCommit } from './process/head-commit.ts';
export { type LastChange, readLastChanges } from './process/last-changes.ts';
export { type DesiredFile, type DesiredFiles, listDesiredFiles } from './publish/desired-files.ts';
export type { GitCommit, GitIdentity } from './publish/parse-commit.ts';
export { Publication } from './publish/publication.ts';
export {
  type DesiredContent,
  isEmptyDifference,
  type PathConflict,
  type TreeDifference,
} from './publish/tree-difference.ts';
export type { TreeEntry } from './publish/tree-entry.ts';
export { RepositoryError, type RepositoryFailure, type RepositoryFailureKind } from './remote/repository-error.ts';
