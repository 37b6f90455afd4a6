import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorMessage } from '@kalypso-actions/retry';
import { load } from 'js-yaml';
import { type ExpressionScope, evaluateExpression, evaluateText, evaluateTextMap } from '../language/expressions.ts';
import { type ContextValue, textAt } from '../language/json.ts';
import type { StepDefinition } from '../language/workflow.ts';
import { FileCommands } from './file-commands.ts';
import { runProgram } from './run-program.ts';
import type { RunnerMachine } from './runner-machine.ts';
import { type SecretMasks, StepLog } from './step-log.ts';

/** What the steps of a job share. */
export interface JobContext {
  readonly machine: RunnerMachine;
  readonly masks: SecretMasks;
  /** The job's own folder. */
  readonly folder: string;
  readonly workspace: string;
  readonly temp: string;
  readonly signal: AbortSignal;
  /** The variables that GitHub sets for every step: `GITHUB_*`, `RUNNER_*`. */
  readonly variables: Readonly<Record<string, string>>;
  readonly write: (line: string) => void;
}

/** The result of a step, as the rest of its job needs it. */
export interface StepOutcome {
  readonly succeeded: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
  readonly summary: string;
  readonly log: StepLog;
  readonly post?: () => Promise<StepOutcome>;
}

export interface StepRequest {
  readonly step: StepDefinition;
  readonly index: number;
  readonly scope: ExpressionScope;
  /** The evaluated variables of the job and of the step. */
  readonly env: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
  readonly timeoutMs: number;
}

/** Runs a step: a script, an action of this repository, or an emulated action. */
export async function executeStep(job: JobContext, request: StepRequest): Promise<StepOutcome> {
  const { step, scope } = request;
  if (step.run !== undefined) {
    const script = evaluateText(step.run, scope);
    return runScript(job, request, script);
  }
  const inputs = evaluateTextMap(step.with, scope);
  const [name = ''] = (step.uses ?? '').split('@');
  const localAction = /^kalypso-actions\/kalypso-actions\/(actions\/[\w-]+)$/.exec(name)?.[1];
  if (localAction !== undefined) return runLocalAction(job, request, localAction, inputs);
  return runEmulatedAction(job, request, name, inputs);
}

function runScript(job: JobContext, request: StepRequest, script: string): Promise<StepOutcome> {
  const file = join(job.temp, `step-${request.index}.sh`);
  writeFileSync(file, script);
  const { workingDirectory } = request.step;
  const cwd = workingDirectory === undefined ? '.' : evaluateText(workingDirectory, request.scope);
  return runStepProgram(job, request, 'bash', ['-e', file], {}, resolve(job.workspace, cwd));
}

interface ActionManifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: string; readonly required?: boolean } | null>>;
  readonly runs: { readonly main: string; readonly post?: string };
}

async function runLocalAction(
  job: JobContext,
  request: StepRequest,
  folder: string,
  provided: Readonly<Record<string, string>>,
): Promise<StepOutcome> {
  const home = join(job.machine.root, folder);
  const action = load(readFileSync(join(home, 'action.yml'), 'utf8')) as ActionManifest;
  const inputs = resolveInputs(action, provided, request.scope, job.write);
  const env = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
  const start = (main: string, additional: Readonly<Record<string, string>>) =>
    runStepProgram(job, request, process.execPath, [resolve(home, main)], { ...env, ...additional }, job.workspace);
  const outcome = await start(action.runs.main, {});
  const { post } = action.runs;
  if (post === undefined) return outcome;
  const state = Object.entries(outcome.state).map(([name, value]) => [`STATE_${name}`, value]);
  return { ...outcome, post: () => start(post, Object.fromEntries(state)) };
}

/** Adds the defaults of `action.yml`, which may contain expressions such as `github.token`. */
function resolveInputs(
  action: ActionManifest,
  provided: Readonly<Record<string, string>>,
  scope: ExpressionScope,
  write: (line: string) => void,
): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [name, input] of Object.entries(action.inputs ?? {})) {
    if (input?.default !== undefined) inputs[name] = interpolate(String(input.default), scope);
  }
  for (const [name, value] of Object.entries(provided)) {
    if (!Object.hasOwn(action.inputs ?? {}, name)) write(`##[warning]Unexpected input '${name}'`);
    inputs[name] = value;
  }
  return inputs;
}

