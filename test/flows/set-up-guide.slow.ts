import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { loadAll } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClusterBlocks, readSetUpClusters } from '../support/set-up-guide/cluster-guide.ts';
import { parseShellBlocks } from '../support/set-up-guide/guide-markdown.ts';
import { GuideSandbox } from '../support/set-up-guide/guide-sandbox.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Each test runs whole flows of many programs: seconds, and a multiple of that on a busy machine. */
const SLOW_MACHINE_MS = 120_000;
/** The values of a reader who follows the guide: other names than in the example. */
const OWNER = 'fabrikam';
const CONTROL_PLANE = `${OWNER}/fleet-control-plane`;
const GITOPS = `${OWNER}/fleet-gitops`;
const APPLICATION = `${OWNER}/fleet-app-src`;
const APPLICATION_GITOPS = `${OWNER}/fleet-app-gitops`;
const OWN_VALUES: readonly (readonly [guide: string, own: string])[] = [
  ['OWNER=contoso ', `OWNER=${OWNER} `],
  ['PREFIX=kalypso ', 'PREFIX=fleet '],
  ['CLIENT_ID=Iv23… ', 'CLIENT_ID=Iv23.own '],
  ['KEY=$HOME/Downloads/kalypso.private-key.pem\n', 'KEY=$HOME/key.pem\n'],
  ['NOTIFIER_CLIENT_ID=Iv23…\n', 'NOTIFIER_CLIENT_ID=Iv23.notifier\n'],
  ['NOTIFIER_KEY=$HOME/Downloads/kalypso-notifier.private-key.pem\n', 'NOTIFIER_KEY=$HOME/key.pem\n'],
];

let guide = '';
let sandbox: GuideSandbox;

beforeAll(async () => {
  sandbox = await GuideSandbox.start();
  guide = sandbox.adapt(readFileSync(join(ROOT, 'docs/guides/set-up.md'), 'utf8'), OWN_VALUES);
}, SLOW_MACHINE_MS);

afterAll(() => sandbox.stop());

/** Runs the shell blocks of sections. */
async function follow(from: number, to: number): Promise<void> {
  await sandbox.follow(parseShellBlocks(guide).filter(({ section }) => section >= from && section <= to));
}

