import { listChangedPaths, readHead, readWorkflowFiles } from '../github/bare-repository.ts';
import type { GitHubConnection, WorkflowEvent } from '../github/github-connection.ts';
import { evaluateText } from '../language/expressions.ts';
import { textAt, valueAt } from '../language/json.ts';
import { readWorkflow, type Workflow } from '../language/workflow.ts';
import type { RunnerMachine } from '../steps/runner-machine.ts';
import { ConcurrencyGroups } from './concurrency-groups.ts';
import type { RunRequest } from './contexts.ts';
import type { JobRecord, RunRecord } from './records.ts';
import type { RepositoryConfiguration, RunDeps } from './run-deps.ts';
import { isTriggered, resolveDispatchInputs } from './triggers.ts';
import { WorkflowRun } from './workflow-run.ts';

/** A simulated failure of the machine of a job, after a number of steps. */
export interface MachineFailure {
  readonly workflow: string;
  readonly job: string;
  readonly stepsDone: number;
}

export interface WorkflowRunnerOptions {
  readonly machine: RunnerMachine;
  /** By repository. A repository without an entry has no variables, secrets or environments. */
  readonly configuration: Readonly<Record<string, RepositoryConfiguration>>;
}

const POLL_INTERVAL_MS = 25;

/** Runs the workflows of repositories as GitHub Actions does: reads events, and the workflow files on the branches. */
export class WorkflowRunner {
  readonly runs: RunRecord[] = [];
  readonly #options: WorkflowRunnerOptions;
  readonly #live = new Map<
    RunRecord,
    { readonly run: WorkflowRun; readonly request: RunRequest; readonly finished: Promise<void> }
  >();
  readonly #completed = new Map<RunRecord, { readonly run: WorkflowRun; readonly request: RunRequest }>();
  readonly #groups = new Map<string, ConcurrencyGroups>();
  readonly #waiting = new Map<JobRecord, (approved: boolean) => void>();
  readonly #machineFailures: MachineFailure[] = [];
  #seen = 0;
  #lastId = 0;
  #failure: unknown;

  constructor(options: WorkflowRunnerOptions) {
    this.#options = options;
  }

  /** Runs until nothing is in progress except jobs that wait for an approval. */
  async settle(): Promise<void> {
    await this.until(() => false, true);
  }

