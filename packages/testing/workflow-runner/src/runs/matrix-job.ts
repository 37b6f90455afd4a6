import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateText } from '../language/expressions.ts';
import type { ContextObject, ContextValue } from '../language/json.ts';
import type { JobDefinition } from '../language/workflow.ts';
import { readConcurrency, withConcurrencySlot } from './concurrency-slot.ts';
import { createIdentityClaims, createJobVariables, type RunRequest } from './contexts.ts';
import type { JobRecord } from './records.ts';
import { readEnvironmentName, runJob } from './run-job.ts';
import type { EnvironmentConfiguration, RunDeps } from './workflow-run.ts';

/** GitHub ends jobs that say nothing of it after so many minutes. */
const DEFAULT_TIMEOUT_MINUTES = 360;

/** One job of a matrix: its turn, its approval, its token, its steps. */
export class MatrixJob {
  readonly #host: RunDeps;
  readonly #order: RunRequest;
  readonly #definition: JobDefinition;
  readonly #record: JobRecord;
  readonly #contexts: Readonly<Record<string, ContextValue>>;

  constructor(
    host: RunDeps,
    order: RunRequest,
    definition: JobDefinition,
    record: JobRecord,
    contexts: Readonly<Record<string, ContextValue>>,
  ) {
    this.#host = host;
    this.#order = order;
    this.#definition = definition;
    this.#record = record;
    this.#contexts = contexts;
  }

  /** Runs to the end; what goes wrong is the job's failure. */
  async finish(outer: AbortSignal): Promise<void> {
    const record = this.#record;
    const own = new AbortController();
    const signal = AbortSignal.any([outer, own.signal]);
    const cancelled = (reason: string) => {
      record.log += `Canceling since ${reason}\n`;
      own.abort();
    };
    try {
      const entry = readConcurrency(this.#definition.concurrency, { contexts: this.#contexts });
      if (entry === undefined) await this.#work(signal);
      else {
        record.status = 'pending';
        await withConcurrencySlot(this.#host.groups, entry, { cancelled, signal }, () => this.#work(signal));
      }
    } catch (error) {
      record.log += `##[error]${error instanceof Error ? error.message : String(error)}\n`;
      record.conclusion = 'failure';
    }
    record.status = 'completed';
    record.conclusion ??= 'cancelled';
  }

  async #work(signal: AbortSignal): Promise<void> {
    const record = this.#record;
    if (signal.aborted) return;
    record.environment = readEnvironmentName(this.#definition, { contexts: this.#contexts });
    const environment = this.#host.configuration.environments?.[record.environment ?? ''];
    if (environment?.approval === true) {
      record.status = 'waiting';
      const approved = await this.#host.approval(record, signal);
      if (signal.aborted) return;
      if (!approved) {
        record.conclusion = 'failure';
        return;
      }
    }
    record.status = 'in_progress';
    const { door } = this.#host.machine;
    const token = await door.createToken(this.#order.record.repository, omitIdentity(record.permissions));
    try {
      await this.#steps(environment, token, signal);
    } finally {
      await door.revokeToken(token);
    }
  }

  async #steps(environment: EnvironmentConfiguration | undefined, token: string, signal: AbortSignal): Promise<void> {
    const { machine, configuration } = this.#host;
    const record = this.#record;
    const definition = this.#definition;
    const contexts = this.#contexts;
    const secrets = { ...configuration.secrets, ...environment?.secrets, GITHUB_TOKEN: token };
    const vars = { ...configuration.vars, ...environment?.vars };
    const github = { ...(contexts.github as ContextObject), token, job: definition.id };
    const { timeoutMinutes } = definition;
    const minutes =
      timeoutMinutes === undefined ? DEFAULT_TIMEOUT_MINUTES : Number(evaluateText(timeoutMinutes, { contexts }));
    const claims = createIdentityClaims(this.#order, record.environment);
    const identity = record.permissions['id-token'] === 'write' ? machine.identity?.(claims) : {};
    await runJob(machine, {
      definition,
      record,
      contexts: { ...contexts, github, vars, secrets },
      workflowEnv: this.#order.workflow.env,
      folder: mkdtempSync(join(tmpdir(), 'kalypso-job-')),
      token,
      secrets: Object.values(secrets),
      variables: { ...createJobVariables(github, vars), ...identity },
      signal: AbortSignal.any([signal, AbortSignal.timeout(minutes * machine.minuteMs)]),
      dies: (done) => this.#host.dies(this.#order.record, record, done),
    });
  }
}

/** The identity is no permission of the token: it is a door of its own. */
function omitIdentity(permissions: JobRecord['permissions']): JobRecord['permissions'] {
  return Object.fromEntries(Object.entries(permissions).filter(([name]) => name !== 'id-token'));
}
