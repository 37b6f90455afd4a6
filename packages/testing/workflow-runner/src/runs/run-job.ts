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

/** A job that may start now. */
export interface JobRequest {
  readonly definition: JobDefinition;
  readonly record: JobRecord;
  /** Contexts of the job, without `steps`, `job`, `runner` and `env`, which come to be as it runs. */
  readonly contexts: Readonly<Record<string, ContextValue>>;
  readonly workflowEnv: JobDefinition['env'];
  readonly folder: string;
  readonly token: string;
  readonly secrets: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Asked before each step: the number of those that are done. True: the machine is gone. */
  readonly dies: (done: number) => boolean;
}

/** Runs the steps of a job, one after the other, as a runner does; fills in its record. */
export async function runJob(machine: RunnerMachine, order: JobRequest): Promise<void> {
  const job = new JobExecution(machine, order);
  try {
    await job.run();
  } finally {
    rmSync(order.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

class JobExecution {
  readonly #order: JobRequest;
  readonly #machine: RunnerMachine;
  readonly #workshop: JobContext;
  readonly #steps: Record<string, ContextObject> = {};
  readonly #posts: (() => Promise<StepOutcome>)[] = [];
  #env: Record<string, string> = {};
  #paths: readonly string[] = [];
  #status: PriorStatus = 'success';

  constructor(machine: RunnerMachine, order: JobRequest) {
    this.#machine = machine;
    this.#order = order;
    const masks = new SecretMasks();
    for (const secret of order.secrets) masks.add(secret);
    masks.add(order.token);
    this.#workshop = {
      machine,
      masks,
      folder: order.folder,
      workspace: join(order.folder, 'workspace'),
      temp: join(order.folder, 'temp'),
      signal: order.signal,
      variables: {
        ...order.variables,
        RUNNER_TEMP: join(order.folder, 'temp'),
        GITHUB_EVENT_PATH: join(order.folder, 'event.json'),
      },
      write: (line) => {
        order.record.log += `${line}\n`;
      },
    };
  }

  async run(): Promise<void> {
    const { definition, record, workflowEnv } = this.#order;
    for (const folder of ['workspace', 'temp', 'home'])
      mkdirSync(join(this.#order.folder, folder), { recursive: true });
    writeFileSync(
      join(this.#order.folder, 'event.json'),
      JSON.stringify(valueAt(this.#order.contexts.github, 'event')),
    );
    this.#env = evaluateTextMap(workflowEnv, this.#scope());
    this.#env = { ...this.#env, ...evaluateTextMap(definition.env, this.#scope()) };
    for (const [index, step] of definition.steps.entries()) {
      if (this.#order.dies(index)) {
        this.#workshop.write('##[error]The hosted runner lost communication with the server.');
        record.conclusion = 'failure';
        return;
      }
      await this.#step(step, index);
    }
    for (const post of this.#posts.reverse()) this.#add(await post());
    record.outputs = definition.outputs === undefined ? {} : this.#outputs(definition.outputs);
    record.conclusion = this.#status === 'skipped' ? 'failure' : this.#status;
  }

  async #step(step: StepDefinition, index: number): Promise<void> {
    if (this.#order.signal.aborted) this.#status = 'cancelled';
    const name = step.name === undefined ? (step.uses ?? `Run ${index + 1}`) : evaluateText(step.name, this.#scope());
    if (!evaluateCondition(step.if, this.#scope())) {
      this.#finish(step, name, 'skipped', {}, true);
      return;
    }
    this.#workshop.write(`##[group]${name}`);
    const env = { ...this.#env, ...evaluateTextMap(step.env, this.#scope()) };
    const scope = this.#scope(env);
    const minutes = step.timeoutMinutes === undefined ? 360 : Number(evaluateText(step.timeoutMinutes, scope));
    const request = { step, index, scope, env, paths: this.#paths, timeoutMs: minutes * this.#machine.minuteMs };
    const outcome = await executeStep(this.#workshop, request);
    this.#add(outcome);
    if (outcome.post !== undefined) this.#posts.push(outcome.post);
    this.#env = { ...this.#env, ...outcome.env };
    this.#paths = [...[...outcome.paths].reverse(), ...this.#paths];
    const tolerated = step.continueOnError !== undefined && evaluateText(step.continueOnError, scope) === 'true';
    const conclusion = this.#order.signal.aborted ? 'cancelled' : outcome.ok ? 'success' : 'failure';
    this.#finish(step, name, conclusion, outcome.outputs, tolerated);
  }

  #add({ summary, log }: StepOutcome): void {
    this.#order.record.summary += summary;
    this.#order.record.annotations.push(...log.annotations);
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
    this.#order.record.steps.push({ name, conclusion, outputs });
    if (conclusion === 'cancelled') this.#status = 'cancelled';
    else if (conclusion === 'failure' && this.#status === 'success') this.#status = 'failure';
  }

  #outputs(token: NonNullable<JobDefinition['outputs']>): Record<string, string> {
    const outputs = evaluateTextMap(token, this.#scope());
    for (const [name, value] of Object.entries(outputs)) {
      // GitHub does not hand on an output that holds a secret.
      if (this.#workshop.masks.hide(value) !== value) {
        this.#workshop.write(`##[warning]Skip output '${name}' since it may contain secret.`);
        delete outputs[name];
      }
    }
    return outputs;
  }

  #scope(env: Readonly<Record<string, string>> = this.#env): ExpressionScope {
    const { contexts } = this.#order;
    const github = { ...(contexts.github as ContextObject), workspace: this.#workshop.workspace };
    return {
      contexts: {
        ...contexts,
        github,
        env,
        steps: this.#steps,
        job: { status: this.#status === 'skipped' ? 'failure' : this.#status },
        runner: { os: 'Linux', arch: 'X64', name: 'loopback', temp: this.#workshop.temp, environment: 'github-hosted' },
      },
      status: this.#status,
      hashFiles: (patterns) => this.#hashFiles(patterns),
    };
  }

  #hashFiles(patterns: readonly string[]): string {
    const files = globSync([...patterns], { cwd: this.#workshop.workspace }).sort();
    const found = files.map((file) => join(this.#workshop.workspace, file)).filter((file) => existsSync(file));
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
