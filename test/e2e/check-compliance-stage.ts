import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { KqlRow } from '@kalypso-actions/azure-emulator';
import {
  type AzureEmulator,
  type AzureFault,
  type AzureScenario,
  createClusterRow,
  createConfigurationRow,
  type ResourceState,
  type ScriptedRow,
  SUBSCRIPTION_ID,
  secondsAgo,
  startAzureEmulator,
} from '@kalypso-actions/azure-emulator';
import { createRepository } from '@kalypso-actions/git-server';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { type ActionResult, runBuiltAction } from '../support/run-built-action.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'schemas/compliance-report.schema.json'), 'utf8'));
const TOKEN = 'ghs_control_plane';
const SUBJECT = 'repo:contoso/control-plane:environment:dev';
const READER = { clientId: 'reader', federatedSubject: SUBJECT, reads: [SUBSCRIPTION_ID] };
const TRACKING = '.github/tracking/Promoted_Commit_Id';

/** The state of a cluster's configuration from a poll on; the first poll is 1. */
export interface PollState {
  readonly commit?: string;
  /** Flux's older form of `sourceSyncedCommitId`. */
  readonly old?: boolean;
  /** Azure's compliance state. */
  readonly state?: string;
  /** What the Kustomization has applied, if that is not the commit. */
  readonly applied?: string;
  /** The error of a Kustomization. */
  readonly message?: string;
  readonly suspended?: boolean;
  /** Milliseconds since its last report. */
  readonly age?: number;
  readonly absent?: boolean;
}

export interface ClusterSpec {
  readonly cluster: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly branch?: string;
  /** By poll. */
  readonly polls?: Readonly<Record<number, PollState>>;
  /** What the resource provider returns instead of what Resource Graph shows, by poll. */
  readonly resource?: Readonly<Record<number, ResourceState['response']>>;
  /** Of the cluster itself, for example `connectivityStatus`. */
  readonly properties?: KqlRow;
}

/** The commits of the GitOps branch `dev`, oldest first, and others. */
export interface StageCommits {
  readonly older: string;
  readonly target: string;
  /** Promotes what `target` does. */
  readonly tuned: string;
  /** Promotes something else. */
  readonly newer: string;
  /** In the same repository, without a common history. */
  readonly unrelated: string;
  /** The commit of the control plane. */
  readonly promoted: string;
}

