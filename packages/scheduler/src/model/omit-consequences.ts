import type { Diagnostic } from '@kalypso-actions/diagnostics';

/** What may be said only because something could not be read, and the kinds of which one must have been unreadable. */
const CAUSES: Readonly<Record<string, readonly string[]>> = {
  'missing-template': ['Template', 'BaseRepo'],
  'missing-gitops-repo': ['GitOpsRepo', 'BaseRepo'],
  'no-workload': ['Workload', 'WorkloadRegistration'],
  'no-target': ['Workload', 'WorkloadRegistration', 'BaseRepo'],
};

/** Codes of what keeps a whole file or folder from being read: anything may have been in it. */
const UNREADABLE =
  /^(yaml-.*|not-utf8|file-too-large|folder-too-large|too-many-files|unreadable-file|folder-not-found|source-.*)$/;

/**
 * Leaves out what only follows from another problem: a template is not missing when its file could not be read. Those that remain are what has to be
 * mended; the others show by themselves if they are still there then.
 */
export function omitConsequences(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const unreadable = errors.some(({ code }) => UNREADABLE.test(code));
  const broken = new Set(
    errors.filter(({ code }) => CAUSES[code] === undefined).map(({ subject }) => subject?.kind ?? ''),
  );
  return diagnostics.filter(({ code }) => {
    const causes = CAUSES[code];
    return causes === undefined || !(unreadable || causes.some((kind) => broken.has(kind)));
  });
}
