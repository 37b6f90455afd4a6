/** What went wrong, by what can be done about it. */
export type AzureFailureKind =
  /** Nobody could be signed in. */
  | 'credentials'
  /** Whoever is signed in may not look there. */
  | 'denied'
  /** A subscription or management group that is not there, or that cannot be seen. */
  | 'scope'
  /** Too many requests, for longer than we wait. */
  | 'throttled'
  /** No answer, a broken connection, or a failure of Azure's own. */
  | 'unreachable'
  /** The answer changed while it was read, page by page. */
  | 'unsteady'
  /** An answer that Azure does not document. */
  | 'unexpected';

export interface AzureFailure {
  readonly kind: AzureFailureKind;
  /** In words that never hold a secret. */
  readonly message: string;
  /** What to do about it, when there is something to do. */
  readonly hint?: string;
}

/** Azure could not be asked, or did not answer what was asked. */
export class AzureError extends Error {
  override readonly name = 'AzureError';
  readonly failure: AzureFailure;

  constructor(failure: AzureFailure, options: { readonly cause?: unknown } = {}) {
    super(failure.message, options);
    this.failure = failure;
  }

  /** Whether the same question may be answered when it is asked again later. */
  get isTransient(): boolean {
    return TRANSIENT.has(this.failure.kind);
  }
}

const TRANSIENT: ReadonlySet<AzureFailureKind> = new Set(['throttled', 'unreachable', 'unsteady']);
