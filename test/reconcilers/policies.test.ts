import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDesiredTree,
  createPlan,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  type Resource,
} from '@kalypso-actions/scheduler';
import { emptyModel, loadFiles, policy, selector, target, workload } from '@kalypso-actions/scheduler/testing';
import { load, loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readRepositoryFile } from '../architecture/files.ts';
import { hasKubectl } from '../differential/kustomize.ts';
import { findObjectProblems, type Manifest } from './validate-object.ts';

const PAGE = readRepositoryFile('examples/policies/README.md');
const TEMPLATES = 'examples/control-plane/main/templates';
const SETTINGS = { namespacePattern: DEFAULT_NAMESPACE_PATTERN, configFileName: DEFAULT_CONFIG_FILE_NAME };
const ARC_FLUX = readRepositoryFile(`${TEMPLATES}/arc-flux.yaml`);
const POLICY = 'drone/app-t/policy.yaml';

type Labels = Readonly<Record<string, string>>;

/** Schedules a target with some labels on the cluster type of the page. */
async function schedule(labels: Labels = {}, data: Labels = {}, workspace = 'kaizen-app-team', reconciler = ARC_FLUX) {
  const [clusterType = ''] = [...PAGE.matchAll(/```yaml\n(apiVersion[\s\S]*?)```/g)].map(([, text]) => text);
  const { value, diagnostics } = await loadFiles({
    'cluster-type.yaml': clusterType,
    'a.yaml': readRepositoryFile('examples/policies/workload-policies.yaml'),
    'b.yaml': readRepositoryFile('examples/policies/cluster-platform.yaml'),
    'c.yaml': reconciler,
    'd.yaml': readRepositoryFile(`${TEMPLATES}/namespace.yaml`),
    'e.yaml': readRepositoryFile(`${TEMPLATES}/configmap.yaml`),
    'f.yaml': JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'c', labels: { 'platform-config': 'true', 'cluster-type': 'drone' } },
      data,
    }),
  });
  expect(diagnostics).toEqual([]);
  const ofKind = <K extends Resource['kind']>(kind: K) =>
    value.resources.filter((resource): resource is Extract<Resource, { kind: K }> => resource.kind === kind);
  const model = emptyModel({
    templates: ofKind('Template'),
    clusterTypes: ofKind('ClusterType'),
    configMaps: ofKind('ConfigMap'),
    policies: [policy('all', '', selector(), selector())],
    // Another team's target shows that the templates work.
    workloads: [workload('app', workspace, [target('t', labels)]), workload('other', 'other-team', [target('t')])],
  });
  const plan = await createPlan(model, SETTINGS);
  return { plan, tree: createDesiredTree(plan) };
}

const objectsOf = (tree: ReadonlyMap<string, string>, file: string): Manifest[] =>
  loadAll(tree.get(file) ?? '').filter((object) => object !== null);
const networkPolicyOf = (tree: ReadonlyMap<string, string>): Manifest =>
  objectsOf(tree, POLICY).find(({ kind }) => kind === 'NetworkPolicy');

