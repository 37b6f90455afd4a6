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

  it('does not have a scope that a chart gives to a kind of Kubernetes, whoever publishes the definition', () => {
    const definition = (metadata: string, apiVersion = 'apiextensions.k8s.io/v1') =>
      object(
        'CustomResourceDefinition',
        metadata,
        'spec: { group: rbac.authorization.k8s.io, names: { kind: ClusterRoleBinding }, scope: Namespaced }\n',
        apiVersion,
      );
    const binding = object('ClusterRoleBinding', 'name: b', '', 'rbac.authorization.k8s.io/v1');
    const refused = expect.stringContaining('does not allow: ClusterRoleBinding "b"');
    const allow = 'allow: { clusterScoped: [CustomResourceDefinition] }\n';
    expect(problems(definition('name: a\n  annotations: { helm.sh/hook: test }') + binding)).toEqual([refused]);
    expect(problems(definition('name: a') + binding, allow)).toEqual([refused]);
  });

  it.each([
    ['a hook that is left out', 'name: a\n  annotations: { helm.sh/hook: test }', 'apiextensions.k8s.io/v1'],
    ['an object that only looks like one', 'name: a', 'x.com/v1'],
  ])('does not have the scope that %s defines', (_, metadata, apiVersion) => {
    const spec = 'spec: { group: x.com, names: { kind: Thing }, scope: Namespaced }\n';
    const text =
      object('CustomResourceDefinition', metadata, spec, apiVersion) + object('Thing', 'name: b', '', 'x.com/v1');
    expect(problems(text, 'allow: { clusterScoped: [CustomResourceDefinition] }\n')).toEqual([
      expect.stringMatching(/^unknown-scope: .*: Thing "b"$/),
    ]);
  });

  it('does not have the scope that a chart defines in a group of Kubernetes, even for a kind that is new', () => {
    const spec = 'spec: { group: networking.k8s.io, names: { kind: NewKind }, scope: Namespaced }\n';
    const definition = object('CustomResourceDefinition', 'name: a', spec, 'apiextensions.k8s.io/v1');
    const text = definition + object('NewKind', 'name: b', '', 'networking.k8s.io/v2');
    expect(problems(text, 'allow: { clusterScoped: [CustomResourceDefinition] }\n')).toEqual([
      expect.stringMatching(/^unknown-scope: .*: NewKind "b"$/),
    ]);
  });

  it('has the wider scope if two definitions contradict each other', () => {
    const definition = (scope: string) =>
      object(
        'CustomResourceDefinition',
        'name: a',
        `spec: { group: x.com, names: { kind: Thing }, scope: ${scope} }\n`,
        'apiextensions.k8s.io/v1',
      );
    const [wide, narrow] = [definition('Cluster'), definition('Namespaced')];
    for (const definitions of [wide + narrow, narrow + wide])
      expect(
        problems(
          definitions + object('Thing', 'name: b', '', 'x.com/v1'),
          'allow: { clusterScoped: [CustomResourceDefinition] }\n',
        ),
      ).toEqual([expect.stringMatching(/^cluster-scoped-object/)]);
  });

  it.each([
    ['ClusterNetworkPolicy', 'policy.networking.k8s.io/v1alpha2', 'cluster-scoped-object'],
    ['AdminNetworkPolicy', 'policy.networking.k8s.io/v1alpha1', 'cluster-scoped-object'],
    ['VolumeGroupSnapshotClass', 'groupsnapshot.storage.k8s.io/v1beta1', 'cluster-scoped-object'],
    ['GlobalNetworkPolicy', 'crd.projectcalico.org/v1', 'unknown-scope'],
    ['K8sAllowedRepos', 'constraints.gatekeeper.sh/v1beta1', 'unknown-scope'],
    ['ServiceMonitor', 'monitoring.coreos.com/v1', 'unknown-scope'],
    ['NewKind', 'networking.k8s.io/v2', 'unknown-scope'],
    ['Deployment', 'v1', 'unknown-scope'],
    ['Role', 'rbac.authorization.k8s.io', 'unknown-scope'],
    ['"ClusterRole "', 'rbac.authorization.k8s.io/v1', 'cluster-scoped-object'],
    ['constructor', '__proto__/v1', 'unknown-scope'],
  ])('may act on the whole cluster as %s of %s', (kind, apiVersion, code) => {
    const text = object(kind, 'name: a', '', apiVersion);
    const shown = kind.replaceAll('"', '');
    expect(problems(text)).toEqual([expect.stringMatching(new RegExp(`^${code}: .*: ${shown} "a"$`))]);
    expect(inspect(text).own).toEqual([]);
  });

  it('is of a kind whose scope the service can declare', () => {
    const text = object('ServiceMonitor', 'name: a', '', 'monitoring.coreos.com/v1');
    const hint = inspect(text).diagnostics[0]?.hint ?? '';
    const namespaced = 'allow: { namespaced: [ServiceMonitor.monitoring.coreos.com] }';
    const wide = 'allow: { clusterScoped: [ServiceMonitor] }';
    expect(hint).toContain(namespaced);
    expect(hint).toContain(wide);
    expect(inspect(text, `${namespaced}\n`)).toMatchObject({ diagnostics: [], own: [{ name: 'a' }], beyond: [] });
    expect(inspect(text, `${wide}\n`)).toMatchObject({ diagnostics: [], own: [], beyond: [{ name: 'a' }] });
    const other = object('ServiceMonitor', 'name: a', '', 'x.example.com/v1');
    expect(problems(other, `${namespaced}\n`)).toEqual([expect.stringMatching(/^unknown-scope/)]);
    const gone = object('Deployment', 'name: a', '', 'extensions/v1beta1');
    expect(inspect(gone).diagnostics[0]?.hint).toBe('Kubernetes has no such kinds: check the values of the target.');
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

  it('has the images of image volumes and custom resources as well, and none of data', () => {
    const spec = 'spec: { image: b:1, volumes: [{ name: v, image: { reference: "a:1" } }] }\n';
    const allow = 'allow: { namespaced: [Prometheus.monitoring.coreos.com] }\n';
    expect(inspect(object('Prometheus', 'name: a', spec, 'monitoring.coreos.com/v1'), allow).images).toEqual([
      'a:1',
      'b:1',
    ]);
    expect(inspect(object('ConfigMap', 'name: a', 'data: { image: logo.png }\n')).images).toEqual([]);
  });

  it('has a warning if the image has no digest, because its tag can be moved', () => {
    const pod = (image: string) => object('Pod', 'name: a', `spec: { containers: [{ image: "${image}" }] }\n`);
    expect(inspect(pod('ghcr.io/a:1')).diagnostics).toMatchObject([
      {
        severity: 'warning',
        code: 'image-without-digest',
        message: 'service web for web in dev has 1 image without a digest: "ghcr.io/a:1"',
      },
    ]);
    expect(inspect(pod(`ghcr.io/a:1@sha256:${'b'.repeat(64)}`)).diagnostics).toEqual([]);
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

  it.each(['\r', '\u0085', '\u2028', '\u2029', '\ufeff', '\u0000', '\u009f'])(
    'must not have the character %j, which parsers read differently',
    (character) => {
      const hidden = object('ConfigMap', `name: x # c${character}  namespace: kube-system`);
      const image = object('Pod', 'name: x', `spec:\n  containers:\n  - image: a:1 # ${character}    image: evil:1\n`);
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      for (const text of [hidden, image])
        expect(problems(text)).toEqual([expect.stringContaining(`the character U+${code} unescaped`)]);
    },
  );

  it.each([
    ['a tag that decodes a text', 'kind: !!binary Q2x1c3RlclJvbGU=', 'it has the tag "tag:yaml.org,2002:binary"'],
    ['a tag of a key', 'kind: ConfigMap\n!!binary bmFtZXNwYWNl: a', 'it has a key that is not text'],
    ['an entry above one that is merged', 'kind: ConfigMap\nx: { a: 1, <<: { a: 2 } }', 'it merges a key with `<<`'],
    ['a mapping that merges itself', 'kind: ConfigMap\nx: &x { a: 1 }\ny: &x { <<: *x }', 'it merges a key with `<<`'],
    ['an anchor within its own node', 'kind: ConfigMap\nx: &x [&x a]\ny: *x', 'clusters read another'],
    ['a key in front of which Kubernetes splits documents', 'kind: ConfigMap\n---x: 1', 'a line starts with `---`'],
    ['text on the line that starts a document', 'kind: ConfigMap\n--- {a: b}', 'a line starts with `---`'],
    ['a directive', 'kind: ConfigMap\n...\n%TAG ! tag:x,2000:\n', 'renders'],
    ['a key that only YAML 1.2 has', 'kind: ConfigMap\nx: {?a: 1}', 'clusters'],
    ['a list that only YAML 1.2 has', 'kind: ConfigMap\nx: [:1]', 'clusters do not accept it'],
    ['an empty line below an escaped line break', 'kind: ConfigMap\nx: "b\\\n\n "', 'clusters read another text'],
    ['a key twice by its value', 'kind: ConfigMap\nx: { 1: a, 0x1: b }', 'it has a key twice'],
  ])('must not have %s', (_, lines, problem) => {
    const text = `---\napiVersion: v1\nmetadata: { name: a }\n${lines}\n`;
    expect(problems(text)).toEqual([expect.stringContaining(problem)]);
  });

  it('may merge mappings, if every parser reads the same', () => {
    const text = object('Pod', 'name: a', 'x: &x { a: 1, b: 2 }\ny: { <<: *x, a: 3 }\nz: { <<: [*x, { c: 1 }] }\n');
    expect(inspect(text)).toMatchObject({ diagnostics: [], own: [{ name: 'a' }] });
  });

  it('is published as it was read, with the indentation of its first line', () => {
    const text = '  apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: a\n';
    expect(inspect(`---\n\n \n${text}\n\n`).own.map((own) => own.text)).toEqual([text]);
  });

  it('must name its namespace so that it can be removed', () => {
    const flow = '---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: web-ns }\n';
    expect(problems(flow)).toEqual([expect.stringContaining('in a form that cannot be removed')]);
  });
});
