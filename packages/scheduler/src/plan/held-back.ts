import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { findErrorOwners } from '../model/assemble-model.ts';
import type { Assignment } from '../schedule/schedule.ts';
import type { FailedAssignment } from './plan.ts';

/** The code of assignments that are held back only because their registration is: its errors are reported themselves. */
export const HELD_BACK_CODE = 'registration-held-back';

/**
 * Problems of a registration that concern single assignments: the configuration of the platform team does not meet a schema of a workload file, or a name is
 * too long for a cluster type. Any other error of a registration holds all its assignments back.
 */
const ASSIGNMENT_CODES: ReadonlySet<string> = new Set(['config-violates-schema', 'namespace-name', HELD_BACK_CODE]);

/** Names of the registrations with an error: those that are known, and the owners of errors. Sorted. */
export function findHeldBack(
  known: ReadonlySet<string>,
  diagnostics: readonly Diagnostic[],
  failed: readonly FailedAssignment[] = [],
): ReadonlySet<string> {
  const owners = failed.flatMap(({ problems }) =>
    problems.flatMap(({ code, registration }) =>
      registration === undefined || ASSIGNMENT_CODES.has(code) ? [] : [registration],
    ),
  );
  return new Set([...known, ...findErrorOwners(diagnostics), ...owners].sort());
}

/** An assignment that is not planned because its registration has an error. */
export function holdBack({ clusterType, target, policies }: Assignment, registration: string): FailedAssignment {
  return {
    clusterType,
    target,
    policies,
    problems: [
      {
        code: 'registration-held-back',
        message: `registration ${registration} is held back: its repository has errors`,
        at: target.at,
        registration,
      },
    ],
  };
}
