import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommitSpec, createRepository } from '@kalypso-actions/git-server';
import type {
  ApiViolation,
  AppSpec,
  GitHubEvent,
  GitHubFault,
  GitHubRequestRecord,
  RepositorySettings,
  TokenSpec,
} from './model/protocol.ts';

/** A GitHub on loopback, in a process of its own. */
export interface GitHubEmulator {
  /** `http://127.0.0.1:PORT`: `GITHUB_SERVER_URL`, and the addresses of repositories begin with it. */
  readonly url: string;
  /** `GITHUB_API_URL`. */
  readonly apiUrl: string;
  /** `GITHUB_GRAPHQL_URL`. */
  readonly graphqlUrl: string;
  setToken(token: string, spec: TokenSpec): Promise<void>;
  /** People who can be assigned and asked for reviews; whoever has a token is known already. */
  addUsers(...logins: readonly string[]): Promise<void>;
  addApp(app: AppSpec): Promise<void>;
  /** Changes the settings that are given. @param repository `owner/name`, which must lie in the folder */
  setRepository(repository: string, settings: RepositorySettings): Promise<void>;
  /** Makes things go wrong, see `Fault`. */
  addFaults(...faults: readonly GitHubFault[]): Promise<void>;
  /** Takes back faults, used up or not. */
  clearFaults(): Promise<void>;
  /** How many faults have not befallen all the requests that they are meant for. */
  remainingFaults(): Promise<number>;
  /** Every request that was answered or given up, oldest first; those after the given id. */
  requests(after?: number): Promise<readonly GitHubRequestRecord[]>;
  /** What happened, oldest first; those after the given id. With `wait`, waits that long (milliseconds) for one when there is none. */
  events(after?: number, wait?: number): Promise<readonly GitHubEvent[]>;
  /** Requests and answers that were not as GitHub's description has them, for a test that means them; they are forgotten then. */
  takeViolations(): Promise<readonly ApiViolation[]>;
  /** Makes `<owner>/<name>.git` in the folder, see `createRepository`. @returns its folder and its commits' ids */
  createRepository(
    repository: string,
    commits: readonly CommitSpec[],
    settings?: RepositorySettings,
  ): Promise<ReturnType<typeof createRepository>>;
  /**
   * A request to the REST API, for setting the scene and looking at it.
   * @param path below the API's address: `/repos/a/b`
   * @throws when the status is not one of success
   */
  api<Result = unknown>(
    method: string,
    path: string,
    options: { readonly token?: string; readonly body?: unknown },
  ): Promise<Result>;
  /** Ends it. @throws when a request or an answer was not as GitHub's description has it */
  stop(): Promise<void>;
}

/** @param root holds the bare repositories, `<owner>/<name>.git` each; more can be put there at any time */
export async function startGitHubEmulator(root: string): Promise<GitHubEmulator> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  // Many tests start one: what Node makes of these files is worth keeping.
  const env = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...process.env };
  const child = spawn(process.execPath, [main, root], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [first] = await Promise.race([once(child.stdout, 'data'), exited]);
  const url = String(first).trim();
  if (!url.startsWith('http:')) throw new Error(`the GitHub on loopback did not start: ${url}`);
  const ask = <Result>(path: string): Promise<Result> => control(url, 'GET', path);
  const tell = async (what: object): Promise<void> => {
    await control(url, 'POST', 'tell', what);
  };
  const takeViolations = () => control<readonly ApiViolation[]>(url, 'DELETE', 'violations');
  const setRepository = (name: string, settings: RepositorySettings) => tell({ repositories: { [name]: settings } });
  return {
    url,
    apiUrl: `${url}/api/v3`,
    graphqlUrl: `${url}/api/graphql`,
    setToken: (token, spec) => tell({ tokens: { [token]: spec } }),
    addUsers: (...users) => tell({ users }),
    addApp: (app) => tell({ apps: [app] }),
    setRepository,
    createRepository: async (name, commits, settings = {}) => {
      const made = createRepository(root, name, commits);
      await setRepository(name, settings);
      return made;
    },
    addFaults: (...faults) => tell({ faults }),
    clearFaults: async () => {
      await control(url, 'DELETE', 'faults');
    },
    remainingFaults: async () => (await ask<{ readonly left: number }>('faults')).left,
    requests: (after = 0) => ask(`requests?after=${after}`),
    events: (after = 0, wait = 0) => ask(`events?after=${after}&wait=${wait}`),
    takeViolations,
    api: (method, path, options) => api(url, method, path, options),
    stop: async () => {
      const found = await takeViolations();
      child.stdin.end();
      await exited;
      if (found.length > 0) throw new Error(`not as GitHub's description has it: ${JSON.stringify(found, null, 2)}`);
    },
  };
}

async function control<Result>(url: string, method: string, path: string, body?: object): Promise<Result> {
  const response = await fetch(`${url}/_loopback/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  // The server is ours: it answers with what protocol.ts describes.
  return (await response.json()) as Result;
}

async function api<Result>(
  url: string,
  method: string,
  path: string,
  { token, body }: { readonly token?: string; readonly body?: unknown },
): Promise<Result> {
  const response = await fetch(`${url}/api/v3${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      ...(token === undefined ? {} : { authorization: `token ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  // Whoever asks knows what GitHub answers.
  return (text === '' ? undefined : JSON.parse(text)) as Result;
}
