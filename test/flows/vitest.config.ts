import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { COMPILE_CACHE } from '../support/compile-cache.ts';

/** Whole flows that many programs take part in, and other tests that take minutes, so `npm test` does not run them. */
export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '../..'),
    include: ['test/{flows,e2e}/**/*.slow.ts', 'packages/*/src/**/*.slow.ts'],
    env: COMPILE_CACHE,
    // Most of the time, flows wait for each other's programs: two cores can do twice as many.
    maxWorkers: Math.max(4, availableParallelism()),
    testTimeout: 600_000,
    hookTimeout: 60_000,
    reporters: ['default', resolve(import.meta.dirname, '../support/count-reporter.ts')],
  },
});
