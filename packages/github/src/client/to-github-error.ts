import { errorMessage, rootCause, toWholeSeconds } from '@kalypso-actions/retry';
import { describeResponse } from './describe-response.ts';
import { GitHubError } from './github-error.ts';
import { type GitHubResponse, isRecord, responseOf } from './github-response.ts';

export interface GitHubCall {
  /** For messages: `GET /repos/contoso/fleet/pulls`. */
  readonly name: string;
  /** Whether it may be repeated although it may have been carried out already. */
  readonly isIdempotent: boolean;
  readonly expectsJson: boolean;
  /** Replaces the token in a text. */
  readonly mask: (text: string) => string;
}

const TRANSIENT_STATUSES = [408, 500, 502, 503, 504];
/** Codes of connections that were never made, so that the call was not carried out. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** Converts an exception of a call to a `GitHubError`, together with the response if there was one. */
export function toGitHubError(
  call: GitHubCall,
  thrown: unknown,
  timeoutMs: number,
): { readonly error: GitHubError; readonly response?: GitHubResponse } {
  const response = responseOf(thrown);
  if (response === undefined) return { error: toConnectionError(call, thrown, timeoutMs) };
  const failure = describeResponse(call.name, response);
  const isTransient = TRANSIENT_STATUSES.includes(response.status);
  const hint =
    failure.hint ??
    (isTransient ? 'GitHub could not process the call. Check githubstatus.com and re-run the job.' : undefined);
  const isUncertain = isTransient && !call.isIdempotent;
  const isRetryable = isTransient && call.isIdempotent;
  return { error: new GitHubError({ ...failure, hint, isUncertain, isRetryable }, call), response };
}

/** There was no response, or only a part of one. */
function toConnectionError({ name, isIdempotent, mask }: GitHubCall, thrown: unknown, timeoutMs: number): GitHubError {
  const cause = rootCause(thrown);
  const neverSent = isRecord(cause) && typeof cause.code === 'string' && NEVER_SENT.includes(cause.code);
  const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
  const reason = isTimeout
    ? `no response within ${toWholeSeconds(timeoutMs)} s`
    : `no response: ${errorMessage(cause)}`;
  const hint = neverSent
    ? 'Check the network, the proxy and the certificates of the runner.'
    : 'The connection was interrupted. Re-run the job.';
  const isUncertain = !neverSent && !isIdempotent;
  return new GitHubError({ call: name, reason, hint, isUncertain, isRetryable: neverSent || isIdempotent }, { mask });
}