describe('the policies of the examples', () => {
  it('are objects with fields and values that Kubernetes knows, in the namespace of the assignment', async () => {
    const { plan, tree } = await schedule({ 'allow-ingress': 'gateway', 'allow-egress': 'https' });
    expect(plan.diagnostics).toEqual([]);
    const [policies, own] = [objectsOf(tree, POLICY), objectsOf(tree, 'drone/infrastructure.yaml')];
    expect(policies.map(({ kind, metadata: { name, namespace } }) => `${kind} ${namespace}/${name}`)).toEqual(
      ['NetworkPolicy', 'ResourceQuota', 'LimitRange', 'Role', 'RoleBinding'].map(
        (kind) => `${kind} dev-drone-app-t/platform`,
      ),
    );
    expect(own.map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace])).toEqual([
      ['ClusterRole', 'application', undefined],
      ['PriorityClass', 'platform', undefined],
    ]);
    expect([...policies, ...own].flatMap(findObjectProblems)).toEqual([]);
  });

  it.skipIf(!hasKubectl())('are read back by kubectl kustomize', async () => {
    const { tree } = await schedule({ 'allow-egress': 'https' });
    const folder = mkdtempSync(join(tmpdir(), 'kalypso-policies-'));
    try {
      const files = [POLICY, 'drone/infrastructure.yaml'];
      for (const [index, file] of files.entries()) writeFileSync(join(folder, `${index}.yaml`), tree.get(file) ?? '');
      writeFileSync(join(folder, 'kustomization.yaml'), 'resources: [0.yaml, 1.yaml]\n');
      const read = loadAll(execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' }));
      const sort = (objects: readonly Manifest[]) => objects.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
      expect(sort(read)).toEqual(sort(files.flatMap((file) => objectsOf(tree, file))));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('allow what a target declares, and nothing else', async () => {
    const closed = networkPolicyOf((await schedule()).tree).spec;
    expect(closed).toMatchObject({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    expect(closed.ingress).toEqual([{ from: [{ podSelector: {} }] }]);
    expect(closed.egress).toHaveLength(2);
    const data = { GATEWAY_NAMESPACE: 'gateways' };
    const open = networkPolicyOf(
      (await schedule({ 'allow-ingress': 'gateway', 'allow-egress': 'https' }, data)).tree,
    ).spec;
    expect(JSON.stringify(open.ingress[1])).toContain('"kubernetes.io/metadata.name":"gateways"');
    expect(open.egress[2].ports).toEqual([{ protocol: 'TCP', port: 443 }]);
  });

  it.each([
    [{ 'allow-ingress': 'everyone' }, 'label allow-ingress can only be gateway'],
    [{ 'allow-egress': 'all' }, 'label allow-egress can only be https'],
  ])('fail the assignment of a team that asks for more: %j', async (labels, reason) => {
    const { plan } = await schedule(labels);
    const [problem] = plan.failed.flatMap(({ problems }) => problems);
    expect(problem).toMatchObject({ registration: 'app' });
    expect(problem?.message).toContain(reason);
    expect(plan.isPromotionHeldBack).toBe(false);
  });

  it('take numbers from the platform configuration, and need no team', async () => {
    const { tree } = await schedule({}, { QUOTA_CPU: "'4'", PLATFORM_PRIORITY: "'7'" }, '');
    const objects = objectsOf(tree, POLICY);
    expect(objects.find(({ kind }) => kind === 'ResourceQuota').spec.hard).toMatchObject({
      'requests.cpu': '4',
      pods: '20',
    });
    expect(objects.map(({ kind }) => kind)).not.toContain('RoleBinding');
    expect(objectsOf(tree, 'drone/infrastructure.yaml')[1]).toMatchObject({
      value: 7,
      preemptionPolicy: 'PreemptLowerPriority',
    });
  });

  it('leave it to the ClusterRole of the infrastructure what applications may change: no policy of the platform', async () => {
    const [role] = objectsOf((await schedule()).tree, 'drone/infrastructure.yaml');
    const resources = role.rules.flatMap((rule: Manifest) => rule.resources);
    for (const forbidden of ['networkpolicies', 'resourcequotas', 'limitranges', 'roles', 'rolebindings'])
      expect(resources).not.toContain(forbidden);
  });

  it('can be added to clusters that run: no object changes what cannot change', async () => {
    const [, roleBinding = ''] = /```yaml\n( {4}- \|\n[\s\S]*?kind: RoleBinding[\s\S]*?)```/.exec(PAGE) ?? [];
    const [start = -1] = [...ARC_FLUX.matchAll(/^ {4}- \|\n(?= {6}apiVersion: rbac)/gm)].map(({ index }) => index);
    const changed = ARC_FLUX.slice(0, start) + roleBinding;
    expect(changed.match(/kind: RoleBinding/g)).toHaveLength(1);
    const find = async (template: string) => {
      const { plan, tree } = await schedule({}, {}, 'kaizen-app-team', template);
      expect(plan.diagnostics).toEqual([]);
      const objects = objectsOf(tree, 'drone/app-t/reconciler.yaml');
      expect(objects.flatMap(findObjectProblems)).toEqual([]);
      return objects;
    };
    const [before, after] = [await find(ARC_FLUX), await find(changed)];
    // Kubernetes refuses another roleRef in a RoleBinding, and Flux then applies nothing of the folder.
    const roles = (objects: readonly Manifest[]) =>
      objects.flatMap(({ metadata, roleRef }) => (roleRef ? [[metadata.name, roleRef.name]] : []));
    expect(roles(before)).toEqual([['kalypso-app-t', 'edit']]);
    expect(roles(after)).toEqual([['application-app-t', 'application']]);
    const others = (objects: readonly Manifest[]) => objects.filter(({ kind }) => kind !== 'RoleBinding');
    expect(others(after)).toEqual(others(before));
    const [bindingBefore, bindingAfter] = [before, after].map((all) => all.find(({ kind }) => kind === 'RoleBinding'));
    expect(bindingAfter.subjects).toEqual(bindingBefore.subjects);
    expect(bindingAfter.metadata.namespace).toBe(bindingBefore.metadata.namespace);
  });

  it('have a page that explains the labels that templates read', () => {
    const text = readRepositoryFile('examples/policies/workload-policies.yaml');
    const names = [...text.matchAll(/\.Labels "([\w-]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['allow-ingress', 'allow-egress']);
    for (const name of names) expect(PAGE).toContain(`\`${name}: `);
    for (const [, key] of text.matchAll(/\.ConfigData\.(\w+)/g)) expect(PAGE).toContain(`\`${key}\``);
    const [, labels = ''] = [...PAGE.matchAll(/```yaml\n(labels[\s\S]*?)```/g)][0] ?? [];
    expect(load(labels)).toMatchObject({ labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } });
  });
});
