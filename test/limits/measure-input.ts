import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { InputFiles } from './limited-input.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** In memory where that is possible: what is measured is the work of the scheduler, not the speed of a disk. */
const PARENT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const MAX_HEAP_MIB = 1024;
/** A run that takes much longer than it may is ended. */
const TIMEOUT_MS = 60_000;

export interface Measurement {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** `undefined` if the process was killed. */
  readonly memoryBytes: number | undefined;
  readonly exitCode: number | null;
  /** The codes of the diagnostics in the report, or the end of the log if there is no report. */
  readonly outcome: string;
}

/** Runs `schedule` with an input, as a process of its own with limited memory. */
export async function measureInput(files: InputFiles): Promise<Measurement> {
  const folder = mkdtempSync(join(PARENT, 'kalypso-limits-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const start = performance.now();
    const { exitCode, log } = await runSchedule(folder);
    const seconds = (performance.now() - start) / 1000;
    const usage = readJson(join(folder, 'usage.json')) as Partial<Measurement> | undefined;
    const { cpuSeconds = seconds, memoryBytes } = usage ?? {};
    return { seconds, cpuSeconds, memoryBytes, exitCode, outcome: describeOutcome(folder, log) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runSchedule(folder: string): Promise<{ readonly exitCode: number | null; readonly log: string }> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    GITHUB_OUTPUT: join(folder, 'outputs'),
    RUNNER_TEMP: join(folder, 'temp'),
    KALYPSO_USAGE_FILE: join(folder, 'usage.json'),
    INPUT_ENVIRONMENT: 'dev',
    'INPUT_CONTROL-PLANE': 'dev',
    INPUT_BASE: 'main',
    INPUT_WORKLOADS: 'workloads',
    'INPUT_ON-ERROR': 'isolate',
    INPUT_OUTPUT: join(folder, 'out'),
  };
  mkdirSync(env.RUNNER_TEMP);
  writeFileSync(env.GITHUB_STEP_SUMMARY, '');
  writeFileSync(env.GITHUB_OUTPUT, '');
  const usage = join(import.meta.dirname, 'report-usage.ts');
  const args = [`--max-old-space-size=${MAX_HEAP_MIB}`, '--import', usage, join(ROOT, 'actions/schedule/index.ts')];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: folder, env, timeout: TIMEOUT_MS });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', fail);
    child.on('close', (exitCode) => done({ exitCode, log: Buffer.concat(chunks).toString() }));
  });
}

interface OutcomeReport {
  readonly assignments: readonly unknown[];
  readonly failed: readonly unknown[];
  readonly diagnostics: readonly { readonly code: string }[];
}

function describeOutcome(folder: string, log: string): string {
  const [, , file] = /^report<<(\S+)\r?\n(.*)\r?\n\1$/m.exec(readFileSync(join(folder, 'outputs'), 'utf8')) ?? [];
  const report = file === undefined ? undefined : (readJson(file) as OutcomeReport | undefined);
  if (report === undefined) return `no report: ${log.slice(-300)}`;
  const codes = [...Map.groupBy(report.diagnostics, ({ code }) => code)].map(([code, all]) => `${code}×${all.length}`);
  return `${report.assignments.length} planned, ${report.failed.length} failed; ${codes.join(' ') || 'no diagnostics'}`;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
