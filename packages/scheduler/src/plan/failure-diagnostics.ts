import { type Diagnostic, joinLimited } from '@kalypso-actions/diagnostics';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import type { Assignment } from '../schedule/schedule.ts';
import { HELD_BACK_CODE } from './held-back.ts';
import type { FailedAssignment, PlannedInfrastructure } from './plan.ts';

const MAX_NAMED_ASSIGNMENTS = 3;
/** The kind of the subject of errors that hold back what belongs to a cluster type, and nothing else. Its name is that of the cluster type. */
export const INFRASTRUCTURE_SUBJECT = 'Infrastructure';

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

/** Creates one diagnostic for each distinct problem of what belongs to cluster types, however many of them have it. */
export function createInfrastructureDiagnostics(infrastructure: readonly PlannedInfrastructure[]): Diagnostic[] {
  const failures = infrastructure.flatMap((each) =>
    each.kind === 'failed' ? each.problems.map((problem) => ({ problem, name: each.clusterType.name })) : [],
  );
  const groups = Map.groupBy(failures, ({ problem: { code, message, at } }) => JSON.stringify([code, message, at]));
  return [...groups.values()].flatMap(([first, ...others]): Diagnostic[] => {
    if (first === undefined) return [];
    const names = [...new Set([first, ...others].map(({ name }) => name))];
    const types = `${names.length === 1 ? 'cluster type' : 'cluster types'} ${joinLimited(names, MAX_NAMED_ASSIGNMENTS)}`;
    const { problem, name } = first;
    return [
      {
        ...problem,
        severity: 'error',
        message: `${problem.message}; affects the infrastructure of ${types}`,
        subject: { kind: INFRASTRUCTURE_SUBJECT, name },
      },
    ];
  });
}

/** The name that the operator gives an assignment. */
export function formatAssignmentName({ clusterType, target }: Assignment): string {
  return `${target.workload}-${target.name}-${clusterType.name}`;
}
