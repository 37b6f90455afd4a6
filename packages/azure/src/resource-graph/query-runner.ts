import type { QueryRequest } from '@azure/arm-resourcegraph';
import { AzureError } from '../azure-error.ts';
import { parseQuotaReset, type ResponseHeaders } from '../request-error.ts';
import { RequestPace } from '../resource-manager/request-pace.ts';
import { type AzureRequestDeps, MAX_PAUSE_MS, sendRequest } from '../resource-manager/send-request.ts';
import type { GraphClient } from './graph-client.ts';

/** Runs single queries against Azure Resource Graph, and keeps to the caller's quota. */
export class QueryRunner {
  readonly #deps: AzureRequestDeps;
  readonly #pace: RequestPace;
  #client: GraphClient | undefined;

  constructor(deps: AzureRequestDeps) {
    this.#deps = deps;
    this.#pace = new RequestPace(deps);
  }

  /**
   * Returns the body of the response, which is not validated.
   * @throws an {@link AzureError}, or the signal's reason
   */
  async run(query: QueryRequest, signal: AbortSignal): Promise<unknown> {
    const { cloud, clock } = this.#deps;
    this.#client ??= new (await import('./graph-client.ts')).GraphClient(cloud);
    const client = this.#client;
    const send = (token: string, limit: AbortSignal) => client.send(query, token, clock.now(), limit);
    const { body, headers } = await sendRequest(send, this.#pace, this.#deps, signal);
    this.#recordQuota(headers);
    if (headers('x-ms-tenant-subscription-limit-hit') === 'true') throw tooManySubscriptions();
    return body;
  }

  /** If this was the last query of the quota window, the next one has to wait for the end of the window. */
  #recordQuota(headers: ResponseHeaders): void {
    const resetMs = parseQuotaReset(headers);
    if (headers('x-ms-user-quota-remaining') !== '0' || resetMs === undefined) return;
    this.#pace.pause(Math.min(resetMs, MAX_PAUSE_MS), 'the query quota is used up');
  }
}

/** Azure evaluates only the first 10,000 subscriptions of a scope, and reports this in nothing but a header. */
function tooManySubscriptions(): AzureError {
  const message = 'the scope has more than 10,000 subscriptions, and Azure evaluates only the first 10,000';
  return new AzureError({
    kind: 'scope',
    message,
    hint: 'List subscriptions by ID, or set smaller management groups.',
  });
}
