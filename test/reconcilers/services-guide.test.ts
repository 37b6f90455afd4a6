import {
  createPlan,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  type Resource,
} from '@kalypso-actions/scheduler';
import {
  emptyModel,
  formatDocument,
  loadFiles,
  policy,
  selector,
  target,
  workload,
} from '@kalypso-actions/scheduler/testing';
import { load, loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parseService } from '../../packages/services/src/definition/read-services.ts';
import { readRepositoryFile } from '../architecture/files.ts';
import { findObjectProblems, type Manifest } from './validate-object.ts';

const GUIDE = 'docs/guides/services.md';
const [, SECTION = ''] =
  /^## A service with cluster-scoped objects\n([\s\S]*?)^## /m.exec(readRepositoryFile(GUIDE)) ?? [];
const [BINDING = '', PROJECT = '', SERVICE = ''] = [...SECTION.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, text]) => text,
);
const TEMPLATES = 'examples/control-plane/main/templates';
const SETTINGS = { namespacePattern: DEFAULT_NAMESPACE_PATTERN, configFileName: DEFAULT_CONFIG_FILE_NAME };

/** The template as the guide changes it. */
function changeTemplate(name: string, replaced: RegExp, replacement: string): string {
  const template = readRepositoryFile(`${TEMPLATES}/${name}.yaml`);
  expect(template).toMatch(replaced);
  return template.replace(replaced, () => replacement);
}

/** What a cluster gets as the reconciler of an assignment. */
async function render(name: string, template: string, workspace: string): Promise<readonly Manifest[]> {
  const { value, diagnostics } = await loadFiles({
    'template.yaml': template,
    'type.yaml': formatDocument(
      'ClusterType',
      'drone',
      `reconciler: ${name}\nnamespaceService: default\nconfigType: configmap\n`,
    ),
    'namespace.yaml': readRepositoryFile(`${TEMPLATES}/namespace.yaml`),
    'configmap.yaml': readRepositoryFile(`${TEMPLATES}/configmap.yaml`),
  });
  const ofKind = <K extends Resource['kind']>(kind: K) =>
    value.resources.filter((resource): resource is Extract<Resource, { kind: K }> => resource.kind === kind);
  const plan = await createPlan(
    emptyModel({
      templates: ofKind('Template'),
      clusterTypes: ofKind('ClusterType'),
      policies: [policy('all', '', selector(), selector())],
      workloads: [workload('networking', workspace, [target('ingress-drone')])],
    }),
    SETTINGS,
  );
  expect([...diagnostics, ...plan.diagnostics]).toEqual([]);
  const files = plan.planned.flatMap(({ files: published }) => published);
  const objects = loadAll(files.find((file) => file.name === 'reconciler.yaml')?.content ?? '');
  expect(objects.flatMap(findObjectProblems)).toEqual([]);
  return objects;
}

const flux = (workspace: string) =>
  render('arc-flux', changeTemplate('arc-flux', / {4}- \|\n {6}apiVersion: rbac[\s\S]*$/, BINDING), workspace);
const argocd = (workspace: string) =>
  render(
    'argocd',
    changeTemplate(
      'argocd',
      /^ {8}clusterResourceWhitelist: \[\]\n {8}namespaceResourceBlacklist:\n(?: {10}.*\n)*/m,
      PROJECT,
    ),
    workspace,
  );
const findBindings = (objects: readonly Manifest[]) => objects.filter(({ roleRef }) => roleRef !== undefined);
const findProject = (objects: readonly Manifest[]) => objects.find(({ kind }) => kind === 'AppProject').spec;

describe('the guide for a service with cluster-scoped objects', () => {
  it('gives the account of a service rights for the whole cluster with Flux, and no other account', async () => {
    const subjects = [{ kind: 'ServiceAccount', name: 'kalypso-networking-ingress-drone', namespace: 'flux-system' }];
    const [service, application] = [await flux('platform-team'), await flux('kaizen-app-team')];
    expect(findBindings(service)).toMatchObject([
      { kind: 'ClusterRoleBinding', roleRef: { name: 'cluster-admin' }, subjects },
    ]);
    expect(findBindings(application)).toMatchObject([
      {
        kind: 'RoleBinding',
        metadata: { namespace: 'dev-drone-networking-ingress-drone' },
        roleRef: { name: 'edit' },
        subjects,
      },
    ]);
  });

  it('lets Argo CD apply the kinds that the service allows, and leaves applications as they are', async () => {
    const { allow } = load(SERVICE) as { readonly allow: { readonly clusterScoped: readonly string[] } };
    const { clusterResourceWhitelist: kinds, namespaceResourceBlacklist } = findProject(await argocd('platform-team'));
    expect(kinds.map(({ kind }: Manifest) => kind).toSorted()).toEqual(allow.clusterScoped.toSorted());
    expect(namespaceResourceBlacklist).toBeUndefined();
    const before = await render('argocd', readRepositoryFile(`${TEMPLATES}/argocd.yaml`), 'kaizen-app-team');
    expect(findProject(await argocd('kaizen-app-team'))).toEqual(findProject(before));
  });

  it('names the namespace that the assignment of the target has', async () => {
    const { value, diagnostics } = parseService(SERVICE, GUIDE);
    expect(diagnostics).toEqual([]);
    const [{ namespace } = {}] = value?.targets ?? [];
    const [{ metadata } = {}] = findBindings(await flux('kaizen-app-team'));
    expect(namespace).toBe(metadata?.namespace);
  });
});
