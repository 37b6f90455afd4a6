import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { RepositoryError } from '@kalypso-actions/git';
import { diagnoseGitHubError } from '@kalypso-actions/github';

/** Converts a failure of GitHub or of the Git repository to a diagnostic; `undefined` for any other error, which is a bug. */
export function diagnoseFailure(error: unknown): Diagnostic | undefined {
  const diagnostic = diagnoseGitHubError(error) ?? diagnoseRepositoryError(error);
  if (diagnostic === undefined) return undefined;
  const hint = (diagnostic.hint ?? 'Re-run the job').replace(/\.$/, '');
  return { ...diagnostic, hint: `${hint}. Re-running resumes from here.` };
}

function diagnoseRepositoryError(error: unknown): Diagnostic | undefined {
  if (!(error instanceof RepositoryError)) return undefined;
  const { message, hint } = error.failure;
  return { code: 'repository-failed', severity: 'error', message, ...(hint === undefined ? {} : { hint }) };
}
