import type { RepositoryFailure } from '../remote/repository-error.ts';

/** What a control plane reads of a repository: a folder, at the head of a branch or at one commit. */
export interface GitSource {
  /** `https://…`, `http://…` (loopback or the GitHub server), `ssh://…`, `user@host:path`, `file://…` or an absolute path. */
  readonly repo: string;
  readonly ref: { readonly branch: string; readonly commit?: string };
  /** A folder in the repository; `.` is its root. */
  readonly path: string;
}

/** Where a source is after it was fetched. Its folder is `join(root, source.path)`. */
export interface FetchedSource {
  /** The folder on disk that corresponds to the root of the repository. */
  readonly root: string;
  /** The full ID of the commit that was read. */
  readonly commit: string;
}

/** A link or a submodule, by its path from the root of the repository. */
export interface SkippedEntry {
  readonly path: string;
  readonly kind: 'link' | 'submodule';
}

export type SourceResult =
  | {
      readonly kind: 'fetched';
      readonly source: FetchedSource;
      /** The links and submodules below the path that have a wanted name; absent if there are none. They are never followed. */
      readonly skipped?: readonly SkippedEntry[];
    }
  | { readonly kind: 'failed'; readonly failure: RepositoryFailure };
