import type { Plan } from '../plan/plan.ts';
import { formatGeneratedPath } from './layout.ts';

/** What a GitOps branch should hold, below the `path` of its `GitOpsRepo`: content by path, sorted by path. */
export type DesiredTree = ReadonlyMap<string, string>;

/** The content of a cluster type's README.md. It is the operator's text, so that an environment that moves from the operator sees no change. */
export const CLUSTER_TYPE_README = 'This folder contains deployment targets scheduled on the cluster type';

/** Creates the desired tree from the assignments that were planned without errors. */
export function createDesiredTree(
  plan: Pick<Plan, 'promotedCommit' | 'isPromotionHeldBack' | 'clusterTypes' | 'planned'>,
): DesiredTree {
  const tree = new Map<string, string>();
  if (plan.promotedCommit !== undefined && !plan.isPromotionHeldBack)
    tree.set(formatGeneratedPath({ kind: 'promoted-commit' }), plan.promotedCommit);
  let next = 0;
  // Cluster types and assignments are sorted by the same names, so one pass over both creates the tree in order.
  for (const { name: clusterType } of plan.clusterTypes) {
    tree.set(formatGeneratedPath({ kind: 'cluster-type-readme', clusterType }), CLUSTER_TYPE_README);
    for (let entry = plan.planned[next]; entry?.clusterType.name === clusterType; entry = plan.planned[++next]) {
      for (const { name: file, content } of entry.files) {
        tree.set(
          formatGeneratedPath({ kind: 'assignment', clusterType, deploymentTarget: entry.target.name, file }),
          content,
        );
      }
    }
  }
  return tree;
}
