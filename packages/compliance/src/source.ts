import { Asker, type Asking, TooLarge } from './ask.ts';
import { AzureError } from './azure-error.ts';
import { type Configuration, type ConfigurationSource, configurationOf } from './configuration.ts';
import { Coverage } from './coverage.ts';
import { record, text } from './json.ts';
import { Pages } from './pages.ts';
import { configurationsQuery, SUBSCRIPTIONS_QUERY, type Watched } from './query.ts';
import { isSameRepository, repositoryOf } from './repository.ts';
import { type Scope, scopeOf } from './scope.ts';

export interface AzureSourceOptions extends Asking {
  readonly watched: Watched;
  readonly scope: Scope;
  /** How many rows to ask for at once; without it, Azure's most. */
  readonly rowsAtOnce?: number;
}

/** Azure's most, and its least that is worth asking for. */
const MOST_ROWS = 1_000;
const FEWEST_ROWS = 50;
/** How often a reading is begun again that changed while it was read. */
const MOST_READINGS = 4;

/** Every Flux configuration that watches a branch, as Azure Resource Graph has it. */
export class AzureSource implements ConfigurationSource {
  readonly #options: AzureSourceOptions;
  readonly #asker: Asker;
  readonly #coverage: Coverage;
  #rowsAtOnce: number;

  constructor(options: AzureSourceOptions) {
    this.#options = options;
    this.#asker = new Asker(options);
    this.#coverage = new Coverage(options.scope);
    this.#rowsAtOnce = options.rowsAtOnce ?? MOST_ROWS;
  }

  /** @throws an {@link AzureError}, or the signal's reason */
  async read(signal: AbortSignal): Promise<readonly Configuration[]> {
    const rows = await this.#rows(configurationsQuery(this.#options.watched), signal);
    const all = rows.map(configurationOf);
    const found = all.filter((configuration) => this.#isWatching(configuration));
    await this.#coverage.check(all, () => this.#subscriptions(signal));
    return found;
  }

  /** Whether a configuration is of the repository and branch. The query finds what only looks alike as well, but nothing else. */
  #isWatching({ url, branch }: Configuration): boolean {
    const { watched } = this.#options;
    if (!url.toLowerCase().includes(watched.repository.path)) throw notAsked(`the repository ${JSON.stringify(url)}`);
    if (branch !== watched.branch && branch !== '') throw notAsked(`the branch ${JSON.stringify(branch)}`);
    const address = repositoryOf(url);
    return branch === watched.branch && address !== undefined && isSameRepository(address, watched.repository);
  }

  async #subscriptions(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const rows = await this.#rows(SUBSCRIPTIONS_QUERY, signal);
    return new Set(rows.map((row) => text(record(row).subscriptionId).toLowerCase()));
  }

  /** All rows of a query: read again when they changed meanwhile, and in smaller pages when they are too large. */
  async #rows(query: string, signal: AbortSignal): Promise<readonly unknown[]> {
    for (let reading = 1; ; ) {
      try {
        return await this.#reading(query, signal);
      } catch (error) {
        if (error instanceof TooLarge) {
          if (this.#rowsAtOnce <= FEWEST_ROWS) throw error.cause;
          this.#rowsAtOnce = Math.max(FEWEST_ROWS, Math.floor(this.#rowsAtOnce / 2));
          this.#options.log(`${error.message}; reading ${this.#rowsAtOnce} rows at once`);
          continue;
        }
        const isUnsteady = error instanceof AzureError && error.failure.kind === 'unsteady';
        if (!isUnsteady || reading >= MOST_READINGS) throw error;
        this.#options.log(`${error.message}; reading it again`);
        reading += 1;
      }
    }
  }

  async #reading(query: string, signal: AbortSignal): Promise<readonly unknown[]> {
    const pages = new Pages();
    let skipToken: string | undefined;
    do {
      const options = { resultFormat: 'objectArray', top: this.#rowsAtOnce, allowPartialScopes: false } as const;
      const body = await this.#asker.ask(
        {
          ...scopeOf(this.#options.scope),
          query,
          options: skipToken === undefined ? options : { ...options, skipToken },
        },
        signal,
      );
      skipToken = pages.add(body);
    } while (skipToken !== undefined);
    return pages.rows;
  }
}

function notAsked(what: string): AzureError {
  return new AzureError({ kind: 'unexpected', message: `Azure Resource Graph gave ${what}, which was not asked for` });
}
