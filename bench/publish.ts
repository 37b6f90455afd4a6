import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeTree } from '@kalypso-actions/control-plane';
import {
  createDesiredTree,
  createPlan,
  createReport,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  type DesiredTree,
} from '@kalypso-actions/scheduler';
import type { ScheduleOutput } from '../test/support/control-plane-workspace.ts';
import { type GitOpsFixture, startGitOpsFixture } from '../test/support/gitops-fixture.ts';
import { fleet } from './fleet.ts';

const SETTINGS = { namespacePattern: DEFAULT_NAMESPACE_PATTERN, configFileName: DEFAULT_CONFIG_FILE_NAME };

/** Cluster types and targets: 1,000, 10,000 and 100,000 files. */
const SIZES = [
  [10, 33],
  [100, 33],
  [100, 333],
] as const;

/**
 * Runs the built create-gitops-pr with the GitHub emulator: a change of one assignment, no change, and a first publication. For comparison, it prints the
 * seconds that `git clone --depth=1` of the same repository takes on the same machine.
 */
export async function publish(): Promise<void> {
  const temp = mkdtempSync(join(tmpdir(), 'kalypso-bench-'));
  const fleets = await startGitOpsFixture();
  try {
    for (const [clusterTypes, targets] of SIZES) {
      const { tree, scheduled } = await schedule(temp, clusterTypes, targets);
      const [changed] = [...tree.keys()].filter((path) => path.endsWith('/reconciler.yaml'));
      await measure(fleets, temp, `one assignment of ${tree.size} files changed`, scheduled, {
        ...Object.fromEntries(tree),
        [changed ?? '']: 'previous content\n',
      });
      if (clusterTypes * targets > 10_000) {
        await measure(fleets, temp, `${tree.size} files for the first time`, scheduled, { 'OWNERS.md': 'x\n' });
      }
    }
  } finally {
    await fleets.stop();
    rmSync(temp, { recursive: true, force: true });
  }
}

/** Writes manifests and a report like the schedule action. */
async function schedule(
  temp: string,
  clusterTypes: number,
  targets: number,
): Promise<{ readonly tree: DesiredTree; readonly scheduled: ScheduleOutput }> {
  const model = fleet(clusterTypes, targets);
  const planned = await createPlan(model, SETTINGS);
  const tree = createDesiredTree(planned);
  const report = createReport({
    model,
    plan: planned,
    outcome: 'complete',
    configFileName: DEFAULT_CONFIG_FILE_NAME,
    sources: [],
    diagnostics: [],
  });
  const scheduled = { manifests: join(temp, `${tree.size}`), report: join(temp, `${tree.size}.json`) };
  writeTree(scheduled.manifests, tree);
  writeFileSync(scheduled.report, JSON.stringify(report));
  return { tree, scheduled };
}

async function measure(
  fleets: GitOpsFixture,
  temp: string,
  description: string,
  scheduled: ScheduleOutput,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  // Lets this process notice that the server has closed idle connections.
  await setTimeout(100);
  const repository = await fleets.create(files);
  const clone = timed(() =>
    execFileSync('git', [
      'clone',
      '--quiet',
      '--depth=1',
      '--branch=dev',
      `file://${repository.folder}`,
      join(temp, 'clone'),
    ]),
  );
  rmSync(join(temp, 'clone'), { recursive: true });
  await setTimeout(100);
  console.log(`  ${description} (git clone --depth=1: ${clone.toFixed(1)} s)`);
  for (const label of ['created', 'again']) {
    const { env, commands } = createCountingGit(temp);
    const last = (await fleets.github.requests()).at(-1)?.id ?? 0;
    const before = performance.now();
    const { exitCode, outputs, log } = await repository.publish(scheduled, { env });
    const seconds = (performance.now() - before) / 1000;
    if (exitCode !== 0) throw new Error(log);
    const requests = await fleets.github.requests(last);
    const calls = requests.filter(({ kind }) => kind === 'api');
    const bytes = (key: 'bytesIn' | 'bytesOut') => requests.reduce((sum, request) => sum + request[key], 0);
    console.log(
      `    ${label}: ${outputs['pull-request-operation']} in ${seconds.toFixed(1)} s, ${calls.length} REST calls, ${commands()} git commands, ` +
        `${requests.length - calls.length} git requests, ${kilobytes(bytes('bytesIn'))} sent, ${kilobytes(bytes('bytesOut'))} received`,
    );
  }
}

/** Puts a program before git on the PATH that counts the commands. */
function createCountingGit(temp: string): {
  readonly env: Readonly<Record<string, string>>;
  readonly commands: () => number;
} {
  const folder = join(temp, 'bin');
  const count = join(temp, 'commands');
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  mkdirSync(folder, { recursive: true });
  writeFileSync(count, '');
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$1" >> '${count}'\nexec '${git}' "$@"\n`);
  chmodSync(join(folder, 'git'), 0o755);
  return {
    env: { PATH: `${folder}:${process.env.PATH ?? ''}` },
    commands: () => readFileSync(count, 'utf8').split('\n').length - 1,
  };
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`;
}

function timed(run: () => unknown): number {
  const before = performance.now();
  run();
  return (performance.now() - before) / 1000;
}
