import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import {
  type AzureEmulator,
  type AzureScenario,
  createClusterRow,
  createConfigurationRow,
  createTargetStatuses,
  SUBSCRIPTION_ID,
  startAzureEmulator,
} from '@kalypso-actions/azure-emulator';
import { createRepository, git } from '@kalypso-actions/git-server';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import { type OciRegistry, startOciRegistry } from '@kalypso-actions/oci-registry';
import {
  connectToEmulator,
  EMULATED_ACTIONS,
  installPrograms,
  type JobRecord,
  type RunRecord,
  WorkflowRunner,
} from '@kalypso-actions/workflow-runner';

const ROOT = resolve(import.meta.dirname, '../../..');
export const SOURCE = 'contoso/kalypso-app-src';
export const GITOPS = 'contoso/kalypso-app-gitops';
const PLATFORM = 'contoso/kalypso-gitops';
const MEMBER = 'token-of-a-member';
const CHECKER = '00000000-0000-0000-0000-000000000001';

type FilesByPath = Readonly<Record<string, string>>;

/** An application to deploy. */
export interface DeployedApplication {
  /** The files of the branches of the source: `main`, and a configuration branch for each environment. */
  readonly branches: Readonly<Record<string, FilesByPath>>;
  /** The branches of the GitOps repository, with additional files. */
  readonly gitops: Readonly<Record<string, FilesByPath>>;
  /** Additional variables of the source repository. */
  readonly vars?: FilesByPath;
  /** The starter workflow of the branches of the GitOps repository. */
  readonly publishing?: 'publish-oci' | 'publish-chart';
}

/** A pull request of the GitOps repository. */
export interface DeployPullRequest {
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly head: string;
}

interface ApiPullRequest {
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly merged_at: string | null;
  readonly head: { readonly sha: string };
}

interface DeploySandboxServices {
  readonly github: GitHubEmulator;
  readonly registry: OciRegistry;
  readonly azure: AzureEmulator;
}

/** The variables by which the workflow checks the rollout. */
export const ROLLOUT_VARIABLES = {
  PLATFORM_GITOPS_REPOSITORY: 'kalypso-gitops',
  AZURE_CLIENT_ID: CHECKER,
  AZURE_TENANT_ID: 'contoso.example',
  AZURE_SUBSCRIPTIONS: SUBSCRIPTION_ID,
  CHECK_STABILITY: '0s',
  CHECK_INTERVAL: '250ms',
} as const;

/** The two repositories of an application on loopback, a registry, and a runner for the starter workflows. */
export class DeploySandbox {
  readonly github: GitHubEmulator;
  readonly registry: OciRegistry;
  readonly runner: WorkflowRunner;
  readonly #azure: AzureEmulator;
  readonly #root: string;

  private constructor(root: string, { github, registry, azure }: DeploySandboxServices, runner: WorkflowRunner) {
    this.#root = root;
    this.github = github;
    this.registry = registry;
    this.#azure = azure;
    this.runner = runner;
  }

  static async start(create: (serverUrl: string) => DeployedApplication): Promise<DeploySandbox> {
    const root = mkdtempSync(join(tmpdir(), 'kalypso-deploy-'));
    const repositories = join(root, 'repositories');
    mkdirSync(repositories);
    const github = await startGitHubEmulator(repositories);
    const azure = await startAzureEmulator(createScenario([]));
    // A job's own token writes packages of its repository.
    const registry = await startOciRegistry({ allows: (token, name) => token !== '' && name.startsWith('contoso/') });
    const { branches, gitops, vars = {}, publishing } = create(github.url);
    createRepository(repositories, PLATFORM, [{ branch: 'dev', files: { 'README.md': '# dev\n' } }]);
    const workflow = readWorkflowTemplate('deploy');
    createRepository(
      repositories,
      SOURCE,
      Object.entries(branches).map(([branch, files]) => ({
        branch,
        files: branch === 'main' ? { ...files, ...workflow } : files,
      })),
    );
    const published = publishing === undefined ? {} : readWorkflowTemplate(publishing);
    createRepository(
      repositories,
      GITOPS,
      Object.entries({ main: {}, ...gitops }).map(([branch, files]) => ({
        branch,
        files: { 'README.md': `# ${branch}\n`, ...(branch === 'main' ? {} : published), ...files },
      })),
    );
    await grantAccess(github);
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const runner = new WorkflowRunner({
      machine: {
        github: connectToEmulator(github, repositories),
        root: ROOT,
        emulatedActions: EMULATED_ACTIONS,
        programs: [installPrograms(join(root, 'programs'))],
        environment: { EMULATED_REGISTRY_URL: registry.url },
        minuteMs: 60_000,
        identity: ({ sub = '' }) => azure.environment(sub),
      },
      configuration: {
        [SOURCE]: {
          vars: {
            GITOPS_CLIENT_ID: 'Iv1.deployer',
            GITOPS_REPOSITORY: GITOPS.split('/')[1] ?? '',
            MERGE_INTERVAL: '100ms',
            AZURE_RESOURCE_MANAGER: azure.url,
            ...vars,
          },
          environments: { kalypso: { secrets: { GITOPS_PRIVATE_KEY: privateKey } } },
        },
      },
    });
    return new DeploySandbox(root, { github, registry, azure }, runner);
  }

