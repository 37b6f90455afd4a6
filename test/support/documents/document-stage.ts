import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import type { RunRecord } from '@kalypso-actions/workflow-runner';
import { type FilesByPath, REPOSITORIES, readFolder } from '../tutorial/seed-repositories.ts';
import { TutorialSandbox } from '../tutorial/tutorial-sandbox.ts';
import type { ArgoApplicationState } from './cluster/argocd-server.ts';
import { readAssignedApplications } from './cluster/assigned-application.ts';
import type { EmulatedClusters } from './cluster/clusters-file.ts';
import { type KubernetesObject, parseObjects } from './cluster/manifests.ts';
import type { PortForward } from './cluster/port-forward.ts';
import { DeviationLog } from './deviations.ts';
import type { DocumentNode } from './document-nodes.ts';
import { adaptControlPlane, type DocumentSettings, readDocumentSettings } from './document-settings.ts';
import { ReaderShell } from './reader-shell.ts';

const { controlPlane, platformGitOps, applicationGitOps } = REPOSITORIES;
const GITHUB = 'https://github.com';
const READER_TOKEN = 'token-of-alice';
const ARGO_CD_PASSWORD = 'eRr4PvQsT0xWy2bD';
const [ORGANIZATION = '', CONTROL_PLANE_NAME = ''] = controlPlane.split('/');

/** Stands for the manifests of Prometheus, which its workflow renders from a chart in the Internet. */
const SERVICE_MANIFESTS = {
  'prometheus/manifests.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: prometheus }\n',
};

/** The values for the placeholders of documents. */
export const PLACEHOLDERS: readonly (readonly [pattern: RegExp, value: string])[] = [
  [/<github org>/gi, ORGANIZATION],
  [/<prefix>/gi, CONTROL_PLANE_NAME.replace(/-control-plane$/, '')],
];

/** A page that the reader has opened. */
export interface ReadPage {
  readonly context: string;
  readonly namespace: string;
  /** The values in its table. */
  readonly values: readonly string[];
}

/** Where a document takes place: the repositories, the workflows, the clusters, the reader's shell, and what the reader has seen. */
export class DocumentStage {
  readonly markdown: string;
  readonly settings: DocumentSettings;
  readonly deviations: DeviationLog;
  readonly sandbox: TutorialSandbox;
  readonly shell: ReaderShell;
  readonly pages: ReadPage[] = [];
  /** The ports of localhost that the reader has opened. */
  readonly openedPorts = new Set<number>();
  /** What Argo CD has shown to the reader. */
  argoApplications: readonly ArgoApplicationState[] = [];
  /** The assignment that the document explains: a commit of the GitOps repository, and a folder. */
  shown: { readonly revision: string; readonly folder: string } | undefined;
  readonly clusters: EmulatedClusters;
  readonly #root: string;
  #runsSeen = 0;

  private constructor(
    root: string,
    sandbox: TutorialSandbox,
    clusters: EmulatedClusters,
    settings: DocumentSettings,
    markdown: string,
  ) {
    this.#root = root;
    this.sandbox = sandbox;
    this.clusters = clusters;
    this.settings = settings;
    this.markdown = markdown;
    this.deviations = new DeviationLog(markdown);
    for (const folder of ['home', 'work', 'scripts', 'programs']) mkdirSync(join(root, folder));
    this.shell = new ReaderShell({
      folder: join(root, 'scripts'),
      cwd: join(root, 'work'),
      environment: this.#createEnvironment(),
      forwards: join(clusters.state, 'forwards'),
    });
  }

  /** Creates what the deployment of the sample leaves: the platform services are scheduled, merged and applied. */
  static async start(markdown: string, nodes: readonly DocumentNode[]): Promise<DocumentStage> {
    const settings = readDocumentSettings(nodes);
    const names = Object.keys(settings.clusters);
    const sandbox = await TutorialSandbox.start({
      address: GITHUB,
      adapt: (files, repository, branch) => adaptFiles(files, repository, branch, settings),
      fluxClusters: names.filter((name) => settings.clusters[name] === 'Flux'),
    });
    const root = mkdtempSync(join(tmpdir(), 'kalypso-document-'));
    const clusters = {
      contexts: Object.fromEntries(
        names.map((name) => [
          name,
          {
            clusterType: name,
            ...(settings.clusters[name] === 'ArgoCD' ? { argoCDPassword: ARGO_CD_PASSWORD } : {}),
          },
        ]),
      ),
      // The credentials of the cluster that was created last are those that were fetched last.
      currentContext: names.at(-1) ?? '',
      repositories: sandbox.repositories,
      server: GITHUB,
      gitops: platformGitOps,
      branches: ['dev', 'stage'],
      state: join(root, 'clusters'),
    };
    const stage = new DocumentStage(root, sandbox, clusters, settings, markdown);
    try {
      await stage.#deploySample();
      return stage;
    } catch (error) {
      await stage.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.shell.close();
    await this.sandbox.stop();
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
  }

  async #deploySample(): Promise<void> {
    await this.sandbox.dispatch(controlPlane, 'schedule.yml', { environment: 'all' });
    await this.sandbox.runner.settle();
    for (const environment of this.clusters.branches) {
      await this.sandbox.merge(platformGitOps, environment);
      await this.clustersApply(environment);
    }
    await this.settle();
    const failed = this.sandbox.runner.runs.filter(({ conclusion }) => conclusion !== 'success').map(describeFailure);
    assert.deepEqual(failed, [], 'the deployment of the sample');
  }

