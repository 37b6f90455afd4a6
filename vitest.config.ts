import { defineConfig } from 'vitest/config';
import { COMPILE_CACHE } from './test/support/compile-cache.ts';
import EndToEndFirst from './test/support/end-to-end-first.ts';

/** Packages whose tests start no process and change no global state. */
const PURE_PACKAGES = [
  'assignment-record',
  'calendar',
  'diagnostics',
  'git-objects',
  'gitops',
  'gotemplate',
  'govalue',
  'goyaml',
  'jsonschema',
  'markdown',
  'retry',
  'scheduler',
  'text-template',
  'yaml',
];
const PURE_TESTS = PURE_PACKAGES.map((name) => `packages/${name}/**/*.test.ts`);

export default defineConfig({
  test: {
    // One worker per core. By default, vitest leaves one core free, which halves the speed on two.
    maxWorkers: '100%',
    sequence: { sequencer: EndToEndFirst },
    reporters: ['default', './test/support/count-reporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    env: COMPILE_CACHE,
    projects: [
      {
        extends: true,
        // The files share their modules: loading them for each file would take as long as the tests.
        test: { name: 'pure', include: PURE_TESTS, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: ['packages/**/*.test.ts', 'actions/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...PURE_TESTS],
        },
      },
    ],
  },
});
