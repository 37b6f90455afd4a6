import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatTimestamp } from '../git/commits.ts';
import type {
  AppSpec,
  GitHubEvent,
  GitHubFault,
  GitHubRequestRecord,
  RepositorySettings,
  TokenSpec,
  WorkflowRunSpec,
} from '../model/protocol.ts';
import type { RepositoryRecord } from '../model/records.ts';
import { readProtection } from '../state/environments.ts';
import type { GitHubState } from '../state/github-state.ts';
import type { FaultQueue } from './fault-queue.ts';
import type { RestApi } from './rest-api.ts';

interface EmulatorConfiguration {
  readonly tokens?: Readonly<Record<string, TokenSpec>>;
  readonly users?: readonly string[];
  readonly apps?: readonly AppSpec[];
  readonly repositories?: Readonly<Record<string, RepositorySettings>>;
  readonly faults?: readonly GitHubFault[];
}

/** The API by which the handle configures and inspects the emulator, `/_control/…`. It is not part of GitHub's API. */
export class ControlApi {
  readonly #github: GitHubState;
  readonly #api: RestApi;
  readonly #faults: FaultQueue;
  readonly #records: readonly GitHubRequestRecord[];

  constructor(github: GitHubState, api: RestApi, faults: FaultQueue, records: readonly GitHubRequestRecord[]) {
    this.#github = github;
    this.#api = api;
    this.#faults = faults;
    this.#records = records;
  }

  async handle(method: string, address: URL, body: string): Promise<unknown> {
    switch (`${method} ${address.pathname.slice('/_control/'.length)}`) {
      case 'POST configuration':
        // Only `startGitHubEmulator` sends it.
        this.#configure(JSON.parse(body) as EmulatorConfiguration);
        return {};
      case 'POST run': {
        const { repository, ...run } = JSON.parse(body) as WorkflowRunSpec & { readonly repository: string };
        const { runs } = this.#requireRepository(repository);
        const updatedAt = formatTimestamp();
        runs.set(run.id, { ...run, createdAt: runs.get(run.id)?.createdAt ?? updatedAt, updatedAt });
        return {};
      }
      case 'POST job-environment': {
        const { repository, name } = JSON.parse(body) as { readonly repository: string; readonly name?: string };
        return readProtection(this.#github, this.#requireRepository(repository), name);
      }
      case 'DELETE faults':
        this.#faults.clear();
        return {};
      case 'GET faults':
        return { remaining: this.#faults.remaining };
      case 'DELETE violations':
        return this.#api.takeViolations();
      case 'GET requests':
        return this.#records.filter(({ id }) => id > Number(address.searchParams.get('after') ?? 0));
      case 'GET events':
        return this.#events(
          Number(address.searchParams.get('after') ?? 0),
          Number(address.searchParams.get('wait') ?? 0),
        );
      default:
        throw new Error(`unknown control request ${method} ${address.pathname}`);
    }
  }

  #configure({ tokens = {}, users = [], apps = [], repositories = {}, faults = [] }: EmulatorConfiguration): void {
    for (const login of users) this.#github.ensureUser(login);
    for (const [token, spec] of Object.entries(tokens)) this.#github.setToken(token, spec);
    this.#github.apps.push(...apps);
    for (const [name, settings] of Object.entries(repositories)) {
      this.#github.setSettings(this.#requireRepository(name), settings);
    }
    for (const fault of faults) this.#faults.add(fault);
  }

  #requireRepository(name: string): RepositoryRecord {
    const repository = this.#github.findRepository(name);
    if (repository === undefined) throw new Error(`repository ${name} does not exist in the emulator's folder`);
    return repository;
  }

  /** If there is no event yet, waits up to `waitMs` for one. */
  async #events(after: number, waitMs: number): Promise<readonly GitHubEvent[]> {
    const { events, emitter } = this.#github;
    if (events.length <= after && waitMs > 0) {
      const stop = new AbortController();
      const { signal } = stop;
      await Promise.race([once(emitter, 'event', { signal }), sleep(waitMs, undefined, { signal })]).finally(() =>
        stop.abort(),
      );
    }
    return events.slice(after);
  }
}
