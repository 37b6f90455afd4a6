import type { Diagnostic } from '@kalypso-actions/diagnostics';

/** Codes of diagnostics that can be consequences of others, and the kinds of resources of which an invalid one can be the cause. */
const CAUSES: Readonly<Record<string, readonly string[]>> = {
  'missing-template': ['Template', 'BaseRepo'],
  'missing-gitops-repo': ['GitOpsRepo', 'BaseRepo'],
  'no-workload': ['Workload', 'WorkloadRegistration'],
  'no-target': ['Workload', 'WorkloadRegistration', 'BaseRepo'],
};

/** Codes of diagnostics about a whole file or folder that cannot be read: it may have contained any resource. */
const UNREADABLE =
  /^(yaml-.*|not-utf8|file-too-large|folder-too-large|too-many-files|too-many-values|unreadable-file|folder-not-found|source-.*)$/;

/**
 * Omits diagnostics that can be consequences of others: a template is not missing if its file cannot be read. The remaining ones have to be fixed first;
 * a problem that persists afterwards is reported then.
 */
export function omitConsequences(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const isAnyUnreadable = errors.some(({ code }) => UNREADABLE.test(code));
  const invalidKinds = new Set(
    errors.filter(({ code }) => CAUSES[code] === undefined).map(({ subject }) => subject?.kind ?? ''),
  );
  return diagnostics.filter(({ code }) => {
    const causes = CAUSES[code];
    return causes === undefined || !(isAnyUnreadable || causes.some((kind) => invalidKinds.has(kind)));
  });
}
