import { evaluateCondition, evaluateText, evaluateToken, type PriorStatus } from '../language/expressions.ts';
import { type ContextObject, type ContextValue, isContextObject } from '../language/json.ts';
import { expandStrategy, type JobStrategy } from '../language/matrix.ts';
import type { JobDefinition } from '../language/workflow.ts';
import { readConcurrency, withConcurrencySlot } from './concurrency-slot.ts';
import { createRunContexts, type JobResult, type RunRequest } from './contexts.ts';
import { MatrixJob } from './matrix-job.ts';
import { resolvePermissions } from './permissions.ts';
import { combineConclusions, type JobRecord, type RunRecord } from './records.ts';
import type { RunDeps } from './run-deps.ts';

type ContextValues = Readonly<Record<string, ContextValue>>;

/** One run of a workflow: runs its jobs in the order of their `needs`. */
export class WorkflowRun {
  readonly record: RunRecord;
  readonly #deps: RunDeps;
  readonly #request: RunRequest;
  readonly #cancellation = new AbortController();
  /** By job id. */
  readonly #results = new Map<string, JobResult>();

  constructor(deps: RunDeps, request: RunRequest) {
    this.record = request.record;
    this.#deps = deps;
    this.#request = request;
  }

  /** Runs all jobs. Failures of the workflow end up in the records. */
  async finish(): Promise<void> {
    const { signal } = this.#cancellation;
    const concurrency = readConcurrency(this.#request.workflow.concurrency, { contexts: this.#createContexts() });
    if (concurrency === undefined) await this.#runJobs();
    else
      await withConcurrencySlot(this.#deps.groups, concurrency, { cancelled: () => this.cancel(), signal }, () =>
        this.#runJobs(),
      );
    this.record.status = 'completed';
    this.record.conclusion ??= combineConclusions(this.record.jobs.map(({ conclusion }) => conclusion));
  }

  /** The results of successful jobs, for an attempt that repeats only the others. */
  get succeeded(): ReadonlyMap<string, JobResult> {
    return new Map([...this.#results].filter(([, { result }]) => result === 'success'));
  }

  /** The results of the jobs that neither are a job nor need it. */
  resultsWithout(id: string): ReadonlyMap<string, JobResult> {
    const { jobs } = this.#request.workflow;
    const needs = (other: string): boolean =>
      other === id || (jobs.find((job) => job.id === other)?.needs.some(needs) ?? false);
    return new Map([...this.#results].filter(([other]) => !needs(other)));
  }

  cancel(): void {
    this.record.conclusion ??= 'cancelled';
    this.#cancellation.abort();
  }

  async #runJobs(): Promise<void> {
    if (this.#cancellation.signal.aborted) return;
    this.record.status = 'in_progress';
    const started = new Map<string, Promise<void>>();
    for (const job of this.#request.workflow.jobs) {
      const needed = Promise.all(job.needs.map((id) => started.get(id)));
      started.set(
        job.id,
        needed.then(() => this.#runJob(job)),
      );
    }
    await Promise.all(started.values());
  }

  async #runJob(job: JobDefinition): Promise<void> {
    const kept = this.#request.kept?.get(job.id);
    if (kept !== undefined) {
      this.#results.set(job.id, kept);
      return;
    }
    const skipped: JobResult = { result: 'skipped', outputs: {} };
    const needs = Object.fromEntries(job.needs.map((id) => [id, { ...(this.#results.get(id) ?? skipped) }]));
    const contexts = { ...this.#createContexts(), needs };
    const isCancelled = this.#cancellation.signal.aborted;
    if (!evaluateCondition(job.if, { contexts, status: isCancelled ? 'cancelled' : this.#computeStatus(job) })) {
      const record = this.#newRecord(job, job.id, {});
      record.status = 'completed';
      record.conclusion = isCancelled ? 'cancelled' : 'skipped';
      this.#results.set(job.id, { result: record.conclusion, outputs: {} });
      return;
    }
    const strategy = expandStrategy(job.strategy === undefined ? null : evaluateToken(job.strategy, { contexts }));
    const records = await this.#runMatrix(job, strategy, contexts);
    const tolerated = job.continueOnError !== undefined && evaluateText(job.continueOnError, { contexts }) === 'true';
    const result = combineConclusions(records.map(({ conclusion }) => conclusion));
    this.#results.set(job.id, {
      result: tolerated && result === 'failure' ? 'success' : result,
      outputs: Object.assign({}, ...records.map(({ outputs }) => outputs)),
    });
  }

  /** Runs the jobs of a matrix, at most `max-parallel` at once. */
  async #runMatrix(job: JobDefinition, strategy: JobStrategy, contexts: ContextValues): Promise<readonly JobRecord[]> {
    const { combinations, failFast, maxParallel } = strategy;
    const failed = new AbortController();
    const signal = AbortSignal.any([this.#cancellation.signal, failed.signal]);
    const records: JobRecord[] = [];
    const waiting = combinations.entries();
    const worker = async () => {
      for (const [index, matrix] of waiting) {
        const name = formatJobName(job, { ...contexts, matrix });
        if (this.#request.only?.id === job.id && this.#request.only.name !== name) continue;
        const record = this.#newRecord(job, name, matrix);
        records.push(record);
        const facts = { 'job-index': index, 'job-total': combinations.length, 'fail-fast': failFast };
        const jobContexts = { ...contexts, matrix, strategy: facts };
        await new MatrixJob(this.#deps, this.#request, job, record, jobContexts).finish(signal);
        if (record.conclusion === 'failure' && failFast) failed.abort();
      }
    };
    await Promise.all(Array.from({ length: Math.min(maxParallel, combinations.length) }, worker));
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
      permissions: resolvePermissions(this.#request.workflow, job),
      steps: [],
      annotations: [],
      log: '',
      summary: '',
      outputs: {},
    };
    this.record.jobs.push(record);
    return record;
  }

  /** The status of the jobs that a job needs, directly or indirectly. */
  #computeStatus(job: JobDefinition): PriorStatus {
    const hasFailed = (id: string): boolean => {
      const definition = this.#request.workflow.jobs.find((other) => other.id === id);
      return this.#results.get(id)?.result === 'failure' || (definition?.needs.some(hasFailed) ?? false);
    };
    if (job.needs.some(hasFailed)) return 'failure';
    return job.needs.every((id) => this.#results.get(id)?.result === 'success') ? 'success' : 'skipped';
  }

  #createContexts(): ContextValues {
    return createRunContexts(this.#request, this.#deps.machine.github, { ...this.#deps.configuration.vars });
  }
}

function formatJobName(job: JobDefinition, contexts: ContextValues): string {
  if (job.name !== undefined) return evaluateText(job.name, { contexts });
  const matrix = contexts.matrix;
  const values = isContextObject(matrix) ? Object.values(matrix).filter((value) => typeof value !== 'object') : [];
  return values.length === 0 ? job.id : `${job.id} (${values.map(String).join(', ')})`;
}
