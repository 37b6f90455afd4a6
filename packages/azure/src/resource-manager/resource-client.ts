// Imported dynamically, with the first request: Azure's HTTP pipeline is slow to load.
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  redirectPolicyName,
} from '@azure/core-rest-pipeline';
import type { AzureCloud } from '../cloud.ts';
import { parseJson } from '../json.ts';
import { AzureRequestError, toConnectionError, toResponseError } from '../request-error.ts';
import type { ArmResponse } from './send-request.ts';

/** Reads single resources from Azure Resource Manager. */
export class ResourceClient {
  readonly #cloud: AzureCloud;
  readonly #http = createDefaultHttpClient();
  /** The caller retries: it paces its requests, logs each attempt, and tests control its clock. */
  readonly #pipeline = createPipelineFromOptions({
    retryOptions: { maxRetries: 0 },
    userAgentOptions: { userAgentPrefix: 'kalypso-actions' },
  });

  constructor(cloud: AzureCloud) {
    this.#cloud = cloud;
    // A redirect would take the token to another host.
    this.#pipeline.removePolicy({ name: redirectPolicyName });
  }

  /**
   * Sends one `GET`, without retries.
   * @param path begins with a slash, and is encoded
   * @param now milliseconds since 1970
   * @throws an `AzureRequestError`, or the signal's reason
   */
  async get(path: string, token: string, now: number, signal: AbortSignal): Promise<ArmResponse> {
    const { resourceManager } = this.#cloud;
    const { host } = new URL(resourceManager);
    const headers = createHttpHeaders({ accept: 'application/json', authorization: `Bearer ${token}` });
    const request = createPipelineRequest({ url: `${resourceManager}${path}`, headers, abortSignal: signal });
    const response = await this.#pipeline.sendRequest(this.#http, request).catch((error: unknown) => {
      signal.throwIfAborted();
      throw toConnectionError(host, error);
    });
    const text = response.bodyAsText ?? '';
    const body = text === '' ? '' : parseJson(text);
    const readHeader = (name: string) => response.headers.get(name);
    if (response.status !== 200) throw toResponseError(host, response.status, body, readHeader, now);
    if (body === undefined || body === '')
      throw new AzureRequestError({ kind: 'unreachable', message: `${host} returned a body that is not JSON` });
    return { body, headers: readHeader };
  }
}
