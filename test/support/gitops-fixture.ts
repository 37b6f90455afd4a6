import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRepository, git } from '@kalypso-actions/git-server';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import { load } from 'js-yaml';
import { type ActionResult, runBuiltAction } from './run-built-action.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export const FIXTURE_TOKEN = 'ghs_fleet0123456789abcdefghijklmnop';

const PERMISSIONS = { contents: 'write', 'pull-requests': 'write', issues: 'write' } as const;

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

/** A GitHub on loopback with GitOps repositories, and a workspace with the example's control plane to schedule. */
export interface GitOpsFixture {
  readonly github: GitHubEmulator;
  /** Holds the bare repositories. */
  readonly root: string;
  /** A repository of its own, its branch `dev` as given. */
  create(files?: Readonly<Record<string, string>>): Promise<GitOpsRepository>;
  stop(): Promise<void>;
}

export interface ScheduleOutput {
  readonly manifests: string;
  readonly report: string;
}

/** One GitOps repository. */
export interface GitOpsRepository {
  /** `owner/name` */
  readonly name: string;
  readonly folder: string;
  publish(scheduled: ScheduleOutput, options?: PublishOptions): Promise<ActionResult>;
  /** The open pull requests to `dev`, or all that there ever were. */
  pulls(state?: 'open' | 'closed' | 'all'): Promise<readonly ApiPullRequest[]>;
  api<Result>(method: string, path: string, body?: unknown): Promise<Result>;
  /** Text of a file on a branch; nothing when there is none. */
  read(branch: string, path: string): string | undefined;
  list(branch: string): readonly string[];
  commitOf(branch: string): string | undefined;
  treeOf(branch: string): string | undefined;
  /** Puts a commit on a branch as a person would with git. @returns its id */
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
    publish: (scheduled, { inputs = {}, env = {}, temp: other = temp } = {}) =>
      runBuiltAction({
        action: 'create-gitops-pr',
        workspace: tmpdir(),
        temp: other,
        env: { GITHUB_SERVER_URL: github.url, GITHUB_API_URL: github.apiUrl, ...env },
        inputs: {
          ...readDefaultInputs('create-gitops-pr'),
          ...scheduled,
          repository: name,
          branch: 'dev',
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
  const stream = `commit ${ref}\ncommitter A Person <person@example.com> 1700001000 +0000\ndata 9\nby hand\n\nfrom ${ref}^0\n${changes.join('')}`;
  git(folder, ['fast-import', '--quiet'], stream);
  return git(folder, ['rev-parse', ref]);
}

/** What `action.yml` gives a step that sets nothing. */
export function readDefaultInputs(action: string): Record<string, string> {
  const { inputs } = load(readFileSync(join(ROOT, 'actions', action, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: string }>;
  };
  const entries = Object.entries(inputs).map(([name, { default: value = '' }]) => [
    name,
    value.startsWith('${{') ? '' : value,
  ]);
  return Object.fromEntries(entries);
}

export interface ControlPlaneWorkspace {
  readonly folder: string;
  /** Changes a file of the control plane or of a workload. */
  edit(path: string, change: (text: string) => string): void;
  remove(path: string): void;
  /** Schedules into a folder of its own, so that earlier outputs stay. */
  schedule(inputs?: Readonly<Record<string, string>>): Promise<ScheduleOutput & { readonly step: ActionResult }>;
  dispose(): void;
}

/** A copy of the example's control plane, or of another one, to change and to schedule. */
export function createControlPlaneWorkspace(
  from = join(ROOT, 'examples'),
  inputs: Readonly<Record<string, string>> = EXAMPLE_INPUTS,
): ControlPlaneWorkspace {
  const folder = mkdtempSync(join(tmpdir(), 'kalypso-workspace-'));
  cpSync(from, folder, { recursive: true });
  let count = 0;
  return {
    folder,
    edit: (path, change) => {
      const file = join(folder, path);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    },
    remove: (path) => rmSync(join(folder, path), { recursive: true }),
    schedule: async (more = {}) => {
      count += 1;
      const step = await runBuiltAction({
        action: 'schedule',
        workspace: folder,
        temp: join(folder, '.temp'),
        inputs: { ...readDefaultInputs('schedule'), ...inputs, output: `.out/${count}`, ...more },
      });
      return { step, manifests: step.outputs.manifests ?? '', report: step.outputs.report ?? '' };
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const EXAMPLE_INPUTS = {
  environment: 'dev',
  'control-plane': 'control-plane/dev',
  base: 'control-plane/main',
  workloads: 'workloads',
};
