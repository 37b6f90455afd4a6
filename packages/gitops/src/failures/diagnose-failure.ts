import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { RepositoryError } from '@kalypso-actions/git';
import { diagnoseGitHubError, GitHubError } from '@kalypso-actions/github';

/**
 * Converts a failure of GitHub or of the Git repository to a diagnostic. Only if it may pass without any change, the hint advises to re-run the job.
 * @throws any other error, which is a bug
 */
export function diagnoseFailure(error: unknown): Diagnostic {
  const diagnostic = diagnoseGitHubError(error) ?? diagnoseRepositoryError(error);
  if (diagnostic === undefined) throw error;
  if (!isTemporary(error)) return diagnostic;
  const hint = (diagnostic.hint ?? 'Re-run the job').replace(/\.$/, '');
  return { ...diagnostic, hint: `${hint}. Re-running resumes from here.` };
}

function isTemporary(error: unknown): boolean {
  if (error instanceof GitHubError) return error.isTemporary;
  return error instanceof RepositoryError && (error.isTransient || error.failure.kind === 'git-failed');
}

const ACCESS_HINT =
  'Check the name, and that the token has "contents: write" on that repository. For the token of a GitHub App, the App has to be installed there.';

function diagnoseRepositoryError(error: unknown): Diagnostic | undefined {
  if (!(error instanceof RepositoryError)) return undefined;
  const { kind, message, hint = kind === 'repository-not-found' ? ACCESS_HINT : undefined } = error.failure;
  return { code: 'repository-failed', severity: 'error', message, ...(hint === undefined ? {} : { hint }) };
}
