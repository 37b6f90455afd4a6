// Imported dynamically, with the first request: Azure's HTTP pipeline is slow to load.
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type PipelinePolicy,
} from '@azure/core-rest-pipeline';
import { AzureError } from './azure-error.ts';
import { parseJson } from './json.ts';
import { toConnectionError } from './request-error.ts';

export const REQUEST_TIMEOUT_MS = 20_000;
export const HTTP_RETRY_OPTIONS = { maxRetries: 2, retryDelayInMs: 500, maxRetryDelayInMs: 5_000 };

/** Limits the time of a request. Without it, the pipeline waits forever for a server that does not respond. */
export const requestTimeoutPolicy: PipelinePolicy = {
  name: 'requestTimeout',
  sendRequest: (request, next) => {
    request.timeout = REQUEST_TIMEOUT_MS;
    return next(request);
  },
};

/**
 * Reads JSON over https, through the runner's proxy if there is one. Retries transient failures.
 * @throws an {@link AzureError}, or the signal's reason
 */
export async function getJson(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<unknown> {
  const { host } = new URL(url);
  const pipeline = createPipelineFromOptions({ retryOptions: HTTP_RETRY_OPTIONS });
  pipeline.addPolicy(requestTimeoutPolicy, { afterPhase: 'Retry' });
  const request = createPipelineRequest({ url, headers: createHttpHeaders(headers), abortSignal: signal });
  const { status, bodyAsText } = await pipeline.sendRequest(createDefaultHttpClient(), request).catch((error) => {
    signal.throwIfAborted();
    throw toConnectionError(host, error);
  });
  if (status !== 200) {
    const kind = status === 429 || status >= 500 ? 'unreachable' : 'unexpected';
    throw new AzureError({ kind, message: `${host} returned HTTP status ${status}` });
  }
  const body = parseJson(bodyAsText ?? '');
  // No cause: the parser's error repeats the body, which may hold a secret.
  if (body === undefined)
    throw new AzureError({ kind: 'unexpected', message: `${host} returned a body that is not JSON` });
  return body;
}
