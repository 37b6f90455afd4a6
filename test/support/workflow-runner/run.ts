import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { ConcurrencyGroups, Entry, Member } from './concurrency.ts';
import { holds, jsonOf, type Scope, type Status, textOf } from './expressions.ts';
import { environmentOf, runJob } from './job.ts';
import { at, isObject, type Json, type JsonObject, textAt } from './json.ts';
import type { Machine } from './machine.ts';
import { expandStrategy } from './matrix.ts';
import { permissionsOf } from './permissions.ts';
import { type JobRecord, type RunRecord, worst } from './records.ts';
import type { JobDefinition, Workflow } from './workflow.ts';

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
export interface RunHost {
  readonly machine: Machine;
  readonly groups: ConcurrencyGroups;
  readonly configuration: RepositoryConfiguration;
  /** Waits until somebody approves or rejects. */
  approval(job: JobRecord, signal: AbortSignal): Promise<boolean>;
  /** Whether the machine of a job dies once so many steps are done. */
  dies(run: RunRecord, job: JobRecord, done: number): boolean;
}

export interface RunOrder {
  readonly workflow: Workflow;
  readonly record: RunRecord;
  readonly ref: string;
  readonly event: JsonObject;
  readonly actor: string;
  readonly number: number;
  readonly defaultBranch: string;
}

/** One run of a workflow: its jobs, in the order that they need each other. */
export class Run {
  readonly record: RunRecord;
  readonly #host: RunHost;
  readonly #order: RunOrder;
  readonly #cancellation = new AbortController();
  /** By the job's id; kept for a later attempt that repeats only what failed. */
  readonly #results = new Map<
    string,
    { readonly result: NonNullable<JobRecord['conclusion']>; readonly outputs: JsonObject }
  >();
  #member: Member | undefined;

  constructor(host: RunHost, order: RunOrder) {
    this.record = order.record;
    this.#host = host;
    this.#order = order;
  }

