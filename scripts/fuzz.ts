// The long hunt of the template engine's fuzz tests: `npm run fuzz [-- runs]`. `npm test` runs the same tests with a small budget. What fails is shown shrunk,
// with a seed that finds it again.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const runs = Number(process.argv[2] ?? 50_000);
if (!Number.isSafeInteger(runs) || runs < 1) {
  console.error('Give the number of runs, for example: npm run fuzz -- 100000');
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'packages/gotemplate/src/fuzz.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: String(runs) } },
);
process.exit(status ?? 1);