  /** Runs until a condition is true. @throws if nothing is in progress before that */
  async until(condition: () => boolean | Promise<boolean>, allowIdle = false): Promise<void> {
    for (;;) {
      const hasNewEvents = await this.#takeEvents();
      if (this.#failure !== undefined) throw this.#failure;
      if (await condition()) return;
      const busy = [...this.#live.values()].filter(({ run }) => !this.#isIdle(run.record));
      if (busy.length > 0) await Promise.race([...busy.map(({ finished }) => finished), pause()]);
      else if (!hasNewEvents) {
        if (allowIdle) return;
        throw new Error('nothing is in progress, but the condition is still false');
      }
    }
  }

  /** Triggers the schedule of a workflow. */
  async triggerSchedule(repository: string, workflow: string): Promise<void> {
    await this.#takeEvents();
    const branch = this.#github.defaultBranch(repository);
    const payload = { schedule: '' };
    const event = { id: 0, name: 'schedule', repository, actor: 'github-actions[bot]', startsWorkflows: true, payload };
    await this.#startFrom(event, `refs/heads/${branch}`, readHead(this.#github.folder(repository), branch), workflow);
  }

  /** The jobs that wait for an approval. */
  get waiting(): readonly JobRecord[] {
    return [...this.#waiting.keys()];
  }

  approve(job: JobRecord): void {
    this.#decide(job, true);
  }

  reject(job: JobRecord): void {
    this.#decide(job, false);
  }

  cancel(record: RunRecord): void {
    this.#live.get(record)?.run.cancel();
  }

  /** Re-runs the jobs of a completed run: all, those that did not succeed, or one and those that need it. The results of the others are kept. */
  rerun(record: RunRecord, which: 'all' | 'failed' | JobRecord = 'all'): RunRecord {
    const completed = this.#completed.get(record);
    if (completed === undefined) throw new Error(`run ${record.id} has not completed`);
    const { request, run } = completed;
    const rerun: RunRecord = {
      ...record,
      attempt: record.attempt + 1,
      status: 'pending',
      conclusion: undefined,
      jobs: [],
    };
    if (which === 'all') this.#launch({ ...request, record: rerun, kept: new Map() });
    else if (which === 'failed') this.#launch({ ...request, record: rerun, kept: run.succeeded });
    else this.#launch({ ...request, record: rerun, kept: run.resultsWithout(which.id), only: which });
    return rerun;
  }

  /** Makes the machine of a job fail, once. */
  injectMachineFailure(failure: MachineFailure): void {
    this.#machineFailures.push(failure);
  }

  /** Removes the machine failures that have not happened. */
  clearMachineFailures(): void {
    this.#machineFailures.length = 0;
  }

  /** Cancels everything in progress and waits for its end. */
  async close(): Promise<void> {
    for (const { run } of this.#live.values()) run.cancel();
    await Promise.all([...this.#live.values()].map(({ finished }) => finished));
  }

  get #github(): GitHubConnection {
    return this.#options.machine.github;
  }

  /** Whether a run only waits for an approval. */
  #isIdle(record: RunRecord): boolean {
    const open = record.jobs.filter(({ status }) => status !== 'completed');
    if (record.status === 'pending') return this.#waiting.size > 0 && this.#onlyWaiting();
    return (
      open.length > 0 &&
      open.every((job) => this.#waiting.has(job) || (job.status === 'pending' && this.#onlyWaiting()))
    );
  }

  /** Whether every job that is not pending waits for an approval. */
  #onlyWaiting(): boolean {
    const jobs = [...this.#live.keys()].flatMap((run) => run.jobs).filter(({ status }) => status !== 'completed');
    return jobs.length > 0 && jobs.every((job) => this.#waiting.has(job) || job.status === 'pending');
  }

  #decide(job: JobRecord, approved: boolean): void {
    const decide = this.#waiting.get(job);
    if (decide === undefined) throw new Error(`job ${job.name} is not waiting for an approval`);
    decide(approved);
  }

  async #takeEvents(): Promise<boolean> {
    const events = await this.#github.events(this.#seen);
    for (const event of events) {
      this.#seen = event.id;
      if (event.startsWorkflows) await this.#handle(event);
    }
    return events.length > 0;
  }

  async #handle(event: WorkflowEvent): Promise<void> {
    const { repository, payload } = event;
    const folder = this.#github.folder(repository);
    if (event.name === 'push') {
      if (valueAt(payload, 'deleted') === true) return;
      await this.#startFrom(event, textAt(payload, 'ref'), textAt(payload, 'after'));
    } else if (event.name === 'pull_request') {
      // GitHub would check out the test merge commit; the head suffices for these workflows.
      await this.#startFrom(
        event,
        `refs/pull/${valueAt(payload, 'number')}/head`,
        textAt(payload, 'pull_request', 'head', 'sha'),
      );
    } else if (event.name === 'workflow_dispatch') {
      const ref = textAt(payload, 'ref');
      const branch = ref.replace(/^refs\/heads\//, '');
      const file = textAt(payload, 'workflow').split('/').at(-1) ?? '';
      await this.#startFrom(event, `refs/heads/${branch}`, readHead(folder, branch), file);
    } else if (event.name === 'repository_dispatch' || event.name === 'issues') {
      const branch = this.#github.defaultBranch(repository);
      await this.#startFrom(event, `refs/heads/${branch}`, readHead(folder, branch));
    }
  }

  async #startFrom(event: WorkflowEvent, ref: string, sha: string, onlyFile?: string): Promise<void> {
    const folder = this.#github.folder(event.repository);
    const paths = () => listChangedPaths(folder, textAt(event.payload, 'before'), sha);
    for (const [file, content] of readWorkflowFiles(folder, sha)) {
      if (onlyFile !== undefined && file !== onlyFile) continue;
      const workflow = await readWorkflow(file, content);
      if (isTriggered(workflow.events, event, paths)) this.#start(workflow, event, ref, sha);
    }
  }

  #start(workflow: Workflow, event: WorkflowEvent, ref: string, sha: string): void {
    const inputs =
      event.name === 'workflow_dispatch'
        ? resolveDispatchInputs(workflow.events, valueAt(event.payload, 'inputs'))
        : {};
    const id = ++this.#lastId;
    const contexts = { github: { event: event.payload, ref, sha, actor: event.actor }, inputs, vars: {} };
    const record: RunRecord = {
      id,
      attempt: 1,
      repository: event.repository,
      workflow: workflow.file,
      title: workflow.runName === undefined ? workflow.name : evaluateText(workflow.runName, { contexts }),
      event: event.name,
      branch: ref.replace(/^refs\/heads\//, ''),
      sha,
      inputs,
      status: 'pending',
      conclusion: undefined,
      jobs: [],
    };
    const defaultBranch = this.#github.defaultBranch(event.repository);
    this.#launch({ workflow, record, ref, event: event.payload, actor: event.actor, number: id, defaultBranch });
  }

  #launch(request: RunRequest): void {
    const run = new WorkflowRun(this.#createDeps(request.record.repository), request);
    this.runs.push(request.record);
    const report = () => this.#github.reportRun(request.record, request.actor);
    const started = report();
    const finished = run
      .finish()
      .then(() => started)
      .then(report)
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => {
        this.#live.delete(request.record);
        this.#completed.set(request.record, { run, request });
      });
    this.#live.set(request.record, { run, request, finished });
  }

  #createDeps(repository: string): RunDeps {
    const groups = this.#groups.get(repository) ?? new ConcurrencyGroups();
    this.#groups.set(repository, groups);
    return {
      machine: this.#options.machine,
      groups,
      configuration: this.#options.configuration[repository] ?? {},
      waitForApproval: (job, signal) => this.#waitForApproval(job, signal),
      machineFails: ({ workflow }, { id }, stepsDone) => {
        const index = this.#machineFailures.findIndex(
          (failure) => failure.workflow === workflow && failure.job === id && failure.stepsDone === stepsDone,
        );
        return index >= 0 && this.#machineFailures.splice(index, 1).length > 0;
      },
    };
  }

  #waitForApproval(job: JobRecord, signal: AbortSignal): Promise<boolean> {
    return new Promise((done) => {
      const decide = (approved: boolean) => {
        this.#waiting.delete(job);
        done(approved);
      };
      this.#waiting.set(job, decide);
      signal.addEventListener('abort', () => decide(false), { once: true });
    });
  }
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, POLL_INTERVAL_MS));
}
