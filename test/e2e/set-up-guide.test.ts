import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type AzureEmulator, createConfigurationRow, startAzureEmulator } from '@kalypso-actions/azure-emulator';
import { createRepository, git } from '@kalypso-actions/git-server';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import {
  connectToEmulator,
  EMULATED_ACTIONS,
  installPrograms,
  type RunRecord,
  WorkflowRunner,
} from '@kalypso-actions/workflow-runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseShellBlocks, parseTableRows } from '../support/set-up-guide/guide-markdown.ts';
import { type RecordedSetting, readRecordedSettings } from '../support/set-up-guide/recorded-settings.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Each test runs whole flows of many programs: seconds, and a multiple of that on a busy machine. */
const SLOW_MACHINE_MS = 120_000;
const GITHUB = 'https://github.com';
const TOKEN = 'token-of-alice';
/** The values of a reader who follows the guide: other names than in the example. */
const OWNER = 'fabrikam';
const CONTROL_PLANE = `${OWNER}/fleet`;
const GITOPS = `${OWNER}/fleet-gitops`;
const APPLICATION = `${OWNER}/hello-world`;
const IMPATIENT = { CHECK_INTERVAL: '1s', CHECK_GRACE: '1s', CHECK_TIMEOUT: '30s' };
const OWN_VALUES: readonly (readonly [guide: string, own: string])[] = [
  ['OWNER=contoso ', `OWNER=${OWNER} `],
  ['CONTROL_PLANE=control-plane ', 'CONTROL_PLANE=fleet '],
  ['GITOPS=platform-gitops\n', 'GITOPS=fleet-gitops\n'],
  ['CLIENT_ID=Iv23… ', 'CLIENT_ID=Iv23.own '],
  ['KEY=$HOME/Downloads/kalypso.private-key.pem\n', 'KEY=$HOME/key.pem\n'],
  ['GITOPS_READ_TOKEN=github_pat_… ', 'GITOPS_READ_TOKEN=github_pat_own '],
];

const original = readFileSync(join(ROOT, 'docs/guides/set-up.md'), 'utf8');
const root = mkdtempSync(join(tmpdir(), 'kalypso-set-up-'));
const repositories = join(root, 'repositories');
let guide = '';
let github: GitHubEmulator;
let azure: AzureEmulator;
let runner: WorkflowRunner;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  for (const folder of ['repositories', 'programs', 'home', 'work']) mkdirSync(join(root, folder));
  [github, azure] = await Promise.all([
    startGitHubEmulator(repositories),
    startAzureEmulator({ subscriptions: [], identities: [] }),
  ]);
  await github.setToken(TOKEN, {
    login: 'alice',
    repositories: { '*': { contents: 'write', 'pull-requests': 'write', workflows: 'write', statuses: 'read' } },
  });
  guide = OWN_VALUES.reduce((text, [value, own]) => {
    if (!text.includes(value)) throw new Error(`the guide no longer contains ${value}`);
    return text.replace(value, own);
  }, original).replaceAll(GITHUB, github.url);
  createRepository(repositories, 'kalypso-actions/kalypso-actions', [{ files: readCopiedFiles() }]);
  environment = createReaderEnvironment();
}, SLOW_MACHINE_MS);

afterAll(async () => {
  await runner?.close();
  await Promise.all([github.stop(), azure.stop()]);
  rmSync(root, { recursive: true, force: true, maxRetries: 3 });
});

