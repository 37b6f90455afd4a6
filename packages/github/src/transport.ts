import { defaults } from '@actions/github/lib/utils';

type Fetch = typeof globalThis.fetch;

/** The toolkit's `fetch`, which goes by the proxy of the runner if it has one. */
const toolkitFetch: Fetch = defaults.request?.fetch ?? globalThis.fetch;

/** Answers without a body, by the standard. */
const BODILESS = [101, 204, 205, 304];

/**
 * A `fetch` for Octokit that gives an answer only when it has all of it, and within a time.
 *
 * Octokit takes a body that breaks off for an empty one, and an empty list of pull requests would make us open another.
 */
export function wholeAnswers(timeoutMs: number): Fetch {
  return async (input, init) => {
    const response = await toolkitFetch(input, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const { status, headers } = response;
    const body = await response.arrayBuffer();
    return new Response(BODILESS.includes(status) ? null : body, { status, headers: [...headers] });
  };
}
