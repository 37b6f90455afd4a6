export interface GitHubFailure {
  readonly call: string;
  readonly reason: string;
  readonly httpStatus?: number;
  readonly hint?: string | undefined;
  readonly codes?: readonly string[];
  readonly isUncertain?: boolean;
  readonly isRetryable?: boolean;
}

/**
 * A call to GitHub that failed, after any retries. Its message contains the call, the reason and how to fix it. No text contains the token.
 *
 * The HTTP status is not named `status`, because Octokit's pagination takes an error whose `status` is 409 for an empty page.
 */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  /** What was called: `POST /repos/contoso/fleet/pulls`. */
  readonly call: string;
  /** `undefined` if there was no response, or only rate limits; 200 for a GraphQL error. */
  readonly httpStatus: number | undefined;
  /** Codes and types of GitHub's list of errors: `already_exists`, `UNPROCESSABLE`. */
  readonly codes: readonly string[];
  /** Status and message of GitHub's response, or why there was none. */
  readonly reason: string;
  /** How to fix it, in sentences. */
  readonly hint: string | undefined;
  /** Whether GitHub may have carried out the call, although no response confirms it. */
  readonly isUncertain: boolean;
  /** Whether a retry may succeed, and cannot carry out the call twice. */
  readonly isRetryable: boolean;

  constructor(failure: GitHubFailure, { mask }: { readonly mask: (text: string) => string }) {
    const { call, reason, hint } = failure;
    super(mask(hint === undefined ? `${call}: ${reason}` : `${call}: ${reason.replace(/\.$/, '')}. ${hint}`));
    this.call = mask(call);
    this.reason = mask(reason);
    this.hint = hint === undefined ? undefined : mask(hint);
    this.httpStatus = failure.httpStatus;
    this.codes = failure.codes ?? [];
    this.isUncertain = failure.isUncertain ?? false;
    this.isRetryable = failure.isRetryable ?? false;
  }

  /** Whether GitHub or the network failed, or limited the rate of calls: a later run may succeed without any change. */
  get isTemporary(): boolean {
    const { httpStatus } = this;
    return httpStatus === undefined || httpStatus === 408 || httpStatus === 429 || httpStatus >= 500;
  }
}

/** Whether GitHub responded with one of these statuses. */
export function hasHttpStatus(error: unknown, ...statuses: readonly number[]): error is GitHubError {
  return error instanceof GitHubError && error.httpStatus !== undefined && statuses.includes(error.httpStatus);
}
