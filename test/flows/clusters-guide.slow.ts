// docs/guides/clusters.md, followed to the letter after the set-up guide. `az`, `kubectl`, `flux` and `helm` are emulated; what they get is compared.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasKubectl } from '../differential/kustomize.ts';
import { findObjectProblems, type Manifest } from '../reconcilers/validate-object.ts';
import { type GuideCluster, readClusterBlocks } from '../support/set-up-guide/cluster-guide.ts';
import { COMMANDS } from '../support/set-up-guide/commands.ts';
import { parseShellBlocks } from '../support/set-up-guide/guide-markdown.ts';
import { GuideSandbox } from '../support/set-up-guide/guide-sandbox.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Each test runs whole flows of many programs: seconds, and a multiple of that on a busy machine. */
const SLOW_MACHINE_MS = 240_000;
const OWNER = 'fabrikam';
const CONTROL_PLANE = `${OWNER}/fleet-control-plane`;
const GITOPS = `${OWNER}/fleet-gitops`;
const REPORTER = 'token-of-the-reporter';

const AKS = { cluster: 'drone-1', environment: 'dev', clusterType: 'drone' };
const ARC = { cluster: 'drone-2', environment: 'stage', clusterType: 'drone' };
const EDGE = { cluster: 'drone-3', environment: 'dev', clusterType: 'drone' };
const ARGO_CD = { cluster: 'large-1', environment: 'dev', clusterType: 'large' };

let sandbox: GuideSandbox;

