// Benchmarks, to run manually: `npm run bench [name…]`. Compare figures only as ratios within one run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeTree } from '@kalypso-actions/control-plane';
import {
  createDesiredTree,
  createPlan,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
} from '@kalypso-actions/scheduler';
import { copyExampleTo } from '../test/support/examples/example-workspace.ts';
import { compliance } from './compliance.ts';
import { fleet } from './fleet.ts';
import { compare, configs, templates } from './gotemplate.ts';
import { median, timed } from './measure.ts';
import { publish } from './publish.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SETTINGS = { namespacePattern: DEFAULT_NAMESPACE_PATTERN, configFileName: DEFAULT_CONFIG_FILE_NAME };

/** Cluster types, targets of each, and the number of samples of slow measurements. */
const SIZES = [
  [10, 100, 8],
  [100, 100, 4],
  [100, 1000, 2],
] as const;

const BENCHMARKS: Readonly<Record<string, () => Promise<void> | void>> = {
  start,
  schedule,
  write,
  templates,
  configs,
  compare,
  compliance,
  publish,
};

const chosen = process.argv.slice(2);
for (const [name, run] of Object.entries(BENCHMARKS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n${name}`);
  await run();
}

/** Measures the start-up of the built actions and the schedule of the example, as multiples of an empty Node script. An action without inputs starts, and fails. */
function start(): void {
  const temp = mkdtempSync(join(tmpdir(), 'kalypso-bench-'));
  copyExampleTo(temp);
  try {
    const empty = join(temp, 'empty.mjs');
    writeFileSync(empty, '');
    const bundle = (action: string) => join(ROOT, 'dist', action, 'index.js');
    const inputs = {
      INPUT_ENVIRONMENT: 'dev',
      'INPUT_CONTROL-PLANE': join(temp, 'control-plane/dev'),
      INPUT_BASE: join(temp, 'control-plane/main'),
      INPUT_WORKLOADS: join(temp, 'workloads'),
      'INPUT_NAMESPACE-PATTERN': DEFAULT_NAMESPACE_PATTERN,
      'INPUT_CONFIG-FILE-NAME': DEFAULT_CONFIG_FILE_NAME,
      RUNNER_TEMP: temp,
    };
    const runs: readonly (readonly [string, () => number])[] = [
      ['an empty script', startTimer(empty, {})],
      ...readdirSync(join(ROOT, 'dist'))
        .filter((action) => existsSync(bundle(action)))
        .map((action) => [`${action}, start-up`, startTimer(bundle(action), { RUNNER_TEMP: temp })] as const),
      ['schedule, the example fleet', startTimer(bundle('schedule'), inputs)],
    ];
    // Alternately, so that a machine that becomes slower affects all of them.
    const times = runs.map(() => [] as number[]);
    for (let sample = 0; sample < 15; sample += 1)
      for (const [index, [, run]] of runs.entries()) times[index]?.push(run());
    const medians = times.map(median);
    const [base = 0] = medians;
    for (const [index, [name]] of runs.entries()) {
      const time = medians[index] ?? 0;
      console.log(`  ${name.padEnd(28)} ${time.toFixed(0)} ms, ${(time / base).toFixed(1)} times`);
    }
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

function startTimer(script: string, env: Readonly<Record<string, string>>): () => number {
  return () => {
    const before = performance.now();
    spawnSync(process.execPath, [script], { cwd: ROOT, env: { PATH: process.env.PATH ?? '', ...env } });
    return performance.now() - before;
  };
}

/** Measures scheduling and rendering in memory: seconds of one core, additional memory, assignments per second. */
async function schedule(): Promise<void> {
  for (const [clusterTypes, targets] of SIZES) {
    const model = fleet(clusterTypes, targets);
    globalThis.gc?.();
    const memory = process.memoryUsage().rss;
    const before = process.threadCpuUsage();
    const tree = createDesiredTree(await createPlan(model, SETTINGS));
    const { user, system } = process.threadCpuUsage(before);
    const seconds = (user + system) / 1e6;
    const mebibytes = (process.memoryUsage().rss - memory) / 1024 / 1024;
    const count = clusterTypes * targets;
    console.log(
      `  ${count} assignments, ${tree.size} files: ${seconds.toFixed(2)} s, ${mebibytes.toFixed(0)} MiB more, ${Math.round(count / seconds)} a second`,
    );
  }
}

/** Measures the writing of a tree, as a multiple of `cp -r` of the same tree. The order alternates, since the disk is slower for the first one. */
async function write(): Promise<void> {
  const temp = mkdtempSync(join(tmpdir(), 'kalypso-bench-'));
  const [output, copy, original] = [join(temp, 'output'), join(temp, 'copy'), join(temp, 'original')];
  try {
    for (const [clusterTypes, targets, samples] of SIZES) {
      const tree = createDesiredTree(await createPlan(fleet(clusterTypes, targets), SETTINGS));
      writeTree(original, tree);
      const times = { written: [] as number[], copied: [] as number[], unchanged: [] as number[] };
      for (let sample = 0; sample < samples; sample += 1) {
        const writing = () => times.written.push(timed(() => writeTree(output, tree)));
        const copying = () => times.copied.push(timed(() => spawnSync('cp', ['-r', original, copy])));
        for (const step of sample % 2 === 0 ? [copying, writing] : [writing, copying]) step();
        times.unchanged.push(timed(() => writeTree(output, tree)));
        for (const folder of [output, copy]) rmSync(folder, { recursive: true });
      }
      const [written, copied, unchanged] = [median(times.written), median(times.copied), median(times.unchanged)];
      console.log(
        `  ${tree.size} files: written in ${written.toFixed(2)} s, ${(written / copied).toFixed(2)} times cp -r (${copied.toFixed(2)} s); found unchanged in ${unchanged.toFixed(2)} s`,
      );
      rmSync(original, { recursive: true });
    }
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}
