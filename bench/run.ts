// Benchmarks, for people: run by hand, figures compared as ratios within one run. `npm run bench [name…]`
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  desiredTree,
  plan,
  writeTree,
} from '@kalypso-actions/scheduler';
import { fleet } from './fleet.ts';
import { publish } from './publish.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SETTINGS = { namespacePattern: DEFAULT_NAMESPACE_PATTERN, configFileName: DEFAULT_CONFIG_FILE_NAME };

const BENCHMARKS: Readonly<Record<string, () => Promise<void> | void>> = { start, schedule, write, publish };

const chosen = process.argv.slice(2);
for (const [name, run] of Object.entries(BENCHMARKS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n${name}`);
  await run();
}

/** Start-up of the built action, and the example fleet, as multiples of an empty Node script. */
function start(): void {
  const temp = mkdtempSync(join(tmpdir(), 'kalypso-bench-'));
  try {
    const empty = join(temp, 'empty.mjs');
    writeFileSync(empty, '');
    const action = join(ROOT, 'dist/schedule/index.js');
    const inputs = {
      INPUT_ENVIRONMENT: 'dev',
      'INPUT_CONTROL-PLANE': 'examples/control-plane/dev',
      INPUT_BASE: 'examples/control-plane/main',
      INPUT_WORKLOADS: 'examples/workloads',
      'INPUT_NAMESPACE-PATTERN': DEFAULT_NAMESPACE_PATTERN,
      'INPUT_CONFIG-FILE-NAME': DEFAULT_CONFIG_FILE_NAME,
      RUNNER_TEMP: temp,
    };
    const [node, refusing, example] = [
      starting(empty, {}),
      starting(action, { RUNNER_TEMP: temp }),
      starting(action, inputs),
    ];
    // In turns, so that a machine that slows down slows all of them.
    const times = [node, refusing, example].map(() => [] as number[]);
    for (let round = 0; round < 15; round += 1)
      for (const [index, run] of [node, refusing, example].entries()) times[index]?.push(run());
    const [base = 0, startUp = 0, whole = 0] = times.map(median);
    console.log(`  an empty script       ${base.toFixed(0)} ms`);
    console.log(`  the action, start-up  ${startUp.toFixed(0)} ms, ${(startUp / base).toFixed(1)} times`);
    console.log(`  the example fleet     ${whole.toFixed(0)} ms, ${(whole / base).toFixed(1)} times`);
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

function starting(script: string, env: Readonly<Record<string, string>>): () => number {
  return () => {
    const before = performance.now();
    spawnSync(process.execPath, [script], { cwd: ROOT, env: { PATH: process.env.PATH ?? '', ...env } });
    return performance.now() - before;
  };
}

/** Deciding and rendering in memory; seconds, memory above what Node itself needs, and assignments a second. */
async function schedule(): Promise<void> {
  for (const [clusterTypes, targets] of [
    [10, 100],
    [100, 100],
    [100, 1000],
  ] as const) {
    const model = fleet(clusterTypes, targets);
    globalThis.gc?.();
    const memory = process.memoryUsage().rss;
    const before = performance.now();
    const tree = desiredTree(await plan(model, SETTINGS));
    const seconds = (performance.now() - before) / 1000;
    const mebibytes = (process.memoryUsage().rss - memory) / 1024 / 1024;
    const count = clusterTypes * targets;
    console.log(
      `  ${count} assignments, ${tree.size} files: ${seconds.toFixed(2)} s, ${mebibytes.toFixed(0)} MiB more, ${Math.round(count / seconds)} a second`,
    );
  }
}

/** Writing a tree, as a multiple of `cp -r` of the same tree. */
async function write(): Promise<void> {
  const temp = mkdtempSync(join(tmpdir(), 'kalypso-bench-'));
  try {
    for (const [clusterTypes, targets] of [
      [10, 100],
      [100, 100],
      [100, 1000],
    ] as const) {
      const tree = desiredTree(await plan(fleet(clusterTypes, targets), SETTINGS));
      const [ours, copy] = [join(temp, 'ours'), join(temp, 'copy')];
      const written = timed(() => writeTree(ours, tree));
      const copied = timed(() => spawnSync('cp', ['-r', ours, copy]));
      const again = timed(() => writeTree(ours, tree));
      console.log(
        `  ${tree.size} files: written in ${written.toFixed(2)} s, ${(written / copied).toFixed(2)} times cp -r (${copied.toFixed(2)} s); found unchanged in ${again.toFixed(2)} s`,
      );
      rmSync(ours, { recursive: true });
      rmSync(copy, { recursive: true });
    }
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

function timed(run: () => unknown): number {
  const before = performance.now();
  run();
  return (performance.now() - before) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
