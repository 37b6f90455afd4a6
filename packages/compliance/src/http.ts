// Loaded when first needed.
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  type PipelinePolicy,
} from '@azure/core-rest-pipeline';

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

/** Reads JSON over https, by the proxy of the runner if it has one. */
export async function getJson(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<unknown> {
  const pipeline = createPipelineFromOptions({ retryOptions: RETRIES });
  pipeline.addPolicy(timeLimit, { afterPhase: 'Retry' });
  const request = createPipelineRequest({ url, headers: createHttpHeaders(headers), abortSignal: signal });
  const { status, bodyAsText } = await pipeline.sendRequest(createDefaultHttpClient(), request);
  const { host } = new URL(url);
  if (status !== 200)
    throw Object.assign(new Error(`${host} answers with HTTP status ${status}`), { statusCode: status });
  try {
    return JSON.parse(bodyAsText ?? '');
  } catch (error) {
    throw new Error(`${host} answers with something that is not JSON`, { cause: error });
  }
}
