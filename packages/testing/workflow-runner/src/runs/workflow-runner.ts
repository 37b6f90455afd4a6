import { listChangedPaths, readHead, readWorkflowFiles } from '../github/bare-repository.ts';
import type { GitHubConnection, WorkflowEvent } from '../github/github-connection.ts';
import { evaluateText } from '../language/expressions.ts';
import { textAt, valueAt } from '../language/json.ts';
import { isTriggered, resolveDispatchInputs } from '../language/triggers.ts';
import { readWorkflow, type Workflow } from '../language/workflow.ts';
import type { RunnerMachine } from '../steps/runner-machine.ts';
import { ConcurrencyGroups } from './concurrency-groups.ts';
import type { RunRequest } from './contexts.ts';
import type { JobRecord, RunRecord } from './records.ts';
import { type RepositoryConfiguration, type RunDeps, WorkflowRun } from './workflow-run.ts';

/** A machine that goes away: of that workflow and job, once so many steps are done. */
export interface MachineFailure {
  readonly workflow: string;
  readonly job: string;
  readonly done: number;
}

export interface WorkflowRunnerOptions {
  readonly machine: RunnerMachine;
  /** By repository; one that is not here has no variables, secrets and protected environments. */
  readonly configuration: Readonly<Record<string, RepositoryConfiguration>>;
}

const POLL_INTERVAL_MS = 25;

/** Runs the workflows of the repositories of a GitHub on loopback as GitHub does, from the files on their branches. */
export class WorkflowRunner {
  readonly runs: RunRecord[] = [];
  readonly #options: WorkflowRunnerOptions;
  readonly #live = new Map<
    RunRecord,
    { readonly run: WorkflowRun; readonly order: RunRequest; readonly finished: Promise<void> }
  >();
  readonly #ended = new Map<RunRecord, { readonly run: WorkflowRun; readonly order: RunRequest }>();
  readonly #groups = new Map<string, ConcurrencyGroups>();
  readonly #waiting = new Map<JobRecord, (approved: boolean) => void>();
  readonly #accidents: MachineFailure[] = [];
  #seen = 0;
  #lastId = 0;
  #failure: unknown;

  constructor(options: WorkflowRunnerOptions) {
    this.#options = options;
  }

  /** Runs all that there is to run, until nothing is under way but jobs that wait for an approval. */
  async settle(): Promise<void> {
    await this.until(() => false, true);
  }

