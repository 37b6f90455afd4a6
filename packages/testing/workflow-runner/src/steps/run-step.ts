import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { evaluate, type Scope, textOf, textsOf } from '../language/expressions.ts';
import { type Json, textAt } from '../language/json.ts';
import type { StepDefinition } from '../language/workflow.ts';
import { FileCommands } from './file-commands.ts';
import { runProgram } from './run-program.ts';
import type { Machine } from './runner-environment.ts';
import { type Masks, StepLog } from './step-log.ts';

/** Where a job's steps run and what they hand to each other. */
export interface Workshop {
  readonly machine: Machine;
  readonly masks: Masks;
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
  readonly scope: Scope;
  /** The job's variables and the step's own, expressions evaluated. */
  readonly env: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
  readonly timeoutMs: number;
}

/** Runs a step: a script, an action of ours, or what stands in for another's. */
export async function runStep(workshop: Workshop, request: StepRequest): Promise<StepOutcome> {
  const { step, scope } = request;
  if (step.run !== undefined) {
    const script = textOf(step.run, scope);
    return inShell(workshop, request, script);
  }
  const inputs = textsOf(step.with, scope);
  const [name = ''] = (step.uses ?? '').split('@');
  const own = /^kalypso-actions\/kalypso-actions\/(actions\/[\w-]+)$/.exec(name)?.[1];
  if (own !== undefined) return ownAction(workshop, request, own, inputs);
  return standIn(workshop, request, name, inputs);
}

function inShell(workshop: Workshop, request: StepRequest, script: string): Promise<StepOutcome> {
  const file = join(workshop.temp, `step-${request.index}.sh`);
  writeFileSync(file, script);
  const { workingDirectory } = request.step;
  const cwd = workingDirectory === undefined ? '.' : textOf(workingDirectory, request.scope);
  return program(workshop, request, 'bash', ['-e', file], {}, resolve(workshop.workspace, cwd));
}

interface OwnAction {
  readonly inputs?: Readonly<Record<string, { readonly default?: string; readonly required?: boolean } | null>>;
  readonly runs: { readonly main: string; readonly post?: string };
}

async function ownAction(
  workshop: Workshop,
  request: StepRequest,
  folder: string,
  given: Readonly<Record<string, string>>,
): Promise<StepOutcome> {
  const home = join(workshop.machine.root, folder);
  const action = load(readFileSync(join(home, 'action.yml'), 'utf8')) as OwnAction;
  const inputs = withDefaults(action, given, request.scope, workshop.write);
  const env = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
  const start = (main: string, more: Readonly<Record<string, string>>) =>
    program(workshop, request, process.execPath, [resolve(home, main)], { ...env, ...more }, workshop.workspace);
  const outcome = await start(action.runs.main, {});
  const { post } = action.runs;
  if (post === undefined) return outcome;
  const state = Object.entries(outcome.state).map(([name, value]) => [`STATE_${name}`, value]);
  return { ...outcome, post: () => start(post, Object.fromEntries(state)) };
}

/** The inputs with the defaults of `action.yml`, which may ask for `github.token` and its like. */
function withDefaults(
  action: OwnAction,
  given: Readonly<Record<string, string>>,
  scope: Scope,
  write: (line: string) => void,
): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [name, input] of Object.entries(action.inputs ?? {})) {
    if (input?.default !== undefined) inputs[name] = withExpressions(String(input.default), scope);
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(action.inputs ?? {}, name)) write(`##[warning]Unexpected input '${name}'`);
    inputs[name] = value;
  }
  return inputs;
}

/** Evaluates `${{ }}` within a text. */
function withExpressions(text: string, scope: Scope): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => plain(evaluate(expression.trim(), scope)));
}

function plain(value: Json): string {
  return value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function standIn(
  workshop: Workshop,
  request: StepRequest,
  name: string,
  inputs: Readonly<Record<string, string>>,
): Promise<StepOutcome> {
  const action = workshop.machine.standIns[name.toLowerCase()];
  if (action === undefined) throw new Error(`nothing stands in for ${name}: add it to the runner's stand-ins`);
  const log = new StepLog(workshop.masks, workshop.write);
  const env = environment(workshop, request, {});
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

async function program(
  workshop: Workshop,
  request: StepRequest,
  command: string,
  args: readonly string[],
  more: Readonly<Record<string, string>>,
  cwd: string,
): Promise<StepOutcome & { readonly state: Readonly<Record<string, string>> }> {
  const files = new FileCommands(join(workshop.folder, 'commands', String(request.index)));
  const log = new StepLog(workshop.masks, workshop.write);
  mkdirSync(cwd, { recursive: true });
  const env = environment(workshop, request, { ...files.environment, ...more });
  const { signal } = workshop;
  const code = await runProgram({ command, args, cwd, env, timeoutMs: request.timeoutMs, signal }, (l) => log.line(l));
  const old = (name: string) =>
    Object.fromEntries(
      log.oldCommands.filter(({ command: said }) => said === name).map((said) => [said.name, said.value]),
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
function environment(
  { machine, folder, variables }: Workshop,
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
