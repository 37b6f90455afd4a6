// Loaded when first needed.
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type PipelinePolicy,
} from '@azure/core-rest-pipeline';
import { AzureError } from './azure-error.ts';
import { unanswered } from './failure.ts';

/** How long one request may take. */
export const REQUEST_MS = 20_000;
export const RETRIES = { maxRetries: 2, retryDelayInMs: 500, maxRetryDelayInMs: 5_000 };

/** Without it, a server that says nothing is waited for without end. */
export const timeLimit: PipelinePolicy = {
  name: 'timeLimit',
  sendRequest: (request, next) => {
    request.timeout = REQUEST_MS;
    return next(request);
  },
};

/**
 * Reads JSON over https, by the proxy of the runner if it has one; asks again after what may pass.
 * @throws an {@link AzureError}, or the signal's reason
 */
export async function getJson(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<unknown> {
  const { host } = new URL(url);
  const pipeline = createPipelineFromOptions({ retryOptions: RETRIES });
  pipeline.addPolicy(timeLimit, { afterPhase: 'Retry' });
  const request = createPipelineRequest({ url, headers: createHttpHeaders(headers), abortSignal: signal });
  const { status, bodyAsText } = await pipeline.sendRequest(createDefaultHttpClient(), request).catch((error) => {
    signal.throwIfAborted();
    throw unanswered(host, error).error;
  });
  if (status !== 200) {
    const kind = status === 429 || status >= 500 ? 'unreachable' : 'unexpected';
    throw new AzureError({ kind, message: `${host} answers with HTTP status ${status}` });
  }
  try {
    return JSON.parse(bodyAsText ?? '');
  } catch {
    const message = `${host} answers with something that is not JSON`;
    // Not with its cause, which repeats what came.
    throw new AzureError({ kind: 'unexpected', message });
  }
}
