import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ExpressionScope,
  evaluateCondition,
  evaluateText,
  evaluateTextMap,
  evaluateToken,
  type PriorStatus,
} from '../language/expressions.ts';
import { type ContextObject, type ContextValue, textAt, valueAt } from '../language/json.ts';
import type { JobDefinition, StepDefinition } from '../language/workflow.ts';
import { executeStep, type JobContext, type StepOutcome } from '../steps/run-step.ts';
import type { RunnerMachine } from '../steps/runner-machine.ts';
import { SecretMasks } from '../steps/step-log.ts';
import type { JobRecord } from './records.ts';

/** The request to run a job. */
export interface JobRequest {
  readonly definition: JobDefinition;
  readonly record: JobRecord;
  /** The job's contexts except `steps`, `job`, `runner` and `env`, which change while it runs. */
  readonly contexts: Readonly<Record<string, ContextValue>>;
  readonly workflowEnv: JobDefinition['env'];
  readonly folder: string;
  readonly token: string;
  readonly secrets: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Called before each step. Returns whether the machine fails now, after that many steps. */
  readonly machineFails: (stepsDone: number) => boolean;
}

/** Runs the steps of a job and fills in its record. */
export async function runJob(machine: RunnerMachine, request: JobRequest): Promise<void> {
  const job = new JobExecution(machine, request);
  try {
    await job.run();
  } finally {
    rmSync(request.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

class JobExecution {
  readonly #request: JobRequest;
  readonly #machine: RunnerMachine;
  readonly #context: JobContext;
  readonly #steps: Record<string, ContextObject> = {};
  readonly #posts: (() => Promise<StepOutcome>)[] = [];
  #env: Record<string, string> = {};
  #paths: readonly string[] = [];
  #status: PriorStatus = 'success';

  constructor(machine: RunnerMachine, request: JobRequest) {
    this.#machine = machine;
    this.#request = request;
    const masks = new SecretMasks();
    for (const secret of request.secrets) masks.add(secret);
    masks.add(request.token);
    this.#context = {
      machine,
      masks,
      folder: request.folder,
      workspace: join(request.folder, 'workspace'),
      temp: join(request.folder, 'temp'),
      signal: request.signal,
      variables: {
        ...request.variables,
        RUNNER_TEMP: join(request.folder, 'temp'),
        GITHUB_EVENT_PATH: join(request.folder, 'event.json'),
      },
      write: (line) => {
        request.record.log += `${line}\n`;
      },
    };
  }

  async run(): Promise<void> {
    const { definition, record, workflowEnv } = this.#request;
    for (const folder of ['workspace', 'temp', 'home'])
      mkdirSync(join(this.#request.folder, folder), { recursive: true });
    writeFileSync(
      join(this.#request.folder, 'event.json'),
      JSON.stringify(valueAt(this.#request.contexts.github, 'event')),
    );
    this.#env = evaluateTextMap(workflowEnv, this.#createScope());
    this.#env = { ...this.#env, ...evaluateTextMap(definition.env, this.#createScope()) };
    for (const [index, step] of definition.steps.entries()) {
      if (this.#request.machineFails(index)) {
        this.#context.write('##[error]The hosted runner lost communication with the server.');
        record.conclusion = 'failure';
        return;
      }
      await this.#runStep(step, index);
    }
    for (const post of this.#posts.reverse()) this.#record(await post());
    record.outputs = definition.outputs === undefined ? {} : this.#readOutputs(definition.outputs);
    record.conclusion = this.#status === 'skipped' ? 'failure' : this.#status;
  }

  async #runStep(step: StepDefinition, index: number): Promise<void> {
    if (this.#request.signal.aborted) this.#status = 'cancelled';
    const name =
      step.name === undefined ? (step.uses ?? `Run ${index + 1}`) : evaluateText(step.name, this.#createScope());
    if (!evaluateCondition(step.if, this.#createScope())) {
      this.#finish(step, name, 'skipped', {}, true);
      return;
    }
    this.#context.write(`##[group]${name}`);
    const env = { ...this.#env, ...evaluateTextMap(step.env, this.#createScope()) };
    const scope = this.#createScope(env);
    const minutes = step.timeoutMinutes === undefined ? 360 : Number(evaluateText(step.timeoutMinutes, scope));
    const stepRequest = { step, index, scope, env, paths: this.#paths, timeoutMs: minutes * this.#machine.minuteMs };
    const outcome = await executeStep(this.#context, stepRequest);
    this.#record(outcome);
    if (outcome.post !== undefined) this.#posts.push(outcome.post);
    this.#env = { ...this.#env, ...outcome.env };
    this.#paths = [...[...outcome.paths].reverse(), ...this.#paths];
    const tolerated = step.continueOnError !== undefined && evaluateText(step.continueOnError, scope) === 'true';
    const conclusion = this.#request.signal.aborted ? 'cancelled' : outcome.succeeded ? 'success' : 'failure';
    this.#finish(step, name, conclusion, outcome.outputs, tolerated);
  }

  #record({ summary, log }: StepOutcome): void {
    this.#request.record.summary += summary;
    this.#request.record.annotations.push(...log.annotations);
  }

  #finish(
    step: StepDefinition,
    name: string,
    outcome: 'success' | 'failure' | 'cancelled' | 'skipped',
    outputs: Readonly<Record<string, string>>,
    tolerated: boolean,
  ): void {
    const conclusion = tolerated && outcome === 'failure' ? 'success' : outcome;
    this.#steps[step.id] = { outputs, outcome, conclusion };
    this.#request.record.steps.push({ name, conclusion, outputs });
    if (conclusion === 'cancelled') this.#status = 'cancelled';
    else if (conclusion === 'failure' && this.#status === 'success') this.#status = 'failure';
  }

  #readOutputs(token: NonNullable<JobDefinition['outputs']>): Record<string, string> {
    const outputs = evaluateTextMap(token, this.#createScope());
    for (const [name, value] of Object.entries(outputs)) {
      // GitHub drops an output that contains a secret.
      if (this.#context.masks.mask(value) !== value) {
        this.#context.write(`##[warning]Skip output '${name}' since it may contain secret.`);
        delete outputs[name];
      }
    }
    return outputs;
  }

  #createScope(env: Readonly<Record<string, string>> = this.#env): ExpressionScope {
    const { contexts } = this.#request;
    const github = { ...(contexts.github as ContextObject), workspace: this.#context.workspace };
    return {
      contexts: {
        ...contexts,
        github,
        env,
        steps: this.#steps,
        job: { status: this.#status === 'skipped' ? 'failure' : this.#status },
        runner: {
          os: 'Linux',
          arch: 'X64',
          name: 'workflow-runner',
          temp: this.#context.temp,
          environment: 'github-hosted',
        },
      },
      status: this.#status,
      hashFiles: (patterns) => this.#hashFiles(patterns),
    };
  }

  #hashFiles(patterns: readonly string[]): string {
    const files = globSync([...patterns], { cwd: this.#context.workspace }).sort();
    const found = files.map((file) => join(this.#context.workspace, file)).filter((file) => existsSync(file));
    if (found.length === 0) return '';
    const whole = createHash('sha256');
    for (const file of found) whole.update(createHash('sha256').update(readFileSync(file)).digest());
    return whole.digest('hex');
  }
}

/** The GitHub environment that a job names. */
export function readEnvironmentName(definition: JobDefinition, scope: ExpressionScope): string | undefined {
  if (definition.environment === undefined) return undefined;
  const value = evaluateToken(definition.environment, scope);
  const name = typeof value === 'string' ? value : textAt(value, 'name');
  return name === '' ? undefined : name;
}
