import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Races and accidents in whole flows: minutes, so they are not part of `npm test`. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.slow.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
    reporters: ['default', resolve(import.meta.dirname, '../support/count-reporter.ts')],
  },
});
