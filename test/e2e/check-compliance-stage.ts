import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { type Azure, type Fault, type Scenario, type ScriptedRow, startAzure } from '@kalypso-actions/azure-emulator';
import type { Row } from '@kalypso-actions/azure-emulator';
import { clusterRow, configurationRow, SUBSCRIPTION } from '@kalypso-actions/azure-emulator';
import { createRepository } from '@kalypso-actions/git-server';
import { type GitHub, startGitHub } from '@kalypso-actions/github-emulator';
import { runStep, type StepResult } from '../support/runner.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'schemas/compliance-report.schema.json'), 'utf8'));
const TOKEN = 'ghs_control_plane';
const SUBJECT = 'repo:contoso/control-plane:environment:dev';
const READER = { clientId: 'reader', federatedSubject: SUBJECT, reads: [SUBSCRIPTION] };
const TRACKING = '.github/tracking/Promoted_Commit_Id';

/** What of a cluster's configuration there is to see from a look on, the first being 1. */
export interface Look {
  readonly commit?: string;
  /** Flux's older form of `sourceSyncedCommitId`. */
  readonly old?: boolean;
  /** What Azure calls it. */
  readonly state?: string;
  /** What the Kustomization has applied, when that is not the commit. */
  readonly applied?: string;
  /** What a Kustomization fails with. */
  readonly message?: string;
  readonly suspended?: boolean;
  /** Milliseconds since it reported last. */
  readonly age?: number;
  readonly absent?: boolean;
}

export interface ClusterSpec {
  readonly cluster: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly branch?: string;
  /** By look. */
  readonly looks?: Readonly<Record<number, Look>>;
}

/** Commits of the GitOps branch `dev`, oldest first, and what is known of them. */
export interface Commits {
  readonly older: string;
  readonly target: string;
  /** Promotes what `target` does. */
  readonly tuned: string;
  /** Promotes something else. */
  readonly newer: string;
  /** Of the same repository, and of another history. */
  readonly apart: string;
  /** Of the control plane. */
  readonly promoted: string;
}

export interface Stage {
  readonly azure: Azure;
  readonly github: GitHub;
  readonly commits: Commits;
  /** What clusters watch. */
  readonly url: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Shows this fleet from now on, the next look being the first. */
  show(fleet: readonly ClusterSpec[], more?: Partial<Omit<Scenario, 'configurations'>>): Promise<void>;
  /** Starts the action and waits for its end. */
  check(inputs?: Readonly<Record<string, string>>, more?: Partial<Parameters<typeof runStep>[0]>): Promise<StepResult>;
  /** States and descriptions of the commit's status, oldest first. */
  statuses(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** An Azure, a GitHub with a control plane and a GitOps repository, and a job of the control plane that may look at them. */
export async function openStage(): Promise<Stage> {
  const root = mkdtempSync(join(tmpdir(), 'kalypso-compliance-'));
  const file = (promoted: string) => ({ [TRACKING]: promoted });
  const gitops = createRepository(root, 'contoso/gitops', [
    { branch: 'dev', files: file('1'.repeat(40)) },
    { branch: 'dev', files: file('2'.repeat(40)) },
    { branch: 'dev', files: { 'drone/README.md': 'drone' } },
    { branch: 'dev', files: file('3'.repeat(40)) },
    { branch: 'apart', files: file('2'.repeat(40)) },
  ]);
  const [older = '', target = '', tuned = '', newer = '', apart = ''] = gitops.commits;
  const plane = createRepository(root, 'contoso/control-plane', [{ files: { 'README.md': 'plane' } }]);
  const commits = { older, target, tuned, newer, apart, promoted: plane.commits[0] ?? '' };
  const [azure, github] = await Promise.all([startAzure({ subscriptions: [], identities: [] }), startGitHub(root)]);
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
    subscriptions: SUBSCRIPTION,
    timeout: '20s',
    interval: '10ms',
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
        subscriptions: [{ id: SUBSCRIPTION }],
        identities: [READER],
        clusters: fleet.map(({ cluster, tags }) => clusterRow({ cluster }, tags)),
        configurations: fleet.map((spec) => scripted({ url, ...spec }, target, polls)),
        ...more,
      });
      known = (await statuses()).length;
    },
    check: (given, more) => {
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
        inputs: { ...inputs, ...given },
      };
      return runStep({ ...step, env, ...more });
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

/** A row, and what becomes of it look by look. */
function scripted({ cluster, looks = { 1: {} }, ...where }: ClusterSpec, target: string, polls: number): ScriptedRow {
  const spec = { cluster, commit: target, ...where };
  const states = Object.entries(looks).map(([look, { absent = false, ...shown }]) => ({
    // The fake counts a look when it has answered it.
    from: { poll: polls + Number(look) },
    ...(absent ? { absent } : { properties: properties({ ...spec, ...shown }) }),
  }));
  return { row: configurationRow(spec), states };
}

function properties(shown: Look & { readonly cluster: string; readonly url?: string; readonly branch?: string }): Row {
  const { commit = '', applied = commit, branch = 'dev', state = 'Compliant', message, old = false } = shown;
  const row = configurationRow({ ...shown, commit: applied }).properties as { readonly statuses: readonly Row[] };
  const failed = {
    complianceState: 'Non-Compliant',
    statusConditions: [{ type: 'Ready', status: 'False', reason: 'BuildFailed', message: message ?? null }],
  };
  return {
    ...row,
    statuses: row.statuses.map((status, index) =>
      index === 1 && message !== undefined ? { ...status, ...failed } : status,
    ),
    sourceSyncedCommitId: old ? `${branch}/${commit}` : `${branch}@sha1:${commit}`,
    complianceState: state,
    suspend: shown.suspended ?? false,
    statusUpdatedAt: new Date(Date.now() - (shown.age ?? 0)).toISOString(),
  };
}

/** What `action.yml` gives a step that sets nothing. */
function defaults(): Record<string, string> {
  const action = load(readFileSync(join(ROOT, 'actions/check-compliance/action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: string }>;
  };
  return Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value.includes('${{') ? '' : value]),
  );
}

/** The report that a step wrote, which is as its schema says. */
export function reportOf(step: StepResult) {
  const report = JSON.parse(readFileSync(step.outputs.report ?? '', 'utf8'));
  const validate = new Ajv2020({ allowUnionTypes: true, validateFormats: false }).compile(SCHEMA);
  const isValid: boolean = validate(report);
  if (!isValid) throw new Error(`not as its schema says: ${JSON.stringify(validate.errors)}`);
  return report;
}

/** Answers of Azure that are errors. */
export function answers(status: number, times: number, headers: Readonly<Record<string, string>> = {}): Fault {
  return { on: 'query', times, how: { kind: 'status', status, headers } };
}
