import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { GitHubError } from './github-error.ts';

/**
 * Converts a failed call to GitHub to a diagnostic: which call failed and why, and as a hint the permission that the token lacks, what
 * a 404 can mean for a private repository, or when a retry can help. Returns `undefined` for any other error, which is a bug or has a
 * diagnostic of its own.
 */
export function diagnoseGitHubError(error: unknown): Diagnostic | undefined {
  if (!(error instanceof GitHubError)) return undefined;
  const { call, reason, hint } = error;
  return {
    code: 'github-failed',
    severity: 'error',
    message: `${call}: ${reason}`,
    ...(hint === undefined ? {} : { hint }),
  };
}
