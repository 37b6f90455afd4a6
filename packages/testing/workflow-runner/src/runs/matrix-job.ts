import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorMessage } from '@kalypso-actions/retry';
import { evaluateText } from '../language/expressions.ts';
import { matchesPatterns } from '../language/filter-patterns.ts';
import type { ContextObject, ContextValue } from '../language/json.ts';
import type { JobDefinition } from '../language/workflow.ts';
import { readConcurrency, withConcurrencySlot } from './concurrency-slot.ts';
import { createIdentityClaims, createJobVariables, type RunRequest } from './contexts.ts';
import type { JobRecord } from './records.ts';
import type { EnvironmentConfiguration, RunDeps } from './run-deps.ts';
import { readEnvironmentName, runJob } from './run-job.ts';

/** GitHub's default for `timeout-minutes`. */
const DEFAULT_TIMEOUT_MINUTES = 360;

/** One job of a matrix: waits for its concurrency group and its approval, gets a token, runs its steps. */
export class MatrixJob {
  readonly #deps: RunDeps;
  readonly #request: RunRequest;
  readonly #definition: JobDefinition;
  readonly #record: JobRecord;
  readonly #contexts: Readonly<Record<string, ContextValue>>;

  constructor(
    deps: RunDeps,
    request: RunRequest,
    definition: JobDefinition,
    record: JobRecord,
    contexts: Readonly<Record<string, ContextValue>>,
  ) {
    this.#deps = deps;
    this.#request = request;
    this.#definition = definition;
    this.#record = record;
    this.#contexts = contexts;
  }

  /** Runs the job. An error becomes the job's failure. */
  async finish(runSignal: AbortSignal): Promise<void> {
    const record = this.#record;
    const cancellation = new AbortController();
    const signal = AbortSignal.any([runSignal, cancellation.signal]);
    const cancelled = (reason: string) => {
      record.log += `Canceling since ${reason}\n`;
      cancellation.abort();
    };
    try {
      const concurrency = readConcurrency(this.#definition.concurrency, { contexts: this.#contexts });
      if (concurrency === undefined) await this.#start(signal);
      else {
        record.status = 'pending';
        await withConcurrencySlot(this.#deps.groups, concurrency, { cancelled, signal }, () => this.#start(signal));
      }
    } catch (error) {
      record.log += `##[error]${errorMessage(error)}\n`;
      record.conclusion = 'failure';
    }
    record.status = 'completed';
    record.conclusion ??= 'cancelled';
  }

  async #start(signal: AbortSignal): Promise<void> {
    const record = this.#record;
    if (signal.aborted) return;
    record.status = 'queued';
    record.environment = readEnvironmentName(this.#definition, { contexts: this.#contexts });
    const environment = this.#deps.configuration.environments?.[record.environment ?? ''];
    const { github } = this.#deps.machine;
    const { repository } = this.#request.record;
    const protection = await github.useEnvironment(repository, record.environment);
    assertBranchAllowed(this.#request.ref, record.environment, protection.branches);
    if (environment?.approval === true || protection.hasReviewers) {
      record.status = 'waiting';
      const approved = await this.#deps.waitForApproval(record, signal);
      if (signal.aborted) return;
      if (!approved) {
        record.conclusion = 'failure';
        return;
      }
    }
    record.status = 'in_progress';
    const token = await github.createToken(repository, omitIdentity(record.permissions));
    try {
      await this.#runSteps(environment, { token, subjectPrefix: protection.subjectPrefix }, signal);
    } finally {
      await github.revokeToken(token);
    }
  }

  async #runSteps(
    environment: EnvironmentConfiguration | undefined,
    { token, subjectPrefix }: { readonly token: string; readonly subjectPrefix: string },
    signal: AbortSignal,
  ): Promise<void> {
    const { machine, configuration } = this.#deps;
    const record = this.#record;
    const definition = this.#definition;
    const contexts = this.#contexts;
    const secrets = { ...configuration.secrets, ...environment?.secrets, GITHUB_TOKEN: token };
    const vars = { ...configuration.vars, ...environment?.vars };
    const github = { ...(contexts.github as ContextObject), token, job: definition.id };
    const { timeoutMinutes } = definition;
    const minutes =
      timeoutMinutes === undefined ? DEFAULT_TIMEOUT_MINUTES : Number(evaluateText(timeoutMinutes, { contexts }));
    const claims = createIdentityClaims(this.#request, record.environment, subjectPrefix);
    const identity = record.permissions['id-token'] === 'write' ? machine.identity?.(claims) : {};
    await runJob(machine, {
      definition,
      record,
      contexts: { ...contexts, github, vars, secrets },
      workflowEnv: this.#request.workflow.env,
      folder: mkdtempSync(join(tmpdir(), 'kalypso-job-')),
      token,
      secrets: Object.values(secrets),
      variables: { ...createJobVariables(github, vars), ...identity },
      signal: AbortSignal.any([signal, AbortSignal.timeout(minutes * machine.minuteMs)]),
      machineFails: (stepsDone) => this.#deps.machineFails(this.#request.record, record, stepsDone),
    });
  }
}

/** @throws as GitHub fails a job whose branch may not use the environment: it gets no secret of it */
function assertBranchAllowed(ref: string, environment: string | undefined, branches: readonly string[] | null): void {
  if (branches === null) return;
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
  if (branch !== undefined && matchesPatterns(branches, branch)) return;
  const name = branch ?? ref;
  throw new Error(`Branch "${name}" is not allowed to deploy to ${environment} due to environment protection rules.`);
}

/** `id-token` is not a permission of the job's token: ID tokens come from an endpoint of their own. */
function omitIdentity(permissions: JobRecord['permissions']): JobRecord['permissions'] {
  return Object.fromEntries(Object.entries(permissions).filter(([name]) => name !== 'id-token'));
}
