import { expect, it } from 'vitest';
import { clusterType, emptyModel, policy, selector, target, template, workload } from '../testing/model-builders.ts';
import { createDesiredTree } from '../tree/desired-tree.ts';
import { createPlan } from './create-plan.ts';
import { DEFAULT_CONFIG_FILE_NAME, DEFAULT_NAMESPACE_PATTERN } from './plan-settings.ts';

const range = (length: number) => Array.from({ length }, (_, index) => index);
const [APPLICATIONS, CLUSTER_TYPES] = [300, 200];

it('hundreds of applications run on hundreds of cluster types', async () => {
  const model = emptyModel({
    workloads: range(APPLICATIONS).map((index) =>
      workload(`app-${index}`, `team-${index % 30}`, [target('users', { size: index % 3 === 0 ? 'large' : 'small' })]),
    ),
    clusterTypes: range(CLUSTER_TYPES).map((index) =>
      clusterType(`type-${index}`, { size: index % 2 === 0 ? 'large' : 'small' }),
    ),
    policies: ['large', 'small'].map((size) => policy(size, '', selector({ size }), selector({ size }))),
    templates: [
      template('rec', 'reconciler', 'kind: Kustomization\nname: {{ .Namespace | quote }}\n'),
      template('ns', 'namespace', 'kind: Namespace\nname: {{ .Namespace | quote }}\n'),
    ],
  });
  const plan = await createPlan(model, {
    namespacePattern: DEFAULT_NAMESPACE_PATTERN,
    configFileName: DEFAULT_CONFIG_FILE_NAME,
  });
  expect(plan.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const tree = createDesiredTree(plan);
  const folders = new Set([...tree].flatMap(([path]) => /^type-\d+\/app-\d+-users(?=\/)/.exec(path) ?? []));
  // Every application runs on the half of the cluster types that has its size.
  expect(folders.size).toBe((APPLICATIONS * CLUSTER_TYPES) / 2);
  expect(tree.get('type-7/app-1-users/namespace.yaml')).toContain('dev-type-7-app-1-users');
  expect(folders.has('type-7/app-0-users')).toBe(false);
});