  #createEnvironment(): NodeJS.ProcessEnv {
    const home = join(this.#root, 'home');
    const { url } = this.sandbox.github;
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${READER_TOKEN}`).toString('base64')}`;
    writeFileSync(
      join(home, '.gitconfig'),
      [
        '[user]\n\tname = Alice\n\temail = alice@example.com',
        `[url "${url}/"]\n\tinsteadOf = ${GITHUB}/`,
        `[http "${url}/"]\n\textraheader = ${header}\n`,
      ].join('\n'),
    );
    const clusters = join(this.#root, 'clusters.json');
    writeFileSync(clusters, JSON.stringify(this.clusters));
    const programs = join(this.#root, 'programs');
    const kubectl = join(import.meta.dirname, 'cluster/main.ts');
    writeFileSync(join(programs, 'kubectl'), `#!/bin/sh\nexec '${process.execPath}' '${kubectl}' "$@"\n`, {
      mode: 0o755,
    });
    return {
      HOME: home,
      PATH: `${programs}${delimiter}${process.env.PATH}`,
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      EMULATED_CLUSTERS: clusters,
    };
  }

  /** Runs the workflows that were triggered until none is in progress. @returns what has run since the last call: file, environment or branch, conclusion */
  async settle(): Promise<readonly string[]> {
    await this.sandbox.runner.settle();
    const runs = this.sandbox.runner.runs.slice(this.#runsSeen);
    this.#runsSeen = this.sandbox.runner.runs.length;
    return runs.map(describeRun);
  }

  /** Runs workflows until the check of an environment waits for clusters that have not reported. */
  async waitForCheck(environment: string): Promise<RunRecord> {
    const find = () => this.sandbox.findWaitingCheck(environment, /\b0 of \d+ comply/);
    try {
      await this.sandbox.runner.until(() => find() !== undefined);
    } catch (cause) {
      throw new Error(`no check of ${environment} waits for clusters: ${await this.settle()}`, { cause });
    }
    const run = find();
    assert.ok(run);
    return run;
  }

  /** The clusters fetch the head of a branch and report to Azure what they have made of it. @param problem what the cluster drone fails with */
  async clustersApply(environment: string, problem?: string): Promise<void> {
    const commit = this.sandbox.head(platformGitOps, environment);
    for (const cluster of this.fluxClusters) {
      const message = cluster === 'drone' && problem !== undefined ? problem : this.#findProblem(cluster, environment);
      await this.sandbox.reportCompliance(
        message === undefined
          ? { cluster, environment, commit, state: 'Compliant' }
          : { cluster, environment, commit, state: 'Non-Compliant', message },
      );
    }
  }

  /** The cluster drone fails to apply the head of a branch, and the check notices it. */
  async settleWithFailure(environment: string): Promise<void> {
    await this.clustersApply(environment, 'Namespace dry-run failed: forbidden');
    const runs = await this.settle();
    assert.deepEqual(runs, [
      `notify-control-plane.yml ${environment} success`,
      `check-promote.yml ${environment} failure`,
    ]);
  }

  /** Re-runs the failed jobs of the last check of an environment. */
  rerunCheck(environment: string): RunRecord {
    const { runner } = this.sandbox;
    const failed = runner.runs.findLast(
      ({ workflow, inputs }) => workflow === 'check-promote.yml' && inputs.environment === environment,
    );
    assert.ok(failed);
    return runner.rerun(failed, 'failed');
  }

  /** The name in the workflow file of a run. */
  workflowName({ repository, sha, workflow }: RunRecord): string {
    const file = this.sandbox.file(repository, sha, `.github/workflows/${workflow}`);
    return /^name: (.*)$/m.exec(file)?.[1] ?? '';
  }

  get fluxClusters(): readonly string[] {
    return Object.keys(this.settings.clusters).filter((name) => this.settings.clusters[name] === 'Flux');
  }

  /** Why a cluster cannot apply what is on the branch of an environment. */
  #findProblem(cluster: string, environment: string): string | undefined {
    const applications = readAssignedApplications(cluster, this.clusters);
    return applications.find((one) => one.environment === environment && one.problem !== undefined)?.problem;
  }

  /** The paths that a pull request of the platform changes. */
  changedPaths(repository: string, base: string, head: string): readonly string[] {
    const folder = join(this.sandbox.repositories, `${repository}.git`);
    return git(folder, ['diff', '--name-only', `refs/heads/${base}...${head}`])
      .split('\n')
      .filter((path) => path !== '')
      .sort();
  }

  /** The objects of a file of the platform's GitOps repository. */
  objects(revision: string, path: string): readonly KubernetesObject[] {
    return parseObjects(this.sandbox.file(platformGitOps, revision, path));
  }

  /** The folder of an assignment on a branch or commit. @throws if there is not exactly one cluster type with the deployment target */
  assignmentFolder(revision: string, deploymentTarget: string): string {
    const folders = this.sandbox
      .files(platformGitOps, revision)
      .flatMap((path) => /^([^/]+\/[^/]+)\/namespace\.yaml$/.exec(path)?.[1] ?? [])
      .filter((folder) => folder.endsWith(deploymentTarget));
    assert.equal(folders.length, 1, `the folders of ${deploymentTarget}: ${folders.join(', ')}`);
    return folders[0] ?? '';
  }

  /** The platform configuration that is on the GitOps branches for a namespace of a cluster. */
  platformConfig(context: string, namespace: string): Readonly<Record<string, string>> {
    const applications = readAssignedApplications(context, this.clusters);
    const application = applications.find((one) => one.namespace === namespace);
    const config = application?.assigned.find(({ kind }) => kind === 'ConfigMap');
    return config?.data ?? {};
  }

  /** The statuses of a commit of the control plane: `success: Deployed`, by context. */
  async statuses(commit: string): Promise<Readonly<Record<string, string>>> {
    const statuses = Object.values(await this.sandbox.statuses(controlPlane, commit));
    return Object.fromEntries(statuses.map(({ context, state, description }) => [context, `${state}: ${description}`]));
  }

  /** Signs in to Argo CD with what the document's command has printed, and reads its list of Applications. */
  async openArgoCD({ url }: PortForward, printed: string): Promise<void> {
    const [, username, password] = /username: (\S+), password: (\S+)/.exec(printed) ?? [];
    const body = JSON.stringify({ username, password });
    const session = await fetch(`${url}/api/v1/session`, { method: 'POST', body });
    assert.equal(session.status, 200, `Argo CD rejected ${username}`);
    const { token } = (await session.json()) as { readonly token: string };
    const response = await fetch(`${url}/api/v1/applications`, { headers: { authorization: `Bearer ${token}` } });
    const { items } = (await response.json()) as { readonly items: readonly ArgoApplicationState[] };
    this.argoApplications = items;
  }

  /** Opens the page of a forwarded port, as a browser does, and remembers the values in its table. */
  async openPage({ context, namespace, url }: PortForward): Promise<void> {
    const response = await fetch(url);
    assert.equal(response.status, 200, `the page of ${namespace} on ${context}`);
    const values = [...(await response.text()).matchAll(/<td>(.*?)<\/td>/g)].map(([, value = '']) => value);
    this.pages.push({ context, namespace, values });
  }
}

/** The sample as its deployment leaves it: applications and services have been deployed, and the control plane has the settings of the document. */
function adaptFiles(files: FilesByPath, repository: string, branch: string, settings: DocumentSettings): FilesByPath {
  if (repository === controlPlane) return adaptControlPlane(files, settings);
  if (repository === applicationGitOps) return { ...files, ...readFolder(`examples/app-gitops/${branch}`) };
  return { ...files, ...SERVICE_MANIFESTS, ...readFolder(`examples/svc-gitops/${branch}`) };
}

/** `schedule.yml dev success`, with the logs of failed jobs. */
function describeRun({ workflow, branch, inputs, status, conclusion }: RunRecord): string {
  return [workflow, inputs.environment || inputs['from-environment'] || branch, conclusion ?? status].join(' ');
}

/** The logs of the jobs that failed in the last runs. */
export function describeFailures({ sandbox }: DocumentStage): string {
  const failed = sandbox.runner.runs.slice(-4).filter(({ conclusion }) => conclusion === 'failure');
  return failed.map(describeFailure).join('\n');
}

function describeFailure(run: RunRecord): string {
  const logs = run.jobs.filter(({ conclusion }) => conclusion === 'failure').map(({ log }) => log);
  return [describeRun(run), ...logs].join('\n');
}
