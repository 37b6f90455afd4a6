// Runs the fuzz tests with a large budget: `npm run fuzz [-- runs]`. `npm test` runs the same tests with a small one. A failure is reported with its smallest
// example and a seed that reproduces it.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const TESTS = [
  'packages/gotemplate/src/fuzz.test.ts',
  'packages/scheduler/src/file-layout.property.test.ts',
  'packages/scheduler/src/plan/rendering-budget.test.ts',
  'packages/calendar/src/cron.test.ts',
  'test/differential/differential.test.ts',
];

const root = resolve(import.meta.dirname, '..');
const runs = Number(process.argv[2] ?? 50_000);
if (!Number.isSafeInteger(runs) || runs < 1) {
  console.error('Pass the number of runs, for example: npm run fuzz -- 100000');
  process.exit(1);
}
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...TESTS], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: String(runs) },
});
process.exit(status ?? 1);