  async stop(): Promise<void> {
    await this.runner.close();
    await Promise.all([this.github.stop(), this.registry.stop(), this.#azure.stop()]);
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Starts the workflow by hand and runs everything that follows. @returns the run */
  async deploy(): Promise<RunRecord> {
    await this.github.api('POST', `/repos/${SOURCE}/actions/workflows/deploy.yml/dispatches`, {
      token: MEMBER,
      body: { ref: 'main' },
    });
    await this.runner.settle();
    return this.lastRun('deploy.yml');
  }

  /** Lets a cluster with Flux report which commit of the GitOps repository it runs for each deployment target. */
  async reportRollout(commits: Readonly<Record<string, string>>): Promise<void> {
    const objects = Object.entries(commits).flatMap(([target, commit]) => createTargetStatuses({ target, commit }));
    const row = createConfigurationRow({
      cluster: 'drone-1',
      url: `${this.github.url}/${PLATFORM}`,
      branch: 'dev',
      commit: this.head(PLATFORM, 'dev'),
      name: 'platform',
      kustomizations: { apps: { path: './drone' } },
      objects,
    });
    await this.#azure.setScenario(createScenario([{ row }]));
  }

  /** The last run of a workflow. @throws if there is none */
  lastRun(workflow: string): RunRecord {
    const run = this.runner.runs.findLast((each) => each.workflow === workflow);
    if (run === undefined) throw new Error(`${workflow} has not run`);
    return run;
  }

  /** Commits to a branch and pushes; `null` removes a file. @returns the commit's id */
  commit(repository: string, branch: string, changes: Readonly<Record<string, string | null>>): string {
    const folder = mkdtempSync(join(this.#root, 'clone-'));
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${MEMBER}`).toString('base64')}`;
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
    git(folder, ['commit', '--quiet', '--message', `change ${Object.keys(changes).join(', ')}`]);
    git(folder, [...credentials, 'push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`]);
    const commit = git(folder, ['rev-parse', 'HEAD']);
    rmSync(folder, { recursive: true, force: true });
    return commit;
  }

  head(repository: string, branch: string): string {
    return git(this.#folder(repository), ['rev-parse', `refs/heads/${branch}`]);
  }

  /** The paths of a branch or commit of the GitOps repository, without its README and workflows. */
  files(revision: string): readonly string[] {
    const paths = git(this.#folder(GITOPS), ['ls-tree', '-r', '--name-only', revision]).split('\n');
    return paths.filter((path) => path !== 'README.md' && !path.startsWith('.github/')).sort();
  }

  file(revision: string, path: string): string {
    return git(this.#folder(GITOPS), ['show', `${revision}:${path}`]);
  }

  /** All pull requests to a branch of the GitOps repository, oldest first. */
  async pulls(base: string): Promise<readonly DeployPullRequest[]> {
    const path = `/repos/${GITOPS}/pulls?state=all&base=${base}`;
    const found = await this.github.api<readonly ApiPullRequest[]>('GET', path, { token: MEMBER });
    return found
      .map(({ number, title, state, merged_at, head }) => {
        return { number, title, state, merged: merged_at !== null, head: head.sha };
      })
      .sort((a, b) => a.number - b.number);
  }

  /** The only open pull request to a branch. @throws if there is none or another one */
  async openPull(base: string): Promise<DeployPullRequest> {
    const open = (await this.pulls(base)).filter(({ state }) => state === 'open');
    const [first] = open;
    if (first === undefined || open.length > 1)
      throw new Error(`there are ${open.length} open pull requests to ${base}`);
    return first;
  }

  async merge(base: string): Promise<void> {
    const { number } = await this.openPull(base);
    await this.github.api('PUT', `/repos/${GITOPS}/pulls/${number}/merge`, { token: MEMBER, body: {} });
  }

  async close(base: string): Promise<void> {
    const { number } = await this.openPull(base);
    await this.github.api('PATCH', `/repos/${GITOPS}/pulls/${number}`, { token: MEMBER, body: { state: 'closed' } });
  }

  async label(base: string, label: string): Promise<void> {
    const { number } = await this.openPull(base);
    await this.github.api('POST', `/repos/${GITOPS}/issues/${number}/labels`, {
      token: MEMBER,
      body: { labels: [label] },
    });
  }

  #folder(repository: string): string {
    return join(this.#root, 'repositories', `${repository}.git`);
  }
}

/** What each job of a run came to: `Deploy to dev success`. */
export function describeJobs({ jobs }: RunRecord): readonly string[] {
  return jobs.map(({ name, conclusion }) => `${name} ${conclusion}`);
}

/** The job of an environment. @throws if there is none */
export function jobOf({ jobs }: RunRecord, environment: string): JobRecord {
  const found = jobs.find(({ matrix }) => matrix.environment === environment);
  if (found === undefined) throw new Error(`there is no job for ${environment}`);
  return found;
}

/** The errors that a job reports. */
export function errorsOf({ annotations }: JobRecord): readonly string[] {
  return annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
}

/** The example application: its branches by name, with the address of the server in its files. */
export function readExampleApplication(serverUrl: string): Record<string, Record<string, string>> {
  const branches = ['main', 'dev-configs', 'stage-configs'];
  return Object.fromEntries(
    branches.map((branch) => [branch, readFolder(`examples/app-src/${branch}`, serverUrl)] as const),
  );
}

function readFolder(path: string, serverUrl: string): Record<string, string> {
  const top = join(ROOT, path);
  const entries = readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(top.length + 1), readFileSync(file, 'utf8').replaceAll('https://github.com', serverUrl)];
    }),
  );
}

function readWorkflowTemplate(name: string): Record<string, string> {
  const file = join(ROOT, 'workflows-templates/app', `${name}.yml`);
  return { [`.github/workflows/${name}.yml`]: readFileSync(file, 'utf8') };
}

/** Azure with what clusters report, and the identity that the workflow signs in as. */
function createScenario(configurations: NonNullable<AzureScenario['configurations']>): AzureScenario {
  const federatedSubject = `repo:${SOURCE}:environment:kalypso`;
  return {
    subscriptions: [{ id: SUBSCRIPTION_ID }],
    identities: [{ clientId: CHECKER, federatedSubject, reads: [SUBSCRIPTION_ID] }],
    clusters: [createClusterRow({ cluster: 'drone-1' })],
    configurations,
  };
}

async function grantAccess(github: GitHubEmulator): Promise<void> {
  const permissions = {
    contents: 'write',
    'pull-requests': 'write',
    issues: 'write',
    actions: 'write',
    workflows: 'write',
    administration: 'write',
  } as const;
  await github.setToken(MEMBER, { login: 'alice', repositories: { '*': permissions } });
  await github.addApp({
    issuer: 'Iv1.deployer',
    slug: 'kaizen-deployer',
    installation: 1,
    repositories: { [GITOPS]: { contents: 'write', 'pull-requests': 'write', issues: 'write' } },
  });
  for (const repository of [SOURCE, GITOPS]) await github.setRepository(repository, { defaultBranch: 'main' });
  // Its subjects of ID tokens have the form of older repositories.
  await github.setRepository(SOURCE, { immutableSubject: false });
  const path = `/repos/${SOURCE}/environments/kalypso`;
  const deployment_branch_policy = { protected_branches: false, custom_branch_policies: true };
  await github.api('PUT', path, { token: MEMBER, body: { deployment_branch_policy, reviewers: [] } });
  await github.api('POST', `${path}/deployment-branch-policies`, { token: MEMBER, body: { name: 'main' } });
}