/** The files of this project that the guide copies, with the emulator's address in place of GitHub's. */
function readCopiedFiles(): Record<string, string> {
  const paths = ['examples/**/*', 'examples/**/.*', 'examples/**/.*/*', 'workflows-templates/**/*'].flatMap((pattern) =>
    globSync(pattern, { cwd: ROOT, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    ),
  );
  return Object.fromEntries(
    paths.map((path) => [
      path.slice(ROOT.length + 1).replaceAll('\\', '/'),
      readFileSync(path, 'utf8').replaceAll(GITHUB, github.url),
    ]),
  );
}

/** The environment of a shell in which `gh` and `az` are emulated, and git is signed in. */
function createReaderEnvironment(): NodeJS.ProcessEnv {
  const main = join(ROOT, 'test/support/set-up-guide/main.ts');
  for (const name of ['gh', 'az']) {
    const script = `#!/bin/sh\nexec '${process.execPath}' '${main}' ${name} "$@"\n`;
    writeFileSync(join(root, 'programs', name), script, { mode: 0o755 });
  }
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeFileSync(join(root, 'home/key.pem'), privateKey);
  const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`;
  writeFileSync(
    join(root, 'home/.gitconfig'),
    `[user]\n\tname = Alice\n\temail = alice@example.com\n[http "${github.url}/"]\n\textraheader = ${header}\n`,
  );
  return {
    HOME: join(root, 'home'),
    PATH: `${join(root, 'programs')}${delimiter}${process.env.PATH}`,
    GIT_CONFIG_NOSYSTEM: '1',
    EMULATOR_SETTINGS: join(root, 'settings'),
    EMULATOR_GITHUB: github.url,
    EMULATOR_REPOSITORIES: repositories,
    EMULATOR_TOKEN: TOKEN,
  };
}

/** Runs the shell blocks of sections, with the variables and functions of those before. */
async function follow(from: number, to: number): Promise<void> {
  const memory = join(root, 'memory');
  writeFileSync(memory, '', { flag: 'a' });
  const blocks = parseShellBlocks(guide).filter(({ section }) => section >= from && section <= to);
  const script = [`. '${memory}'`, ...blocks.map(({ code }) => code), `{ declare -f; export -p; } > '${memory}'`];
  const options = { cwd: join(root, 'work'), env: environment, timeout: SLOW_MACHINE_MS };
  await promisify(execFile)('bash', ['-eu', '-o', 'pipefail', '-c', script.join('\n')], options);
}

type SettingOf<Kind extends RecordedSetting['kind']> = Extract<RecordedSetting, { kind: Kind }>;
function settings<Kind extends RecordedSetting['kind']>(kind: Kind): readonly SettingOf<Kind>[] {
  const hasKind = (setting: RecordedSetting): setting is SettingOf<Kind> => setting.kind === kind;
  return readRecordedSettings(join(root, 'settings')).filter(hasKind);
}

/** What the guide has set for the workflows of a repository. */
function configuration(repository: string) {
  const ofKind = (kind: 'variable' | 'secret') =>
    Object.fromEntries(
      settings(kind)
        .filter((setting) => setting.repository === repository)
        .map(({ name, value }) => [name, value]),
    );
  const environments = settings('environment').filter((setting) => setting.repository === repository);
  return {
    vars: ofKind('variable'),
    secrets: ofKind('secret'),
    // In the guide, the reader adds reviewers to stage manually.
    environments: Object.fromEntries(environments.map(({ name }) => [name, { approval: name === 'stage' }])),
  };
}

/** The App, with the permissions of the guide's table. */
function installApp(...installed: readonly string[]): Promise<void> {
  const names: Readonly<Record<string, string>> = { 'Commit statuses': 'statuses', 'Pull requests': 'pull-requests' };
  const permissions = Object.fromEntries(
    parseTableRows(guide, 'permission').map(([name = '', access]) => [
      names[name] ?? name.toLowerCase(),
      access === 'read and write' ? ('write' as const) : ('read' as const),
    ]),
  );
  const everywhere = Object.fromEntries(installed.map((repository) => [repository, permissions]));
  return github.addApp({ issuer: 'Iv23.own', slug: 'kalypso', installation: 1, repositories: everywhere });
}

/** Sets up Azure with the settings from the guide. Every cluster has applied the head of its branch. */
function clustersFollow(): Promise<void> {
  const subscriptions = [...new Set(settings('role').map(({ scope }) => scope.split('/').at(-1) ?? ''))];
  const identities = settings('application').map(({ id }) => {
    const principals = settings('principal').filter(({ application }) => application === id);
    const roles = settings('role').filter(({ principal }) => principals.some((one) => one.id === principal));
    return {
      clientId: id,
      federatedSubject: settings('federation').flatMap((one) => (one.application === id ? [one.subject] : [])),
      reads: roles.map(({ scope }) => scope.split('/').at(-1) ?? ''),
    };
  });
  const configurations = settings('configuration').map(({ cluster, resourceGroup, name, url, branch }) => ({
    row: createConfigurationRow({
      ...{ cluster, resourceGroup, name, url, branch },
      commit: head(GITOPS, branch),
      properties: { statusUpdatedAt: new Date().toISOString() },
    }),
  }));
  return azure.setScenario({ subscriptions: subscriptions.map((id) => ({ id })), identities, configurations });
}

const folderOf = (repository: string) => join(repositories, `${repository}.git`);
const head = (repository: string, branch: string) => git(folderOf(repository), ['rev-parse', `refs/heads/${branch}`]);
const show = (repository: string, file: string) => git(folderOf(repository), ['show', file]);
const api = <Result>(method: string, path: string, body?: object) =>
  github.api<Result>(method, path, { token: TOKEN, ...(body === undefined ? {} : { body }) });

interface Pull {
  readonly number: number;
  readonly labels: readonly { readonly name: string }[];
  readonly head: { readonly sha: string };
}

async function openPull(repository: string, base: string): Promise<Pull> {
  const [pull, ...others] = await api<readonly Pull[]>('GET', `/repos/${repository}/pulls?state=open&base=${base}`);
  if (pull === undefined || others.length > 0)
    throw new Error(`there is not exactly one pull request to ${base} of ${repository}`);
  return pull;
}

async function merge(repository: string, base: string): Promise<void> {
  const { number } = await openPull(repository, base);
  await api('PUT', `/repos/${repository}/pulls/${number}/merge`, { merge_method: 'merge' });
}

/** Waits until no workflow runs. @returns those that ran: file, environment or branch, conclusion */
async function settle(): Promise<readonly string[]> {
  const before = runner.runs.length;
  await runner.settle();
  return runner.runs.slice(before).map(outcome).sort();
}

function outcome({ workflow, branch, event, inputs, status, conclusion, jobs }: RunRecord): string {
  const failed = jobs.filter((job) => job.conclusion === 'failure').map(({ log }) => `\n${log}`);
  const what = event === 'pull_request' ? event : inputs.environment || inputs['from-environment'] || branch;
  return `${workflow} ${what} ${conclusion ?? status}${failed.join('')}`;
}

async function statuses(commit: string): Promise<Readonly<Record<string, string>>> {
  const path = `/repos/${CONTROL_PLANE}/commits/${commit}/status`;
  const { statuses } = await api<{ statuses: readonly { context: string; state: string; description: string }[] }>(
    'GET',
    path,
  );
  return Object.fromEntries(statuses.map(({ context, state, description }) => [context, `${state}: ${description}`]));
}

describe('the set-up guide, followed to the letter', { timeout: SLOW_MACHINE_MS }, () => {
  it('sections 1 to 7 create the repositories, the access and the clusters', async () => {
    await follow(0, 7);
    const branches = ['main', 'dev', 'stage'];
    const addresses = git(folderOf(CONTROL_PLANE), ['grep', '-h', '-o', `repo: ${github.url}/.*`, ...branches]);
    expect([...new Set(addresses.split('\n'))].sort()).toEqual([
      `repo: ${github.url}/${CONTROL_PLANE}`,
      `repo: ${github.url}/${GITOPS}`,
    ]);
    const defaults = [CONTROL_PLANE, GITOPS].map((name) => git(folderOf(name), ['symbolic-ref', '--short', 'HEAD']));
    expect(defaults).toEqual(['main', 'dev']);
    expect(settings('role').map(({ role }) => role)).toEqual(['Reader']);
    const types = git(folderOf(CONTROL_PLANE), ['ls-tree', '--name-only', 'dev', 'cluster-types/']);
    for (const { path } of settings('configuration'))
      expect(types.split('\n')).toContain(`cluster-types/${path.slice('./'.length)}.yaml`);
  });

  it('the first runs propose a folder for each cluster type', async () => {
    await installApp(CONTROL_PLANE, GITOPS);
    await clustersFollow();
    const platform = configuration(CONTROL_PLANE);
    runner = new WorkflowRunner({
      machine: {
        github: connectToEmulator(github, repositories),
        root: ROOT,
        emulatedActions: EMULATED_ACTIONS,
        programs: [installPrograms(join(root, 'runner'))],
        environment: {},
        minuteMs: 60_000,
        identity: ({ sub }) => azure.environment(sub),
      },
      configuration: {
        // The emulator has another address than Azure, and its clusters respond quickly.
        [CONTROL_PLANE]: {
          ...platform,
          vars: { ...platform.vars, AZURE_RESOURCE_MANAGER: azure.url, ...IMPATIENT },
        },
        [GITOPS]: configuration(GITOPS),
      },
    });
    expect(await settle()).toEqual([
      'cd.yml dev success',
      'check-promote.yml dev success',
      'check-promote.yml stage success',
      'ci.yml main success',
      'notify-control-plane.yml dev success',
      'notify-control-plane.yml stage success',
      'schedule.yml dev success',
      'schedule.yml dev success',
      'schedule.yml stage success',
    ]);
    for (const branch of ['dev', 'stage']) {
      const { number } = await openPull(GITOPS, branch);
      const files = await api<readonly { filename: string }[]>('GET', `/repos/${GITOPS}/pulls/${number}/files`);
      expect(files.map(({ filename }) => filename)).toContain('drone/README.md');
    }
  });

  it('section 8: the registration is checked', async () => {
    await follow(8, 8);
    await installApp(CONTROL_PLANE, GITOPS, APPLICATION);
    expect(await settle()).toEqual(['ci.yml pull_request success']);
  });

  it('section 9: after the merge, it is promoted to dev', async () => {
    await merge(CONTROL_PLANE, 'main');
    expect(await settle()).toEqual(['cd.yml dev success', 'ci.yml main success', 'schedule.yml dev success']);
    const registered = head(CONTROL_PLANE, 'main');
    expect(show(CONTROL_PLANE, 'dev:base-repo.yaml')).toContain(`commit: ${registered}`);
    const pull = await openPull(GITOPS, 'dev');
    expect(pull.labels.map(({ name }) => name)).toEqual(['promoted']);
    const tree = git(folderOf(GITOPS), ['ls-tree', '-r', '--name-only', pull.head.sha]).split('\n');
    expect(tree.filter((path) => path.endsWith('/reconciler.yaml'))).toEqual([
      'drone/hello-world-app-functional-test/reconciler.yaml',
      'large/hello-world-app-performance-test/reconciler.yaml',
    ]);
    expect(show(GITOPS, `${pull.head.sha}:drone/hello-world-app-functional-test/reconciler.yaml`)).toContain(
      `${github.url}/${APPLICATION}-gitops`,
    );
    expect(show(GITOPS, `${pull.head.sha}:.github/tracking/Promoted_Commit_Id`)).toBe(registered);
  });

  it('section 9: when the clusters comply, it is promoted to stage, after an approval', async () => {
    const registered = head(CONTROL_PLANE, 'main');
    await merge(GITOPS, 'dev');
    await clustersFollow();
    expect(await settle()).toEqual([
      'cd.yml dev in_progress',
      'check-promote.yml dev success',
      'notify-control-plane.yml dev success',
    ]);
    const [job] = runner.waiting;
    expect(job?.name).toBe('Promote to stage');
    if (job !== undefined) runner.approve(job);
    expect(await settle()).toEqual(['schedule.yml stage success']);
    expect(await statuses(registered)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': 'pending: Promoted',
    });
    const { sha } = (await openPull(GITOPS, 'stage')).head;
    expect(show(GITOPS, `${sha}:.github/tracking/Promoted_Commit_Id`)).toBe(registered);
    const tree = git(folderOf(GITOPS), ['ls-tree', '-r', '--name-only', sha]);
    expect(tree).toContain('drone/hello-world-app-uat-test/reconciler.yaml');
  });
});
