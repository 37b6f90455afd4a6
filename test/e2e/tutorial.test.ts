import type { RunRecord } from '@kalypso-actions/workflow-runner';
import { load, loadAll } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TUTORIAL_CHAPTERS } from '../support/tutorial/chapters.ts';
import { toCommitStatus } from '../support/tutorial/fleet.ts';
import { REPOSITORIES } from '../support/tutorial/seed-repositories.ts';
import { TutorialSandbox, type TutorialStatus } from '../support/tutorial/tutorial-sandbox.ts';

const { controlPlane, platformGitOps, application, applicationGitOps } = REPOSITORIES;
/** Each test runs whole flows of many programs: seconds, and a multiple of that on a busy machine. */
const SLOW_MACHINE_MS = 120_000;
const TRACKING = '.github/tracking/Promoted_Commit_Id';
const RECORD = '.github/tracking/assignments.json';

let sandbox: TutorialSandbox;
/** The runs that the last chapter started. */
let runs: readonly RunRecord[] = [];
const performed: string[] = [];
/** How many pages the chapters before have opened. */
let opened = 0;
/** The heads of `main`: the registration, and the change that a cluster cannot apply. */
let registered = '';
let failed = '';

beforeAll(async () => {
  sandbox = await TutorialSandbox.start();
}, SLOW_MACHINE_MS);
afterAll(() => sandbox.stop());

async function perform(id: string): Promise<void> {
  const chapter = TUTORIAL_CHAPTERS.find((one) => one.id === id);
  if (chapter === undefined) throw new Error(`there is no chapter ${id}`);
  performed.push(id);
  const before = sandbox.runner.runs.length;
  opened = sandbox.pages.length;
  await chapter.perform(sandbox);
  runs = sandbox.runner.runs.slice(before);
}

const flow = () =>
  runs.map(({ workflow, branch, inputs, conclusion }) =>
    [workflow, inputs.environment || inputs['from-environment'] || branch, conclusion].join(' '),
  );
/** The pages of the application that the last chapter opened. */
const pages = () =>
  sandbox.pages
    .slice(opened)
    .map(({ environment, cluster, deploymentTarget, port, values }) => [
      environment,
      cluster,
      deploymentTarget,
      port,
      ...values,
    ]);
/** The last check of an environment. */
const checkOf = (environment: string) =>
  sandbox.runner.runs
    .findLast(({ workflow, inputs }) => workflow === 'check-promote.yml' && inputs.environment === environment)
    ?.jobs.find(({ id }) => id === 'check');
const countPolls = () => checkOf('dev')?.log.match(/ of \d+ comply /g)?.length ?? 0;
const runOf = (workflow: string) => runs.find((run) => run.workflow === workflow);
const status = async (commit: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.values(await sandbox.statuses(controlPlane, commit)).map(
      ({ context, state, description }: TutorialStatus) => [context, `${state}: ${description}`],
    ),
  );
const generated = (revision: string) =>
  sandbox
    .files(platformGitOps, revision)
    .filter((path) => path !== 'README.md' && !path.startsWith('.github/workflows/'));
const baseRepo = (environment: string) => sandbox.file(controlPlane, environment, 'base-repo.yaml');
const config = (revision: string, assignment: string) =>
  load(sandbox.file(platformGitOps, revision, `${assignment}/platform-config.yaml`));