describe('the set-up guide, followed to the letter', { timeout: SLOW_MACHINE_MS }, () => {
  it('sections 1 to 7 create the repositories, the access and the clusters', async () => {
    await follow(0, 6);
    const clusters = readSetUpClusters(guide);
    expect(clusters.map(({ cluster }) => cluster)).toEqual(['drone-dev', 'drone-stage', 'large-dev', 'large-stage']);
    for (const cluster of clusters) await sandbox.follow(readClusterBlocks(sandbox, cluster, cluster.sections));
    const branches = ['main', 'dev', 'stage'];
    const addresses = git(sandbox.folderOf(CONTROL_PLANE), [
      'grep',
      '-h',
      '-o',
      `repo: ${sandbox.github.url}/.*`,
      ...branches,
    ]);
    expect([...new Set(addresses.split('\n'))].sort()).toEqual([
      `repo: ${sandbox.github.url}/${CONTROL_PLANE}`,
      `repo: ${sandbox.github.url}/${GITOPS}`,
    ]);
    const defaults = [CONTROL_PLANE, GITOPS].map((name) =>
      git(sandbox.folderOf(name), ['symbolic-ref', '--short', 'HEAD']),
    );
    expect(defaults).toEqual(['main', 'dev']);
    expect(sandbox.settings('role').map(({ role }) => role)).toEqual(['Reader']);
  });

  it('section 1: workloads can be registered by issues: the form and the label exist', async () => {
    expect(sandbox.show(CONTROL_PLANE, 'main:.github/ISSUE_TEMPLATE/register-workload.yml')).toContain(
      'label: Workspace',
    );
    const labels = await sandbox.api<readonly { readonly name: string }[]>('GET', `/repos/${CONTROL_PLANE}/labels`);
    const workflow = sandbox.show(CONTROL_PLANE, 'main:.github/workflows/register-workload.yml');
    expect(labels.map(({ name }) => name)).toContain(/label\.name == '([\w-]+)'/.exec(workflow)?.[1]);
  });

  it('no file names the organization of the example', () => {
    for (const branch of ['main', 'dev', 'stage']) {
      const lines = git(sandbox.folderOf(CONTROL_PLANE), ['grep', '-h', '-e', '', branch, '--', '*.yaml']);
      expect(lines).toContain('apiVersion');
      expect(lines).not.toContain('/contoso/');
    }
    expect(sandbox.show(CONTROL_PLANE, 'main:templates/arc-flux.yaml')).toContain(
      `hasPrefix "${sandbox.github.url}/${OWNER}/"`,
    );
  });

  it('section 7: clusters with Flux watch their folder, and have one secret for applications', () => {
    const configurations = sandbox.settings('configuration');
    expect(configurations).toMatchObject(
      ['dev', 'stage'].map((branch) => ({
        ...{ cluster: `drone-${branch}`, branch, path: './drone' },
        // Their names never meet those of generated objects, which are in flux-system and contain a hyphen.
        ...{ name: 'platform', namespace: 'flux-platform', scope: 'cluster' },
      })),
    );
    expect(sandbox.settings('cluster-secret').filter(({ namespace }) => namespace !== 'argocd')).toMatchObject(
      ['drone-dev', 'drone-stage'].map((context) => ({
        ...{ context, namespace: 'flux-system', name: 'repo-secret' },
        values: ['username=git', 'password=github_pat_apps'],
      })),
    );
  });

  it('section 7: clusters with Argo CD watch their folder, with a token for the platform and one for everything else', () => {
    const isConfigMap = ({ object }: { readonly object: unknown }) =>
      (object as { kind?: unknown }).kind === 'ConfigMap';
    const applied = sandbox.settings('cluster-object').filter((setting) => !isConfigMap(setting));
    const address = `${sandbox.github.url}/${OWNER}/`;
    const inArgoCD = (context: string, kind: string, name: string, fields: object) => ({
      context,
      object: { kind, metadata: { name, namespace: 'argocd' }, ...fields },
    });
    expect(applied).toMatchObject(
      ['dev', 'stage'].flatMap((branch) => {
        const url = `${sandbox.github.url}/${GITOPS}`;
        const source = { repoURL: url, targetRevision: branch, path: 'large', directory: { recurse: true } };
        return [
          inArgoCD(`large-${branch}`, 'Secret', 'platform', {
            // No application can use it: each has a project of its own.
            stringData: { url, project: 'default', password: 'github_pat_platform' },
          }),
          inArgoCD(`large-${branch}`, 'Secret', 'repo-secret', {
            stringData: { url: address, password: 'github_pat_apps' },
          }),
          inArgoCD(`large-${branch}`, 'Application', 'platform', { spec: { source } }),
        ];
      }),
    );
  });

  it('the first runs propose a folder for each cluster type', async () => {
    await sandbox.installApps(guide, CONTROL_PLANE, [GITOPS]);
    await sandbox.requireReviewers(CONTROL_PLANE, 'stage');
    await sandbox.clustersFollow(GITOPS);
    sandbox.startRunner(CONTROL_PLANE, GITOPS);
    expect(await sandbox.settle()).toEqual([
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
      const { number } = await sandbox.openPull(GITOPS, branch);
      const files = await sandbox.api<readonly { filename: string }[]>('GET', `/repos/${GITOPS}/pulls/${number}/files`);
      expect(files.map(({ filename }) => filename)).toContain('drone/README.md');
    }
  });

  it('section 8: the registration is checked', async () => {
    await follow(8, 8);
    await sandbox.installApps(guide, CONTROL_PLANE, [GITOPS, APPLICATION]);
    expect(await sandbox.settle()).toEqual([
      'ci.yml pull_request success',
      'schedule.yml dev success',
      'schedule.yml stage success',
    ]);
  });

  it('section 9: after the merge, it is promoted to dev', async () => {
    await sandbox.merge(CONTROL_PLANE, 'main');
    expect(await sandbox.settle()).toEqual(['cd.yml dev success', 'ci.yml main success', 'schedule.yml dev success']);
    const registered = sandbox.head(CONTROL_PLANE, 'main');
    expect(sandbox.show(CONTROL_PLANE, 'dev:base-repo.yaml')).toContain(`commit: ${registered}`);
    const pull = await sandbox.openPull(GITOPS, 'dev');
    expect(pull.labels.map(({ name }) => name)).toEqual(['promoted']);
    const tree = git(sandbox.folderOf(GITOPS), ['ls-tree', '-r', '--name-only', pull.head.sha]).split('\n');
    expect(tree.filter((path) => path.endsWith('/reconciler.yaml'))).toEqual([
      'drone/hello-world-app-functional-test/reconciler.yaml',
      'large/hello-world-app-performance-test/reconciler.yaml',
    ]);
    const reconciler = sandbox.show(GITOPS, `${pull.head.sha}:drone/hello-world-app-functional-test/reconciler.yaml`);
    expect(loadAll(reconciler)).toContainEqual(
      expect.objectContaining({
        kind: 'GitRepository',
        metadata: { name: 'hello-world-app-functional-test', namespace: 'flux-system' },
        spec: expect.objectContaining({
          url: `${sandbox.github.url}/${APPLICATION_GITOPS}`,
          secretRef: { name: 'repo-secret' },
        }),
      }),
    );
    expect(sandbox.show(GITOPS, `${pull.head.sha}:.github/tracking/Promoted_Commit_Id`)).toBe(registered);
  });

  it('section 9: when the clusters comply, it is promoted to stage, after an approval', async () => {
    const registered = sandbox.head(CONTROL_PLANE, 'main');
    await sandbox.merge(GITOPS, 'dev');
    await sandbox.clustersFollow(GITOPS);
    expect(await sandbox.settle()).toEqual([
      'cd.yml dev in_progress',
      'check-promote.yml dev success',
      'notify-control-plane.yml dev success',
    ]);
    const [job] = sandbox.runner.waiting;
    expect(job?.name).toBe('Promote to stage');
    if (job !== undefined) sandbox.runner.approve(job);
    expect(await sandbox.settle()).toEqual(['schedule.yml stage success']);
    const pull = await sandbox.openPull(GITOPS, 'stage');
    expect(await sandbox.statuses(CONTROL_PLANE, registered)).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': `pending: Waits for the merge of pull request #${pull.number}`,
    });
    const { sha } = pull.head;
    expect(sandbox.show(GITOPS, `${sha}:.github/tracking/Promoted_Commit_Id`)).toBe(registered);
    const tree = git(sandbox.folderOf(GITOPS), ['ls-tree', '-r', '--name-only', sha]);
    expect(tree).toContain('drone/hello-world-app-uat-test/reconciler.yaml');
  });
});
