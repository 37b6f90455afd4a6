import type { Plan } from '../plan/plan.ts';

/** What a GitOps branch should hold, below the path of its `GitOpsRepo`: text by path, `/` between folders. Sorted by path. */
export type DesiredTree = ReadonlyMap<string, string>;

/** Where the promoted commit of the base is noted; from the root of the repository, whatever the path of the `GitOpsRepo`. */
export const PROMOTED_COMMIT_PATH = '.github/tracking/Promoted_Commit_Id';

/** What a cluster type's README.md says: the operator's very words, so that a fleet that moves here sees no change. */
export const CLUSTER_TYPE_README = 'This folder contains deployment targets scheduled on the cluster type';

/** The tree of section 8 of the specification, from the assignments that came out whole. */
export function desiredTree(plan: Pick<Plan, 'promotedCommit' | 'clusterTypes' | 'planned'>): DesiredTree {
  const tree = new Map<string, string>();
  if (plan.promotedCommit !== undefined) tree.set(PROMOTED_COMMIT_PATH, plan.promotedCommit);
  let next = 0;
  // Cluster types and assignments come sorted by the same names, so one pass over both writes the tree in order.
  for (const { name } of plan.clusterTypes) {
    tree.set(`${name}/README.md`, CLUSTER_TYPE_README);
    for (let entry = plan.planned[next]; entry?.clusterType.name === name; entry = plan.planned[++next]) {
      for (const file of entry.files) tree.set(`${name}/${entry.target.name}/${file.name}`, file.content);
    }
  }
  return tree;
}

const OURS =
  /^(?:\.github\/tracking\/Promoted_Commit_Id|(?!\.)[^/]+\/README\.md|(?!\.)[^/]+\/[^/]+\/[^/]+\.(?:yaml|sh))$/;

/** Whether a path has the form of those that `desiredTree` gives. A file elsewhere is somebody's, and never removed. */
export function couldBeOurs(path: string): boolean {
  return OURS.test(path);
}
