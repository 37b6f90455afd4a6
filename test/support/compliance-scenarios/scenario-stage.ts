import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AzureEmulator, SUBSCRIPTION_ID, startAzureEmulator } from '@kalypso-actions/azure-emulator';
import { type CommitSpec, createRepository } from '@kalypso-actions/git-server';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import { readDefaultInputs } from '../run-built-action.ts';
import { createAzureScenario, SUBJECT } from './azure-scenario.ts';
import { createTexts } from './placeholders.ts';
import type { ComplianceScenario, ExpectedOutcome } from './scenario.ts';

const TOKEN = 'ghs_gitops_reader';
const TRACKING = '.github/tracking/Promoted_Commit_Id';

/** The GitOps repository of every scenario; equal commits have equal IDs. */
const COMMITS: readonly CommitSpec[] = [
  { branch: 'dev', files: { [TRACKING]: '1'.repeat(40) } },
  { branch: 'dev', files: { [TRACKING]: '2'.repeat(40) } },
  { branch: 'dev', files: { 'drone/README.md': 'drone' } },
  { branch: 'dev', files: { [TRACKING]: '3'.repeat(40) } },
  { branch: 'unrelated', files: { [TRACKING]: '2'.repeat(40) } },
];

/** What a step gets to see. */
export interface ScenarioStep {
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** The working directory. */
  readonly workspace: string;
}

/** The outcome of a step. */
export interface ScenarioOutcome {
  readonly isSuccess: boolean;
  /** The output `state`; empty if nothing was decided. */
  readonly state: string;
  /** The verdict of the most urgent cluster; `undefined` if there is none. */
  readonly verdict: string | undefined;
  readonly log: string;
}

export interface ScenarioStage {
  /** Shows a scenario to a step, and returns its outcome and the outcome that the scenario expects. Waits until an emulated Azure is free. */
  play(
    scenario: ComplianceScenario,
    run: (step: ScenarioStep) => Promise<ScenarioOutcome>,
  ): Promise<{ readonly outcome: ScenarioOutcome; readonly expected: ExpectedOutcome }>;
  /** Makes this process trust every emulated Azure. */
  trust(): void;
  stop(): Promise<void>;
}

/** Starts GitHub, and several Azures, each for one scenario at a time. */
export async function openScenarioStage(azureCount: number): Promise<ScenarioStage> {
  const root = mkdtempSync(join(tmpdir(), 'kalypso-scenarios-'));
  const [github, ...azures] = await Promise.all([
    startGitHubEmulator(root),
    ...Array.from({ length: azureCount }, () => startAzureEmulator({ subscriptions: [], identities: [] })),
  ]);
  await github.setToken(TOKEN, {
    login: 'reader[bot]',
    kind: 'app',
    repositories: { '*': { contents: 'read', statuses: 'read' } },
  });
  const { commits } = createRepository(root, 'contoso/gitops', COMMITS);
  createRepository(root, 'contoso/platform', [{ branch: 'dev', files: { 'README.md': 'platform' } }]);
  const free = new FreeList(azures);
  let count = 0;
  return {
    play: async (scenario, run) => {
      const azure = await free.take();
      count += 1;
      const repository = isAlone(scenario) ? `gitops-${count}` : 'gitops';
      try {
        const texts = createTexts(github.url, repository, commits);
        const shown = texts(scenario);
        await prepareGitHub(shown, { github, root, repository, target: texts({ commit: '<target>' }).commit });
        await azure.setScenario(texts(createAzureScenario(scenario, (await azure.clock()).polls)));
        const workspace = mkdtempSync(join(root, 'workspace-'));
        const inputs = {
          ...readDefaultInputs('check-compliance'),
          ...connectionInputs(azure, repository, texts({ commit: '<target>' }).commit),
          ...writeInventory(shown, workspace),
          ...writeRecord(shown, workspace),
          ...shown.inputs,
        };
        const environment = {
          ...azure.environment(SUBJECT),
          GITHUB_SERVER_URL: github.url,
          GITHUB_API_URL: github.apiUrl,
        };
        const outcome = await run({ inputs, environment, workspace });
        return { outcome, expected: shown.expected };
      } finally {
        free.give(azure);
      }
    },
    trust: () => {
      for (const azure of azures) azure.trust();
    },
    stop: async () => {
      await Promise.all([github.stop(), ...azures.map((azure) => azure.stop())]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Things that one user at a time can take. */
class FreeList<T> {
  readonly #free: T[];
  readonly #waiting: ((item: T) => void)[] = [];

  constructor(items: readonly T[]) {
    this.#free = [...items];
  }

  async take(): Promise<T> {
    return this.#free.pop() ?? new Promise((done) => this.#waiting.push(done));
  }

  give(item: T): void {
    const next = this.#waiting.shift();
    if (next) next(item);
    else this.#free.push(item);
  }
}

/** Whether a scenario needs a repository of its own: what it changes on GitHub would remain. */
function isAlone({ statuses = [], githubFaults = [], isRenamed = false }: ComplianceScenario): boolean {
  return statuses.length > 0 || githubFaults.length > 0 || isRenamed;
}

interface GitHubPreparation {
  readonly github: GitHubEmulator;
  readonly root: string;
  readonly repository: string;
  readonly target: string;
}

async function prepareGitHub(
  scenario: ComplianceScenario,
  { github, root, repository, target }: GitHubPreparation,
): Promise<void> {
  const { statuses = [], deletedAccounts, githubFaults = [], isRenamed = false } = scenario;
  if (!isAlone(scenario)) return;
  const name = `contoso/${repository}`;
  createRepository(root, name, COMMITS);
  if (deletedAccounts !== undefined) await github.setRepository(name, { deletedAccounts });
  if (isRenamed) {
    createRepository(root, `contoso/former-${repository}`, []);
    await github.setRepository(`contoso/former-${repository}`, { movedTo: name });
  }
  for (const { commit = target, context, state, by, afterMs = 0 } of statuses) {
    await sleep(afterMs);
    const token = `ghs_${by}`;
    await github.setToken(token, { login: by, kind: 'app', repositories: { '*': { statuses: 'write' } } });
    await github.api('POST', `/repos/${name}/statuses/${commit}`, { token, body: { context, state } });
  }
  await github.addFaults(
    ...githubFaults.map((fault) => ({ ...fault, path: `/repos/${name}(/.*)?${fault.path ?? ''}` })),
  );
}

function connectionInputs(azure: AzureEmulator, repository: string, commit: string): Record<string, string> {
  return {
    repository: `contoso/${repository}`,
    branch: 'dev',
    commit,
    subscriptions: SUBSCRIPTION_ID,
    timeout: '0s',
    interval: '10ms',
    stability: '0s',
    token: TOKEN,
    'resource-manager-endpoint': azure.url,
    'client-id': 'reader',
    'tenant-id': 'tenant',
  };
}

function writeInventory({ inventory }: ComplianceScenario, folder: string): Record<string, string> {
  if (inventory === undefined) return {};
  const file = join(folder, 'inventory.yaml');
  // JSON is YAML.
  writeFileSync(file, typeof inventory === 'string' ? inventory : JSON.stringify(inventory));
  return { inventory: file };
}

function writeRecord({ record }: ComplianceScenario, folder: string): Record<string, string> {
  if (record === undefined) return {};
  const file = join(folder, 'assignments.json');
  writeFileSync(file, typeof record === 'string' ? record : JSON.stringify(record));
  return { assignments: file };
}