  /** Runs to the end; never fails for what a workflow does. */
  async finish(): Promise<void> {
    const { workflow } = this.#order;
    const entry = concurrencyOf(workflow.concurrency, { contexts: this.#contexts() });
    await this.#alone(entry, async (cancelled) => {
      if (cancelled) return;
      this.record.status = 'in_progress';
      const under = new Map<string, Promise<void>>();
      for (const job of workflow.jobs) {
        const needed = Promise.all(job.needs.map((id) => under.get(id)));
        under.set(
          job.id,
          needed.then(() => this.#job(job)),
        );
      }
      await Promise.all(under.values());
    });
    this.record.status = 'completed';
    this.record.conclusion ??= worst(this.record.jobs.map(({ conclusion }) => conclusion));
  }

  cancel(): void {
    this.record.conclusion ??= 'cancelled';
    this.#cancellation.abort();
    this.#member?.cancel('The run was canceled.');
  }

  /** Waits for a turn in a concurrency group, if there is one, and gives it back in the end. */
  async #alone(entry: Entry | undefined, work: (cancelled: boolean) => Promise<void>): Promise<void> {
    if (entry === undefined) return work(this.#cancellation.signal.aborted);
    let member: Member | undefined;
    const turn = new Promise<boolean>((done) => {
      member = {
        start: () => done(true),
        cancel: () => {
          done(false);
          this.record.conclusion ??= 'cancelled';
          this.#cancellation.abort();
        },
      };
      this.#member = member;
      this.#host.groups.enter(entry, member);
    });
    const mine = await turn;
    try {
      await work(!mine);
    } finally {
      if (member !== undefined) this.#host.groups.leave(entry.group, member);
    }
  }

  async #job(job: JobDefinition): Promise<void> {
    const needs = Object.fromEntries(
      job.needs.map((id) => {
        const { result, outputs } = this.#results.get(id) ?? { result: 'skipped', outputs: {} };
        return [id, { result, outputs }];
      }),
    );
    const contexts = { ...this.#contexts(), needs };
    const status = this.#cancellation.signal.aborted ? 'cancelled' : this.#status(job);
    if (!holds(job.if, { contexts, status })) {
      const record = this.#newJob(job, job.id, {});
      record.status = 'completed';
      record.conclusion = this.#cancellation.signal.aborted ? 'cancelled' : 'skipped';
      this.#results.set(job.id, { result: record.conclusion, outputs: {} });
      return;
    }
    const strategy = expandStrategy(job.strategy === undefined ? null : jsonOf(job.strategy, { contexts }));
    const failed = new AbortController();
    const records: JobRecord[] = [];
    let next = 0;
    const worker = async () => {
      while (next < strategy.combinations.length) {
        const index = next++;
        const matrix = strategy.combinations[index] ?? {};
        const record = this.#newJob(job, nameOf(job, { ...contexts, matrix }), matrix);
        records.push(record);
        const signal = AbortSignal.any([this.#cancellation.signal, failed.signal]);
        const total = strategy.combinations.length;
        const more = { 'job-index': index, 'job-total': total, 'fail-fast': strategy.failFast };
        await this.#combination(job, record, { ...contexts, matrix, strategy: more }, signal);
        if (record.conclusion === 'failure' && strategy.failFast) failed.abort();
      }
    };
    const workers = Math.min(strategy.maxParallel, strategy.combinations.length);
    await Promise.all(Array.from({ length: workers }, worker));
    const tolerated = job.continueOnError !== undefined && textOf(job.continueOnError, { contexts }) === 'true';
    const result = worst(records.map(({ conclusion }) => conclusion));
    this.#results.set(job.id, {
      result: tolerated && result === 'failure' ? 'success' : result,
      outputs: Object.assign({}, ...records.map(({ outputs }) => outputs)),
    });
  }

  /** One job of a matrix: its turn, its approval, its token, its steps. */
  async #combination(
    job: JobDefinition,
    record: JobRecord,
    contexts: Readonly<Record<string, Json>>,
    signal: AbortSignal,
  ): Promise<void> {
    const { groups, machine } = this.#host;
    const entry = concurrencyOf(job.concurrency, { contexts });
    const own = new AbortController();
    const any = AbortSignal.any([signal, own.signal]);
    const work = async () => {
      record.environment = environmentOf(job, { contexts });
      const environment = this.#host.configuration.environments?.[record.environment ?? ''];
      if (environment?.approval === true) {
        record.status = 'waiting';
        if (!(await this.#host.approval(record, any))) {
          record.conclusion = any.aborted ? 'cancelled' : 'failure';
          return;
        }
      }
      if (any.aborted) {
        record.conclusion = 'cancelled';
        return;
      }
      record.status = 'in_progress';
      const token = await machine.door.createToken(this.record.repository, withoutIdentity(record.permissions));
      try {
        await this.#steps(job, record, contexts, environment, token, any);
      } finally {
        await machine.door.revokeToken(token);
      }
    };
    try {
      if (entry === undefined) await work();
      else await inTurn(groups, entry, own, record, any, work);
    } catch (error) {
      record.log += `##[error]${error instanceof Error ? error.message : String(error)}\n`;
      record.conclusion = 'failure';
    }
    record.status = 'completed';
    record.conclusion ??= 'cancelled';
  }

  async #steps(
    definition: JobDefinition,
    record: JobRecord,
    contexts: Readonly<Record<string, Json>>,
    environment: EnvironmentConfiguration | undefined,
    token: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { machine, configuration } = this.#host;
    const secrets = { ...configuration.secrets, ...environment?.secrets, GITHUB_TOKEN: token };
    const vars = { ...configuration.vars, ...environment?.vars };
    const github = { ...(contexts.github as JsonObject), token, job: definition.id };
    const minutes =
      definition.timeoutMinutes === undefined ? 360 : Number(textOf(definition.timeoutMinutes, { contexts }));
    const identity = record.permissions['id-token'] === 'write' ? machine.identity?.(this.#claims(record)) : {};
    await runJob(machine, {
      definition,
      record,
      contexts: { ...contexts, github, vars, secrets },
      workflowEnv: this.#order.workflow.env,
      folder: mkdtempSync(join(tmpdir(), 'kalypso-job-')),
      token,
      secrets: Object.values(secrets),
      variables: { ...this.#variables(github, vars), ...identity },
      signal: AbortSignal.any([signal, AbortSignal.timeout(minutes * machine.minuteMs)]),
      dies: (done) => this.#host.dies(this.record, record, done),
    });
  }

  #newJob(job: JobDefinition, name: string, matrix: JsonObject): JobRecord {
    const record: JobRecord = {
      id: job.id,
      name,
      matrix,
      status: 'queued',
      conclusion: undefined,
      environment: undefined,
      permissions: permissionsOf(this.#order.workflow, job),
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
  #status(job: JobDefinition): Status {
    const results = job.needs.map((id) => this.#results.get(id)?.result ?? 'skipped');
    const before = (id: string): boolean => {
      const definition = this.#order.workflow.jobs.find((other) => other.id === id);
      return this.#results.get(id)?.result === 'failure' || (definition?.needs.some(before) ?? false);
    };
    if (job.needs.some(before)) return 'failure';
    return results.every((result) => result === 'success') ? 'success' : 'skipped';
  }

  #contexts(): Readonly<Record<string, Json>> {
    const { record, workflow, ref, event, actor, number, defaultBranch } = this.#order;
    const { serverUrl, apiUrl } = this.#host.machine.door;
    const [owner = ''] = record.repository.split('/');
    const pull = at(event, 'pull_request');
    const github = {
      event,
      event_name: record.event,
      ref,
      ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
      ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
      sha: record.sha,
      head_ref: textAt(pull, 'head', 'ref'),
      base_ref: textAt(pull, 'base', 'ref'),
      repository: record.repository,
      repository_owner: owner,
      actor,
      triggering_actor: actor,
      workflow: workflow.name,
      workflow_ref: `${record.repository}/.github/workflows/${record.workflow}@${ref}`,
      run_id: String(record.id),
      run_number: String(number),
      run_attempt: String(record.attempt),
      server_url: serverUrl,
      api_url: apiUrl,
      graphql_url: `${apiUrl.replace(/\/v3$/, '')}/graphql`,
      default_branch: defaultBranch,
    };
    return { github, inputs: record.inputs, vars: { ...this.#host.configuration.vars } };
  }

  #variables(github: JsonObject, vars: Readonly<Record<string, string>>): Record<string, string> {
    const told = ['actor', 'event_name', 'ref', 'ref_name', 'ref_type', 'sha', 'head_ref', 'base_ref', 'job'] as const;
    const more = ['repository', 'repository_owner', 'workflow', 'workflow_ref', 'run_id', 'run_number'] as const;
    const last = ['run_attempt', 'server_url', 'api_url', 'graphql_url', 'triggering_actor'] as const;
    return {
      ...Object.fromEntries(
        [...told, ...more, ...last].map((name) => [`GITHUB_${name.toUpperCase()}`, textAt(github, name)]),
      ),
      GITHUB_ACTIONS: 'true',
      RUNNER_OS: 'Linux',
      RUNNER_ARCH: 'X64',
      RUNNER_NAME: 'loopback',
      ...(vars.ACTIONS_STEP_DEBUG === 'true' ? { RUNNER_DEBUG: '1' } : {}),
    };
  }

  /** What the identity token of a job says of it. */
  #claims({ environment }: JobRecord): Record<string, string> {
    const { record, ref } = this.#order;
    const scope = environment === undefined ? `ref:${ref}` : `environment:${environment}`;
    return { sub: `repo:${record.repository}:${scope}`, repository: record.repository, ref, run_id: String(record.id) };
  }
}

/** Waits for a job's turn in its concurrency group; a job whose place was taken is cancelled. */
async function inTurn(
  groups: ConcurrencyGroups,
  entry: Entry,
  own: AbortController,
  record: JobRecord,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  record.status = 'pending';
  let member: Member = { start: () => {}, cancel: () => {} };
  const turn = new Promise<void>((done) => {
    member = {
      start: done,
      cancel: (reason) => {
        record.log += `Canceling since ${reason}\n`;
        own.abort();
        done();
      },
    };
    signal.addEventListener('abort', () => done(), { once: true });
    groups.enter(entry, member);
  });
  await turn;
  try {
    await work();
  } finally {
    groups.leave(entry.group, member);
  }
}

function concurrencyOf(token: TemplateToken | undefined, scope: Scope): Entry | undefined {
  if (token === undefined) return undefined;
  const value = jsonOf(token, scope);
  const group = isObject(value) ? textAt(value, 'group') : String(value ?? '');
  if (group === '') return undefined;
  const cancelInProgress = at(value, 'cancel-in-progress') === true;
  const queue = at(value, 'queue') === 'max' ? 'max' : 'single';
  if (cancelInProgress && queue === 'max')
    throw new Error('queue: max is not for a group that cancels what is in progress');
  return { group, cancelInProgress, queue };
}

function nameOf(job: JobDefinition, contexts: Readonly<Record<string, Json>>): string {
  if (job.name !== undefined) return textOf(job.name, { contexts });
  const matrix = contexts.matrix;
  const values = isObject(matrix) ? Object.values(matrix).filter((value) => typeof value !== 'object') : [];
  return values.length === 0 ? job.id : `${job.id} (${values.map(String).join(', ')})`;
}

/** The identity is no permission of the token: it is a door of its own. */
function withoutIdentity(permissions: JobRecord['permissions']): JobRecord['permissions'] {
  return Object.fromEntries(Object.entries(permissions).filter(([name]) => name !== 'id-token'));
}
