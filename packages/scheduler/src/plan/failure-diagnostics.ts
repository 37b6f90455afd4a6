import { type Diagnostic, joinLimited } from '@kalypso-actions/diagnostics';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import type { Assignment } from '../schedule/schedule.ts';
import { HELD_BACK_CODE } from './held-back.ts';
import type { FailedAssignment } from './plan.ts';

const MAX_NAMED_ASSIGNMENTS = 3;

/** Creates one diagnostic for each distinct problem, however many assignments have it. */
export function createFailureDiagnostics(failed: readonly FailedAssignment[]): Diagnostic[] {
  const groups = new Map<string, { readonly problem: AssignmentProblem; readonly assignments: FailedAssignment[] }>();
  for (const assignment of failed) {
    for (const problem of assignment.problems) {
      if (problem.code === HELD_BACK_CODE) continue;
      const { at } = problem;
      const key = JSON.stringify([
        problem.code,
        problem.registration,
        problem.message,
        at?.source,
        at?.file,
        at?.line,
        at?.column,
      ]);
      const group = groups.get(key);
      if (!group) groups.set(key, { problem, assignments: [assignment] });
      // An assignment may have a problem twice.
      else if (group.assignments.at(-1) !== assignment) group.assignments.push(assignment);
    }
  }
  return [...groups.values()].map(({ problem, assignments }) => {
    const names = assignments.map(({ clusterType, target }) => `${target.name} on ${clusterType.name}`);
    const [first] = assignments;
    return {
      ...problem,
      severity: 'error',
      message: `${problem.message}; affects ${joinLimited(names, MAX_NAMED_ASSIGNMENTS)}`,
      ...(first ? { subject: { kind: 'Assignment', name: formatAssignmentName(first) } } : {}),
    };
  });
}

/** The name that the operator gives an assignment. */
export function formatAssignmentName({ clusterType, target }: Assignment): string {
  return `${target.workload}-${target.name}-${clusterType.name}`;
}
