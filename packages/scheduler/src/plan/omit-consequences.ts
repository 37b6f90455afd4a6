import type { Diagnostic } from '@kalypso-actions/diagnostics';

/** Codes of diagnostics that can be consequences of others, and the kinds of resources of which an invalid one can be the cause. */
const CAUSES: Readonly<Record<string, readonly string[]>> = {
  'missing-template': ['Template', 'BaseRepo'],
  'no-base-repo': ['BaseRepo'],
  'missing-gitops-repo': ['GitOpsRepo', 'BaseRepo'],
  'no-workload': ['Workload', 'DeploymentTarget', 'WorkloadRegistration'],
  'no-target': ['Workload', 'WorkloadRegistration', 'BaseRepo'],
  'no-environment': ['Workload', 'WorkloadRegistration', 'BaseRepo'],
};

/** Codes of diagnostics about a whole file or folder that cannot be read: it may have contained any resource. */
const UNREADABLE =
  /^(yaml-.*|not-an-object|not-utf8|file-too-large|folder-too-large|too-many-files|too-many-values|unreadable-file|folder-not-found|source-.*)$/;

/**
 * Omits diagnostics that can be consequences of other ones of the same owner: a template is not missing if its file cannot be read. The remaining ones have
 * to be fixed first; a problem that persists afterwards is reported then.
 */
export function omitConsequences(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  // A base whose commit does not exist is a warning for a new environment.
  const causing = diagnostics.filter(
    ({ severity, code }) => severity === 'error' || code === 'source-commit-not-found',
  );
  const causesByOwner = Map.groupBy(
    causing.filter(({ code }) => CAUSES[code] === undefined || code === 'no-base-repo'),
    ({ registration }) => registration,
  );
  return diagnostics.filter((diagnostic) => {
    const causes = CAUSES[diagnostic.code];
    if (causes === undefined) return true;
    const others = (causesByOwner.get(diagnostic.registration) ?? []).filter(({ code }) => code !== diagnostic.code);
    return !others.some(({ code, subject }) => UNREADABLE.test(code) || causes.includes(subject?.kind ?? ''));
  });
}