describe('the tutorial', { timeout: SLOW_MACHINE_MS }, () => {
  it('an application is registered: checked, promoted to dev, scheduled there', async () => {
    const before = baseRepo('dev');
    const initial = /commit: (\w{40})/.exec(before)?.[1] ?? '';
    await perform('onboard');
    registered = sandbox.head(controlPlane, 'main');
    expect(flow()).toEqual(['ci.yml main success', 'cd.yml dev success', 'schedule.yml dev success']);
    expect(baseRepo('dev')).toBe(before.replace(initial, registered));
    const pull = await sandbox.pull(platformGitOps, 'dev');
    const waits = `pending: Waits for the merge of pull request #${pull.number}`;
    expect(await status(registered)).toEqual({ 'dev environment': waits });
    expect(pull).toMatchObject({ labels: ['promoted'], base: 'dev' });
    expect(sandbox.file(platformGitOps, pull.head, TRACKING)).toBe(registered);
    expect(generated(pull.head)).toEqual([
      TRACKING,
      RECORD,
      'command-center/README.md',
      'drone/README.md',
      'large/README.md',
      'large/observability-prometheus/namespace.yaml',
      'large/observability-prometheus/platform-config.yaml',
      'large/observability-prometheus/reconciler.yaml',
      'small/README.md',
    ]);
    expect(await sandbox.pulls(platformGitOps, 'stage', 'all')).toEqual([]);
  });

  it('the policies of dev add assignments to the same pull request', async () => {
    const before = await sandbox.pull(platformGitOps, 'dev');
    await perform('dev-policies');
    expect(flow()).toEqual(['schedule.yml dev success']);
    const pull = await sandbox.pull(platformGitOps, 'dev');
    expect(pull).toMatchObject({ number: before.number, labels: ['promoted'] });
    const files = ['namespace.yaml', 'platform-config.yaml', 'reconciler.yaml'];
    const added = generated(pull.head).filter((path) => path.includes('hello-world'));
    expect(added).toEqual([
      ...files.map((file) => `drone/hello-world-app-functional-test/${file}`),
      ...files.map((file) => `large/hello-world-app-performance-test/${file}`),
    ]);
  });

  it('the manifests of an assignment are those of the documents', async () => {
    const { head } = await sandbox.pull(platformGitOps, 'dev');
    const read = (file: string) =>
      loadAll(sandbox.file(platformGitOps, head, `drone/hello-world-app-functional-test/${file}`));
    const url = `${sandbox.github.url}/${applicationGitOps}`;
    const target = 'hello-world-app-functional-test';
    const namespace = `dev-drone-${target}`;
    expect(read('namespace.yaml')).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: namespace,
          labels: {
            environment: 'dev',
            workspace: 'kaizen-app-team',
            workload: 'hello-world-app',
            deploymentTarget: target,
            someLabel: 'some-value',
          },
        },
      },
    ]);
    expect(read('platform-config.yaml')).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'platform-config', namespace },
        data: {
          CLUSTER_NAME: 'Drone',
          DATABASE_URL: 'mysql://restricted-host:3306/mysqlrty123',
          ENVIRONMENT: 'Dev',
          REGION: 'East US',
          SOME_COMMON_ENVIRONMENT_VARIABLE: 'false',
        },
      },
    ]);
    const [repository, kustomization, ...others] = read('reconciler.yaml');
    const metadata = { name: target, namespace: 'flux-system' };
    // In the documents, both are of v1beta2, which Flux no longer serves.
    expect(repository).toEqual({
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata,
      spec: { interval: '30s', url, ref: { branch: 'dev' }, secretRef: { name: 'repo-secret' } },
    });
    // In the documents, there is no account: the application could change everything in the cluster.
    const serviceAccountName = `kalypso-${target}`;
    expect(kustomization).toEqual({
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata,
      spec: {
        interval: '30s',
        path: './functional-test',
        prune: true,
        serviceAccountName,
        sourceRef: { kind: 'GitRepository', name: target },
        targetNamespace: namespace,
      },
    });
    expect(others).toMatchObject([
      { kind: 'ServiceAccount', metadata: { name: serviceAccountName, namespace: 'flux-system' } },
      {
        kind: 'RoleBinding',
        metadata: { namespace },
        roleRef: { kind: 'ClusterRole', name: 'edit' },
        subjects: [{ kind: 'ServiceAccount', name: serviceAccountName, namespace: 'flux-system' }],
      },
    ]);
    const argo = loadAll(sandbox.file(platformGitOps, head, 'large/hello-world-app-performance-test/reconciler.yaml'));
    expect(argo).toContainEqual(
      expect.objectContaining({ kind: 'Application', metadata: expect.objectContaining({ namespace: 'argocd' }) }),
    );
  });

  it('after the merge, the check waits for both clusters', async () => {
    await perform('merge-dev');
    expect(runs.map(({ workflow }) => workflow)).toEqual(['notify-control-plane.yml', 'check-promote.yml']);
    expect(runOf('check-promote.yml')?.inputs).toEqual({
      environment: 'dev',
      commit_id: sandbox.head(platformGitOps, 'dev'),
      promoted_commit_id: '',
    });
    expect(await status(registered)).toEqual({ 'dev environment': expect.stringMatching(/^pending: Deploying/) });
    expect(baseRepo('stage')).not.toContain(registered);
  });

  it('when the drone has reported and is confirmed, the check waits for Argo CD', async () => {
    const before = await sandbox.countConfirmations('dev');
    await perform('drone-reports');
    expect(runs).toEqual([]);
    expect(await sandbox.countConfirmations('dev')).toBe(before + 1);
    expect(await status(registered)).toEqual({ 'dev environment': expect.stringMatching(/^pending: Deploying/) });
    expect(baseRepo('stage')).not.toContain(registered);
  });

  it('a status of a person or of a workflow does not count as one of Argo CD', async () => {
    const commit = sandbox.head(platformGitOps, 'dev');
    await sandbox.github.setToken('token-of-job', {
      login: 'github-actions[bot]',
      kind: 'workflow',
      repositories: { [platformGitOps]: { statuses: 'write' } },
    });
    const forged = toCommitStatus({ environment: 'dev', commit, health: 'Healthy' });
    for (const token of ['token-of-alice', 'token-of-job']) await sandbox.setStatus(commit, forged, token);
    // The next poll may have read the statuses before.
    const polls = countPolls() + 2;
    await sandbox.runner.until(() => countPolls() >= polls);
    expect(sandbox.findWaitingCheck('dev', /1 of 2 comply \(.*\b1 unknown\b/)).toBeDefined();
    expect(await status(registered)).toEqual({ 'dev environment': expect.stringMatching(/^pending: Deploying/) });
  });

  it('when Argo CD has reported, the commit is promoted to stage', async () => {
    await perform('large-reports');
    expect(flow()).toEqual(['cd.yml dev success', 'schedule.yml stage success']);
    const pull = await sandbox.pull(platformGitOps, 'stage');
    expect(await status(registered)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': `pending: Waits for the merge of pull request #${pull.number}`,
    });
    const { annotations = [], summary = '' } = checkOf('dev') ?? {};
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^2 commit statuses .*github-actions\[bot\].*alice/),
    ]);
    expect(summary).toMatch(/2 of 2 clusters have proven/);
    expect(baseRepo('stage')).toContain(`commit: ${registered}`);
    expect(pull.labels).toEqual(['promoted']);
    expect(generated(pull.head)).toEqual([TRACKING, RECORD, 'drone/README.md', 'large/README.md']);
  });

  it('the policy of stage assigns the acceptance tests to every cluster type', async () => {
    await perform('stage-policy');
    const pull = await sandbox.pull(platformGitOps, 'stage');
    expect(generated(pull.head).filter((path) => path.endsWith('/namespace.yaml'))).toEqual([
      'drone/hello-world-app-uat-test/namespace.yaml',
      'large/hello-world-app-uat-test/namespace.yaml',
    ]);
  });

  it('at the end of the chain the commit is deployed', async () => {
    await perform('merge-stage');
    expect(flow()).toEqual(['notify-control-plane.yml stage success', 'check-promote.yml stage success']);
    expect(await status(registered)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': 'success: Deployed',
    });
    expect(await sandbox.statusCreators(controlPlane, registered)).toEqual(['github-actions[bot]']);
  });

  it('the application is built and deployed to dev, and waits on stage', async () => {
    await perform('deploy');
    expect(flow()).toEqual(['deploy.yml main success']);
    const [dev] = await sandbox.pulls(applicationGitOps, 'dev', 'all');
    expect(dev).toMatchObject({ merged: true });
    expect(sandbox.files(applicationGitOps, 'dev')).toEqual([
      'README.md',
      'functional-test/manifests.yaml',
      'performance-test/manifests.yaml',
    ]);
    const manifest = sandbox.file(applicationGitOps, 'dev', 'performance-test/manifests.yaml');
    expect(manifest).toMatch(new RegExp(`image: "ghcr.io/${application}@sha256:[0-9a-f]{64}"`));
    expect(manifest).toContain('replicas: 2');
    const stage = await sandbox.pull(applicationGitOps, 'stage');
    expect(sandbox.files(applicationGitOps, stage.head)).toEqual(['README.md', 'uat-test/manifests.yaml']);
    expect(sandbox.files(applicationGitOps, 'stage')).toEqual(['README.md']);
    // What the tutorial shows: the same database on dev and stage.
    const restricted = 'mysql://restricted-host:3306/mysqlrty123';
    const west = 'mysql://west:8806/mysql2';
    expect(pages()).toEqual([
      ['dev', 'drone', 'hello-world-app-functional-test', 9090, 'Dev', 'East US', 'Drone', restricted],
      ['dev', 'large', 'hello-world-app-performance-test', 8080, 'Dev', 'West US', 'Large', west],
    ]);
    await perform('approve-deploy');
    expect(pages()).toEqual([
      ['stage', 'drone', 'hello-world-app-uat-test', 8000, 'Stage', 'East US', 'Drone', restricted],
      ['stage', 'large', 'hello-world-app-uat-test', 8000, 'Stage', 'West US', 'Large', west],
    ]);
    expect(sandbox.files(applicationGitOps, 'stage')).toEqual(['README.md', 'uat-test/manifests.yaml']);
  });

  it('a change of an environment branch is scheduled, checked, and not promoted', async () => {
    await perform('west-us');
    expect(flow()).toEqual(['schedule.yml stage success']);
    const pull = await sandbox.pull(platformGitOps, 'stage');
    expect(pull.labels).toEqual([]);
    expect(config(pull.head, 'large/hello-world-app-uat-test')).toHaveProperty('data', {
      CLUSTER_NAME: 'Large',
      DATABASE_URL: 'mysql://west-stage:8806/mysql2',
      ENVIRONMENT: 'Stage',
      REGION: 'West US',
      SOME_COMMON_ENVIRONMENT_VARIABLE: 'false',
    });
    expect(config(pull.head, 'drone/hello-world-app-uat-test')).toEqual(
      config('stage', 'drone/hello-world-app-uat-test'),
    );
    const before = await status(registered);
    await perform('merge-west-us');
    expect(flow()).toEqual(['notify-control-plane.yml stage success', 'check-promote.yml stage success']);
    expect(runOf('check-promote.yml')?.jobs.map(({ outputs }) => outputs)).toEqual([{ commit: '', next: '' }, {}]);
    expect(await status(registered)).toEqual(before);
    expect(pages().map(([, cluster, , , , , , database]) => [cluster, database])).toEqual([
      ['drone', 'mysql://restricted-host:3306/mysqlrty123'],
      ['large', 'mysql://west-stage:8806/mysql2'],
    ]);
  });

  it('a new cluster type gets what its labels select', async () => {
    await perform('small');
    expect(flow()).toEqual([
      'schedule.yml stage success',
      'notify-control-plane.yml stage success',
      'check-promote.yml stage success',
    ]);
    expect(generated('stage').filter((path) => path.startsWith('small/'))).toEqual([
      'small/README.md',
      'small/hello-world-app-uat-test/namespace.yaml',
      'small/hello-world-app-uat-test/platform-config.yaml',
      'small/hello-world-app-uat-test/reconciler.yaml',
    ]);
  });

  it('a cluster that fails stops the promotion', async () => {
    await perform('failing-cluster');
    failed = sandbox.head(controlPlane, 'main');
    expect(flow()).toEqual([
      'ci.yml main success',
      'cd.yml dev success',
      'schedule.yml dev success',
      'notify-control-plane.yml dev success',
      'check-promote.yml dev failure',
    ]);
    expect(await status(failed)).toEqual({ 'dev environment': expect.stringMatching(/^failure: Failed to deploy/) });
    expect(baseRepo('stage')).toContain(`commit: ${registered}`);
    expect(await sandbox.pulls(platformGitOps, 'stage')).toEqual([]);
    expect(runOf('check-promote.yml')?.jobs[0]?.summary).toMatch(/drone\/dev.*failing.*dry-run failed: forbidden/);
  });

  it('a cluster with Argo CD that fails does so, too', async () => {
    await perform('failing-argo-cd');
    expect(flow()).toEqual(['check-promote.yml dev failure']);
    expect(await status(failed)).toEqual({ 'dev environment': expect.stringMatching(/^failure: Failed to deploy/) });
    expect(baseRepo('stage')).toContain(`commit: ${registered}`);
    expect(await sandbox.pulls(platformGitOps, 'stage')).toEqual([]);
    const { summary = '' } = checkOf('dev') ?? {};
    expect(summary).toMatch(/large\/platform.*failing.*Degraded/);
    expect(summary).not.toMatch(/drone\/dev.*failing/);
  });

  it('has no other chapters', () => expect(performed).toEqual(TUTORIAL_CHAPTERS.map(({ id }) => id)));
});
