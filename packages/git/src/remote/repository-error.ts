export type RepositoryFailureKind =
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

/** Why a repository could not be read or written. No text holds a secret. */
export interface RepositoryFailure {
  readonly kind: RepositoryFailureKind;
  readonly message: string;
  /** How to fix it; absent if nothing useful can be said. */
  readonly hint?: string;
}

/** A repository could not be read or written. `fetchSources` returns these failures as results; a `Publication` throws them. */
export class RepositoryError extends Error {
  override readonly name = 'RepositoryError';
  readonly failure: RepositoryFailure;
  /** Whether a retry may succeed. */
  readonly isTransient: boolean;

  constructor(
    failure: RepositoryFailure,
    { isTransient = false, cause }: { readonly isTransient?: boolean; readonly cause?: unknown } = {},
  ) {
    super(failure.message, { cause });
    this.failure = failure;
    this.isTransient = isTransient;
  }
}
