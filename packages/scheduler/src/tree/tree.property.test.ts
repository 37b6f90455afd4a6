import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../model/model.ts';
import { createPlan } from '../plan/create-plan.ts';
import { formatAssignmentName } from '../plan/failure-diagnostics.ts';
import type { Plan } from '../plan/plan.ts';
import { DEFAULT_CONFIG_FILE_NAME, DEFAULT_NAMESPACE_PATTERN } from '../plan/plan-settings.ts';
import { arbitraryFleet, reverseTargets } from '../testing/arbitrary-fleet.ts';
import { createDesiredTree } from './desired-tree.ts';

const planned = (model: Model): Promise<Plan> =>
  createPlan(model, { namespacePattern: DEFAULT_NAMESPACE_PATTERN, configFileName: DEFAULT_CONFIG_FILE_NAME });

describe('the tree', () => {
  it('is the same for the same fleet, whatever the order of its parts', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFleet, async (model) => {
        const tree = [...createDesiredTree(await planned(model))];
        expect([...createDesiredTree(await planned(model))]).toEqual(tree);
        expect([...createDesiredTree(await planned(reverseTargets(model)))]).toEqual(tree);
        expect(tree.map(([path]) => path)).toEqual(tree.map(([path]) => path).sort());
      }),
    );
  });

  it('loses by the removal of a policy what that policy alone explains, and changes nowhere else', async () => {
    let removals = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryFleet, async (model) => {
        const before = await planned(model);
        const files = createDesiredTree(before);
        for (const { name } of model.policies) {
          const after = createDesiredTree(
            await planned({ ...model, policies: model.policies.filter((other) => other.name !== name) }),
          );
          const explained = before.planned
            .filter(({ policies }) => policies.length === 1 && policies[0] === name)
            .map(({ clusterType: of, target: what }) => `${of.name}/${what.name}/`);
          const kept = [...files].filter(([path]) => !explained.some((folder) => path.startsWith(folder)));
          expect([...after]).toEqual(kept);
          removals += explained.length;
        }
      }),
    );
    expect(removals).toBeGreaterThan(0);
  });

  it('holds for every assignment its files, and for every cluster type a folder', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFleet, async (model) => {
        const { planned: assignments, failed, clusterTypes } = await planned(model);
        expect(failed.map(formatAssignmentName)).toEqual([]);
        const files = createDesiredTree({
          promotedCommit: undefined,
          isPromotionHeldBack: false,
          clusterTypes,
          planned: assignments,
          infrastructure: [],
        });
        expect(files.size).toBe(clusterTypes.length + assignments.reduce((sum, { files: own }) => sum + own.length, 0));
      }),
    );
  });
});
