import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type AzureEmulator, SUBSCRIPTION_ID, startAzureEmulator } from '@kalypso-actions/azure-emulator';
import { git } from '@kalypso-actions/git-server';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import {
  connectToEmulator,
  EMULATED_ACTIONS,
  installPrograms,
  type RunRecord,
  WorkflowRunner,
} from '@kalypso-actions/workflow-runner';
import {
  type ArgoReport,
  CLUSTERS,
  type ClusterReport,
  checkerClientId,
  createAzureScenario,
  ENVIRONMENTS,
  type FluxReport,
  toCommitStatus,
} from './fleet.ts';
import { installRedirectedGit } from './git-address.ts';
import { type GreetingPage, openGreetingPages } from './greeting-pages.ts';
import { type AdaptFiles, REPOSITORIES, seedRepositories } from './seed-repositories.ts';
import { addApps, addPersonalTokens, type WorkflowCredentials } from './workflow-credentials.ts';

const { controlPlane, platformGitOps, application, applicationGitOps, services } = REPOSITORIES;

/** The permissions of a member of the platform team. */
const MAINTAINER_PERMISSIONS = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  statuses: 'write',
  actions: 'write',
  workflows: 'write',
  administration: 'write',
} as const;

const [ALICE, ARGO_CD] = ['token-of-alice', 'token-of-argo-cd'];

/** The new content of a file; `null` removes it. */
export type TutorialFileEdit = string | null;

/** A pull request of the tutorial. */
export interface TutorialPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly labels: readonly string[];
  readonly head: string;
  readonly base: string;
}

/** A commit status of the tutorial. */
export interface TutorialStatus {
  readonly context: string;
  readonly state: string;
  readonly description: string;
}

/** A commit of the tutorial. */
export interface TutorialCommit {
  readonly id: string;
  readonly subject: string;
}

interface TutorialOptions {
  /** How workflows get access to other repositories; by default, by GitHub Apps. */
  readonly access?: 'apps' | 'personal-tokens';
  /** Environments whose promotion needs an approval. */
  readonly approvals?: readonly string[];
  /** The server that the files of the repositories name, `https://github.com`; by default, the emulator. */
  readonly address?: string;
  readonly adapt?: AdaptFiles;
  /** The clusters with Flux. */
  readonly fluxClusters?: readonly string[];
}

/** The tutorial's environment: six repositories in a GitHub emulator, clusters in an Azure emulator, and a runner for the starter workflows. */
export class TutorialSandbox {
  readonly github: GitHubEmulator;
  readonly runner: WorkflowRunner;
  readonly #azure: AzureEmulator;
  /** The folder of the bare repositories. */
  readonly repositories: string;
  readonly #root: string;
  readonly #address: string;
  readonly #fluxClusters: readonly string[];
  /** Everything that clusters have reported, the newest last. */
  readonly reports: ClusterReport[] = [];
  /** The pages of the application that were opened, the newest last. */
  readonly pages: GreetingPage[] = [];
  readonly #fluxReports = new Map<string, FluxReport>();

  private constructor(
    root: string,
    github: GitHubEmulator,
    azure: AzureEmulator,
    runner: WorkflowRunner,
    { address = github.url, fluxClusters = [CLUSTERS.flux] }: TutorialOptions,
  ) {
    this.#root = root;
    this.repositories = join(root, 'repositories');
    this.#address = address;
    this.#fluxClusters = fluxClusters;
    this.github = github;
    this.#azure = azure;
    this.runner = runner;
  }

  static async start(options: TutorialOptions = {}): Promise<TutorialSandbox> {
    const root = mkdtempSync(join(tmpdir(), 'kalypso-tutorial-'));
    const repositories = join(root, 'repositories');
    mkdirSync(repositories);
    const [github, azure] = await Promise.all([
      startGitHubEmulator(repositories),
      startAzureEmulator(createAzureScenario([], '')),
    ]);
    const { access = 'apps', approvals = [], address = github.url, adapt } = options;
    seedRepositories(repositories, address, adapt);
    await Promise.all(Object.values(REPOSITORIES).map((name) => github.setRepository(name, { defaultBranch: 'main' })));
    await grantAccess(github);
    const credentials = access === 'apps' ? await addApps(github) : await addPersonalTokens(github);
    await protectEnvironments(github, approvals);
    const runner = new WorkflowRunner({
      machine: {
        github: { ...connectToEmulator(github, repositories), serverUrl: address },
        root: resolve(import.meta.dirname, '../../..'),
        emulatedActions: EMULATED_ACTIONS,
        programs: [
          installPrograms(join(root, 'programs')),
          ...(address === github.url ? [] : [installRedirectedGit(join(root, 'git'), address, github.url)]),
        ],
        environment: {},
        minuteMs: 60_000,
        identity: ({ sub }) => azure.environment(sub),
      },
      configuration: createConfiguration(azure.url, credentials),
    });
    const sandbox = new TutorialSandbox(root, github, azure, runner, options);
    for (const environment of ENVIRONMENTS) {
      await sandbox.reportApplied(environment, sandbox.head(platformGitOps, environment));
    }
    return sandbox;
  }

