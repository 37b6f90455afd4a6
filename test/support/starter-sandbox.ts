import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type CommitSpec, createRepository, git } from '@kalypso-actions/git-server';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import {
  connectToEmulator,
  EMULATED_ACTIONS,
  EMULATED_SCANNERS,
  installChartPrograms,
  installPrograms,
  type RunRecord,
  WorkflowRunner,
} from '@kalypso-actions/workflow-runner';

export const ROOT = resolve(import.meta.dirname, '../..');
/** The token of a maintainer. */
export const MAINTAINER = 'token-of-alice';

const WRITE = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  actions: 'write',
  workflows: 'write',
} as const;

/** A repository of a test, with what its workflows may use. */
export interface StarterRepository {
  readonly commits: (url: string) => readonly CommitSpec[];
  /** Of its environment `kalypso`, or of the repository. The private key of the App is added to both. */
  readonly vars?: Readonly<Record<string, string>>;
}

export interface StarterPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly head: { readonly sha: string; readonly ref: string };
}

/** Some repositories with starter workflows, in a GitHub emulator, and one GitHub App that may write to all of them. */
export class StarterSandbox {
  readonly github: GitHubEmulator;
  readonly runner: WorkflowRunner;
  readonly #root: string;

  private constructor(root: string, github: GitHubEmulator, runner: WorkflowRunner) {
    this.#root = root;
    this.github = github;
    this.runner = runner;
  }

  static async start(repositories: Readonly<Record<string, StarterRepository>>): Promise<StarterSandbox> {
    const root = mkdtempSync(join(tmpdir(), 'kalypso-starter-'));
    const folder = join(root, 'repositories');
    mkdirSync(folder);
    const github = await startGitHubEmulator(folder);
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const names = Object.keys(repositories);
    for (const [name, { commits }] of Object.entries(repositories))
      createRepository(folder, name, [...commits(github.url)]);
    await Promise.all(names.map((name) => github.setRepository(name, { defaultBranch: 'main' })));
    await github.setToken(MAINTAINER, { login: 'alice', repositories: { '*': WRITE } });
    await github.addApp({
      issuer: 'Iv1.app',
      slug: 'kalypso',
      installation: 1,
      repositories: Object.fromEntries(names.map((name) => [name, WRITE])),
    });
    const secrets = { KALYPSO_PRIVATE_KEY: privateKey, GITOPS_PRIVATE_KEY: privateKey };
    const ids = { KALYPSO_CLIENT_ID: 'Iv1.app', GITOPS_CLIENT_ID: 'Iv1.app' };
    const runner = new WorkflowRunner({
      machine: {
        github: connectToEmulator(github, folder),
        root: ROOT,
        emulatedActions: { ...EMULATED_ACTIONS, ...EMULATED_SCANNERS },
        programs: [installChartPrograms(join(root, 'charts')), installPrograms(join(root, 'programs'))],
        environment: {},
        minuteMs: 60_000,
      },
      configuration: Object.fromEntries(
        Object.entries(repositories).map(([name, { vars }]) => [
          name,
          { vars: { ...ids, ...vars }, secrets, environments: { kalypso: { secrets } } },
        ]),
      ),
    });
    return new StarterSandbox(root, github, runner);
  }

  async stop(): Promise<void> {
    await this.runner.close();
    try {
      await this.github.stop();
    } finally {
      rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  /** Commits to a branch, and runs the workflows that this starts. @returns their runs */
  async push(
    repository: string,
    branch: string,
    changes: Readonly<Record<string, string | null>>,
  ): Promise<readonly RunRecord[]> {
    const folder = mkdtempSync(join(this.#root, 'clone-'));
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${MAINTAINER}`).toString('base64')}`;
    const credentials = ['-c', `http.extraheader=${header}`];
    git(folder, [...credentials, 'clone', '--quiet', `--branch=${branch}`, `${this.github.url}/${repository}`, '.']);
    for (const [path, content] of Object.entries(changes)) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      if (content === null) rmSync(file);
      else writeFileSync(file, content);
    }
    git(folder, ['add', '--all']);
    git(folder, ['commit', '--quiet', '--message', 'Change']);
    git(folder, [...credentials, 'push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`]);
    rmSync(folder, { recursive: true, force: true });
    return this.settle();
  }

  /** Runs what the events so far have started. @returns the runs */
  async settle(): Promise<readonly RunRecord[]> {
    const first = this.runner.runs.length;
    await this.runner.settle();
    return this.runner.runs.slice(first);
  }

  api<Result = unknown>(method: string, path: string, body?: unknown, token = MAINTAINER): Promise<Result> {
    return this.github.api<Result>(method, path, { token, ...(body === undefined ? {} : { body }) });
  }

  pulls(repository: string, base: string): Promise<readonly StarterPullRequest[]> {
    return this.api('GET', `/repos/${repository}/pulls?state=open&base=${base}`);
  }

  /** The files of a branch or commit below a folder, by path. */
  files(repository: string, revision: string, below: string): Readonly<Record<string, string>> {
    const folder = join(this.#root, 'repositories', `${repository}.git`);
    const listed = git(folder, ['ls-tree', '-r', '--name-only', revision, `${below}/`]);
    const paths = listed.split('\n').filter((path) => path !== '');
    return Object.fromEntries(paths.map((path) => [path, `${git(folder, ['show', `${revision}:${path}`])}\n`]));
  }
}

/** What a run shows: annotations and logs of its jobs. */
export function textOfRuns(runs: readonly RunRecord[]): string {
  const jobs = runs.flatMap((run) => run.jobs);
  return jobs.flatMap(({ annotations, log }) => [...annotations.map(({ message }) => message), log]).join('\n');
}
