import { defaults } from '@actions/github/lib/utils';

/** The toolkit's `fetch`, which uses the proxy of the runner if there is one. */
const toolkitFetch: typeof globalThis.fetch = defaults.request?.fetch ?? globalThis.fetch;

/** Statuses whose responses have no body, by the HTTP standard. */
const WITHOUT_BODY = [101, 204, 205, 304];

/**
 * Returns a `fetch` for Octokit that only resolves when it has the whole response, and within a time limit.
 *
 * Octokit takes an interrupted body for an empty one, and an empty list of pull requests would make us open another.
 */
export function createCompleteFetch(timeoutMs: number): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await toolkitFetch(input, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const { status, headers } = response;
    const body = await response.arrayBuffer();
    return new Response(WITHOUT_BODY.includes(status) ? null : body, { status, headers: [...headers] });
  };
}
