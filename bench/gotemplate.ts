// The template engine alone: renders and compiles templates like those of real control planes, and compares it with mustache.
import { Dict, Struct, type Value } from '@kalypso-actions/govalue';
import { compileTemplate } from '@kalypso-actions/scheduler';
import mustache from 'mustache';
import { perSecond } from './measure.ts';

const NAMESPACE = `apiVersion: v1
kind: Namespace
metadata:
  name: "{{ .Namespace }}"
  labels:
    environment: "{{ .Environment }}"
    workspace: "{{ .Workspace }}"
    workload: "{{ .Workload }}"
    deploymentTarget: "{{ .DeploymentTargetName }}"
    managed-by: platform
    someLabel: some-value
`;

const FLUX = `apiVersion: source.toolkit.fluxcd.io/v1beta2
kind: GitRepository
metadata:
  name: "{{ .DeploymentTargetName }}"
  namespace: flux-system
spec:
  interval: 15s
  url: "{{ .Manifests.repo }}"
  ref:
    branch: "{{ .Manifests.branch }}"
  secretRef:
    name: credentials
---
apiVersion: kustomize.toolkit.fluxcd.io/v1beta2
kind: Kustomization
metadata:
  name: "{{ .DeploymentTargetName }}"
  namespace: flux-system
spec:
  interval: 15s
  targetNamespace: "{{ .Namespace }}"
  sourceRef:
    kind: GitRepository
    name: "{{ .DeploymentTargetName }}"
  path: "{{ .Manifests.path }}"
  prune: true
`;

const ARGO = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: "{{ .DeploymentTargetName }}"
  namespace: argocd
spec:
  destination:
    server: https://kubernetes.default.svc
    namespace: "{{ .Namespace }}"
  project: default
  source:
    path: "{{ .Manifests.path }}"
    repoURL: "{{ .Manifests.repo }}"
    targetRevision: "{{ .Manifests.branch }}"
    directory:
      recurse: true
  syncPolicy:
    automated:
      prune: true
`;

const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata:
  name: platform-config
  namespace: {{ .Namespace }}
data:
{{ toYaml .ConfigData | indent 2 }}
`;

const TEXTS: Readonly<Record<string, string>> = {
  Namespace: 'dev-drone-hello-world-app-functional-test',
  Environment: 'dev',
  Workspace: 'kaizen-app-team',
  Workload: 'hello-world-app',
  DeploymentTargetName: 'hello-world-app-functional-test',
  ClusterType: 'drone',
};
const MANIFESTS = { repo: 'https://github.com/contoso/kalypso-app-gitops', branch: 'dev', path: './functional-test' };

function dotWith(keys: number): Struct {
  const entries = Array.from({ length: keys }, (_, index): [string, Value] => [
    `SETTING_${index}`,
    index % 4 === 0 ? `https://host-${index}.example.com/path?of=${index}` : `value ${index}`,
  ]);
  const strings = (values: Readonly<Record<string, string>>) =>
    new Dict(new Map(Object.entries(values)), 'string', 'string');
  return new Struct('scheduler.dataType', {
    ...TEXTS,
    Labels: strings({ purpose: 'functional-test', edge: 'true' }),
    Manifests: strings(MANIFESTS),
    ConfigData: new Dict(new Map(entries)),
  });
}

/** Reads a text: JavaScript engines concatenate strings only when they are read. */
const read = (text: string) => text.charCodeAt(text.length - 1);

const formatRate = (rate: number) => `${Math.round(rate).toLocaleString('en').padStart(11)} a second`;

/** How often one core renders and compiles realistic templates. */
export function templates(): void {
  const dot = dotWith(10);
  for (const [name, text] of Object.entries({
    namespace: NAMESPACE,
    flux: FLUX,
    argocd: ARGO,
    'platform config': CONFIG,
  })) {
    const template = compileTemplate(name, text);
    const rendered = perSecond(() => read(template.render(dot)));
    const compiled = perSecond(() => compileTemplate(name, text));
    console.log(
      `  ${name.padEnd(16)} rendered ${formatRate(rendered)}, compiled ${formatRate(compiled)} (${(1e6 / compiled).toFixed(0)} µs)`,
    );
  }
}

/** The platform configuration with an increasing number of keys: shared by all renderings, like by assignments, and a new one for each. */
export function configs(): void {
  const template = compileTemplate('platform config', CONFIG);
  for (const keys of [10, 100, 1000]) {
    const shared = dotWith(keys);
    const { ConfigData: data } = shared.fields;
    const fresh = () =>
      new Struct(shared.type, { ...shared.fields, ConfigData: data instanceof Dict ? new Dict(data.entries) : null });
    const [same, other] = [
      perSecond(() => read(template.render(shared))),
      perSecond(() => read(template.render(fresh()))),
    ];
    console.log(`  ${String(keys).padStart(4)} keys  shared ${formatRate(same)}, new each time ${formatRate(other)}`);
  }
}

/** Compares the engine with mustache, by a template that both can express. */
export function compare(): void {
  const dot = dotWith(0);
  const go = compileTemplate('flux', FLUX);
  const text = FLUX.replace(/\{\{ \.(.*?) \}\}/g, '{{{$1}}}');
  const view = { ...TEXTS, Manifests: MANIFESTS };
  if (go.render(dot) !== mustache.render(text, view)) throw new Error('the two templates render different texts');
  const gotemplateRate = perSecond(() => read(go.render(dot)));
  const mustacheRate = perSecond(() => read(mustache.render(text, view)));
  console.log(
    `  gotemplate ${formatRate(gotemplateRate)}\n  mustache   ${formatRate(mustacheRate)}; gotemplate is ${(gotemplateRate / mustacheRate).toFixed(1)} times as fast`,
  );
}
