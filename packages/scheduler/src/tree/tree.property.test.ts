import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../model/model.ts';
import { createPlan } from '../plan/create-plan.ts';
import { formatAssignmentName } from '../plan/failure-diagnostics.ts';
import type { Plan } from '../plan/plan.ts';
import { DEFAULT_CONFIG_FILE_NAME, DEFAULT_NAMESPACE_PATTERN } from '../plan/plan-settings.ts';
import type { LabelSelector, Labels } from '../resources/resource.ts';
import { clusterType, emptyModel, policy, target, template, workload } from '../testing/model-builders.ts';
import { createDesiredTree } from './desired-tree.ts';
import { writeTree } from './write-tree.ts';

const planned = (model: Model): Promise<Plan> =>
  createPlan(model, { namespacePattern: DEFAULT_NAMESPACE_PATTERN, configFileName: DEFAULT_CONFIG_FILE_NAME });

const key = fc.constantFrom('size', 'edge', 'purpose');
const value = fc.constantFrom('a', 'b', '');
const labels: fc.Arbitrary<Labels> = fc.dictionary(key, value, { maxKeys: 3 });
const selector: fc.Arbitrary<LabelSelector> = fc.record({
  matchLabels: fc.dictionary(key, value, { maxKeys: 1 }),
  matchExpressions: fc.array(
    fc.oneof(
      fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist'), values: fc.constant([]) }),
      fc.record({
        key,
        operator: fc.constantFrom('In', 'NotIn'),
        values: fc.array(value, { minLength: 1, maxLength: 2 }),
      }),
    ),
    { maxLength: 1 },
  ),
});

/** A value with `{{` is a template, which may be invalid. */
const configValue = fc.string({ maxLength: 5 }).filter((text) => !text.includes('{{'));

/** Fleets of a few of everything. */
const fleet: fc.Arbitrary<Model> = fc
  .record({
    types: fc.uniqueArray(fc.tuple(fc.constantFrom('drone', 'large', 'small'), labels), { selector: ([name]) => name }),
    targets: fc.uniqueArray(fc.tuple(fc.constantFrom('t', 'u', 'v', 'w'), labels), { selector: ([name]) => name }),
    policies: fc.array(fc.tuple(fc.constantFrom('', 'team', 'other'), selector, selector), { maxLength: 4 }),
    maps: fc.array(fc.tuple(labels, fc.dictionary(fc.constantFrom('K', 'L'), configValue)), {
      maxLength: 3,
    }),
  })
  .map(({ types, targets, policies, maps }) =>
    emptyModel({
      clusterTypes: types.map(([name, of]) => clusterType(name, of)).sort((a, b) => (a.name < b.name ? -1 : 1)),
      workloads: [
        workload(
          'app',
          'team',
          targets.map(([name, of]) => target(name, of)),
        ),
      ],
      policies: policies.map(([workspace, of, on], index) => policy(`policy-${index}`, workspace, of, on)),
      configMaps: maps.map(([of, data], index) => ({
        kind: 'ConfigMap',
        name: `map-${index}`,
        labels: { ...of, 'platform-config': 'true' },
        locate: () => ({ source: '.', file: `map-${index}.yaml`, line: 1, column: 1 }),
        data,
      })),
      templates: [
        template('ns', 'namespace', 'kind: Namespace\nname: {{ .Namespace }}\n'),
        template('rec', 'reconciler', 'kind: GitRepository\nurl: {{ .Manifests.repo }}\n'),
      ],
    }),
  );

/** The same fleet; the lists of a model are sorted, but what a workload file lists is in its author's order. */
const reversed = (model: Model): Model => ({
  ...model,
  workloads: model.workloads.map(({ registration, workload: of }) => ({
    registration,
    workload: { ...of, deploymentTargets: of.deploymentTargets.toReversed() },
  })),
});

describe('the tree', () => {
  it('is the same for the same fleet, whatever the order of its parts', async () => {
    await fc.assert(
      fc.asyncProperty(fleet, async (model) => {
        const tree = [...createDesiredTree(await planned(model))];
        expect([...createDesiredTree(await planned(model))]).toEqual(tree);
        expect([...createDesiredTree(await planned(reversed(model)))]).toEqual(tree);
        expect(tree.map(([path]) => path)).toEqual(tree.map(([path]) => path).sort());
      }),
    );
  });

  it('loses by the removal of a policy what that policy alone explains, and changes nowhere else', async () => {
    let removals = 0;
    await fc.assert(
      fc.asyncProperty(fleet, async (model) => {
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
      fc.asyncProperty(fleet, async (model) => {
        const { planned: assignments, failed, clusterTypes } = await planned(model);
        expect(failed.map(formatAssignmentName)).toEqual([]);
        const files = createDesiredTree({ promotedCommit: undefined, clusterTypes, planned: assignments });
        expect(files.size).toBe(clusterTypes.length + assignments.reduce((sum, { files: own }) => sum + own.length, 0));
      }),
    );
  });

  it('is written once: the second time touches nothing', async () => {
    const root = mkdtempSync(join(tmpdir(), 'kalypso-tree-'));
    try {
      const folder = join(root, 'manifests');
      await fc.assert(
        fc.asyncProperty(fleet, async (model) => {
          rmSync(folder, { recursive: true, force: true });
          const tree = createDesiredTree(await planned(model));
          expect(writeTree(folder, tree)).toEqual({ kind: 'written' });
          const stamps = () =>
            readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => {
              const { ino, mtimeMs } = statSync(join(folder, path));
              return [path, ino, mtimeMs];
            });
          const before = stamps();
          expect(writeTree(folder, createDesiredTree(await planned(reversed(model))))).toEqual({ kind: 'unchanged' });
          expect(stamps()).toEqual(before);
        }),
        { numRuns: 30 },
      );
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
