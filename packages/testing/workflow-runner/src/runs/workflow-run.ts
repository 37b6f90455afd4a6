import { evaluateCondition, evaluateText, evaluateToken, type PriorStatus } from '../language/expressions.ts';
import { type ContextObject, type ContextValue, isContextObject } from '../language/json.ts';
import { expandStrategy, type JobStrategy } from '../language/matrix.ts';
import type { JobDefinition } from '../language/workflow.ts';
import type { RunnerMachine } from '../steps/runner-machine.ts';
import type { ConcurrencyGroups } from './concurrency-groups.ts';
import { readConcurrency, withConcurrencySlot } from './concurrency-slot.ts';
import { createRunContexts, type JobResult, type RunRequest } from './contexts.ts';
import { MatrixJob } from './matrix-job.ts';
import { resolvePermissions } from './permissions.ts';
import { combineConclusions, type JobRecord, type RunRecord } from './records.ts';

/** What a repository's settings hold for its workflows. */
export interface RepositoryConfiguration {
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly environments?: Readonly<Record<string, EnvironmentConfiguration>>;
}

export interface EnvironmentConfiguration {
  /** Whether somebody has to approve before a job may run in it. */
  readonly approval?: boolean;
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** What a run needs of the runner that started it. */
export interface RunDeps {
  readonly machine: RunnerMachine;
  readonly groups: ConcurrencyGroups;
  readonly configuration: RepositoryConfiguration;
  /** Waits until somebody approves or rejects. */
  approval(job: JobRecord, signal: AbortSignal): Promise<boolean>;
  /** Whether the machine of a job dies once so many steps are done. */
  dies(run: RunRecord, job: JobRecord, done: number): boolean;
}

type ContextValues = Readonly<Record<string, ContextValue>>;

/** One run of a workflow: its jobs, in the order that they need each other. */
export class WorkflowRun {
  readonly record: RunRecord;
  readonly #host: RunDeps;
  readonly #order: RunRequest;
  readonly #cancellation = new AbortController();
  /** By the job's id. */
  readonly #results = new Map<string, JobResult>();

  constructor(host: RunDeps, order: RunRequest) {
    this.record = order.record;
    this.#host = host;
    this.#order = order;
  }

  /** Runs to the end; never fails for what a workflow does. */
  async finish(): Promise<void> {
    const { signal } = this.#cancellation;
    const entry = readConcurrency(this.#order.workflow.concurrency, { contexts: this.#contexts() });
    if (entry === undefined) await this.#jobs();
    else
      await withConcurrencySlot(this.#host.groups, entry, { cancelled: () => this.cancel(), signal }, () =>
        this.#jobs(),
      );
    this.record.status = 'completed';
    this.record.conclusion ??= combineConclusions(this.record.jobs.map(({ conclusion }) => conclusion));
  }

  /** What went well, for an attempt that repeats only what did not. */
  get succeeded(): ReadonlyMap<string, JobResult> {
    return new Map([...this.#results].filter(([, { result }]) => result === 'success'));
  }

  cancel(): void {
    this.record.conclusion ??= 'cancelled';
    this.#cancellation.abort();
  }

  async #jobs(): Promise<void> {
    if (this.#cancellation.signal.aborted) return;
    this.record.status = 'in_progress';
    const under = new Map<string, Promise<void>>();
    for (const job of this.#order.workflow.jobs) {
      const needed = Promise.all(job.needs.map((id) => under.get(id)));
      under.set(
        job.id,
        needed.then(() => this.#job(job)),
      );
    }
    await Promise.all(under.values());
  }

  async #job(job: JobDefinition): Promise<void> {
    const kept = this.#order.kept?.get(job.id);
    if (kept !== undefined) {
      this.#results.set(job.id, kept);
      return;
    }
    const skipped: JobResult = { result: 'skipped', outputs: {} };
    const needs = Object.fromEntries(job.needs.map((id) => [id, { ...(this.#results.get(id) ?? skipped) }]));
    const contexts = { ...this.#contexts(), needs };
    const isCancelled = this.#cancellation.signal.aborted;
    if (!evaluateCondition(job.if, { contexts, status: isCancelled ? 'cancelled' : this.#status(job) })) {
      const record = this.#newRecord(job, job.id, {});
      record.status = 'completed';
      record.conclusion = isCancelled ? 'cancelled' : 'skipped';
      this.#results.set(job.id, { result: record.conclusion, outputs: {} });
      return;
    }
    const strategy = expandStrategy(job.strategy === undefined ? null : evaluateToken(job.strategy, { contexts }));
    const records = await this.#matrix(job, strategy, contexts);
    const tolerated = job.continueOnError !== undefined && evaluateText(job.continueOnError, { contexts }) === 'true';
    const result = combineConclusions(records.map(({ conclusion }) => conclusion));
    this.#results.set(job.id, {
      result: tolerated && result === 'failure' ? 'success' : result,
      outputs: Object.assign({}, ...records.map(({ outputs }) => outputs)),
    });
  }

  /** The jobs of a matrix, as many at once as may be. */
  async #matrix(job: JobDefinition, strategy: JobStrategy, contexts: ContextValues): Promise<readonly JobRecord[]> {
    const { combinations, failFast, maxParallel } = strategy;
    const failed = new AbortController();
    const signal = AbortSignal.any([this.#cancellation.signal, failed.signal]);
    const records: JobRecord[] = [];
    const waiting = combinations.entries();
    const work = async () => {
      for (const [index, matrix] of waiting) {
        const record = this.#newRecord(job, formatJobName(job, { ...contexts, matrix }), matrix);
        records.push(record);
        const facts = { 'job-index': index, 'job-total': combinations.length, 'fail-fast': failFast };
        const own = { ...contexts, matrix, strategy: facts };
        await new MatrixJob(this.#host, this.#order, job, record, own).finish(signal);
        if (record.conclusion === 'failure' && failFast) failed.abort();
      }
    };
    await Promise.all(Array.from({ length: Math.min(maxParallel, combinations.length) }, work));
    return records;
  }

  #newRecord(job: JobDefinition, name: string, matrix: ContextObject): JobRecord {
    const record: JobRecord = {
      id: job.id,
      name,
      matrix,
      status: 'queued',
      conclusion: undefined,
      environment: undefined,
      permissions: resolvePermissions(this.#order.workflow, job),
      steps: [],
      annotations: [],
      log: '',
      summary: '',
      outputs: {},
    };
    this.record.jobs.push(record);
    return record;
  }

  /** How the jobs went that a job needs, and those that they needed. */
  #status(job: JobDefinition): PriorStatus {
    const hasFailed = (id: string): boolean => {
      const definition = this.#order.workflow.jobs.find((other) => other.id === id);
      return this.#results.get(id)?.result === 'failure' || (definition?.needs.some(hasFailed) ?? false);
    };
    if (job.needs.some(hasFailed)) return 'failure';
    return job.needs.every((id) => this.#results.get(id)?.result === 'success') ? 'success' : 'skipped';
  }

  #contexts(): ContextValues {
    return createRunContexts(this.#order, this.#host.machine.door, { ...this.#host.configuration.vars });
  }
}

function formatJobName(job: JobDefinition, contexts: ContextValues): string {
  if (job.name !== undefined) return evaluateText(job.name, { contexts });
  const matrix = contexts.matrix;
  const values = isContextObject(matrix) ? Object.values(matrix).filter((value) => typeof value !== 'object') : [];
  return values.length === 0 ? job.id : `${job.id} (${values.map(String).join(', ')})`;
}
