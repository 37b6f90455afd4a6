import { AzureError } from '../azure-error.ts';
import { readFields, readString } from '../json.ts';
import { AzureRequestError } from '../request-error.ts';
import type { AzureRequestDeps } from '../resource-manager/send-request.ts';
import { QueryRunner } from './query-runner.ts';
import { type QueryScope, toRequestScope } from './query-scope.ts';
import { ResultPages } from './result-pages.ts';

export interface ResourceGraphOptions extends AzureRequestDeps {
  readonly scope: QueryScope;
  /** How many rows to request at once; Azure's maximum if it is not given. */
  readonly pageSize?: number;
}

/** Azure's maximum, and the smallest size that is worth a request. */
const MAX_PAGE_SIZE = 1_000;
const MIN_PAGE_SIZE = 50;
/** How often a result is read that changes while it is read. */
const MAX_READS = 4;

/** Lists the subscriptions that the identity can see. Azure omits the others without reporting it. */
export const SUBSCRIPTIONS_QUERY = `resourcecontainers
| where type =~ 'microsoft.resources/subscriptions'
| project id, subscriptionId
| order by id asc`;

/** Reads complete results from Azure Resource Graph. */
export class ResourceGraph {
  readonly #options: ResourceGraphOptions;
  readonly #runner: QueryRunner;
  #pageSize: number;

  constructor(options: ResourceGraphOptions) {
    this.#options = options;
    this.#runner = new QueryRunner(options);
    this.#pageSize = options.pageSize ?? MAX_PAGE_SIZE;
  }

  /**
   * Returns all rows of a query. Every row must have an `id`, and the query must order by it. Reads the result again if it changed meanwhile, and in
   * smaller pages if a page is too large.
   * @throws an {@link AzureError}, or the signal's reason
   */
  async readRows(query: string, signal: AbortSignal): Promise<readonly unknown[]> {
    const { log } = this.#options;
    for (let read = 1; ; ) {
      try {
        return await this.#readPages(query, signal);
      } catch (error) {
        if (error instanceof AzureRequestError && error.remedy === 'fewer-rows') {
          if (this.#pageSize <= MIN_PAGE_SIZE) throw error;
          this.#pageSize = Math.max(MIN_PAGE_SIZE, Math.floor(this.#pageSize / 2));
          log(`${error.message}; reading ${this.#pageSize} rows at once`);
          continue;
        }
        if (!isUnsteady(error) || read >= MAX_READS) throw error;
        log(`${error.message}; reading it again`);
        read += 1;
      }
    }
  }

  /**
   * Lists the IDs of the subscriptions in the scope that the identity can see, in lower case.
   * @throws an {@link AzureError}, or the signal's reason
   */
  async listSubscriptions(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const rows = await this.readRows(SUBSCRIPTIONS_QUERY, signal);
    return new Set(rows.map((row) => readString(readFields(row).subscriptionId).toLowerCase()));
  }

  async #readPages(query: string, signal: AbortSignal): Promise<readonly unknown[]> {
    const pages = new ResultPages();
    const scope = toRequestScope(this.#options.scope);
    let skipToken: string | undefined;
    do {
      const paging = { top: this.#pageSize, ...(skipToken === undefined ? {} : { skipToken }) };
      const options = { resultFormat: 'objectArray', allowPartialScopes: false, ...paging } as const;
      skipToken = pages.add(await this.#runner.run({ ...scope, query, options }, signal));
    } while (skipToken !== undefined);
    return pages.rows;
  }
}

function isUnsteady(error: unknown): error is AzureError {
  return error instanceof AzureError && error.failure.kind === 'unsteady';
}
