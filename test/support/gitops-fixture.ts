import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRepository, git } from '@kalypso-actions/git-server';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import type { ScheduleOutput } from './control-plane-workspace.ts';
import { type ActionResult, readDefaultInputs, runBuiltAction } from './run-built-action.ts';

export const FIXTURE_TOKEN = 'ghs_fleet0123456789abcdefghijklmnop';

const PERMISSIONS = { contents: 'write', 'pull-requests': 'write', issues: 'write' } as const;

/** A pull request in GitHub's API, as far as tests read it. */
export interface ApiPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly merged_at: string | null;
  readonly draft: boolean;
  readonly html_url: string;
  readonly head: { readonly ref: string; readonly sha: string };
  readonly labels: readonly { readonly name: string }[];
  readonly assignees: readonly { readonly login: string }[];
  readonly requested_reviewers: readonly { readonly login: string }[];
  readonly requested_teams: readonly { readonly slug: string }[];
}

/** A GitHub emulator in which tests create GitOps repositories. */
export interface GitOpsFixture {
  readonly github: GitHubEmulator;
  /** The folder of the bare repositories. */
  readonly root: string;
  /** Creates a repository whose branch `dev` has the given files. */
  create(files?: Readonly<Record<string, string>>): Promise<GitOpsRepository>;
  stop(): Promise<void>;
}

/** A GitOps repository of the fixture. */
export interface GitOpsRepository {
  /** `owner/name` */
  readonly name: string;
  readonly folder: string;
  /** Runs `create-gitops-pr`. */
  publish(scheduled: ScheduleOutput, options?: PublishOptions): Promise<ActionResult>;
  /** The pull requests to `dev`. */
  pulls(state?: 'open' | 'closed' | 'all'): Promise<readonly ApiPullRequest[]>;
  api<Result>(method: string, path: string, body?: unknown): Promise<Result>;
  /** The content of a file on a branch; `undefined` if it does not exist. */
  read(branch: string, path: string): string | undefined;
  list(branch: string): readonly string[];
  commitOf(branch: string): string | undefined;
  treeOf(branch: string): string | undefined;
  /** Commits files to a branch with git, as a user does; `null` removes a file. @returns the commit's id */
  commit(branch: string, files: Readonly<Record<string, string | null>>): string;
}

export interface PublishOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly temp?: string;
}

export async function startGitOpsFixture(): Promise<GitOpsFixture> {
  const root = mkdtempSync(join(tmpdir(), 'kalypso-fleets-'));
  const repositories = join(root, 'repositories');
  mkdirSync(repositories);
  const github = await startGitHubEmulator(repositories);
  await github.setToken(FIXTURE_TOKEN, {
    login: 'github-actions[bot]',
    kind: 'workflow',
    repositories: { '*': PERMISSIONS },
  });
  let count = 0;
  return {
    github,
    root: repositories,
    create: async (files = { 'OWNERS.md': 'the platform team\n' }) => {
      count += 1;
      const name = `contoso/fleet-${count}`;
      const { folder } = createRepository(repositories, name, [{ branch: 'dev', files }]);
      await github.setRepository(name, { private: true });
      return createGitOpsRepository(github, name, folder, join(root, `temp-${count}`));
    },
    stop: async () => {
      await github.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function createGitOpsRepository(github: GitHubEmulator, name: string, folder: string, temp: string): GitOpsRepository {
  const resolveName = (revision: string): string | undefined => {
    try {
      return git(folder, ['rev-parse', '--verify', '--quiet', revision]);
    } catch {
      return undefined;
    }
  };
  const api = <Result>(method: string, path: string, body?: unknown): Promise<Result> =>
    github.api(method, `/repos/${name}${path}`, { token: FIXTURE_TOKEN, ...(body === undefined ? {} : { body }) });
  return {
    name,
    folder,
    api,
    publish: (scheduled, { inputs = {}, env = {}, temp: runnerTemp = temp } = {}) =>
      runBuiltAction({
        action: 'create-gitops-pr',
        workspace: tmpdir(),
        temp: runnerTemp,
        env: { GITHUB_SERVER_URL: github.url, GITHUB_API_URL: github.apiUrl, ...env },
        inputs: {
          ...readDefaultInputs('create-gitops-pr'),
          ...scheduled,
          repository: name,
          base: 'dev',
          token: FIXTURE_TOKEN,
          ...inputs,
        },
      }),
    pulls: (state = 'open') => api('GET', `/pulls?base=dev&state=${state}&per_page=100`),
    read: (branch, path) =>
      resolveName(`${branch}:${path}`) === undefined
        ? undefined
        : git(folder, ['cat-file', 'blob', `${branch}:${path}`]),
    list: (branch) => git(folder, ['ls-tree', '-r', '--name-only', branch]).split('\n'),
    commitOf: (branch) => resolveName(`refs/heads/${branch}`),
    treeOf: (branch) => resolveName(`refs/heads/${branch}^{tree}`),
    commit: (branch, files) => commitFiles(folder, branch, files),
  };
}

function commitFiles(folder: string, branch: string, files: Readonly<Record<string, string | null>>): string {
  const ref = `refs/heads/${branch}`;
  const changes = Object.entries(files).map(([path, content]) =>
    content === null ? `D ${path}\n` : `M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`,
  );
  const stream = `commit ${ref}\ncommitter Octocat <octocat@example.com> 1700001000 +0000\ndata 9\nby hand\n\nfrom ${ref}^0\n${changes.join('')}`;
  git(folder, ['fast-import', '--quiet'], stream);
  return git(folder, ['rev-parse', ref]);
}
