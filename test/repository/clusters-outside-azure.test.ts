import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { readInventory } from '@kalypso-actions/compliance';
import { Kustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { Alert } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Alert';
import { Provider } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Provider';
import { GitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import { load, loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { ROOT, readRepositoryFile, repositoryFiles } from '../architecture/files.ts';

/** Documents and values of YAML files. */
// biome-ignore lint/suspicious/noExplicitAny: any form; what is missing fails the test
type Yaml = any;

const FOLDER = 'examples/clusters-outside-azure';
const FILES = repositoryFiles().filter((file) => file.startsWith(`${FOLDER}/`));
const readExample = (name: string) => readRepositoryFile(`${FOLDER}/${name}`);
const GUIDE = readRepositoryFile('docs/guides/clusters-outside-azure.md');

const contexts = (() => {
  const { value, diagnostics } = readInventory(join(ROOT, FOLDER, 'inventory.yaml'));
  expect(diagnostics).toEqual([]);
  const reporters = value?.clusters.flatMap((cluster) => cluster.reporters) ?? [];
  return reporters.flatMap((reporter) => (reporter.kind === 'commit-status' ? [reporter.context] : []));
})();

const unknownFields = (value: object, known: string) =>
  Object.keys(value).filter((field) => !known.split(' ').includes(field));

it.each(FILES)('the guide contains %s as it is', (file) => {
  const language = file.endsWith('.sh') ? 'sh' : 'yaml';
  expect(GUIDE).toContain(`\`\`\`${language}\n${readRepositoryFile(file)}\`\`\`\n`);
});

describe('the configuration for Flux', () => {
  const documents: Yaml[] = loadAll(readExample('flux.yaml'));
  const find = (kind: string, name: string) =>
    documents.find((document) => document.kind === kind && document.metadata.name === name);
  const provider = find('Provider', 'kalypso');

  /** The fields of their specifications: the models accept others, too. (CRDs of Flux 2.9, read 2026-11-30.) */
  const FIELDS: Readonly<Record<string, string>> = {
    GitRepository: 'url interval ref secretRef timeout ignore',
    Kustomization: 'interval retryInterval timeout sourceRef path prune wait dependsOn targetNamespace',
    Provider:
      'type interval channel username address timeout proxy proxySecretRef secretRef serviceAccountName certSecretRef suspend commitStatusExpr',
    Alert: 'providerRef eventSeverity eventSources eventMetadata exclusionList inclusionList suspend summary',
  };
  const MODELS = { GitRepository, Kustomization, Provider, Alert };

  it('contains objects that the models accept', () => {
    expect(documents.map(({ kind }) => kind)).toEqual(['GitRepository', 'Kustomization', 'Provider', 'Alert', 'Alert']);
    for (const document of documents) {
      const Model = MODELS[document.kind as keyof typeof MODELS];
      expect(document.apiVersion).toBe(new Model().apiVersion);
      expect(() => new Model(document).validate()).not.toThrow();
      expect(unknownFields(document.spec, FIELDS[document.kind] ?? '')).toEqual([]);
    }
    const wrong = { ...provider, spec: { ...provider.spec, commitStatusExpr: 1 } };
    expect(() => new Provider(wrong).validate()).toThrow('commitStatusExpr');
  });

  it('refers to objects that exist, in one namespace', () => {
    const { sourceRef, wait } = find('Kustomization', 'platform').spec;
    expect(find(sourceRef.kind, sourceRef.name)).toBeDefined();
    expect(wait).toBe(true);
    for (const alert of documents.filter(({ kind }) => kind === 'Alert')) {
      expect(find('Provider', alert.spec.providerRef.name)).toBe(provider);
      for (const source of alert.spec.eventSources) expect(find(source.kind, source.name)).toBeDefined();
    }
    expect(new Set(documents.map(({ metadata }) => metadata.namespace)).size).toBe(1);
    expect(provider.spec.address).toBe(find('GitRepository', 'platform').spec.url);
  });

  it('sets a context of the inventory', () => {
    const [, prefix] = /^'([^']*)' \+ event\.involvedObject\.name$/.exec(provider.spec.commitStatusExpr) ?? [];
    expect(contexts).toContain(`${prefix}${find('Kustomization', 'platform').metadata.name}`);
  });

  // Messages of kustomize-controller 1.9 (internal/controller/kustomization_controller.go, read 2026-11-30). Each has the severity `info`.
  it.each([
    ['Reconciliation finished in 1.2s, next run in 5m0s', true],
    ['Dependencies do not meet ready condition, retrying in 30s', false],
    ['Health check passed in 2.1s', false],
    ['Health checks canceled due to new reconciliation triggered by GitRepository/flux-system/platform', false],
    ['Namespace/hello-world created', false],
  ])('reports success for %j: %s', (message, isSuccess) => {
    const { spec } = find('Alert', 'kalypso-applied');
    const patterns: string[] = spec.inclusionList;
    expect(spec.eventSeverity ?? 'info').toBe('info');
    expect(patterns.some((pattern) => new RegExp(pattern).test(message))).toBe(isSuccess);
  });

  it('reports every failure', () => {
    const { eventSeverity, inclusionList, exclusionList } = find('Alert', 'kalypso-failed').spec;
    expect({ eventSeverity, inclusionList, exclusionList }).toEqual({ eventSeverity: 'error' });
  });
});

describe('the configuration for Argo CD', () => {
  const { data }: Yaml = load(readExample('argocd-notifications-cm.yaml'));
  const application: Yaml = load(readExample('argocd-application.yaml'));
  const entries = (kind: string): [string, Yaml][] =>
    Object.entries<string>(data).flatMap(([key, text]) =>
      key.startsWith(`${kind}.`) ? [[key.slice(kind.length + 1), load(text)]] : [],
    );
  const triggers = new Map(entries('trigger'));
  const templates = new Map(entries('template'));

  // docs/services/github.md, docs/triggers.md and pkg/services/github.go of argoproj/notifications-engine, read 2026-11-30.
  it('has the documented fields of the service, the templates and the triggers', () => {
    expect(
      unknownFields(
        data,
        [
          'context',
          'service.github',
          ...[...templates.keys()].map((name) => `template.${name}`),
          ...[...triggers.keys()].map((name) => `trigger.${name}`),
        ].join(' '),
      ),
    ).toEqual([]);
    expect(Object.keys(new Map(entries('service')).get('github')).sort()).toEqual([
      'appID',
      'installationID',
      'privateKey',
    ]);
    expect(templates.size).toBe(2);
    for (const [, template] of templates) {
      expect(Object.keys(template)).toEqual(['message', 'github']);
      expect(unknownFields(template.github, 'repoURLPath revisionPath status')).toEqual([]);
      expect(Object.keys(template.github.status).sort()).toEqual(['label', 'state', 'targetURL']);
      expect(template.github.revisionPath).toBe('{{.app.status.sync.revision}}');
      expect(['success', 'failure']).toContain(template.github.status.state);
    }
    expect(triggers.size).toBe(2);
    for (const condition of [...triggers.values()].flat()) {
      expect(Object.keys(condition).sort()).toEqual(['oncePer', 'send', 'when']);
      for (const template of condition.send) expect(templates.has(template)).toBe(true);
    }
  });

  it('subscribes the Application to every trigger', () => {
    const subscribed = [...triggers.keys()].map((name) => `notifications.argoproj.io/subscribe.${name}.github`);
    expect(application.metadata.annotations).toEqual(Object.fromEntries(subscribed.map((key) => [key, ''])));
  });

  it('sets a context of the inventory', () => {
    const context: Yaml = load(data.context);
    const fill = (text: string) =>
      text
        .replace('{{.context.cluster}}', context.cluster)
        .replace('{{.app.metadata.name}}', application.metadata.name);
    for (const [, { github }] of templates) expect(contexts).toContain(fill(github.status.label));
  });

  /** The states of the notifications that are sent for an Application. */
  const send = (sync: string, health: string) => {
    const app = {
      status: { sync: { status: sync, revision: 'a' }, health: { status: health, lastTransitionTime: 't' } },
    };
    return [...triggers.values()].flat().flatMap(({ when, send: names }) =>
      // The expressions are JavaScript as well, except for one operator.
      runInNewContext(when.replaceAll(' and ', ' && '), { app })
        ? names.map((name: string) => templates.get(name).github.status.state)
        : [],
    );
  };

  it.each([
    ['Synced', 'Healthy', ['success']],
    ['OutOfSync', 'Healthy', []],
    ['Unknown', 'Healthy', []],
    ['Synced', 'Progressing', []],
    ['Synced', 'Missing', []],
    ['Synced', 'Suspended', []],
    ['Synced', 'Degraded', ['failure']],
    ['OutOfSync', 'Degraded', ['failure']],
  ])('reports an Application that is %s and %s as %j', (sync, health, states) => {
    expect(send(sync, health)).toEqual(states);
  });

  it('reports a commit again when the health changes', () => {
    const keys = ['t1', 't2'].flatMap((lastTransitionTime) =>
      [...triggers.values()]
        .flat()
        .map(({ oncePer }) =>
          runInNewContext(oncePer, { app: { status: { sync: { revision: 'a' }, health: { lastTransitionTime } } } }),
        ),
    );
    expect(keys).toEqual(['a/t1', 'a/t1', 'a/t2', 'a/t2']);
  });

  it('includes the health of the Applications that it creates', () => {
    const { data: settings }: Yaml = load(readExample('argocd-cm.yaml'));
    expect(Object.keys(settings)).toEqual(['resource.customizations.health.argoproj.io_Application']);
  });
});

it('the script sets a context of the inventory', () => {
  const [, context = ''] = /context=(\S+)/.exec(readExample('set-status.sh')) ?? [];
  expect(contexts).toContain(context);
});

it('every context of the inventory is set by one of them', () => {
  expect(contexts).toEqual(['kalypso/edge-1/platform', 'kalypso/edge-2/platform', 'kalypso/edge-3/platform']);
});
