export { type FetchOptions, fetchSources } from './fetch-sources.ts';
export { headCommit } from './head-commit.ts';
export type { FetchedSource, GitSource, SourceFailure, SourceFailureKind, SourceResult } from './source.ts';
