// Loaded when first needed: Azure's client takes longer to load than the rest of an action to run.
import { type QueryRequest, ResourceGraphClient } from '@azure/arm-resourcegraph';
import type { Cloud } from './cloud.ts';
import { type Failed, failedAnswer, type Headers, unanswered } from './failure.ts';

/** One answer of Resource Graph, or why there is none. */
export type Answer = { readonly body: unknown; readonly headers: Headers } | { readonly failed: Failed };

/** The client of Azure Resource Graph, which is given its token request by request: whether one is still good is known elsewhere. */
export class Graph {
  readonly #cloud: Cloud;
  #client: { readonly token: string; readonly of: ResourceGraphClient } | undefined;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
  }

  /** Asks once, for no longer than the signal allows. */
  async ask(query: QueryRequest, token: string, signal: AbortSignal): Promise<Answer> {
    const host = new URL(this.#cloud.resourceManager).host;
    let answer: { readonly status: number; readonly headers: Headers; readonly text: string } | undefined;
    try {
      const body = await this.#with(token).resources(query, {
        abortSignal: signal,
        onResponse: ({ status, headers, bodyAsText }) => {
          answer = { status, headers: (name) => headers.get(name), text: bodyAsText ?? '' };
        },
      });
      return { body, headers: answer?.headers ?? (() => undefined) };
    } catch (error) {
      signal.throwIfAborted();
      if (answer === undefined || answer.status === 200) return { failed: unanswered(host, error) };
      return { failed: failedAnswer(host, answer.status, parsed(answer.text), answer.headers) };
    }
  }

  #with(token: string): ResourceGraphClient {
    if (this.#client?.token === token) return this.#client.of;
    const credential = { getToken: async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) };
    const client = new ResourceGraphClient(credential, {
      endpoint: this.#cloud.resourceManager,
      credentials: { scopes: [`${this.#cloud.audience}/.default`] },
      // Asking again is decided where it can be told, and where time can be had for tests.
      retryOptions: { maxRetries: 0 },
      userAgentOptions: { userAgentPrefix: 'kalypso-actions' },
    });
    this.#client = { token, of: client };
    return client;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
