import { GitHub as Octokit } from '@actions/github/lib/utils';
import { createMask } from '@kalypso-actions/diagnostics';
import { type Clock, systemClock } from '@kalypso-actions/retry';
import { callGitHub } from './call-github.ts';
import { createCompleteFetch } from './complete-fetch.ts';
import { createOnce } from './create-once.ts';
import { GitHubError } from './github-error.ts';
import type { GitHubCall } from './to-github-error.ts';

export interface GitHubOptions {
  readonly token: string;
  /** `GITHUB_API_URL`: `https://api.github.com`, or `https://<host>/api/v3` of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly log: (line: string) => void;
  readonly clock?: Clock;
  /** For one request, from its start to the last byte of its response; 30 seconds by default. */
  readonly timeoutMs?: number;
  /** How many retries follow a failure of GitHub or the network; 4 by default. */
  readonly retries?: number;
  /** The longest that a call waits in total for GitHub's rate limits; 10 minutes by default. */
  readonly maxWaitMs?: number;
}

type OctokitApi = InstanceType<typeof Octokit>;

/** GitHub's API with one token. */
export interface GitHub {
  /** One REST call: `request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { … })`. */
  readonly request: OctokitApi['request'];
  /** Every item of a list, from all pages. */
  readonly paginate: OctokitApi['paginate'];
  readonly graphql: OctokitApi['graphql'];
  /**
   * Creates something that must not exist twice. If no response confirms or denies that it was created, looks for it before a
   * retry. `find` is only called then.
   */
  readonly createOnce: <T>(create: () => Promise<T>, find: () => Promise<T | undefined>) => Promise<T>;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/**
 * Opens GitHub's API. The other folders contain the calls that we make, one subject per file (pull requests, labels, statuses, …):
 * functions that take this client and plain values and return plain readonly values, so that no other package knows GitHub's field
 * names. Add yours there.
 *
 * Each call has a time limit, waits for rate limits (and logs that), and is retried after a failure of GitHub or the network. A POST
 * is only retried if it cannot have been carried out, unless it is marked as safe to repeat: `request: { idempotent: true }`. For
 * those that are not safe to repeat, use `createOnce`.
 *
 * Every failure is a `GitHubError`: what was called, how GitHub responded, how to fix it.
 */
export function createGitHub(options: GitHubOptions): GitHub {
  const { token, clock = systemClock, timeoutMs = 30_000, retries = 4, maxWaitMs = 600_000 } = options;
  const mask = createMask(token);
  const apiUrl = options.apiUrl.replace(/\/+$/, '');
  const log = (line: string) => options.log(mask(line));
  const octokitLog = { debug: () => undefined, info: () => undefined, warn: log, error: log };
  const octokit = new Octokit({
    auth: token,
    baseUrl: apiUrl,
    userAgent: 'kalypso-actions',
    log: octokitLog,
    request: { fetch: createCompleteFetch(timeoutMs), log: octokitLog },
  });
  octokit.hook.wrap('request', async (send, request) => {
    const { url, method } = octokit.request.endpoint(request);
    const name = `${method} ${toPath(url, apiUrl)}`;
    // The URLs of next pages come from the server. No other server may receive the token.
    if (new URL(url).origin !== new URL(apiUrl).origin) {
      const reason = `GitHub refers to another server, ${new URL(url).host}, which must not receive the token`;
      throw new GitHubError({ call: name, reason }, { mask });
    }
    const call: GitHubCall = {
      name,
      isIdempotent: method !== 'POST' || request.request?.idempotent === true,
      expectsJson: request.mediaType.format === '',
      mask,
    };
    return callGitHub(call, () => send(request), { log, clock, retries, maxWaitMs, timeoutMs });
  });
  return {
    request: octokit.request,
    paginate: octokit.paginate,
    graphql: octokit.graphql,
    createOnce: (create, find) => createOnce(create, find, log),
    clock,
    log,
  };
}

function toPath(url: string, apiUrl: string): string {
  const path = url.startsWith(apiUrl) ? url.slice(apiUrl.length) : new URL(url).pathname;
  return path.split('?')[0] ?? path;
}