  /** Runs until something holds. Fails when everything has come to rest before. */
  async until(condition: () => boolean | Promise<boolean>, mayRest = false): Promise<void> {
    for (;;) {
      const news = await this.#takeEvents();
      if (this.#failure !== undefined) throw this.#failure;
      if (await condition()) return;
      const busy = [...this.#live.values()].filter(({ run }) => !this.#rests(run.record));
      if (busy.length > 0) await Promise.race([...busy.map(({ finished }) => finished), pause()]);
      else if (!news) {
        if (mayRest) return;
        throw new Error('everything came to rest, and what was waited for did not happen');
      }
    }
  }

  /** Lets the timer of a workflow strike. */
  async tick(repository: string, workflow: string): Promise<void> {
    await this.#takeEvents();
    const branch = this.#door.defaultBranch(repository);
    const payload = { schedule: '' };
    const event = { id: 0, name: 'schedule', repository, actor: 'github-actions[bot]', startsWorkflows: true, payload };
    await this.#startFrom(event, `refs/heads/${branch}`, readHead(this.#door.folder(repository), branch), workflow);
  }

  /** Jobs that wait for somebody's approval. */
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

  /** Starts the jobs of a run that ended once more: all, or those that did not succeed. */
  rerun(record: RunRecord, which: 'all' | 'failed' = 'all'): RunRecord {
    const ended = this.#ended.get(record);
    if (ended === undefined) throw new Error(`run ${record.id} has not ended`);
    const { order, run } = ended;
    const again: RunRecord = {
      ...record,
      attempt: record.attempt + 1,
      status: 'pending',
      conclusion: undefined,
      jobs: [],
    };
    this.#launch({ ...order, record: again, kept: which === 'all' ? new Map() : run.succeeded });
    return again;
  }

  /** Lets the machine of a job go away, once. */
  breakDown(accident: MachineFailure): void {
    this.#accidents.push(accident);
  }

  /** Takes back the accidents that have not happened. */
  clearAccidents(): void {
    this.#accidents.length = 0;
  }

  /** Cancels what is under way and waits for its end. */
  async close(): Promise<void> {
    for (const { run } of this.#live.values()) run.cancel();
    await Promise.all([...this.#live.values()].map(({ finished }) => finished));
  }

  get #door(): GitHubConnection {
    return this.#options.machine.door;
  }

  /** Whether all that a run still does is wait for an approval. */
  #rests(record: RunRecord): boolean {
    const open = record.jobs.filter(({ status }) => status !== 'completed');
    if (record.status === 'pending') return this.#waiting.size > 0 && this.#onlyWaiting();
    return (
      open.length > 0 &&
      open.every((job) => this.#waiting.has(job) || (job.status === 'pending' && this.#onlyWaiting()))
    );
  }

  /** Whether every job that has a machine, or could have one, waits for an approval. */
  #onlyWaiting(): boolean {
    const jobs = [...this.#live.keys()].flatMap((run) => run.jobs).filter(({ status }) => status !== 'completed');
    return jobs.length > 0 && jobs.every((job) => this.#waiting.has(job) || job.status === 'pending');
  }

  #decide(job: JobRecord, approved: boolean): void {
    const decide = this.#waiting.get(job);
    if (decide === undefined) throw new Error(`job ${job.name} does not wait for an approval`);
    decide(approved);
  }

  async #takeEvents(): Promise<boolean> {
    const events = await this.#door.events(this.#seen);
    for (const event of events) {
      this.#seen = event.id;
      if (event.startsWorkflows) await this.#take(event);
    }
    return events.length > 0;
  }

  async #take(event: WorkflowEvent): Promise<void> {
    const { repository, payload } = event;
    const folder = this.#door.folder(repository);
    if (event.name === 'push') {
      if (valueAt(payload, 'deleted') === true) return;
      await this.#startFrom(event, textAt(payload, 'ref'), textAt(payload, 'after'));
    } else if (event.name === 'pull_request') {
      // GitHub would take the merge of both; the head is near enough for what workflows do here.
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
    } else if (event.name === 'repository_dispatch') {
      const branch = this.#door.defaultBranch(repository);
      await this.#startFrom(event, `refs/heads/${branch}`, readHead(folder, branch));
    }
  }

  async #startFrom(event: WorkflowEvent, ref: string, sha: string, only?: string): Promise<void> {
    const folder = this.#door.folder(event.repository);
    const paths = () => listChangedPaths(folder, textAt(event.payload, 'before'), sha);
    for (const [file, content] of readWorkflowFiles(folder, sha)) {
      if (only !== undefined && file !== only) continue;
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
    const defaultBranch = this.#door.defaultBranch(event.repository);
    this.#launch({ workflow, record, ref, event: event.payload, actor: event.actor, number: id, defaultBranch });
  }

  #launch(order: RunRequest): void {
    const run = new WorkflowRun(this.#host(order.record.repository), order);
    this.runs.push(order.record);
    const finished = run
      .finish()
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => {
        this.#live.delete(order.record);
        this.#ended.set(order.record, { run, order });
      });
    this.#live.set(order.record, { run, order, finished });
  }

  #host(repository: string): RunDeps {
    const groups = this.#groups.get(repository) ?? new ConcurrencyGroups();
    this.#groups.set(repository, groups);
    return {
      machine: this.#options.machine,
      groups,
      configuration: this.#options.configuration[repository] ?? {},
      approval: (job, signal) => this.#approval(job, signal),
      dies: ({ workflow }, { id }, done) => {
        const index = this.#accidents.findIndex(
          (one) => one.workflow === workflow && one.job === id && one.done === done,
        );
        return index >= 0 && this.#accidents.splice(index, 1).length > 0;
      },
    };
  }

  #approval(job: JobRecord, signal: AbortSignal): Promise<boolean> {
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
