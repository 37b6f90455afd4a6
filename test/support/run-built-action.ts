import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FileCommands } from '@kalypso-actions/workflow-runner';
import { load } from 'js-yaml';

/** The result of a step that ran an action. */
export interface ActionResult {
  readonly exitCode: number | null;
  /** Standard output and standard error, interleaved. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** A step that runs an action. */
export interface ActionRun {
  /** The action's folder in `dist/`. */
  readonly action: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** The working directory and `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The payload of the event that triggered the workflow. */
  readonly event?: object;
  /** Sends SIGINT, as a runner does to cancel a job, once the log contains this text. */
  readonly interruptAt?: string;
}

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Runs a built action as a runner does: in a Node process with `INPUT_*`, the command files, and only those variables of this process that a
 * program needs to start.
 */
export async function runBuiltAction(run: ActionRun): Promise<ActionResult> {
  const commands = mkdtempSync(join(tmpdir(), 'kalypso-commands-'));
  const files = new FileCommands(commands);
  const event = join(commands, 'event.json');
  if (run.event) writeFileSync(event, JSON.stringify(run.event));
  mkdirSync(run.temp, { recursive: true });
  try {
    const { exitCode, log } = await start(run, {
      ...files.environment,
      RUNNER_TEMP: run.temp,
      ...(run.event ? { GITHUB_EVENT_PATH: event } : {}),
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

function start(run: ActionRun, files: Record<string, string>): Promise<{ exitCode: number | null; log: string }> {
  const inputs = Object.entries(run.inputs).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  const inherited = ['PATH', 'SYSTEMROOT', 'TMPDIR', 'TEMP', 'HOME', 'NODE_COMPILE_CACHE'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const env = {
    ...Object.fromEntries(inherited),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: run.workspace,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_REPOSITORY: 'contoso/control-plane',
    ...files,
    ...Object.fromEntries(inputs),
    ...run.env,
  };
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist', run.action, 'index.js')], { cwd: run.workspace, env });
    let log = '';
    let interruptAt = run.interruptAt;
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

/** The inputs of a step that sets none: the defaults of `action.yml`. */
export function readDefaultInputs(action: string): Record<string, string> {
  const { inputs } = load(readFileSync(join(ROOT, 'actions', action, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: string }>;
  };
  const entries = Object.entries(inputs).map(([name, { default: value = '' }]) => [
    name,
    value.startsWith('${{') ? '' : value,
  ]);
  return Object.fromEntries(entries);
}
