import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { COMPILE_CACHE } from '../support/compile-cache.ts';
import { FAULT_STORIES } from './stories.ts';

/**
 * Lets every call of every story fail, before and after it takes effect: minutes, so it is not part of `npm test`.
 *
 * Each story is a project of its own, so that the stories run in parallel.
 */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    reporters: ['default', resolve(import.meta.dirname, '../support/count-reporter.ts')],
    projects: FAULT_STORIES.map((story) => ({
      test: {
        name: story,
        root: resolve(import.meta.dirname, '../flows'),
        include: ['create-gitops-pr-faults.slow.ts'],
        env: { ...COMPILE_CACHE, KALYPSO_FAULTS: story },
      },
    })),
  },
});
