import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { type PathConflict, RepositoryError } from '@kalypso-actions/git';
import { GitHubError } from '@kalypso-actions/github';
import { mistake } from './result.ts';

export function conflictDiagnostics(conflicts: readonly PathConflict[]): Diagnostic[] {
  return conflicts.map(({ path, at, found }) =>
    mistake(
      'path-taken',
      `${quote(path)} cannot be written: ${at === path ? 'there' : `at ${quote(at)}`} is a ${found} that is not ours`,
      'Move it away on the base branch, or give the GitOpsRepo a `path` of its own. Nothing was published.',
    ),
  );
}

export function refusedPush(branch: string, reason: string): Diagnostic {
  return mistake(
    'push-refused',
    `GitHub does not let ${quote(branch)} be written: ${quote(reason)}`,
    'Look at the branch rules of the repository; with required signatures, set `sign-commits: true`.',
  );
}

export function unsigned(reason: string): Diagnostic {
  return {
    code: 'commit-not-signed',
    severity: 'warning',
    message: `GitHub has not signed the commit: ${quote(reason)}`,
    hint: 'It signs for GitHub Apps and for the token of a job, not for a personal token.',
  };
}

/** What failed in the world, as far as its message says what to do; anything else is a bug. */
export function failureOf(thrown: unknown): Diagnostic | undefined {
  if (thrown instanceof GitHubError) {
    const { call, reason, hint } = thrown;
    return mistake(
      'github-failed',
      `${call}: ${reason}`,
      `${hint ?? 'Run the job again'}. Running it again goes on where this ended.`,
    );
  }
  if (thrown instanceof RepositoryError) {
    const { message, hint } = thrown.failure;
    return mistake(
      'repository-failed',
      message,
      `${hint ?? 'Run the job again.'} Running it again goes on where this ended.`,
    );
  }
  return undefined;
}
