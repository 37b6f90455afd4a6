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

export interface RepositoryErrorDetails {
  readonly isTransient?: boolean;
  readonly isServerSilent?: boolean;
  readonly cause?: unknown;
}

/** A repository could not be read or written. `fetchSources` returns these failures as results; a `Publication` throws them. */
export class RepositoryError extends Error {
  override readonly name = 'RepositoryError';
  readonly failure: RepositoryFailure;
  /** Whether a retry may succeed. */
  readonly isTransient: boolean;
  /** Whether the server accepted no connection, or responded to no request, within the time that it had. */
  readonly isServerSilent: boolean;

  constructor(
    failure: RepositoryFailure,
    { isTransient = false, isServerSilent = false, cause }: RepositoryErrorDetails = {},
  ) {
    super(failure.message, { cause });
    this.failure = failure;
    this.isTransient = isTransient;
    this.isServerSilent = isServerSilent;
  }
}

/** Creates the failure of a source that was not read when the time for all sources ended. */
export function createOutOfTimeFailure(url: string): RepositoryFailure {
  return {
    kind: 'timeout',
    message: `${url} was not read completely before the time for all sources of the run ended`,
    hint: 'The log shows which servers took long. Re-run the job when they respond.',
  };
}
