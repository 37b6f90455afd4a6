import { defineConfig } from 'vitest/config';

/** Races and accidents of whole flows: minutes, not seconds, so they are no part of `npm test`. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.slow.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
