import { describe, expect, it } from 'vitest';
import { clusterType, target, workload } from '../testing/model-builders.ts';
import { createFailureDiagnostics } from './failure-diagnostics.ts';
import type { FailedAssignment } from './plan.ts';

const AT = { source: '.', file: 'template.yaml', line: 1, column: 1 };

function fail(index: number, ...codes: readonly string[]): FailedAssignment {
  const { workload: resource } = workload('app', 'team', []);
  return {
    clusterType: clusterType('drone'),
    target: {
      ...target(`t${index}`),
      workload: 'app',
      workspace: 'team',
      registration: undefined,
      configSchemas: [],
      at: AT,
      locate: resource.locate,
    },
    policies: [],
    problems: codes.map((code) => ({ code, message: `problem ${code}`, at: AT })),
  };
}

describe('createFailureDiagnostics', () => {
  it('creates one diagnostic for each problem, with the assignments that have it', () => {
    const failed = [fail(0, 'a', 'b', 'a'), fail(1, 'a'), fail(2, 'b', 'b'), fail(3, 'a'), fail(4, 'a')];
    expect(createFailureDiagnostics(failed)).toEqual([
      {
        code: 'a',
        severity: 'error',
        message: 'problem a; affects t0 on drone, t1 on drone, t3 on drone and 1 more',
        at: AT,
        subject: { kind: 'Assignment', name: 'app-t0-drone' },
      },
      {
        code: 'b',
        severity: 'error',
        message: 'problem b; affects t0 on drone, t2 on drone',
        at: AT,
        subject: { kind: 'Assignment', name: 'app-t0-drone' },
      },
    ]);
  });

  it('reads each problem once, however many assignments have it', () => {
    let reads = 0;
    const failed = Array.from({ length: 100_000 }, (_, index) => {
      const assignment = fail(index, 'a');
      return Object.defineProperty({ ...assignment }, 'problems', {
        get: () => {
          reads += 1;
          return assignment.problems;
        },
      }) as FailedAssignment;
    });
    const [diagnostic] = createFailureDiagnostics(failed);
    expect(diagnostic?.message).toMatch(/ and 99997 more$/);
    expect(reads).toBe(100_000);
  });
});
