import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from './model/model.ts';
import { createPlan } from './plan/create-plan.ts';
import { DEFAULT_CONFIG_FILE_NAME, DEFAULT_NAMESPACE_PATTERN } from './plan/plan-settings.ts';
import {
  type FixtureFiles,
  formatDocument,
  loadControlPlane,
  loadControlPlaneFrom,
  VALID_CONTROL_PLANE,
  withFiles,
} from './testing/control-plane-files.ts';
import { createDesiredTree } from './tree/desired-tree.ts';

/** `npm run fuzz` sets a large number. Every run reads and writes files, so it counts for many. */
const FUZZ_RUNS = Math.ceil(Number(process.env.FUZZ_RUNS ?? 2_500) / 100);

/** A control plane with several objects of each kind. */
const DOCUMENTS: readonly (readonly [folder: string, text: string])[] = [
  ...Object.entries(VALID_CONTROL_PLANE).map(([path, text]): [string, string] => [
    path.slice(0, path.lastIndexOf('/')),
    text,
  ]),
  ...['small', 'tiny', 'drone'].map((name): [string, string] => [
    'dev',
    formatDocument('ClusterType', name, 'reconciler: flux\nnamespaceService: ns\n'),
  ]),
  ...['b', 'c'].map((name): [string, string] => [
    'workloads/app',
    formatDocument('Workload', name, 'deploymentTargets:\n  - {name: x, environment: dev, manifests: {repo: r}}\n'),
  ]),
  ['dev', formatDocument('SchedulingPolicy', 'everything', 'deploymentTargetSelector: {}\n')],
  ['dev', 'apiVersion: apps/v1\nkind: Deployment\n'],
  ['main', '# empty\n'],
];

/** The model without its positions, which do depend on files. */
const withoutPositions = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part) => (key === 'at' ? undefined : part)));

const fileName = fc.stringMatching(/^[a-z0-9_ ()é]{1,12}(\/[a-z0-9]{1,5}){0,2}$/);

/** Distributes the documents over files with any names, several to a file, in any order. */
const layout = fc
  .tuple(
    fc.shuffledSubarray([...DOCUMENTS.keys()], { minLength: DOCUMENTS.length }),
    fc.array(fc.tuple(fileName, fc.constantFrom('.yaml', '.yml')), { minLength: 3, maxLength: 20 }),
    fc.array(fc.nat(), { minLength: DOCUMENTS.length, maxLength: DOCUMENTS.length }),
    fc.constantFrom('---\n', '--- # next\n', '...\n---\n'),
  )
  .map(([order, names, choices, separator]): FixtureFiles => {
    const files: Record<string, string> = {};
    for (const [position, index] of order.entries()) {
      const [folder, text] = DOCUMENTS[index] ?? ['', ''];
      const [name, extension] = names[(choices[position] ?? 0) % names.length] ?? ['x', '.yaml'];
      const path = `${folder}/${name}${extension}`;
      files[path] = path in files ? `${files[path]}${separator}${text}` : text;
    }
    return files;
  });

const createTree = async (model: Model) => [
  ...createDesiredTree(
    await createPlan(model, {
      namespacePattern: DEFAULT_NAMESPACE_PATTERN,
      configFileName: DEFAULT_CONFIG_FILE_NAME,
    }),
  ),
];

describe('the model and its tree', () => {
  it('do not depend on the names of files, on their order, or on that of documents', async () => {
    let firstModel: unknown;
    let firstTree: unknown;
    await fc.assert(
      fc.asyncProperty(layout, async (files) => {
        const { model, diagnostics } = await loadControlPlane(files);
        expect(diagnostics).toEqual([]);
        firstModel ??= withoutPositions(model);
        expect(withoutPositions(model)).toEqual(firstModel);
        const tree = await createTree(model);
        firstTree ??= tree;
        expect(tree).toEqual(firstTree);
        expect(tree.length).toBeGreaterThan(20);
        expect(model.clusterTypes).toHaveLength(4);
        expect(model.workloads).toHaveLength(3);
      }),
      { numRuns: FUZZ_RUNS },
    );
    expect(firstModel).not.toEqual(withoutPositions((await loadControlPlane(VALID_CONTROL_PLANE)).model));
  });
});

describe('loading', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\n',
      '\n  ',
      '- ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '|\n',
      '&a ',
      '*a',
      '<<: ',
      '!!str ',
      '---\n',
      '\t',
      '#',
      '\r',
      '\u0000',
    ),
    fc.constantFrom(
      'apiVersion: scheduler.kalypso.io/v1alpha1\n',
      'kind: Workload\n',
      'metadata:\n  name: a\n',
      'spec:\n',
      'labels',
    ),
    fc.string({ maxLength: 4 }),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  it('never fails, whatever the text, and gives every diagnostic a valid position', () =>
    withFiles(VALID_CONTROL_PLANE, async (root) => {
      const header = VALID_CONTROL_PLANE['dev/large.yaml'] ?? '';
      await fc.assert(
        fc.asyncProperty(text, fc.boolean(), async (invalid, hasHeader) => {
          // Only this file changes from run to run.
          writeFileSync(join(root, 'dev/large.yaml'), (hasHeader ? header : '') + invalid);
          const { diagnostics } = await loadControlPlaneFrom(root, ['app']);
          for (const { at, message } of diagnostics) {
            expect(message).not.toMatch(/\n/);
            if (at) expect(Math.min(at.line, at.column)).toBeGreaterThan(0);
          }
        }),
        { numRuns: 8 * FUZZ_RUNS },
      );
    }));
});