beforeAll(async () => {
  const commands = ['package.json', 'scripts/kalypso.ts', 'scripts/require-node.js', 'scripts/kalypso'];
  const tool = execFileSync('git', ['ls-files', ...commands], { cwd: ROOT, encoding: 'utf8' })
    .trim()
    .split('\n');
  sandbox = await GuideSandbox.start(
    Object.fromEntries(tool.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')])),
  );
  // `npm ci` needs a registry: the packages are those of this repository. Azure has another address, and the emulator has a CLI that signs in there.
  sandbox.installProgram(
    'npm',
    `[ "$1" != ci ] || exec ln -s -f '${ROOT}/node_modules' "$3/node_modules"
     PATH='${sandbox.azure.path}' exec npm "$@" --resource-manager-endpoint '${sandbox.azure.url}'`,
  );
  const setUp = sandbox.adapt(readFileSync(join(ROOT, 'docs/guides/set-up.md'), 'utf8'), [
    ['OWNER=contoso ', `OWNER=${OWNER} `],
    ['PREFIX=kalypso ', 'PREFIX=fleet '],
    ['CLIENT_ID=Iv23… ', 'CLIENT_ID=Iv23.own '],
    ['KEY=$HOME/Downloads/kalypso.private-key.pem\n', 'KEY=$HOME/key.pem\n'],
    ['NOTIFIER_CLIENT_ID=Iv23…\n', 'NOTIFIER_CLIENT_ID=Iv23.notifier\n'],
    ['NOTIFIER_KEY=$HOME/Downloads/kalypso-notifier.private-key.pem\n', 'NOTIFIER_KEY=$HOME/key.pem\n'],
  ]);
  await sandbox.follow(parseShellBlocks(setUp).filter(({ section }) => section < 7));
  await sandbox.installApps(setUp, CONTROL_PLANE, [GITOPS]);
  await sandbox.github.setToken(REPORTER, {
    login: 'contoso-edge[bot]',
    kind: 'app',
    repositories: { [GITOPS]: { statuses: 'write' } },
  });
  await sandbox.clustersFollow(GITOPS);
  sandbox.startRunner(CONTROL_PLANE, GITOPS);
  await sandbox.settle();
}, SLOW_MACHINE_MS);

afterAll(() => sandbox.stop());

/** Follows sections for a cluster: section 1, which sets the variables, and of the others the blocks that are needed. @returns what they print */
async function follow(
  cluster: GuideCluster,
  sections: readonly number[],
  isNeeded: (code: string) => boolean = () => true,
): Promise<string> {
  const blocks = readClusterBlocks(sandbox, cluster, [1, ...sections]);
  return sandbox.follow(blocks.filter(({ section, code }) => section === 1 || isNeeded(code)));
}

/** Lists a cluster in the inventory, compares that with Azure, and pushes it. */
const list = (cluster: GuideCluster, reports: 'to Azure' | 'statuses') =>
  follow(cluster, [7], (code) => reports === 'statuses' || !code.includes('commitStatus'));

/** Compares the inventory with Azure, and pushes it. */
const compareAndPush = (cluster: GuideCluster) => follow(cluster, [7], (code) => code.includes('inventory check'));

const secretsOf = (cluster: string) =>
  sandbox
    .settings('cluster-secret')
    .filter(({ context }) => context === cluster)
    .map(({ namespace, name, values }) => [`${namespace}/${name}`, ...values.map((value) => value.slice(0, 40))]);

const objectsOf = (cluster: string): readonly Manifest[] =>
  sandbox.settings('cluster-object').flatMap(({ context, object }) => (context === cluster ? [object] : []));

const findObject = (cluster: string, kind: string, name: string): Manifest =>
  objectsOf(cluster).findLast((object) => object.kind === kind && object.metadata.name === name);

const inventory = (environment: string) => load(sandbox.show(CONTROL_PLANE, `${environment}:.kalypso/inventory.yaml`));

/** A cluster outside Azure reports that it has applied the head of its branch. */
async function reportApplied({ cluster, environment }: GuideCluster): Promise<void> {
  const context = `kalypso/${cluster}/platform`;
  await sandbox.github.api('POST', `/repos/${GITOPS}/statuses/${sandbox.head(GITOPS, environment)}`, {
    token: REPORTER,
    body: { state: 'success', context },
  });
}

/** What the last check found, by its log. */
const lastCheck = () =>
  sandbox.runner.runs
    .findLast(({ workflow }) => workflow === 'check-promote.yml')
    ?.jobs.find(({ id }) => id === 'check')?.log ?? '';

describe('the guide for clusters, followed to the letter', { timeout: SLOW_MACHINE_MS }, () => {
  it('sections 3 and 4: a cluster that Azure Arc connects watches its folder', async () => {
    await follow(ARC, [3, 4]);
    expect(sandbox.settings('cluster')).toMatchObject([
      { clusterType: 'connectedClusters', cluster: 'drone-2', resourceGroup: 'fleet-stage', tags: 'ring=canary' },
    ]);
    expect(sandbox.settings('configuration')).toMatchObject([
      {
        ...{ cluster: 'drone-2', clusterType: 'connectedClusters', resourceGroup: 'fleet-stage', branch: 'stage' },
        ...{ name: 'platform', namespace: 'flux-platform', scope: 'cluster', path: './drone' },
      },
    ]);
    expect(secretsOf('drone-2')).toEqual([['flux-system/repo-secret', 'username=git', 'password=github_pat_apps']]);
  });

  it('sections 2 and 4: so does an AKS cluster with a managed identity', async () => {
    await follow(AKS, [2, 4]);
    expect(sandbox.settings('cluster').at(-1)).toMatchObject({ clusterType: 'managedClusters', cluster: 'drone-1' });
    expect(sandbox.settings('configuration').at(-1)).toMatchObject({
      ...{ cluster: 'drone-1', clusterType: 'managedClusters', resourceGroup: 'fleet-dev' },
      ...{ branch: 'dev', path: './drone' },
    });
  });

  it('section 5: Flux outside Azure is locked down, and the platform has the account of Flux', async () => {
    await follow(EDGE, [5]);
    expect(secretsOf('drone-3')).toEqual([
      [
        'flux-system/kalypso-github-app',
        ...['githubAppID=7001', 'githubAppInstallationID=7002', 'githubAppPrivateKey=-----BEGIN PRIVATE K'],
      ],
      ['flux-system/platform', 'username=git', 'password=github_pat_platform'],
      ['flux-system/repo-secret', 'username=git', 'password=github_pat_apps'],
    ]);
    expect(findObject('drone-3', 'Kustomization', 'platform').spec).toMatchObject({
      ...{ path: './drone', prune: true, wait: true, serviceAccountName: 'kustomize-controller' },
    });
    expect(findObject('drone-3', 'GitRepository', 'platform').spec).toMatchObject({
      url: `${sandbox.github.url}/${GITOPS}`,
      ref: { branch: 'dev' },
    });
    expect(findObject('drone-3', 'Provider', 'kalypso').spec).toMatchObject({
      address: `${sandbox.github.url}/${GITOPS}`,
      commitStatusExpr: "'kalypso/drone-3/' + event.involvedObject.name",
    });
    expect(JSON.stringify(objectsOf('drone-3'))).not.toMatch(/contoso|edge-1/);
  });

  it.skipIf(!hasKubectl())('section 5: every controller has the flags of the lockdown that it knows', () => {
    const args = (name: string) =>
      findObject('drone-3', 'Deployment', name).spec.template.spec.containers[0].args.slice(1);
    const [noReferences, noAccount] = ['--no-cross-namespace-refs=true', '--default-service-account=default'];
    expect(args('kustomize-controller')).toEqual([noReferences, noAccount, '--no-remote-bases=true']);
    expect(args('helm-controller')).toEqual([noReferences, noAccount]);
    expect(args('notification-controller')).toEqual([noReferences]);
    expect(args('source-controller')).toEqual([]);
  });

  it('section 6: Argo CD is installed, and its platform application may delete everything', async () => {
    await follow(ARGO_CD, [6]);
    expect(sandbox.settings('chart')).toMatchObject([
      {
        ...{ context: 'large-1', namespace: 'argocd', release: 'argocd' },
        chart: 'oci://ghcr.io/argoproj/argo-helm/argo-cd',
        values: ['notifications.cm.create=false', 'notifications.secret.create=false'],
      },
    ]);
    const { source, syncPolicy } = findObject('large-1', 'Application', 'platform').spec;
    expect(source).toMatchObject({
      ...{ repoURL: `${sandbox.github.url}/${GITOPS}`, targetRevision: 'dev', path: 'large' },
      directory: { recurse: true },
    });
    expect(syncPolicy.automated).toEqual({ prune: true, selfHeal: true, allowEmpty: true });
    const { data } = findObject('large-1', 'ConfigMap', 'argocd-notifications-cm');
    expect(data.context).toContain('cluster: large-1\n');
    expect(load(data['service.github'])).toEqual({
      ...{ appID: 7001, installationID: 7002, privateKey: '$kalypso-github-privateKey' },
    });
    expect(findObject('large-1', 'ConfigMap', 'argocd-cm').data).toHaveProperty([
      'resource.customizations.health.argoproj.io_Application',
    ]);
    expect(findObject('large-1', 'Secret', 'platform').stringData).toMatchObject({
      ...{ url: `${sandbox.github.url}/${GITOPS}`, project: 'default', password: 'github_pat_platform' },
    });
    expect(findObject('large-1', 'Secret', 'repo-secret').stringData).toMatchObject({
      ...{ url: `${sandbox.github.url}/${OWNER}/`, password: 'github_pat_apps' },
    });
    expect(secretsOf('large-1')).toEqual([
      ['argocd/argocd-notifications-secret', 'kalypso-github-privateKey=-----BEGIN PRI'],
    ]);
  });

  it('every object of Flux and Argo CD is one that its model accepts', () => {
    const objects = ['drone-3', 'large-1'].flatMap(objectsOf);
    const checked = objects.filter(({ apiVersion }) => /toolkit\.fluxcd|argoproj/.test(apiVersion));
    expect(checked.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['GitRepository', 'Kustomization', 'Application']),
    );
    const known = checked.filter(({ kind }) => !['Provider', 'Alert'].includes(kind));
    expect(known.flatMap(findObjectProblems)).toEqual([]);
  });

  it('section 7: the clusters are listed, and the list agrees with Azure', async () => {
    for (const branch of ['dev', 'stage']) await sandbox.merge(GITOPS, branch);
    await sandbox.settle();
    await sandbox.clustersFollow(GITOPS);
    expect(await list(AKS, 'to Azure')).toContain('1 cluster: the inventory and Azure agree.');
    expect(await list(ARC, 'to Azure')).toContain('1 cluster: the inventory and Azure agree.');
    for (const cluster of [EDGE, ARGO_CD]) await list(cluster, 'statuses');
    const labels = { ring: 'canary' };
    const reporters = [{ commitStatus: { object: 'platform', creators: ['contoso-edge[bot]'] } }];
    expect(inventory('dev')).toEqual({
      clusters: [
        { name: 'drone-1', clusterType: 'drone', labels },
        { name: 'drone-3', clusterType: 'drone', labels, reporters },
        { name: 'large-1', clusterType: 'large', labels, reporters },
      ],
    });
    await sandbox.settle();
  });

  it('section 8: a check fails while a listed cluster does not report, and succeeds when it does', async () => {
    const check = () => follow(AKS, [8]);
    expect(await check()).toContain('Compliant');
    expect(await sandbox.settle()).toEqual([expect.stringMatching(/^check-promote\.yml dev failure/)]);
    expect(lastCheck()).toMatch(/1 of 3 comply .*2 unknown/);
    for (const cluster of [EDGE, ARGO_CD]) await reportApplied(cluster);
    await check();
    // The registration of the set-up is deployed now, so it is promoted to the next environment.
    expect(await sandbox.settle()).toContain('check-promote.yml dev success');
    expect(lastCheck()).toContain('3 of 3 comply');
  });

  it('section 9: a new cluster type gets its folder, which a cluster then watches', async () => {
    await follow(ARGO_CD, [9]);
    expect(await sandbox.settle()).toEqual(['schedule.yml dev success']);
    await sandbox.merge(GITOPS, 'dev');
    expect(sandbox.show(GITOPS, 'dev:medium/README.md')).toContain('cluster type');
    await follow({ cluster: 'medium-1', environment: 'dev', clusterType: 'medium' }, [6]);
    expect(findObject('medium-1', 'Application', 'platform').spec.source.path).toBe('medium');
  });

  it('section 10: a cluster moves to another type, on the cluster and in the inventory', async () => {
    await follow(AKS, [10]);
    expect(sandbox.settings('configuration-path')).toMatchObject([
      { cluster: 'drone-1', name: 'platform', kustomization: 'platform', path: './command-center' },
    ]);
    await sandbox.clustersFollow(GITOPS);
    expect(await compareAndPush(AKS)).toContain('3 clusters: the inventory and Azure agree.');
    expect(inventory('dev')).toMatchObject({ clusters: [{ name: 'drone-1', clusterType: 'command-center' }, {}, {}] });
    // The blocks of sections 5 and 6 that apply the folder, with another cluster type.
    await follow({ ...EDGE, clusterType: 'command-center' }, [5], (code) => code.includes('flux.yaml'));
    expect(findObject('drone-3', 'Kustomization', 'platform').spec.path).toBe('./command-center');
    await follow({ ...ARGO_CD, clusterType: 'medium' }, [6], (code) => code.includes('argocd-application.yaml'));
    expect(findObject('large-1', 'Application', 'platform').spec.source.path).toBe('medium');
  });

  it('section 11: a cluster is removed from the inventory, then from the fleet', async () => {
    await follow(AKS, [11]);
    expect(sandbox.settings('configuration-removed')).toMatchObject([{ cluster: 'drone-1', name: 'platform' }]);
    await sandbox.clustersFollow(GITOPS);
    expect(await compareAndPush(AKS)).toContain('2 clusters: the inventory and Azure agree.');
    expect(inventory('dev')).toMatchObject({ clusters: [{ name: 'drone-3' }, { name: 'large-1' }] });
  });
});

describe('the emulated commands', () => {
  /** The help of some CLIs needs no account and no extension. */
  const CHECKED = ['kubectl', 'helm', 'flux', 'gh'];
  const isInstalled = (program: string) => {
    try {
      execFileSync(program, ['--help'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  const programs = CHECKED.filter(isInstalled);

  it.each(Object.entries(COMMANDS).filter(([command]) => programs.includes(command.split(' ')[0] ?? '')))(
    '%s has the options of the CLI that is installed',
    (command, [options]) => {
      const [program = '', ...words] = command.split(' ');
      const read = (args: readonly string[]) => execFileSync(program, args, { encoding: 'utf8' });
      const help = read([...words, '--help']) + (program === 'kubectl' ? read(['options']) : '');
      const missing = options.split(' ').filter((option) => {
        const name = option.replace(/[!*]$/, '');
        return name !== '' && !new RegExp(`(?:^|\\s)-{1,2}${name}\\b`, 'm').test(help);
      });
      expect(missing).toEqual([]);
    },
  );
});
