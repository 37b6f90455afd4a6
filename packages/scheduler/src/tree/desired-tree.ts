import type { Plan } from '../plan/plan.ts';
import { formatGeneratedPath } from './layout.ts';

/** What a GitOps branch should hold, below the `path` of its `GitOpsRepo`: content by path, sorted by path. */
export type DesiredTree = ReadonlyMap<string, string>;

/** The content of a cluster type's README.md. It is the operator's text, so that an environment that moves from the operator sees no change. */
export const CLUSTER_TYPE_README = 'This folder contains deployment targets scheduled on the cluster type';

/** Creates the desired tree from the assignments, and what belongs to cluster types, that were planned without errors. */
export function createDesiredTree(
  plan: Pick<Plan, 'promotedCommit' | 'isPromotionHeldBack' | 'clusterTypes' | 'planned' | 'infrastructure'>,
): DesiredTree {
  const tree = new Map<string, string>();
  if (plan.promotedCommit !== undefined && !plan.isPromotionHeldBack)
    tree.set(formatGeneratedPath({ kind: 'promoted-commit' }), plan.promotedCommit);
  const infrastructure = new Map(plan.infrastructure.map((each) => [each.clusterType.name, each]));
  let next = 0;
  // Cluster types and assignments are sorted by the same names, so one pass over both creates the tree nearly in order.
  for (const { name: clusterType } of plan.clusterTypes) {
    const readme = formatGeneratedPath({ kind: 'cluster-type-readme', clusterType });
    const files: (readonly [path: string, content: string])[] = [[readme, CLUSTER_TYPE_README]];
    const own = infrastructure.get(clusterType);
    for (const { name: file, content } of own?.kind === 'rendered' ? own.files : []) {
      files.push([formatGeneratedPath({ kind: 'infrastructure', clusterType, file }), content]);
    }
    for (let entry = plan.planned[next]; entry?.clusterType.name === clusterType; entry = plan.planned[++next]) {
      for (const { name: file, content } of entry.files) {
        const deploymentTarget = entry.target.name;
        files.push([formatGeneratedPath({ kind: 'assignment', clusterType, deploymentTarget, file }), content]);
      }
    }
    for (const [path, content] of files.sort(([a], [b]) => (a < b ? -1 : 1))) tree.set(path, content);
  }
  return tree;
}
