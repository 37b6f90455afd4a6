import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import {
  type AzureEmulator,
  createClusterRow,
  createConfigurationRow,
  startAzureEmulator,
} from '@kalypso-actions/azure-emulator';
import { createRepository, git } from '@kalypso-actions/git-server';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import {
  connectToEmulator,
  EMULATED_ACTIONS,
  installPrograms,
  type RunRecord,
  WorkflowRunner,
} from '@kalypso-actions/workflow-runner';
import { replaceServer } from '../examples/replace-server.ts';
import { parseTableRows, type ShellBlock } from './guide-markdown.ts';
import { type RecordedSetting, readRecordedSettings } from './recorded-settings.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const TOKEN = 'token-of-alice';
const IMPATIENT = { CHECK_INTERVAL: '1s', CHECK_GRACE: '1s', CHECK_TIMEOUT: '30s', CHECK_STABILITY: '1s' };

type SettingOf<Kind extends RecordedSetting['kind']> = Extract<RecordedSetting, { kind: Kind }>;
type Configuration = ConstructorParameters<typeof WorkflowRunner>[0]['configuration'];

interface OpenPullRequest {
  readonly number: number;
  readonly labels: readonly { readonly name: string }[];
  readonly head: { readonly sha: string };
}

/** The files of this project that guides copy. */
const COPIED_FILES = ['examples/**/*', 'examples/**/.*', 'examples/**/.*/*', 'workflows-templates/**/*'];

/** A shell in which a reader follows a guide: `gh` and `az` act on emulators of GitHub and Azure, git is signed in, and workflows run. */
export class GuideSandbox {
  readonly root: string;
  readonly repositories: string;
  readonly github: GitHubEmulator;
  readonly azure: AzureEmulator;
  readonly #environment: NodeJS.ProcessEnv;
  #runner: WorkflowRunner | undefined;

  private constructor(root: string, github: GitHubEmulator, azure: AzureEmulator) {
    this.root = root;
    this.repositories = join(root, 'repositories');
    this.github = github;
    this.azure = azure;
    this.#environment = this.#createEnvironment();
  }

  /** Starts the emulators. The repository of this project contains what guides copy, and `files`. */
  static async start(files: Readonly<Record<string, string>> = {}): Promise<GuideSandbox> {
    const root = mkdtempSync(join(tmpdir(), 'kalypso-guide-'));
    for (const folder of ['repositories', 'programs', 'home', 'work']) mkdirSync(join(root, folder));
    const [github, azure] = await Promise.all([
      startGitHubEmulator(join(root, 'repositories')),
      startAzureEmulator({ subscriptions: [], identities: [] }),
    ]);
    await github.setToken(TOKEN, {
      login: 'alice',
      repositories: {
        '*': {
          contents: 'write',
          'pull-requests': 'write',
          issues: 'write',
          workflows: 'write',
          actions: 'write',
          statuses: 'read',
          administration: 'write',
        },
      },
    });
    const sandbox = new GuideSandbox(root, github, azure);
    createRepository(sandbox.repositories, 'kalypso-actions/kalypso-actions', [
      { files: { ...sandbox.readFiles(COPIED_FILES), ...files } },
    ]);
    return sandbox;
  }

  async stop(): Promise<void> {
    await this.#runner?.close();
    await Promise.all([this.github.stop(), this.azure.stop()]);
    rmSync(this.root, { recursive: true, force: true, maxRetries: 3 });
  }

