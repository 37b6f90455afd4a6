import { GitHub as Octokit } from '@actions/github/lib/utils';
import { attempt, type Call } from './attempt.ts';
import { type Clock, systemClock } from './clock.ts';
import { GitHubError } from './error.ts';
import { masker } from './mask.ts';
import { wholeAnswers } from './transport.ts';

export interface GitHubOptions {
  readonly token: string;
  /** `GITHUB_API_URL`: `https://api.github.com`, or `https://<host>/api/v3` of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly log: (line: string) => void;
  readonly clock?: Clock;
  /** For one request, from its start to the last byte of its answer. */
  readonly timeoutMs?: number;
  /** How often a call is made again after a server or a network that failed. */
  readonly retries?: number;
  /** The longest that a call waits, all in all, for GitHub's rate limits. */
  readonly longestWaitMs?: number;
}

type Api = InstanceType<typeof Octokit>;

/** GitHub's API for one token. */
export interface GitHub {
  /** One REST call: `request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { … })`. */
  readonly request: Api['request'];
  /** Every item of a list, to its last page. */
  readonly paginate: Api['paginate'];
  readonly graphql: Api['graphql'];
  /**
   * Creates something that must not be there twice. When no answer says whether it was created, looks for it before it tries again.
   * `find` is asked only then.
   */
  readonly createOnce: <T>(create: () => Promise<T>, find: () => Promise<T | undefined>) => Promise<T>;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

const MOST_CREATIONS = 3;

/**
 * Opens GitHub's API. The files beside this one hold the calls we make, one subject a file (pull requests, labels, statuses, …): functions that take
 * this client and plain values and give plain readonly values, so that no other place knows GitHub's field names. Add yours there.
 *
 * Each call has a time-out, waits for rate limits and says so in the log, and is made again after a server or a network that failed. A POST is made
 * again only when the first one cannot have been carried out, unless it is marked as safe to repeat: `request: { idempotent: true }`; for those that
 * are not, there is `createOnce`.
 *
 * Every failure is a `GitHubError`: what was called, what GitHub answered, what to do.
 */
export function createGitHub(options: GitHubOptions): GitHub {
  const { token, log, clock = systemClock, timeoutMs = 30_000, retries = 4, longestWaitMs = 600_000 } = options;
  const mask = masker(token);
  const apiUrl = options.apiUrl.replace(/\/+$/, '');
  const tell = (line: string) => log(mask(line));
  const octokit = new Octokit({
    auth: token,
    baseUrl: apiUrl,
    userAgent: 'kalypso-actions',
    log: { debug: () => undefined, info: () => undefined, warn: tell, error: tell },
    request: {
      fetch: wholeAnswers(timeoutMs),
      log: { debug: () => undefined, info: () => undefined, warn: tell, error: tell },
    },
  });
  const { paginate } = octokit;
  octokit.hook.wrap('request', async (send, request) => {
    const { url, method } = octokit.request.endpoint(request);
    // Addresses of next pages come from the server; the token goes to no other.
    if (new URL(url).origin !== new URL(apiUrl).origin) {
      const answer = `GitHub points to another server, ${new URL(url).host}, which does not get the token`;
      throw new GitHubError({ call: `${method} ${pathOf(url, apiUrl)}`, answer }, { mask });
    }
    const call: Call = {
      name: `${method} ${pathOf(url, apiUrl)}`,
      isSafe: method !== 'POST' || request.request?.idempotent === true,
      expectsJson: request.mediaType.format === '',
      mask,
    };
    return attempt(call, () => send(request), { log: tell, clock, retries, longestWaitMs, timeoutMs });
  });
  return {
    request: octokit.request,
    paginate,
    graphql: octokit.graphql,
    createOnce: (create, find) => createOnce(create, find, tell),
    clock,
    log: tell,
  };
}

function pathOf(url: string, apiUrl: string): string {
  const path = url.startsWith(apiUrl) ? url.slice(apiUrl.length) : new URL(url).pathname;
  return path.split('?')[0] ?? path;
}

async function createOnce<T>(
  create: () => Promise<T>,
  find: () => Promise<T | undefined>,
  log: (line: string) => void,
): Promise<T> {
  for (let creation = 1; ; creation += 1) {
    try {
      return await create();
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      // GitHub's words for what exists already differ from one kind of thing to the other.
      const mayExist = error.httpStatus === 422;
      if (!mayExist && !error.isUncertain) throw error;
      const found = await find();
      if (found !== undefined) return found;
      if (mayExist || creation === MOST_CREATIONS) throw error;
      log(`${error.message}; it was not carried out: trying again (${creation} of ${MOST_CREATIONS - 1})`);
    }
  }
}
