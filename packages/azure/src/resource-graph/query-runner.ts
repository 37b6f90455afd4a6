import type { QueryRequest } from '@azure/arm-resourcegraph';
import { backoffDelayMs, type Clock, toWholeSeconds, withRetries } from '@kalypso-actions/retry';
import { AzureError } from '../azure-error.ts';
import type { AzureCloud } from '../cloud.ts';
import { AzureRequestError, parseQuotaReset, type ResponseHeaders } from '../request-error.ts';
import type { AzureCredential } from '../sign-in/sign-in.ts';
import type { GraphClient, QueryResponse } from './graph-client.ts';

export interface QueryRunnerDeps {
  readonly cloud: AzureCloud;
  readonly credential: AzureCredential;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** The time limit of one request. */
  readonly timeoutMs: number;
}

const MAX_RETRIES = 5;
/** Azure's quota windows last seconds: a longer pause than this is treated as a failure. */
const MAX_WAIT_MS = 300_000;

/** Runs single queries against Azure Resource Graph: keeps to the caller's quota, renews the token, retries transient failures. */
export class QueryRunner {
  readonly #deps: QueryRunnerDeps;
  #client: GraphClient | undefined;
  /** Until this moment, the quota is used up. */
  #quotaUsedUpUntil = 0;

  constructor(deps: QueryRunnerDeps) {
    this.#deps = deps;
  }

  /**
   * Returns the body of the response, which is not validated.
   * @throws an {@link AzureError}, or the signal's reason
   */
  async run(query: QueryRequest, signal: AbortSignal): Promise<unknown> {
    const { clock, log, credential } = this.#deps;
    let isTokenRenewed = false;
    const attempt = async (): Promise<QueryResponse> => {
      await this.#waitForQuota(signal);
      try {
        return await this.#send(query, signal);
      } catch (error) {
        if (isTokenRenewed || !(error instanceof AzureRequestError) || error.remedy !== 'new-token') throw error;
        isTokenRenewed = true;
        log(`${error.message}; signing in again`);
        credential.discardToken();
        return await attempt();
      }
    };
    const { body, headers } = await withRetries(attempt, { retries: MAX_RETRIES, delayMs, clock, log, signal });
    this.#recordQuota(headers);
    if (headers('x-ms-tenant-subscription-limit-hit') === 'true') throw tooManySubscriptions();
    return body;
  }

  async #send(query: QueryRequest, signal: AbortSignal): Promise<QueryResponse> {
    const { cloud, credential, clock, timeoutMs } = this.#deps;
    const token = await credential.getToken(signal);
    this.#client ??= new (await import('./graph-client.ts')).GraphClient(cloud);
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await this.#client.send(query, token, clock.now(), AbortSignal.any([signal, timeout]));
    } catch (error) {
      signal.throwIfAborted();
      if (!timeout.aborted) throw error;
      const { host } = new URL(cloud.resourceManager);
      const message = `${host} did not respond within ${toWholeSeconds(timeoutMs)} s`;
      throw new AzureRequestError({ kind: 'unreachable', message }, { cause: error });
    }
  }

  async #waitForQuota(signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#deps;
    const waitMs = this.#quotaUsedUpUntil - clock.now();
    if (waitMs <= 0) return;
    log(`the query quota is used up; continuing in ${toWholeSeconds(waitMs)} s`);
    await clock.sleep(waitMs, signal);
  }

  /** If this was the last query of the quota window, the next one has to wait for the end of the window. */
  #recordQuota(headers: ResponseHeaders): void {
    const resetMs = parseQuotaReset(headers);
    if (headers('x-ms-user-quota-remaining') !== '0' || resetMs === undefined) return;
    this.#quotaUsedUpUntil = this.#deps.clock.now() + Math.min(resetMs, MAX_WAIT_MS);
  }
}

/** Only failures of the request itself are retried: a sign-in has retries of its own. */
function delayMs(error: unknown, retry: number): number | undefined {
  if (!(error instanceof AzureRequestError && error.isTransient)) return undefined;
  const delay = error.retryAfterMs ?? backoffDelayMs(retry);
  return delay <= MAX_WAIT_MS ? delay : undefined;
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
