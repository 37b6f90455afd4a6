import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { runDocument } from '../support/documents/run-document.ts';

const GUIDE = join(resolve(import.meta.dirname, '../..'), 'docs/guides/tutorial.md');

it('the tutorial, followed to the letter', async () => {
  const { blocks, comparisons, steps, deviations } = await runDocument(readFileSync(GUIDE, 'utf8'));
  expect(blocks).toBe(14);
  // The workload file, three manifests, and what three commands print.
  expect(comparisons).toBe(7);
  expect(steps).toHaveLength(28);
  expect([...new Set(deviations.map(({ name }) => name))].sort()).toEqual(['argocd-pages', 'local-ports']);
});
