import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FileCommands } from '@kalypso-actions/workflow-runner';

/** What a step of a workflow leaves behind. */
export interface ActionResult {
  readonly exitCode: number | null;
  /** Standard output and standard error, as they came. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface ActionRun {
  /** Name of the action: the folder below `dist/`. */
  readonly action: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** The working folder, as `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  /** The runner's temporary folder. */
  readonly temp: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The event that started the workflow. */
  readonly event?: object;
  /** Cancels the job, as a runner does, as soon as this is in the log. */
  readonly interruptAt?: string;
}

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Starts a built action as a runner does: a Node process of its own with `INPUT_*`, the files that commands are written to, and nothing of this process's
 * environment but what a program needs to start.
 */
export async function runBuiltAction(step: ActionRun): Promise<ActionResult> {
  const commands = mkdtempSync(join(tmpdir(), 'kalypso-commands-'));
  const files = new FileCommands(commands);
  const event = join(commands, 'event.json');
  if (step.event) writeFileSync(event, JSON.stringify(step.event));
  mkdirSync(step.temp, { recursive: true });
  try {
    const { exitCode, log } = await start(step, {
      ...files.environment,
      RUNNER_TEMP: step.temp,
      ...(step.event ? { GITHUB_EVENT_PATH: event } : {}),
    });
    return {
      exitCode,
      log,
      outputs: files.outputs,
      summary: files.summary,
    };
  } finally {
    rmSync(commands, { recursive: true, force: true });
  }
}

function start(step: ActionRun, files: Record<string, string>): Promise<{ exitCode: number | null; log: string }> {
  const inputs = Object.entries(step.inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  const inherited = ['PATH', 'SYSTEMROOT', 'TMPDIR', 'TEMP', 'HOME'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const env = {
    ...Object.fromEntries(inherited),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: step.workspace,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_REPOSITORY: 'contoso/control-plane',
    ...files,
    ...Object.fromEntries(inputs),
    ...step.env,
  };
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist', step.action, 'index.js')], { cwd: step.workspace, env });
    let log = '';
    let interruptAt = step.interruptAt;
    child.stdout.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (interruptAt === undefined || !log.includes(interruptAt)) return;
      interruptAt = undefined;
      child.kill('SIGINT');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
    child.on('error', fail);
    child.on('close', (exitCode) => done({ exitCode, log }));
  });
}
