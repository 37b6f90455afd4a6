import { CLUSTER_TYPE_README } from '@kalypso-actions/scheduler';
import { expect, it } from 'vitest';
import { compareBranch } from './compare-branch.ts';

it('ignores what stays on the branch because a base is missing', () => {
  const tree = new Map([['drone/README.md', CLUSTER_TYPE_README]]);
  const layout = { path: '.', configFileName: 'platform-config' };
  const present = new Map([...tree, ['drone/app-test/namespace.yaml', 'kind: Namespace\n']]);
  expect(compareBranch(tree, present, layout).differences.map(({ kind }) => kind)).toEqual(['extra']);
  expect(compareBranch(tree, present, layout, true).differences).toEqual([]);
  expect(compareBranch(tree, new Map(), layout, true).differences.map(({ kind }) => kind)).toEqual(['missing']);
});
