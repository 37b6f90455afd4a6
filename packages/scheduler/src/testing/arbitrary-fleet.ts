import fc from 'fast-check';
import type { Model } from '../model/model.ts';
import type { LabelSelector, Labels } from '../resources/resource.ts';
import { clusterType, emptyModel, policy, target, template, workload } from './model-builders.ts';

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
export const arbitraryFleet: fc.Arbitrary<Model> = fc
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
export const reverseTargets = (model: Model): Model => ({
  ...model,
  workloads: model.workloads.map(({ registration, workload: of }) => ({
    registration,
    workload: { ...of, deploymentTargets: of.deploymentTargets.toReversed() },
  })),
});
