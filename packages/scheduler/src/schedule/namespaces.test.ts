import { expect, it } from 'vitest';
import { clusterType, emptyModel, policy, selector, target, workload } from '../testing/model-builders.ts';
import { createSchedule } from './create-schedule.ts';
import { createNamespaces } from './namespaces.ts';

const { assignments } = createSchedule(
  emptyModel({
    clusterTypes: [clusterType('drone'), clusterType('large')],
    policies: [policy('all', '', selector(), selector())],
    workloads: [
      workload('c', 'a-b', [target('d')]),
      workload('b-c', 'a', [target('d'), target('e')]),
      workload('other', 'a', [target('d')]),
    ],
  }),
);

const ENVIRONMENT = emptyModel();

const formatAll = (pattern: string) => {
  const namespaces = createNamespaces(assignments, ENVIRONMENT, pattern);
  return assignments
    .filter(({ clusterType: { name } }) => name === 'drone')
    .map((assignment) => {
      const { namespace, problems } = namespaces.of(assignment);
      return `${assignment.target.name}: ${namespace}${problems.map(({ code }) => ` ${code}`).join('')}`;
    });
};

it('consist of the variables of the pattern', () => {
  expect(formatAll('{{environment}}-{{clusterType}}-{{deploymentTarget}}')).toEqual([
    'b-c-d: dev-drone-b-c-d',
    'b-c-e: dev-drone-b-c-e',
    'c-d: dev-drone-c-d',
    'other-d: dev-drone-other-d',
  ]);
});

it('may be shared on purpose', () => {
  expect(formatAll('{{environment}}-{{workspace}}')).toEqual([
    'b-c-d: dev-a',
    'b-c-e: dev-a',
    'c-d: dev-a-b',
    'other-d: dev-a',
  ]);
});

it('are not shared by names that result in the same text when they are joined', () => {
  expect(formatAll('{{environment}}-{{workspace}}-{{deploymentTarget}}')).toEqual([
    'b-c-d: dev-a-b-c-d namespace-clash',
    'b-c-e: dev-a-b-c-e',
    'c-d: dev-a-b-c-d namespace-clash',
    'other-d: dev-a-other-d',
  ]);
  const [first] = assignments;
  if (!first) throw new Error('no assignment');
  const [problem] = createNamespaces(assignments, ENVIRONMENT, '{{workspace}}-{{deploymentTarget}}').of(first).problems;
  expect(problem).toMatchObject({
    message: 'b-c-d (workspace a) and c-d (workspace a-b) would share the namespace a-b-c-d',
    at: { file: 'Workload/b-c/spec/deploymentTargets/0/name' },
    related: [{ at: { file: 'Workload/c/spec/deploymentTargets/0/name' } }],
  });
});

it('have to be valid names of namespaces', () => {
  expect(formatAll('{{environment}}_{{workload}}')).toContain('other-d: dev_other namespace-name');
  expect(formatAll(`${'x'.repeat(60)}{{workload}}`)).toContain(`other-d: ${'x'.repeat(60)}other namespace-name`);
});

it('cannot be reserved for targets from workload files', () => {
  expect(formatAll('kube-{{workload}}')).toEqual([
    'b-c-d: kube-b-c reserved-name',
    'b-c-e: kube-b-c reserved-name',
    'c-d: kube-c reserved-name',
    'other-d: kube-other reserved-name',
  ]);
  const [first] = assignments;
  if (!first) throw new Error('no assignment');
  const own = { ...first, target: { ...first.target, registration: undefined } };
  expect(createNamespaces([own], ENVIRONMENT, 'default').of(own).problems).toEqual([]);
  expect(createNamespaces([first], ENVIRONMENT, 'default').of(first).problems).toMatchObject([
    {
      code: 'reserved-name',
      message: `the namespace of b-c-d cannot be "default": this name is reserved for the platform`,
    },
  ]);
});

it.each(['{{nope}}', '{{#workload}}x{{/workload}}', '{{workload'])('reject the pattern %s', (pattern) => {
  expect(createNamespaces(assignments, ENVIRONMENT, pattern).diagnostics).toMatchObject([
    { code: 'namespace-pattern', severity: 'error' },
  ]);
});