  /** The files of this project that match patterns, with the emulator's address in place of GitHub's. */
  readFiles(patterns: readonly string[], cwd = ROOT): Record<string, string> {
    const paths = patterns.flatMap((pattern) =>
      globSync(pattern, { cwd, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
      ),
    );
    return Object.fromEntries(
      paths.map((path) => [
        path.slice(cwd.length + 1).replaceAll('\\', '/'),
        replaceServer(readFileSync(path, 'utf8'), this.github.url),
      ]),
    );
  }

  /** The guide as a reader uses it: with their values, and the emulator's address in place of GitHub's. */
  adapt(guide: string, values: readonly (readonly [guide: string, own: string])[]): string {
    const adapted = values.reduce((text, [value, own]) => {
      if (!text.includes(value)) throw new Error(`the guide no longer contains ${value}`);
      return text.replace(value, own);
    }, guide);
    return replaceServer(adapted, this.github.url);
  }

  /** Adds a program to those of the reader's shell. */
  installProgram(name: string, script: string): void {
    writeFileSync(join(this.root, 'programs', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }

  #createEnvironment(): NodeJS.ProcessEnv {
    const { root } = this;
    const main = join(import.meta.dirname, 'main.ts');
    for (const name of ['gh', 'az', 'kubectl', 'flux', 'helm'])
      this.installProgram(name, `exec '${process.execPath}' '${main}' ${name} "$@"`);
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    writeFileSync(join(root, 'home/key.pem'), privateKey);
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`;
    writeFileSync(
      join(root, 'home/.gitconfig'),
      `[user]\n\tname = Alice\n\temail = alice@example.com\n[http "${this.github.url}/"]\n\textraheader = ${header}\n`,
    );
    return {
      HOME: join(root, 'home'),
      PATH: `${join(root, 'programs')}${delimiter}${process.env.PATH}`,
      GIT_CONFIG_NOSYSTEM: '1',
      GITHUB_SERVER_URL: this.github.url,
      EMULATOR_SETTINGS: join(root, 'settings'),
      EMULATOR_GITHUB: this.github.url,
      EMULATOR_REPOSITORIES: this.repositories,
      EMULATOR_TOKEN: TOKEN,
      NODE_EXTRA_CA_CERTS: this.azure.environment().NODE_EXTRA_CA_CERTS,
    };
  }

  /** Runs shell blocks, with the variables and functions of those before. @returns what they print */
  async follow(blocks: readonly ShellBlock[]): Promise<string> {
    const memory = join(this.root, 'memory');
    writeFileSync(memory, '', { flag: 'a' });
    const script = [`. '${memory}'`, ...blocks.map(({ code }) => code), `{ declare -f; export -p; } > '${memory}'`];
    const { stdout } = await promisify(execFile)('bash', ['-eu', '-o', 'pipefail', '-c', script.join('\n')], {
      cwd: join(this.root, 'work'),
      env: this.#environment,
      timeout: 120_000,
    });
    return stdout;
  }

  settings<Kind extends RecordedSetting['kind']>(kind: Kind): readonly SettingOf<Kind>[] {
    const hasKind = (setting: RecordedSetting): setting is SettingOf<Kind> => setting.kind === kind;
    return readRecordedSettings(join(this.root, 'settings')).filter(hasKind);
  }

  /** What the guide has set for the workflows of a repository. */
  configuration(repository: string): Configuration[string] {
    const named = (settings: readonly { readonly name: string; readonly value: string }[]) =>
      Object.fromEntries(settings.map(({ name, value }) => [name, value]));
    const secrets = this.settings('secret').filter((setting) => setting.repository === repository);
    const environments = new Set(secrets.flatMap(({ environment }) => environment ?? []));
    return {
      vars: named(this.settings('variable').filter((setting) => setting.repository === repository)),
      secrets: named(secrets.filter(({ environment }) => environment === undefined)),
      environments: Object.fromEntries(
        [...environments].map((name) => [
          name,
          { secrets: named(secrets.filter(({ environment }) => environment === name)) },
        ]),
      ),
    };
  }

  /** Adds the reader as a reviewer to a GitHub environment, which the guide describes to be done in the settings. */
  async requireReviewers(repository: string, environment: string): Promise<void> {
    const { id } = await this.api<{ readonly id: number }>('GET', '/user');
    const path = `/repos/${repository}/environments/${environment}`;
    const { deployment_branch_policy } = await this.api<{ readonly deployment_branch_policy: object }>('GET', path);
    await this.api('PUT', path, { deployment_branch_policy, reviewers: [{ type: 'User', id }] });
  }

  /** Installs the App of the platform on repositories, and the notifier on the control plane, with the permissions of the guide's tables. */
  async installApps(guide: string, controlPlane: string, others: readonly string[]): Promise<void> {
    const names: Readonly<Record<string, string>> = { 'Commit statuses': 'statuses', 'Pull requests': 'pull-requests' };
    const readPermissions = (firstColumn: string) =>
      Object.fromEntries(
        parseTableRows(guide, firstColumn).map(([name = '', access]) => [
          names[name] ?? name.toLowerCase(),
          access === 'read and write' ? ('write' as const) : ('read' as const),
        ]),
      );
    const permissions = readPermissions('permission');
    await this.github.addApp({
      issuer: 'Iv23.own',
      slug: 'kalypso',
      installation: 1,
      repositories: Object.fromEntries([controlPlane, ...others].map((repository) => [repository, permissions])),
    });
    await this.github.addApp({
      issuer: 'Iv23.notifier',
      slug: 'kalypso-notifier',
      installation: 2,
      repositories: { [controlPlane]: readPermissions('permission of the notifier') },
    });
  }

  /** Sets up Azure with the settings from the guide. Every cluster has applied the head of its branch. */
  clustersFollow(gitops: string): Promise<void> {
    const subscriptions = [...new Set(this.settings('role').map(({ scope }) => scope.split('/').at(-1) ?? ''))];
    const identities = this.settings('application').map(({ id }) => {
      const principals = this.settings('principal').filter(({ application }) => application === id);
      const roles = this.settings('role').filter(({ principal }) => principals.some((one) => one.id === principal));
      return {
        clientId: id,
        federatedSubject: this.settings('federation').flatMap((one) => (one.application === id ? [one.subject] : [])),
        reads: roles.map(({ scope }) => scope.split('/').at(-1) ?? ''),
      };
    });
    const configurations = this.#findConfigurations();
    const reader = { clientId: 'the reader', cli: 'user', reads: subscriptions } as const;
    return this.azure.setScenario({
      subscriptions: subscriptions.map((id) => ({ id })),
      identities: [...identities, reader],
      clusters: configurations.map(({ cluster, clusterType, resourceGroup }) => {
        const tags = this.settings('cluster').find((created) => created.cluster === cluster)?.tags ?? '';
        const [name = '', value = ''] = tags.split('=');
        return createClusterRow({ cluster, clusterType, resourceGroup }, name === '' ? {} : { [name]: value });
      }),
      configurations: configurations.map(({ path, ...configuration }) => ({
        row: createConfigurationRow({
          ...configuration,
          kustomizations: { platform: { path } },
          commit: this.head(gitops, configuration.branch),
          properties: { statusUpdatedAt: new Date().toISOString() },
        }),
      })),
    });
  }

  /** The configurations that guides have created and not removed, with their last folder. */
  #findConfigurations(): readonly SettingOf<'configuration'>[] {
    type Named = { readonly cluster: string; readonly name: string };
    const isSame = (one: Named, other: Named) => one.cluster === other.cluster && one.name === other.name;
    const removed = this.settings('configuration-removed');
    const changes = this.settings('configuration-path');
    return this.settings('configuration')
      .filter((configuration) => !removed.some((one) => isSame(one, configuration)))
      .map((configuration) => ({
        ...configuration,
        path: changes.findLast((one) => isSame(one, configuration))?.path ?? configuration.path,
      }));
  }

  /** Starts to run workflows. The emulator has another address than Azure, and its clusters respond quickly. */
  startRunner(controlPlane: string, gitops: string): WorkflowRunner {
    const platform = this.configuration(controlPlane);
    this.#runner = new WorkflowRunner({
      machine: {
        github: connectToEmulator(this.github, this.repositories),
        root: ROOT,
        emulatedActions: EMULATED_ACTIONS,
        programs: [installPrograms(join(this.root, 'runner'))],
        environment: {},
        minuteMs: 60_000,
        identity: ({ sub }) => this.azure.environment(sub),
      },
      configuration: {
        [controlPlane]: {
          ...platform,
          vars: { ...platform?.vars, AZURE_RESOURCE_MANAGER: this.azure.url, ...IMPATIENT },
        },
        [gitops]: this.configuration(gitops),
      },
    });
    return this.#runner;
  }

  get runner(): WorkflowRunner {
    if (this.#runner === undefined) throw new Error('the runner was not started');
    return this.#runner;
  }

  /** Waits until no workflow runs. @returns those that ran: file, environment or branch, conclusion */
  async settle(): Promise<readonly string[]> {
    const before = this.runner.runs.length;
    await this.runner.settle();
    return this.runner.runs.slice(before).map(describeRun).sort();
  }

  folderOf(repository: string): string {
    return join(this.repositories, `${repository}.git`);
  }

  head(repository: string, branch: string): string {
    return git(this.folderOf(repository), ['rev-parse', `refs/heads/${branch}`]);
  }

  /** The content of `branch:path`. */
  show(repository: string, file: string): string {
    return git(this.folderOf(repository), ['show', file]);
  }

  api<Response>(method: string, path: string, body?: object): Promise<Response> {
    return this.github.api<Response>(method, path, { token: TOKEN, ...(body === undefined ? {} : { body }) });
  }

  /** The open pull requests to a branch. */
  listPulls(repository: string, base: string): Promise<readonly OpenPullRequest[]> {
    return this.api('GET', `/repos/${repository}/pulls?state=open&base=${base}`);
  }

  async openPull(repository: string, base: string): Promise<OpenPullRequest> {
    const [pull, ...others] = await this.listPulls(repository, base);
    if (pull === undefined || others.length > 0)
      throw new Error(`there is not exactly one pull request to ${base} of ${repository}`);
    return pull;
  }

  async merge(repository: string, base: string): Promise<void> {
    const { number } = await this.openPull(repository, base);
    await this.api('PUT', `/repos/${repository}/pulls/${number}/merge`, { merge_method: 'merge' });
  }

  /** The statuses of a commit of the control plane, by context. */
  async statuses(repository: string, commit: string): Promise<Readonly<Record<string, string>>> {
    const path = `/repos/${repository}/commits/${commit}/status`;
    const { statuses } = await this.api<{
      statuses: readonly { context: string; state: string; description: string }[];
    }>('GET', path);
    return Object.fromEntries(statuses.map(({ context, state, description }) => [context, `${state}: ${description}`]));
  }
}

function describeRun({ workflow, branch, event, inputs, status, conclusion, jobs }: RunRecord): string {
  const failed = jobs.filter((job) => job.conclusion === 'failure').map(({ log }) => `\n${log}`);
  const what = event === 'pull_request' ? event : inputs.environment || inputs['from-environment'] || branch;
  return `${workflow} ${what} ${conclusion ?? status}${failed.join('')}`;
}
