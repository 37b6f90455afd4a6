import { PROMOTED_BASE_REPO } from '@kalypso-actions/conventions';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { RepositoryFailure } from '@kalypso-actions/git';
import { formatRepositoryName, type RepositoryName } from '@kalypso-actions/github';
import type { BaseRepo, Environment } from '@kalypso-actions/scheduler';

export function describeForeignServer({ name, controlPlane, locate }: Environment, serverUrl: string): Diagnostic {
  return {
    code: 'environment-elsewhere',
    severity: 'error',
    message: `the repository of environment ${name}, ${quote(controlPlane.repo)}, is not on ${serverUrl}`,
    hint: `Use \`${serverUrl}/<owner>/<name>\`.`,
    at: locate('spec', 'controlPlane', 'repo'),
    subject: { kind: 'Environment', name },
  };
}

/** The field of an environment that causes a failed fetch. */
const FIELD_OF_FAILURE: Readonly<Record<string, string>> = { 'branch-not-found': 'branch', 'path-not-found': 'path' };

export function describeUnreadableBranch({ name, locate }: Environment, failure: RepositoryFailure): Diagnostic {
  return {
    code: 'environment-unreadable',
    severity: 'error',
    message: `the branch of environment ${name} cannot be read: ${failure.message}`,
    ...(failure.hint === undefined ? {} : { hint: failure.hint }),
    at: locate('spec', 'controlPlane', FIELD_OF_FAILURE[failure.kind] ?? 'repo'),
    subject: { kind: 'Environment', name },
  };
}

/**
 * @param others the other `BaseRepo`s of the branch: one of them may have the wrong name
 * @param diagnostics what else is wrong in the branch, since that may be why the `BaseRepo` is missing
 */
export function describeMissingBaseRepo(
  { name, locate }: Environment,
  others: readonly BaseRepo[],
  diagnostics: readonly Diagnostic[],
): Diagnostic {
  const related = [
    ...diagnostics
      .flatMap(({ severity, message, at }) => (severity === 'error' && at ? { message, at } : []))
      .slice(0, 1),
    ...others.map((other) => ({
      message: `this BaseRepo is named ${other.name}`,
      at: other.locate('metadata', 'name'),
    })),
  ];
  return {
    code: 'missing-base-repo',
    severity: 'error',
    message: `the branch of environment ${name} has no valid BaseRepo named ${PROMOTED_BASE_REPO}`,
    hint:
      others.length === 0
        ? 'Add one that names the repository, branch and path of what is promoted.'
        : `Rename ${others.map((other) => other.name).join(' or ')} to ${PROMOTED_BASE_REPO}: its commit is the one that is promoted.`,
    at: locate('spec', 'controlPlane', 'branch'),
    ...(related.length === 0 ? {} : { related }),
    subject: { kind: 'Environment', name },
  };
}

/** A commit of one repository means nothing in another one. */
export function describeForeignBaseRepo(
  { name, repo, locate }: BaseRepo,
  repository: RepositoryName,
  serverUrl: string,
): Diagnostic {
  return {
    code: 'foreign-base',
    severity: 'error',
    message: `BaseRepo ${name} names ${quote(repo)}, but the commits to promote are of ${formatRepositoryName(repository)}`,
    hint: `Set \`repo\` to \`${serverUrl}/${formatRepositoryName(repository)}\` in the BaseRepo, or fix the input \`repository\`.`,
    at: locate('spec', 'repo'),
    subject: { kind: 'BaseRepo', name },
  };
}
