import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { RepositoryFailure, RepositoryFailureKind } from '@kalypso-actions/git';
import type { SourceResource } from './source-resource.ts';

/** The diagnostic code of each failure, and the field of the resource that causes it. */
const FAILURES: Readonly<Record<RepositoryFailureKind, { readonly code: string; readonly field: string }>> = {
  'repository-not-found': { code: 'source-repository-not-found', field: 'repo' },
  'branch-not-found': { code: 'source-branch-not-found', field: 'branch' },
  'commit-not-found': { code: 'source-commit-not-found', field: 'commit' },
  'path-not-found': { code: 'source-path-not-found', field: 'path' },
  unreachable: { code: 'source-unreachable', field: 'repo' },
  denied: { code: 'source-denied', field: 'repo' },
  timeout: { code: 'source-timeout', field: 'repo' },
  'refused-url': { code: 'source-refused-url', field: 'repo' },
  'too-large': { code: 'source-too-large', field: 'repo' },
  'unsafe-content': { code: 'source-unsafe-content', field: 'repo' },
  'git-failed': { code: 'source-git-failed', field: 'repo' },
};

/** Creates the diagnostic of a source that cannot be read, at the resource that refers to it. */
export function createSourceDiagnostic(resource: SourceResource, failure: RepositoryFailure): Diagnostic {
  const { code, field } = FAILURES[failure.kind];
  return {
    code,
    severity: 'error',
    message: failure.message,
    at: resource.kind === 'BaseRepo' ? resource.locate('spec', field) : resource.locate('spec', 'workload', field),
    ...(failure.hint === undefined ? {} : { hint: failure.hint }),
    subject: { kind: resource.kind, name: resource.name },
  };
}