  async stop(): Promise<void> {
    await this.runner.close();
    const stopped = await Promise.allSettled([this.github.stop(), this.#azure.stop()]);
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
    for (const result of stopped) if (result.status === 'rejected') throw result.reason;
  }

  /**
   * Commits to a branch and pushes, as a member of the platform team.
   * @param to the branch to push to, if it is not `branch`
   * @returns the commit's id
   */
  async commit(
    repository: string,
    branch: string,
    message: string,
    changes: Readonly<Record<string, TutorialFileEdit>>,
    to = branch,
  ): Promise<string> {
    const folder = mkdtempSync(join(this.#root, 'clone-'));
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${ALICE}`).toString('base64')}`;
    const credentials = ['-c', `http.extraheader=${header}`];
    const remote = `${this.github.url}/${repository}`;
    git(folder, [...credentials, 'clone', '--quiet', '--depth=1', `--branch=${branch}`, remote, '.']);
    for (const [path, content] of Object.entries(changes)) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      if (content === null) rmSync(file);
      else writeFileSync(file, content);
    }
    git(folder, ['add', '--all']);
    git(folder, ['commit', '--quiet', '--message', message]);
    git(folder, [...credentials, 'push', '--quiet', 'origin', `HEAD:refs/heads/${to}`]);
    const commit = git(folder, ['rev-parse', 'HEAD']);
    rmSync(folder, { recursive: true, force: true });
    return commit;
  }

  /** The head commit of a branch. */
  head(repository: string, branch: string): string {
    return git(this.#folder(repository), ['rev-parse', `refs/heads/${branch}`]);
  }

  /** The paths of a branch or commit. */
  files(repository: string, revision: string): readonly string[] {
    return git(this.#folder(repository), ['ls-tree', '-r', '--name-only', revision]).split('\n').sort();
  }

  file(repository: string, revision: string, path: string): string {
    return git(this.#folder(repository), ['show', `${revision}:${path}`]);
  }

  /** The branch names of a repository. */
  branches(repository: string): readonly string[] {
    return git(this.#folder(repository), ['for-each-ref', '--format=%(refname:short)', 'refs/heads']).split('\n');
  }

  /** The commits of a branch, newest first. */
  log(repository: string, revision: string): readonly TutorialCommit[] {
    const lines = git(this.#folder(repository), ['log', '--first-parent', '--format=%H %s', revision]).split('\n');
    return lines.map((line) => ({ id: line.slice(0, 40), subject: line.slice(41) }));
  }

  /** The patch of a commit. */
  patch(repository: string, commit: string): string {
    return git(this.#folder(repository), ['show', '--format=', '--first-parent', commit]);
  }

  isAncestor(repository: string, commit: string, of: string): boolean {
    const base = git(this.#folder(repository), ['merge-base', commit, of]);
    return base === commit;
  }

  /** The pull requests to a branch, oldest first. */
  async pulls(
    repository: string,
    base: string,
    state: 'open' | 'all' = 'open',
  ): Promise<readonly TutorialPullRequest[]> {
    const found = await this.#api<readonly ApiPull[]>('GET', `/repos/${repository}/pulls?state=${state}&base=${base}`);
    return found.map(toPullRequest).sort((a, b) => a.number - b.number);
  }

  /** The only open pull request to a branch. @throws if there is none, or more than one */
  async pull(repository: string, base: string): Promise<TutorialPullRequest> {
    const [first, ...others] = await this.pulls(repository, base);
    if (first === undefined || others.length > 0)
      throw new Error(`${repository} has ${others.length + (first ? 1 : 0)} open pull requests to ${base}, not one`);
    return first;
  }

  async openPull(repository: string, head: string, base: string): Promise<void> {
    await this.#api('POST', `/repos/${repository}/pulls`, { title: `Merge ${head}`, head, base });
  }

  /** Merges the open pull request to a branch. @returns the branch's new head commit */
  async merge(repository: string, base: string, method: 'merge' | 'squash' | 'rebase' = 'merge'): Promise<string> {
    const { number } = await this.pull(repository, base);
    await this.#api('PUT', `/repos/${repository}/pulls/${number}/merge`, { merge_method: method });
    return this.head(repository, base);
  }

  /** The latest status of each context of a commit. */
  async statuses(repository: string, commit: string): Promise<Readonly<Record<string, TutorialStatus>>> {
    const { statuses } = await this.#api<{ statuses: readonly TutorialStatus[] }>(
      'GET',
      `/repos/${repository}/commits/${commit}/status`,
    );
    return Object.fromEntries(
      statuses.map(({ context, state, description }) => [context, { context, state, description }]),
    );
  }

  /** The accounts that have set statuses of a commit. */
  async statusCreators(repository: string, commit: string): Promise<readonly string[]> {
    const path = `/repos/${repository}/commits/${commit}/statuses?per_page=100`;
    const statuses = await this.#api<readonly { readonly creator: { readonly login: string } }[]>('GET', path);
    return [...new Set(statuses.map(({ creator }) => creator.login))];
  }

  /** Dispatches a workflow. */
  async dispatch(repository: string, workflow: string, inputs: Readonly<Record<string, string>> = {}): Promise<void> {
    const path = `/repos/${repository}/actions/workflows/${workflow}/dispatches`;
    await this.#api('POST', path, { ref: 'main', inputs });
  }

  /** The check of the newest commit of an environment that waits, and whose last poll has found this. */
  findWaitingCheck(environment: string, found: RegExp): RunRecord | undefined {
    const head = this.head(platformGitOps, environment);
    return this.runner.runs.find(
      ({ workflow, inputs, jobs }) =>
        workflow === 'check-promote.yml' &&
        inputs.environment === environment &&
        inputs.commit_id === head &&
        jobs.some(({ id, status, log }) => id === 'check' && status === 'in_progress' && found.test(findLastPoll(log))),
    );
  }

  /** Every cluster of an environment reports that it has applied a commit. */
  async reportApplied(environment: string, commit: string): Promise<void> {
    for (const cluster of this.#fluxClusters)
      await this.reportCompliance({ cluster, environment, commit, state: 'Compliant' });
    await this.reportHealth({ environment, commit, health: 'Healthy' });
  }

  /** Opens the page of the application on every cluster of an environment that runs it. */
  async openPages(environment: string): Promise<void> {
    const clusters = {
      contexts: Object.fromEntries(Object.values(CLUSTERS).map((name) => [name, { clusterType: name }])),
      currentContext: CLUSTERS.flux,
      repositories: this.repositories,
      server: this.#address,
      gitops: platformGitOps,
      branches: ENVIRONMENTS,
      state: join(this.#root, 'clusters'),
    };
    this.pages.push(...(await openGreetingPages(clusters, environment)));
  }

  /** Reports the state of a cluster with Flux to Azure. */
  async reportCompliance(report: FluxReport): Promise<void> {
    const { cluster = CLUSTERS.flux, environment, commit, state, message = '' } = report;
    this.#fluxReports.set(`${cluster} ${environment}`, report);
    this.reports.push({ cluster, environment, commit, to: 'Azure', state, message });
    await this.#azure.setScenario(createAzureScenario([...this.#fluxReports.values()], this.#address));
  }

  /** Sets the commit status that the notifications of Argo CD send, with the token of their App. */
  async reportHealth(report: ArgoReport): Promise<void> {
    const status = toCommitStatus(report);
    const { environment, commit } = report;
    await this.setStatus(commit, status, ARGO_CD);
    const { context, state, description: message } = status;
    const to = `GitHub (${context})`;
    this.reports.push({ cluster: CLUSTERS.argoCD, environment, commit, to, state, message });
  }

  /** Sets a status of a GitOps commit. */
  async setStatus(commit: string, status: object, token = ALICE): Promise<void> {
    await this.github.api('POST', `/repos/${platformGitOps}/statuses/${commit}`, { token, body: status });
  }

  /** How often the resource provider of Azure was asked for the configuration of an environment. */
  async countConfirmations(environment: string): Promise<number> {
    const records = await this.#azure.records();
    const isConfirmation = new RegExp(`/${CLUSTERS.flux}/.*/fluxConfigurations/${environment}\\b`, 'i');
    return records.filter(
      ({ endpoint, path, status }) => endpoint === 'resource' && status === 200 && isConfirmation.test(path),
    ).length;
  }

  #folder(repository: string): string {
    return join(this.#root, 'repositories', `${repository}.git`);
  }

  #api<Result = unknown>(method: string, path: string, body?: unknown): Promise<Result> {
    return this.github.api<Result>(method, path, {
      token: ALICE,
      ...(body === undefined ? {} : { body }),
    });
  }
}

interface ApiPull {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: 'open' | 'closed';
  readonly merged_at: string | null;
  readonly labels: readonly { readonly name: string }[];
  readonly head: { readonly sha: string };
  readonly base: { readonly ref: string };
}

function toPullRequest({ number, title, body, state, merged_at, labels, head, base }: ApiPull): TutorialPullRequest {
  const names = labels.map(({ name }) => name);
  return {
    number,
    title,
    body: body ?? '',
    state,
    merged: merged_at !== null,
    labels: names,
    head: head.sha,
    base: base.ref,
  };
}

/** The last poll in the log of a check. */
function findLastPoll(log: string): string {
  return log.split('\n').findLast((line) => / of \d+ comply /.test(line)) ?? '';
}

/** Sets up the tokens of a user and of Argo CD. */
async function grantAccess(github: GitHubEmulator): Promise<void> {
  await github.setToken(ALICE, { login: 'alice', repositories: { '*': MAINTAINER_PERMISSIONS } });
  await github.setToken(ARGO_CD, {
    login: 'contoso-edge[bot]',
    kind: 'app',
    repositories: { [platformGitOps]: { statuses: 'write' } },
  });
}

/** Limits environments to branches, as the set-up guide does: workflows of other branches get neither their secrets nor their identities. */
async function protectEnvironments(github: GitHubEmulator, approvals: readonly string[]): Promise<void> {
  const call = <Result>(method: string, path: string, body?: object) =>
    github.api<Result>(method, path, { token: ALICE, ...(body ? { body } : {}) });
  const { id } = await call<{ readonly id: number }>('GET', '/user');
  const protect = async (repository: string, name: string, branches: readonly string[], needsApproval = false) => {
    const path = `/repos/${repository}/environments/${name}`;
    const deployment_branch_policy = { protected_branches: false, custom_branch_policies: true };
    const reviewers = needsApproval ? [{ type: 'User', id }] : [];
    await call('PUT', path, { deployment_branch_policy, reviewers });
    for (const branch of branches) await call('POST', `${path}/deployment-branch-policies`, { name: branch });
  };
  for (const environment of ENVIRONMENTS) {
    await protect(controlPlane, environment, ['main'], approvals.includes(environment));
    await protect(controlPlane, `${environment}-check`, ['main']);
  }
  await protect(platformGitOps, 'kalypso', ENVIRONMENTS);
  for (const repository of [application, services]) await protect(repository, 'kalypso', ['main']);
  // Its subjects of ID tokens have the form of older repositories.
  await github.setRepository(controlPlane, { immutableSubject: false });
}

/** The variables, secrets and environments of the set-up guide. */
function createConfiguration(azureUrl: string, { platform, notifier, deployer }: WorkflowCredentials) {
  const name = (repository: string) => repository.split('/')[1] ?? '';
  const azure = (environment: string) => ({
    vars: {
      AZURE_CLIENT_ID: checkerClientId(environment),
      AZURE_TENANT_ID: 'contoso.example',
      AZURE_SUBSCRIPTIONS: SUBSCRIPTION_ID,
    },
  });
  const notifying = {
    vars: { ...notifier.vars, CONTROL_PLANE_REPOSITORY: name(controlPlane) },
    environments: { kalypso: { secrets: notifier.secrets } },
  };
  return {
    [controlPlane]: {
      vars: {
        ...platform.vars,
        GITOPS_REPOSITORY: name(platformGitOps),
        AZURE_RESOURCE_MANAGER: azureUrl,
        CHECK_INTERVAL: '250ms',
        CHECK_GRACE: '1s',
        CHECK_STABILITY: '1s',
      },
      secrets: platform.secrets,
      environments: Object.fromEntries(ENVIRONMENTS.map((environment) => [`${environment}-check`, azure(environment)])),
    },
    [platformGitOps]: notifying,
    [application]: {
      vars: { ...notifying.vars, ...deployer.vars, GITOPS_REPOSITORY: name(applicationGitOps) },
      environments: { kalypso: { secrets: { ...notifier.secrets, ...deployer.secrets } } },
    },
    [services]: notifying,
  };
}
