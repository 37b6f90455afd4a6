import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommitSpec, createRepository } from '@kalypso-actions/git-server';
import type {
  ApiViolation,
  AppSpec,
  EnvironmentProtection,
  GitHubEvent,
  GitHubFault,
  GitHubRequestRecord,
  RepositorySettings,
  TokenSpec,
  WorkflowRunSpec,
} from './model/protocol.ts';

/** The handle of a running GitHub emulator, which is a process of its own on 127.0.0.1. */
export interface GitHubEmulator {
  /** `http://127.0.0.1:PORT`: the value of `GITHUB_SERVER_URL`, and the start of every repository URL. */
  readonly url: string;
  /** The value of `GITHUB_API_URL`. */
  readonly apiUrl: string;
  /** The value of `GITHUB_GRAPHQL_URL`. */
  readonly graphqlUrl: string;
  setToken(token: string, spec: TokenSpec): Promise<void>;
  /** Adds accounts that can be assigned or requested as reviewers. Accounts with a token exist already. */
  addUsers(...logins: readonly string[]): Promise<void>;
  addApp(app: AppSpec): Promise<void>;
  /** Changes the given settings and keeps the others. @param repository `owner/name` of an existing repository */
  setRepository(repository: string, settings: RepositorySettings): Promise<void>;
  /** Adds faults to inject into matching requests. */
  addFaults(...faults: readonly GitHubFault[]): Promise<void>;
  /** Removes all faults, used or not. */
  clearFaults(): Promise<void>;
  /** The number of faults that have not yet been injected as often as requested. */
  remainingFaults(): Promise<number>;
  /** Every completed or aborted request with an id above `after`, oldest first. */
  requests(after?: number): Promise<readonly GitHubRequestRecord[]>;
  /** Every event with an id above `after`, oldest first. If there is none, waits up to `waitMs` for one. */
  events(after?: number, waitMs?: number): Promise<readonly GitHubEvent[]>;
  /** Adds a run of a workflow, or changes its state. A workflow runner does that. */
  setRun(repository: string, run: WorkflowRunSpec): Promise<void>;
  /** What a job has to observe. An environment that does not exist is created, without protection. @param name the environment that the job names */
  useEnvironment(repository: string, name: string | undefined): Promise<EnvironmentProtection>;
  /** Returns and forgets the requests and responses that violate GitHub's API description: for a test that expects them. */
  takeViolations(): Promise<readonly ApiViolation[]>;
  /** Creates `<root>/<owner>/<name>.git`, see `createRepository`. @returns its folder and commit ids */
  createRepository(
    repository: string,
    commits: readonly CommitSpec[],
    settings?: RepositorySettings,
  ): Promise<ReturnType<typeof createRepository>>;
  /**
   * Sends a request to the REST API, to prepare or to inspect state.
   * @param path relative to `apiUrl`: `/repos/a/b`
   * @throws if the status is not 2xx
   */
  api<Result = unknown>(
    method: string,
    path: string,
    options: { readonly token?: string; readonly body?: unknown },
  ): Promise<Result>;
  /** Stops the process. @throws if a request or a response violated GitHub's API description */
  stop(): Promise<void>;
}

/**
 * Starts a GitHub emulator.
 * @param root the folder of the bare repositories, `<owner>/<name>.git` each; repositories can be added at any time
 */
export async function startGitHubEmulator(root: string): Promise<GitHubEmulator> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  // Many tests start an emulator: the compile cache makes every start after the first faster.
  const env = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...process.env };
  const child = spawn(process.execPath, [main, root], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [first] = await Promise.race([once(child.stdout, 'data'), exited]);
  const url = String(first).trim();
  if (!url.startsWith('http:')) throw new Error(`the GitHub emulator did not start: ${url}`);
  const read = <Result>(path: string): Promise<Result> => control(url, 'GET', path);
  const configure = async (changes: object): Promise<void> => {
    await control(url, 'POST', 'configuration', changes);
  };
  const takeViolations = () => control<readonly ApiViolation[]>(url, 'DELETE', 'violations');
  const setRepository = (name: string, settings: RepositorySettings) =>
    configure({ repositories: { [name]: settings } });
  return {
    url,
    apiUrl: `${url}/api/v3`,
    graphqlUrl: `${url}/api/graphql`,
    setToken: (token, spec) => configure({ tokens: { [token]: spec } }),
    addUsers: (...users) => configure({ users }),
    addApp: (app) => configure({ apps: [app] }),
    setRepository,
    createRepository: async (name, commits, settings = {}) => {
      const repository = createRepository(root, name, commits);
      await setRepository(name, settings);
      return repository;
    },
    addFaults: (...faults) => configure({ faults }),
    clearFaults: async () => {
      await control(url, 'DELETE', 'faults');
    },
    remainingFaults: async () => (await read<{ readonly remaining: number }>('faults')).remaining,
    requests: (after = 0) => read(`requests?after=${after}`),
    events: (after = 0, waitMs = 0) => read(`events?after=${after}&wait=${waitMs}`),
    takeViolations,
    setRun: async (repository, run) => {
      await control(url, 'POST', 'run', { repository, ...run });
    },
    useEnvironment: (repository, name) => control(url, 'POST', 'job-environment', { repository, name }),
    api: (method, path, options) => api(url, method, path, options),
    stop: async () => {
      const violations = await takeViolations();
      child.stdin.end();
      await exited;
      if (violations.length > 0)
        throw new Error(`violations of GitHub's API description: ${JSON.stringify(violations, null, 2)}`);
    },
  };
}

async function control<Result>(url: string, method: string, path: string, body?: object): Promise<Result> {
  const response = await fetch(`${url}/_control/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  // protocol.ts defines what the control API returns.
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
  // The caller names the type of GitHub's response.
  return (text === '' ? undefined : JSON.parse(text)) as Result;
}
