import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { type ExpressionScope, evaluateExpression, evaluateText, evaluateTextMap } from '../language/expressions.ts';
import { type ContextValue, textAt } from '../language/json.ts';
import type { StepDefinition } from '../language/workflow.ts';
import { FileCommands } from './file-commands.ts';
import { runProgram } from './run-program.ts';
import type { RunnerMachine } from './runner-machine.ts';
import { type SecretMasks, StepLog } from './step-log.ts';

/** Where a job's steps run and what they hand to each other. */
export interface JobContext {
  readonly machine: RunnerMachine;
  readonly masks: SecretMasks;
  /** A folder of the job alone. */
  readonly folder: string;
  readonly workspace: string;
  readonly temp: string;
  readonly signal: AbortSignal;
  /** What GitHub itself tells every step: `GITHUB_*`, `RUNNER_*`. */
  readonly variables: Readonly<Record<string, string>>;
  readonly write: (line: string) => void;
}

/** What a step leaves for the rest of its job. */
export interface StepOutcome {
  readonly ok: boolean;
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
  /** The job's variables and the step's own, expressions evaluated. */
  readonly env: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
  readonly timeoutMs: number;
}

/** Runs a step: a script, an action of ours, or what stands in for another's. */
export async function executeStep(workshop: JobContext, request: StepRequest): Promise<StepOutcome> {
  const { step, scope } = request;
  if (step.run !== undefined) {
    const script = evaluateText(step.run, scope);
    return runScript(workshop, request, script);
  }
  const inputs = evaluateTextMap(step.with, scope);
  const [name = ''] = (step.uses ?? '').split('@');
  const own = /^kalypso-actions\/kalypso-actions\/(actions\/[\w-]+)$/.exec(name)?.[1];
  if (own !== undefined) return runLocalAction(workshop, request, own, inputs);
  return runEmulatedAction(workshop, request, name, inputs);
}

function runScript(workshop: JobContext, request: StepRequest, script: string): Promise<StepOutcome> {
  const file = join(workshop.temp, `step-${request.index}.sh`);
  writeFileSync(file, script);
  const { workingDirectory } = request.step;
  const cwd = workingDirectory === undefined ? '.' : evaluateText(workingDirectory, request.scope);
  return runStepProgram(workshop, request, 'bash', ['-e', file], {}, resolve(workshop.workspace, cwd));
}

interface ActionManifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: string; readonly required?: boolean } | null>>;
  readonly runs: { readonly main: string; readonly post?: string };
}

async function runLocalAction(
  workshop: JobContext,
  request: StepRequest,
  folder: string,
  given: Readonly<Record<string, string>>,
): Promise<StepOutcome> {
  const home = join(workshop.machine.root, folder);
  const action = load(readFileSync(join(home, 'action.yml'), 'utf8')) as ActionManifest;
  const inputs = resolveInputs(action, given, request.scope, workshop.write);
  const env = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
  const start = (main: string, more: Readonly<Record<string, string>>) =>
    runStepProgram(workshop, request, process.execPath, [resolve(home, main)], { ...env, ...more }, workshop.workspace);
  const outcome = await start(action.runs.main, {});
  const { post } = action.runs;
  if (post === undefined) return outcome;
  const state = Object.entries(outcome.state).map(([name, value]) => [`STATE_${name}`, value]);
  return { ...outcome, post: () => start(post, Object.fromEntries(state)) };
}

/** The inputs with the defaults of `action.yml`, which may ask for `github.token` and its like. */
function resolveInputs(
  action: ActionManifest,
  given: Readonly<Record<string, string>>,
  scope: ExpressionScope,
  write: (line: string) => void,
): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [name, input] of Object.entries(action.inputs ?? {})) {
    if (input?.default !== undefined) inputs[name] = interpolate(String(input.default), scope);
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(action.inputs ?? {}, name)) write(`##[warning]Unexpected input '${name}'`);
    inputs[name] = value;
  }
  return inputs;
}

/** Evaluates `${{ }}` within a text. */
function interpolate(text: string, scope: ExpressionScope): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    formatValue(evaluateExpression(expression.trim(), scope)),
  );
}

function formatValue(value: ContextValue): string {
  return value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function runEmulatedAction(
  workshop: JobContext,
  request: StepRequest,
  name: string,
  inputs: Readonly<Record<string, string>>,
): Promise<StepOutcome> {
  const action = workshop.machine.standIns[name.toLowerCase()];
  if (action === undefined) throw new Error(`nothing stands in for ${name}: add it to the runner's stand-ins`);
  const log = new StepLog(workshop.masks, workshop.write);
  const env = createEnvironment(workshop, request, {});
  const settled = { outputs: {}, env: {}, paths: [], summary: '', log };
  try {
    const { post, ...result } = await action({
      inputs,
      env,
      token: textAt(request.scope.contexts.github, 'token'),
      workspace: workshop.workspace,
      temp: workshop.temp,
      door: workshop.machine.door,
      masks: workshop.masks,
      log: (line) => log.line(line),
      run: async (command, args, options) => {
        const { signal } = workshop;
        const call = { command, args, cwd: workshop.workspace, env, timeoutMs: request.timeoutMs, signal, ...options };
        const code = await runProgram(call, (line) => log.line(line));
        if (code !== 0) throw new Error(`${command} ${args[0] ?? ''} ended with ${code}`);
      },
    });
    const ending = async (): Promise<StepOutcome> => {
      await post?.();
      return { ...settled, ok: true };
    };
    return { ...settled, ...result, ok: true, ...(post === undefined ? {} : { post: ending }) };
  } catch (error) {
    log.line(`::error::${error instanceof Error ? error.message : String(error)}`);
    return { ...settled, ok: false };
  }
}

async function runStepProgram(
  workshop: JobContext,
  request: StepRequest,
  command: string,
  args: readonly string[],
  more: Readonly<Record<string, string>>,
  cwd: string,
): Promise<StepOutcome & { readonly state: Readonly<Record<string, string>> }> {
  const files = new FileCommands(join(workshop.folder, 'commands', String(request.index)));
  const log = new StepLog(workshop.masks, workshop.write);
  mkdirSync(cwd, { recursive: true });
  const env = createEnvironment(workshop, request, { ...files.environment, ...more });
  const { signal } = workshop;
  const code = await runProgram({ command, args, cwd, env, timeoutMs: request.timeoutMs, signal }, (l) => log.line(l));
  const old = (name: string) =>
    Object.fromEntries(
      log.oldCommands
        .filter(({ command: oldCommand }) => oldCommand === name)
        .map((entry) => [entry.name, entry.value]),
    );
  return {
    ok: code === 0,
    outputs: { ...old('set-output'), ...files.outputs },
    env: files.variables,
    paths: files.paths,
    summary: workshop.masks.hide(files.summary),
    state: { ...old('save-state'), ...files.state },
    log,
  };
}

/** Nothing of this process's environment but what a program needs to start. */
function createEnvironment(
  { machine, folder, variables }: JobContext,
  { env, paths }: StepRequest,
  more: Readonly<Record<string, string>>,
): Record<string, string> {
  const inherited = ['SYSTEMROOT', 'TMPDIR', 'TEMP'].flatMap((name) => {
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
    ...more,
  };
}
