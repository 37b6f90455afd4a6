import { RepositoryError } from '@kalypso-actions/git';
import { GitHubError } from '@kalypso-actions/github';
import { describe, expect, it } from 'vitest';
import { diagnoseFailure } from './diagnose-failure.ts';

const failure = (httpStatus: number | undefined, hint?: string) =>
  new GitHubError(
    {
      call: 'POST /repos/contoso/fleet/pulls',
      reason: 'no',
      hint,
      ...(httpStatus === undefined ? {} : { httpStatus }),
    },
    { mask: (text) => text },
  );

describe('diagnoseFailure', () => {
  it.each([undefined, 408, 429, 500, 502, 503])('advises to re-run the job after what may pass: %s', (status) => {
    expect(diagnoseFailure(failure(status)).hint).toBe('Re-run the job. Re-running resumes from here.');
  });

  it.each([400, 401, 403, 404, 409, 410, 422])('does not after %i', (status) => {
    expect(diagnoseFailure(failure(status, 'Give the token a permission.')).hint).toBe('Give the token a permission.');
    expect(diagnoseFailure(failure(status))).not.toHaveProperty('hint');
  });

  it('names the permission for a repository that was not found', () => {
    const error = new RepositoryError({ kind: 'repository-not-found', message: 'x was not found' });
    expect(diagnoseFailure(error).hint).toMatch(/"contents: write" on that repository/);
  });

  it('throws a bug', () => expect(() => diagnoseFailure(new Error('a bug'))).toThrow('a bug'));
});
