// Imported dynamically, with the first query: Azure's client takes longer to load than the rest of an action takes to run.
import { type QueryRequest, ResourceGraphClient } from '@azure/arm-resourcegraph';
import type { AzureCloud } from '../cloud.ts';
import { parseJson } from '../json.ts';
import { type ResponseHeaders, toConnectionError, toResponseError } from '../request-error.ts';
import type { ArmResponse } from '../resource-manager/send-request.ts';

/** Sends single queries to Resource Graph. The caller supplies a token with each: only the caller knows whether a token is still valid. */
export class GraphClient {
  readonly #cloud: AzureCloud;
  #current: { readonly token: string; readonly client: ResourceGraphClient } | undefined;

  constructor(cloud: AzureCloud) {
    this.#cloud = cloud;
  }

  /**
   * Sends one query, without retries.
   * @throws an `AzureRequestError`, or the signal's reason
   */
  async send(query: QueryRequest, token: string, now: number, signal: AbortSignal): Promise<ArmResponse> {
    const { host } = new URL(this.#cloud.resourceManager);
    let response: { readonly status: number; readonly headers: ResponseHeaders; readonly text: string } | undefined;
    try {
      const body = await this.#clientFor(token).resources(query, {
        abortSignal: signal,
        onResponse: ({ status, headers, bodyAsText }) => {
          response = { status, headers: (name) => headers.get(name), text: bodyAsText ?? '' };
        },
      });
      return { body, headers: response?.headers ?? (() => undefined) };
    } catch (error) {
      signal.throwIfAborted();
      if (response === undefined || response.status === 200) throw toConnectionError(host, error);
      throw toResponseError(host, response.status, parseJson(response.text), response.headers, now);
    }
  }

  #clientFor(token: string): ResourceGraphClient {
    if (this.#current?.token === token) return this.#current.client;
    const credential = { getToken: async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) };
    const client = new ResourceGraphClient(credential, {
      endpoint: this.#cloud.resourceManager,
      credentials: { scopes: [`${this.#cloud.audience}/.default`] },
      // The caller retries: it logs each attempt, and tests control its clock.
      retryOptions: { maxRetries: 0 },
      userAgentOptions: { userAgentPrefix: 'kalypso-actions' },
    });
    this.#current = { token, client };
    return client;
  }
}
