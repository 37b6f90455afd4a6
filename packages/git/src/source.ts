/** What a control plane asks of a repository: a folder of it, at the head of a branch or at one commit. */
export interface GitSource {
  /** `https://…`, `http://…` (loopback or the GitHub server), `ssh://…`, `user@host:path`, `file://…` or an absolute path. */
  readonly repo: string;
  readonly ref: { readonly branch: string; readonly commit?: string };
  /** A folder within the repository; `.` for all of it. */
  readonly path: string;
}

/** Where a source lies after it was fetched. The asked folder is `join(root, source.path)`. */
export interface FetchedSource {
  /** The folder on disk that stands for the top of the repository. */
  readonly root: string;
  /** The commit that was read, in full. */
  readonly commit: string;
}

export type SourceFailureKind =
  | 'repository-not-found'
  | 'branch-not-found'
  | 'commit-not-found'
  | 'path-not-found'
  | 'unreachable'
  | 'denied'
  | 'timeout'
  | 'refused-url'
  | 'too-large'
  | 'unsafe-content'
  | 'git-failed';

/** Why a source could not be had, in words that never hold a secret. */
export interface SourceFailure {
  readonly kind: SourceFailureKind;
  readonly message: string;
  /** What to do about it, when there is something to do. */
  readonly hint?: string;
}

export type SourceResult = { readonly ok: FetchedSource } | { readonly failure: SourceFailure };

/** A repository could not be read or written. Reading sources gathers these as results, publishing throws them. */
export class RepositoryError extends Error {
  override readonly name = 'RepositoryError';
  readonly failure: SourceFailure;
  /** Whether the same question may be answered when it is asked again. */
  readonly transient: boolean;

  constructor(failure: SourceFailure, options: { transient?: boolean; cause?: unknown } = {}) {
    super(failure.message, { cause: options.cause });
    this.failure = failure;
    this.transient = options.transient ?? false;
  }
}