/** Evaluates every `${{ }}` in a text. */
function interpolate(text: string, scope: ExpressionScope): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    formatValue(evaluateExpression(expression.trim(), scope)),
  );
}

function formatValue(value: ContextValue): string {
  return value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function runEmulatedAction(
  job: JobContext,
  request: StepRequest,
  name: string,
  inputs: Readonly<Record<string, string>>,
): Promise<StepOutcome> {
  const action = job.machine.emulatedActions[name.toLowerCase()];
  if (action === undefined) throw new Error(`${name} is not emulated: add it to EMULATED_ACTIONS`);
  const log = new StepLog(job.masks, job.write);
  const env = createEnvironment(job, request, {});
  const base = { outputs: {}, env: {}, paths: [], summary: '', log };
  try {
    const { post, ...result } = await action({
      inputs,
      env,
      token: textAt(request.scope.contexts.github, 'token'),
      workspace: job.workspace,
      temp: job.temp,
      github: job.machine.github,
      masks: job.masks,
      log: (line) => log.addLine(line),
      run: async (command, args, options) => {
        const { signal } = job;
        const call = { command, args, cwd: job.workspace, env, timeoutMs: request.timeoutMs, signal, ...options };
        const code = await runProgram(call, (line) => log.addLine(line));
        if (code !== 0) throw new Error(`${command} ${args[0] ?? ''} exited with ${code}`);
      },
    });
    const runPost = async (): Promise<StepOutcome> => {
      await post?.();
      return { ...base, succeeded: true };
    };
    return { ...base, ...result, succeeded: true, ...(post === undefined ? {} : { post: runPost }) };
  } catch (error) {
    log.addLine(`::error::${errorMessage(error)}`);
    return { ...base, succeeded: false };
  }
}

async function runStepProgram(
  job: JobContext,
  request: StepRequest,
  command: string,
  args: readonly string[],
  additional: Readonly<Record<string, string>>,
  cwd: string,
): Promise<StepOutcome & { readonly state: Readonly<Record<string, string>> }> {
  const files = new FileCommands(join(job.folder, 'commands', String(request.index)));
  const log = new StepLog(job.masks, job.write);
  mkdirSync(cwd, { recursive: true });
  const env = createEnvironment(job, request, { ...files.environment, ...additional });
  const { signal } = job;
  const code = await runProgram({ command, args, cwd, env, timeoutMs: request.timeoutMs, signal }, (line) =>
    log.addLine(line),
  );
  const readDeprecated = (name: string) =>
    Object.fromEntries(
      log.deprecatedCommands
        .filter(({ command: deprecated }) => deprecated === name)
        .map((entry) => [entry.name, entry.value]),
    );
  return {
    succeeded: code === 0,
    outputs: { ...readDeprecated('set-output'), ...files.outputs },
    env: files.variables,
    paths: files.paths,
    summary: job.masks.mask(files.summary),
    state: { ...readDeprecated('save-state'), ...files.state },
    log,
  };
}

/** The environment of a step: of this process's variables, only those that a program needs to start. */
function createEnvironment(
  { machine, folder, variables }: JobContext,
  { env, paths }: StepRequest,
  additional: Readonly<Record<string, string>>,
): Record<string, string> {
  const inherited = ['SYSTEMROOT', 'TMPDIR', 'TEMP', 'NODE_COMPILE_CACHE'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const separator = process.platform === 'win32' ? ';' : ':';
  return {
    ...Object.fromEntries(inherited),
    HOME: join(folder, 'home'),
    CI: 'true',
    GIT_TERMINAL_PROMPT: '0',
    ...machine.environment,
    ...env,
    ...variables,
    PATH: [...paths, ...machine.programs, process.env.PATH ?? ''].join(separator),
    ...additional,
  };
}
