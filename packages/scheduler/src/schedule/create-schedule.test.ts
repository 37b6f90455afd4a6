import { describe, expect, it } from 'vitest';
import type { Model } from '../model/model.ts';
import { clusterType, emptyModel, policy, selector, target, workload } from '../testing/model-builders.ts';
import { createSchedule } from './create-schedule.ts';

const fleet = (parts: Partial<Model>): Model =>
  emptyModel({
    clusterTypes: [clusterType('drone', { edge: 'true' }), clusterType('large', { size: 'large' })],
    workloads: [workload('app', 'team-a', [target('test', { purpose: 'test' }), target('perf', { purpose: 'perf' })])],
    ...parts,
  });

const pairs = (model: Model) =>
  createSchedule(model).assignments.map((a) => `${a.target.name} on ${a.clusterType.name} by ${a.policies.join('+')}`);

describe('schedule', () => {
  it('assigns every selected target to every selected cluster type, sorted', () => {
    const model = fleet({ policies: [policy('all', '', selector(), selector())] });
    expect(pairs(model)).toEqual([
      'app-perf on drone by all',
      'app-test on drone by all',
      'app-perf on large by all',
      'app-test on large by all',
    ]);
  });

  it('keeps every policy that selects a pair', () => {
    const model = fleet({
      policies: [
        policy('a', 'team-a', selector({ purpose: 'test' }), selector({ edge: 'true' })),
        policy('b', '', selector({ workload: 'app' }), selector({ edge: 'true' })),
      ],
    });
    expect(pairs(model)).toEqual(['app-perf on drone by b', 'app-test on drone by a+b']);
  });

  it('overrides labels of a target by those of its workload, and both by the name and the workspace', () => {
    const model = fleet({
      workloads: [
        workload('app', 'team-a', [target('t', { tier: 'target', workload: 'x', workspace: 'y' })], {
          tier: 'workload',
        }),
      ],
    });
    expect(createSchedule(model).targets[0]?.labels).toMatchObject({
      tier: 'workload',
      workload: 'app',
      workspace: 'team-a',
    });
  });

  it('includes only targets of its own environment, and the last of two with one name', () => {
    const twice = [target('t', { n: '1' }), target('t', { n: '2' }), target('u', {}, { environment: 'stage' })];
    const { targets } = createSchedule(fleet({ workloads: [workload('app', 'team-a', twice)] }));
    expect(targets.map(({ name, labels }) => [name, labels.n])).toEqual([['app-t', '2']]);
  });

  it.each([
    ['no policy', [], 'the environment has no valid scheduling policy'],
    [
      'another workspace',
      [policy('p', 'team-b', selector(), selector())],
      'every scheduling policy is for another workspace (its workspace is team-a)',
    ],
    [
      'labels',
      [policy('p', '', selector({ no: 'such' }), selector())],
      'its labels match none of the policies that could select it: p',
    ],
    [
      'no cluster type',
      [policy('p', '', selector(), selector({ no: 'such' }))],
      'selected by p, but no cluster type matches its clusterTypeSelector',
    ],
  ])('explains why a target has no assignment: %s', (_, policies, reason) => {
    expect(createSchedule(fleet({ policies })).unassigned).toEqual([
      { name: 'app-perf', reason },
      { name: 'app-test', reason },
    ]);
  });

  it.each([
    [
      'targets',
      policy('p', '', selector({ no: 'such' }), selector()),
      'no deployment target matches its labelSelector',
    ],
    ['workspace', policy('p', 'team-x', selector(), selector()), 'no deployment target is in workspace team-x'],
    [
      'cluster types',
      policy('p', '', selector(), selector({ no: 'x' })),
      'no cluster type matches its clusterTypeSelector',
    ],
  ])('explains why a policy assigns nothing: %s', (_, idle, reason) => {
    expect(createSchedule(fleet({ policies: [idle] })).idlePolicies).toEqual([{ name: 'p', reason }]);
  });

  it('reports an invalid selector at its field, and continues with the other policies', () => {
    const broken = policy(
      'broken',
      '',
      { matchLabels: {}, matchExpressions: [{ key: 'a', operator: 'Is', values: [] }] },
      selector(),
    );
    const result = createSchedule(
      fleet({ policies: [broken, policy('good', '', selector(), selector({ edge: 'true' }))] }),
    );
    expect(result.assignments).toHaveLength(2);
    expect(result.diagnostics).toMatchObject([
      {
        code: 'invalid-selector',
        severity: 'error',
        at: { file: 'SchedulingPolicy/broken/spec/deploymentTargetSelector/labelSelector/matchExpressions/0/operator' },
        subject: { kind: 'SchedulingPolicy', name: 'broken' },
      },
    ]);
    expect(result.idlePolicies).toEqual([{ name: 'broken', reason: 'its selector is not valid' }]);
  });
});