export interface Stage {
  readonly azure: AzureEmulator;
  readonly github: GitHubEmulator;
  readonly commits: StageCommits;
  /** The address of the repository that the clusters watch. */
  readonly url: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Shows this fleet from now on. The next poll is the first. */
  show(fleet: readonly ClusterSpec[], more?: Partial<Omit<AzureScenario, 'configurations'>>): Promise<void>;
  /** Runs the action to its end. */
  check(
    inputs?: Readonly<Record<string, string>>,
    more?: Partial<Parameters<typeof runBuiltAction>[0]>,
  ): Promise<ActionResult>;
  /** Returns the context, state and description of the commit statuses, oldest first. */
  statuses(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Starts Azure, GitHub with a control plane and a GitOps repository, and prepares a job of the control plane that may read them. */
export async function openStage(): Promise<Stage> {
  const root = mkdtempSync(join(tmpdir(), 'kalypso-compliance-'));
  const file = (promoted: string) => ({ [TRACKING]: promoted });
  const gitops = createRepository(root, 'contoso/gitops', [
    { branch: 'dev', files: file('1'.repeat(40)) },
    { branch: 'dev', files: file('2'.repeat(40)) },
    { branch: 'dev', files: { 'drone/README.md': 'drone' } },
    { branch: 'dev', files: file('3'.repeat(40)) },
    { branch: 'unrelated', files: file('2'.repeat(40)) },
  ]);
  const [older = '', target = '', tuned = '', newer = '', unrelated = ''] = gitops.commits;
  const plane = createRepository(root, 'contoso/control-plane', [{ files: { 'README.md': 'plane' } }]);
  const commits = { older, target, tuned, newer, unrelated, promoted: plane.commits[0] ?? '' };
  const [azure, github] = await Promise.all([
    startAzureEmulator({ subscriptions: [], identities: [] }),
    startGitHubEmulator(root),
  ]);
  await github.setToken(TOKEN, {
    login: 'control-plane[bot]',
    kind: 'app',
    repositories: { 'contoso/gitops': { contents: 'read' }, 'contoso/control-plane': { statuses: 'write' } },
  });
  const url = `${github.url}/contoso/gitops`;
  const inputs = {
    ...defaults(),
    repository: 'contoso/gitops',
    branch: 'dev',
    commit: target,
    subscriptions: SUBSCRIPTION_ID,
    timeout: '20s',
    interval: '10ms',
    stability: '0s',
    token: TOKEN,
    'resource-manager-endpoint': azure.url,
    'client-id': 'reader',
    'tenant-id': 'tenant',
    'status-commit': commits.promoted,
  };
  const status = `/repos/contoso/control-plane/commits/${commits.promoted}/statuses?per_page=100`;
  let known = 0;
  const statuses = async () =>
    (await github.api<readonly Status[]>('GET', status, { token: TOKEN }))
      .map((one) => `${one.context}: ${one.state} ${one.description}`)
      .toReversed();
  return {
    azure,
    github,
    commits,
    url,
    inputs,
    show: async (fleet, more) => {
      const { polls } = await azure.clock();
      await azure.setScenario({
        subscriptions: [{ id: SUBSCRIPTION_ID }],
        identities: [READER],
        clusters: fleet.map(({ cluster, tags, properties = {} }) => createClusterRow({ cluster, properties }, tags)),
        configurations: fleet.map((spec) => scripted({ url, ...spec }, target, polls)),
        ...more,
      });
      known = (await statuses()).length;
    },
    check: (changes, more) => {
      const env = {
        ...azure.environment(SUBJECT),
        GITHUB_SERVER_URL: github.url,
        GITHUB_API_URL: github.apiUrl,
        GITHUB_RUN_ID: '42',
      };
      const step = {
        action: 'check-compliance',
        workspace: root,
        temp: join(root, 'temp'),
        inputs: { ...inputs, ...changes },
      };
      return runBuiltAction({ ...step, env, ...more });
    },
    statuses: async () => (await statuses()).slice(known),
    stop: async () => {
      await azure.stop();
      await github.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

interface Status {
  readonly context: string;
  readonly state: string;
  readonly description: string;
}

/** Creates a row with its state in each poll. */
function scripted(
  { cluster, polls = { 1: {} }, resource = {}, tags: _, properties: __, ...fields }: ClusterSpec,
  target: string,
  pollCount: number,
): ScriptedRow {
  const spec = { cluster, commit: target, ...fields };
  const from = (poll: string) => ({ poll: pollCount + Number(poll) });
  const states = Object.entries(polls).map(([poll, { absent = false, ...shown }]) => ({
    from: from(poll),
    ...(absent ? { absent } : { properties: properties({ ...spec, ...shown }) }),
  }));
  const responses = Object.entries(resource).map(([poll, response]) => ({ from: from(poll), response }));
  return { row: createConfigurationRow(spec), states, resource: responses };
}

function properties(
  shown: PollState & { readonly cluster: string; readonly url?: string; readonly branch?: string },
): KqlRow {
  const { commit = '', applied = commit, branch = 'dev', state = 'Compliant', message, old = false } = shown;
  const row = createConfigurationRow({ ...shown, commit: applied }).properties as {
    readonly statuses: readonly KqlRow[];
  };
  const failed = {
    complianceState: 'Non-Compliant',
    statusConditions: [{ type: 'Ready', status: 'False', reason: 'BuildFailed', message: message ?? null }],
  };
  const age = shown.age ?? 0;
  return {
    ...row,
    statuses: row.statuses.map((status, index) =>
      index === 1 && message !== undefined ? { ...status, ...failed } : status,
    ),
    sourceSyncedCommitId: old ? `${branch}/${commit}` : `${branch}@sha1:${commit}`,
    complianceState: state,
    suspend: shown.suspended ?? false,
    sourceUpdatedAt: secondsAgo(age / 1_000 + 30),
    statusUpdatedAt: secondsAgo(age / 1_000),
  };
}

/** The defaults of the inputs in `action.yml`. */
function defaults(): Record<string, string> {
  const action = load(readFileSync(join(ROOT, 'actions/check-compliance/action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: string }>;
  };
  return Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value.includes('${{') ? '' : value]),
  );
}

/** Reads the report of a step, and validates it against its schema. */
export function readReport(step: ActionResult) {
  const report = JSON.parse(readFileSync(step.outputs.report ?? '', 'utf8'));
  const validate = new Ajv2020({ allowUnionTypes: true, validateFormats: false }).compile(SCHEMA);
  const isValid: boolean = validate(report);
  if (!isValid) throw new Error(`the report does not match its schema: ${JSON.stringify(validate.errors)}`);
  return report;
}

/** Creates a fault: Azure responds to queries with this status. */
export function createFault(status: number, times: number, headers: Readonly<Record<string, string>> = {}): AzureFault {
  return { on: 'query', times, how: { kind: 'status', status, headers } };
}
