import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AppSpec,
  GitHubEvent,
  GitHubFault,
  GitHubRequestRecord,
  RepositorySettings,
  TokenSpec,
} from '../model/protocol.ts';
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

/** What a test says and asks, below `/_loopback/`. It is no part of GitHub. */
export class ControlApi {
  readonly #world: GitHubState;
  readonly #api: RestApi;
  readonly #faults: FaultQueue;
  readonly #records: readonly GitHubRequestRecord[];

  constructor(world: GitHubState, api: RestApi, faults: FaultQueue, records: readonly GitHubRequestRecord[]) {
    this.#world = world;
    this.#api = api;
    this.#faults = faults;
    this.#records = records;
  }

  async answer(method: string, address: URL, body: string): Promise<unknown> {
    switch (`${method} ${address.pathname.slice('/_loopback/'.length)}`) {
      case 'POST tell':
        // Only the handle beside this file talks to it.
        this.#tell(JSON.parse(body) as EmulatorConfiguration);
        return {};
      case 'DELETE faults':
        this.#faults.clear();
        return {};
      case 'GET faults':
        return { left: this.#faults.left };
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
        throw new Error(`there is no ${method} ${address.pathname}`);
    }
  }

  #tell({ tokens = {}, users = [], apps = [], repositories = {}, faults = [] }: EmulatorConfiguration): void {
    for (const login of users) this.#world.ensureUser(login);
    for (const [token, spec] of Object.entries(tokens)) this.#world.setToken(token, spec);
    this.#world.apps.push(...apps);
    for (const [name, settings] of Object.entries(repositories)) {
      const repository = this.#world.findRepository(name);
      if (repository === undefined) throw new Error(`there is no repository ${name}`);
      this.#world.setSettings(repository, settings);
    }
    for (const fault of faults) this.#faults.add(fault);
  }

  /** Waits, when there is none yet, that long (milliseconds) for the next one. */
  async #events(after: number, wait: number): Promise<readonly GitHubEvent[]> {
    const { events, emitter } = this.#world;
    if (events.length <= after && wait > 0) {
      const stop = new AbortController();
      const { signal } = stop;
      await Promise.race([once(emitter, 'event', { signal }), sleep(wait, undefined, { signal })]).finally(() =>
        stop.abort(),
      );
    }
    return events.slice(after);
  }
}
