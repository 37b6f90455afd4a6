/** The kinds of failure, by what can be done about them. */
export type AzureFailureKind =
  /** No way to sign in worked. */
  | 'credentials'
  /** The identity has no permission. */
  | 'denied'
  /** A subscription or management group does not exist, or the identity cannot see it. */
  | 'scope'
  /** Azure asked for fewer requests, and for a longer pause than we make. */
  | 'throttled'
  /** No response, a broken connection, or a failure on Azure's side. */
  | 'unreachable'
  /** The result changed while its pages were read. */
  | 'unsteady'
  /** A response that Azure does not document. */
  | 'unexpected';

export interface AzureFailure {
  readonly kind: AzureFailureKind;
  /** What happened. Never contains a secret. */
  readonly message: string;
  /** What the user can do about it. */
  readonly hint?: string;
}

/** A request to Azure failed, or its response cannot be used. */
export class AzureError extends Error {
  override readonly name = 'AzureError';
  readonly failure: AzureFailure;

  constructor(failure: AzureFailure, options: { readonly cause?: unknown } = {}) {
    super(failure.message, options);
    this.failure = failure;
  }

  /** Whether a later retry of the same request may succeed. */
  get isTransient(): boolean {
    return TRANSIENT.has(this.failure.kind);
  }
}

const TRANSIENT: ReadonlySet<AzureFailureKind> = new Set(['throttled', 'unreachable', 'unsteady']);
