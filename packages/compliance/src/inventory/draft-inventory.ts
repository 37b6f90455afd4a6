import type { Inventory, InventoryCluster } from './inventory.ts';
import type { SeenCluster } from './seen-cluster.ts';

/** Creates a first inventory: every cluster that Azure lists, with its tags as labels. Two clusters of one name get the name of their resource group, too. */
export function draftInventory(seen: readonly SeenCluster[]): Inventory {
  const sorted = seen.toSorted((a, b) => (a.resourceId.toLowerCase() < b.resourceId.toLowerCase() ? -1 : 1));
  const byName = Map.groupBy(sorted, ({ name }) => name.toLowerCase());
  const taken = new Set<string>();
  const clusters = sorted.map(({ name, resourceGroup, resourceId, labels, clusterType }): InventoryCluster => {
    const isUnique = byName.get(name.toLowerCase())?.length === 1;
    return {
      name: findFreeName(isUnique ? name : `${name}.${resourceGroup}`, taken),
      resourceId: resourceId.toLowerCase(),
      clusterType,
      labels: labels ?? {},
      reporters: [{ kind: 'azure' }],
    };
  });
  return { clusters: clusters.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)) };
}

/** A name that an inventory accepts and no other cluster has. */
function findFreeName(name: string, taken: Set<string>): string {
  const valid = name.replace(/[^-A-Za-z0-9_.]/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'cluster';
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `.${number}`;
    const candidate = `${valid.slice(0, 100 - suffix.length)}${suffix}`;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}
