import type { Diagnostic } from '@kalypso-actions/diagnostics';

/** Codes of diagnostics that can be consequences of others, and the kinds of resources of which an invalid one can be the cause. */
const CAUSES: Readonly<Record<string, readonly string[]>> = {
  'missing-template': ['Template', 'BaseRepo'],
  'no-base-repo': ['BaseRepo'],
  'missing-gitops-repo': ['GitOpsRepo', 'BaseRepo'],
  'no-workload': ['Workload', 'DeploymentTarget', 'WorkloadRegistration'],
  'no-target': ['Workload', 'WorkloadRegistration', 'BaseRepo'],
  'no-environment': ['Workload', 'WorkloadRegistration', 'BaseRepo'],
  'no-policy': ['SchedulingPolicy', 'BaseRepo'],
  'config-unused': [
    'Workload',
    'DeploymentTarget',
    'WorkloadRegistration',
    'ClusterType',
    'SchedulingPolicy',
    'BaseRepo',
  ],
};

/** Codes of the platform team's diagnostics that errors of workload repositories can cause, too. */
const CAUSED_BY_ANY_OWNER: ReadonlySet<string> = new Set(['no-target', 'no-environment', 'config-unused']);

/** Codes of diagnostics about a whole file or folder that cannot be read: it may have contained any resource. */
const UNREADABLE =
  /^(yaml-.*|not-an-object|not-utf8|file-too-large|folder-too-large|too-many-files|too-many-values|unreadable-file|folder-not-found|source-.*)$/;

/**
 * Omits diagnostics that can be consequences of other ones: a template is not missing if its file cannot be read. The remaining ones have
 * to be fixed first; a problem that persists afterwards is reported then.
 */
export function omitConsequences(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  // A base whose commit does not exist is a warning for a new environment.
  const causing = diagnostics.filter(
    ({ severity, code }) => severity === 'error' || code === 'source-commit-not-found',
  );
  const allCauses = causing.filter(({ code }) => CAUSES[code] === undefined || code === 'no-base-repo');
  const causesByOwner = Map.groupBy(allCauses, ({ registration }) => registration);
  return diagnostics.filter((diagnostic) => {
    const causes = CAUSES[diagnostic.code];
    if (causes === undefined) return true;
    const possible = CAUSED_BY_ANY_OWNER.has(diagnostic.code)
      ? allCauses
      : (causesByOwner.get(diagnostic.registration) ?? []);
    const others = possible.filter(({ code }) => code !== diagnostic.code);
    return !others.some((each) => isUnreadable(each) || causes.includes(each.subject?.kind ?? ''));
  });
}

/** Whether nothing is known about what was not read: a whole file or folder, or an object without a kind. */
function isUnreadable({ code, subject }: Diagnostic): boolean {
  return UNREADABLE.test(code) || (code === 'unknown-kind' && subject === undefined);
}
