import { describe, expect, it } from 'vitest';
import { parseService } from '../definition/read-services.ts';
import { inspectManifests } from './inspect-manifests.ts';

const inspect = (rendered: string, more = '') => {
  const text = `name: web
helm: { repository: https://charts.example.com, chart: web, version: "1.0.0", digest: "sha256:${'a'.repeat(64)}" }
targets:
  - { name: web, environment: dev, namespace: web-ns }
${more}`;
  const service = parseService(text, 'services/web.yaml').value;
  const [target] = service?.targets ?? [];
  if (service === undefined || target === undefined) throw new Error('the service is not valid');
  return inspectManifests(service, target, rendered);
};
const object = (kind: string, metadata: string, more = '', apiVersion = 'v1') =>
  `---\n# Source: web/templates/x.yaml\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  ${metadata}\n${more}`;
const problems = (rendered: string, more = '') =>
  inspect(rendered, more).diagnostics.map(({ code, message }) => `${code}: ${message}`);

describe('what a chart renders', () => {
  it('loses its namespace, and is otherwise published as it is', () => {
    const { own, beyond, diagnostics } = inspect(
      object('ConfigMap', 'name: a\n  namespace: web-ns # here', 'data: { b: "---" }\n'),
    );
    expect(diagnostics).toEqual([]);
    expect(beyond).toEqual([]);
    expect(own.map(({ text }) => text)).toEqual([
      '# Source: web/templates/x.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata: { b: "---" }\n',
    ]);
  });

  it('is refused if it is cluster-scoped and the service does not allow its kind', () => {
    const role = object('ClusterRole', 'name: a', '', 'rbac.authorization.k8s.io/v1');
    expect(problems(role)).toEqual([
      expect.stringContaining('cluster-scoped objects that the service does not allow: ClusterRole "a"'),
    ]);
    expect(inspect(role).diagnostics[0]?.hint).toContain('allow: { clusterScoped: [ClusterRole] }');
    const allowed = inspect(role, 'allow: { clusterScoped: [ClusterRole] }\n');
    expect(allowed).toMatchObject({ diagnostics: [], own: [], beyond: [{ kind: 'ClusterRole' }] });
  });

  it.each([
    ['Namespace', 'v1'],
    ['ValidatingWebhookConfiguration', 'admissionregistration.k8s.io/v1'],
    ['ClusterIssuer', 'cert-manager.io/v1'],
    ['PriorityClass', 'scheduling.k8s.io/v1'],
  ])('is cluster-scoped as %s', (kind, apiVersion) => {
    expect(problems(object(kind, 'name: a\n  namespace: web-ns', '', apiVersion))).toEqual([
      expect.stringMatching(/^cluster-scoped-object/),
    ]);
  });

  it('has the scope that its own definition gives to it', () => {
    const crd = object(
      'CustomResourceDefinition',
      'name: a',
      'spec: { group: x.com, names: { kind: ClusterThing }, scope: Namespaced }\n',
      'apiextensions.k8s.io/v1',
    );
    const other = crd.replace('ClusterThing', 'Wide').replace('Namespaced', 'Cluster');
    const objects = object('ClusterThing', 'name: b', '', 'x.com/v1') + object('Wide', 'name: c', '', 'x.com/v1');
    const { own, beyond } = inspect(
      crd + other + objects,
      'allow: { clusterScoped: [CustomResourceDefinition, Wide] }\n',
    );
    expect([own, beyond].map((list) => list.map(({ kind }) => kind))).toEqual([
      ['ClusterThing'],
      ['CustomResourceDefinition', 'CustomResourceDefinition', 'Wide'],
    ]);
  });

  it('is refused in another namespace, unless the service allows it', () => {
    const role = object('RoleBinding', 'name: a\n  namespace: kube-system', '', 'rbac.authorization.k8s.io/v1');
    expect(problems(role)).toEqual([
      expect.stringContaining('1 other namespace that the service does not allow: RoleBinding "kube-system/a"'),
    ]);
    expect(inspect(role, 'allow: { namespaces: [kube-system] }\n')).toMatchObject({
      diagnostics: [],
      beyond: [{ namespace: 'kube-system' }],
    });
  });

  it('is left out if it is a hook, with a warning unless it is a test', () => {
    const hook = (when: string) => object('Job', `name: a\n  annotations: { helm.sh/hook: "${when}" }`, '', 'batch/v1');
    expect(inspect(hook('pre-install,pre-upgrade'))).toMatchObject({
      own: [],
      omittedHooks: [{ name: 'a' }],
      diagnostics: [{ severity: 'warning', code: 'chart-hook' }],
    });
    expect(inspect(hook('test'))).toMatchObject({ own: [], omittedHooks: [], diagnostics: [] });
    expect(inspect(hook('pre-install'), 'allow: { hooks: publish }\n')).toMatchObject({
      own: [{ name: 'a' }],
      diagnostics: [],
    });
  });

  it('has the images of all containers, wherever they are', () => {
    const pod =
      'spec: { template: { spec: { initContainers: [{ image: b:1 }], containers: [{ image: "a@sha256:' +
      'b'.repeat(64) +
      '" }, { image: b:1 }] } } }\n';
    expect(inspect(object('Deployment', 'name: a', pod, 'apps/v1')).images).toEqual([
      `a@sha256:${'b'.repeat(64)}`,
      'b:1',
    ]);
  });

  it.each(['--exit-code=0', '$(curl evil)', 'a b', 'a;b', 'a\\nb', '{{x}}'])('must not have the image %s', (image) => {
    expect(
      problems(
        object(
          'Pod',
          'name: a',
          `spec: { containers: [{ image: ${JSON.stringify(image).replace('\\\\n', '\\n')} }] }\n`,
        ),
      ),
    ).toEqual([expect.stringMatching(/^invalid-image/)]);
  });

  it.each([
    ['a list', object('ConfigMapList', 'name: a', 'items: []\n'), 'each object needs a document of its own'],
    [
      'something else',
      '---\n# Source: web/templates/x.yaml\njust: text\n',
      'web/templates/x.yaml renders something that is not one object',
    ],
    [
      'two documents in one',
      `${object('ConfigMap', 'name: a')}...\n{apiVersion: v1, kind: Secret, metadata: {name: b}}\n`,
      'renders',
    ],
    ['a repeated key', object('ConfigMap', 'name: a\n  name: b'), 'invalid YAML'],
    ['text that is not YAML', '---\n\ta: b\n', 'invalid YAML'],
  ])('must not have %s', (_, rendered, problem) => {
    expect(problems(rendered)).toEqual([expect.stringContaining(problem)]);
  });

  it('must name its namespace so that it can be removed', () => {
    const flow = '---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: web-ns }\n';
    expect(problems(flow)).toEqual([expect.stringContaining('in a form that cannot be removed')]);
  });
});
