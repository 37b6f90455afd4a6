import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDesiredTree,
  createPlan,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  type DesiredTree,
  type Model,
} from '@kalypso-actions/scheduler';
import { arbitraryFleet, reverseTargets } from '@kalypso-actions/scheduler/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeTree } from './write-tree.ts';

async function createTree(model: Model): Promise<DesiredTree> {
  const settings = { namespacePattern: DEFAULT_NAMESPACE_PATTERN, configFileName: DEFAULT_CONFIG_FILE_NAME };
  return createDesiredTree(await createPlan(model, settings));
}

describe('writeTree', () => {
  it('writes a tree once: the second time touches nothing', async () => {
    const root = mkdtempSync(join(tmpdir(), 'kalypso-tree-'));
    try {
      const folder = join(root, 'manifests');
      await fc.assert(
        fc.asyncProperty(arbitraryFleet, async (model) => {
          rmSync(folder, { recursive: true, force: true });
          const tree = await createTree(model);
          expect(writeTree(folder, tree)).toBe('written');
          const stamps = () =>
            readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => {
              const { ino, mtimeMs } = statSync(join(folder, path));
              return [path, ino, mtimeMs];
            });
          const before = stamps();
          expect(writeTree(folder, await createTree(reverseTargets(model)))).toBe('unchanged');
          expect(stamps()).toEqual(before);
        }),
        { numRuns: 30 },
      );
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
