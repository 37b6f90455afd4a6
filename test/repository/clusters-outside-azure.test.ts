import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { readInventory } from '@kalypso-actions/compliance';
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
import { Kustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { Alert } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Alert';
import { Provider } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Provider';
import { GitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import { load, loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { ROOT, readRepositoryFile, repositoryFiles } from '../architecture/files.ts';
import { hasKubectl } from '../differential/kustomize.ts';

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
    Kustomization:
      'interval retryInterval timeout sourceRef path prune wait dependsOn serviceAccountName targetNamespace patches',
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

  it('acts with the rights of Flux, also where it is locked down', () => {
    expect(find('Kustomization', 'platform').spec.serviceAccountName).toBe('kustomize-controller');
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

describe('the lockdown of Flux', () => {
  // What the controllers accept (https://fluxcd.io/flux/installation/configuration/multitenancy, read 2026-11-30): source-controller has none of these flags.
  const [NO_OTHER_NAMESPACE, NO_ACCOUNT] = ['--no-cross-namespace-refs=true', '--default-service-account=default'];
  const EXPECTED: Readonly<Record<string, readonly string[]>> = {
    'helm-controller': [NO_OTHER_NAMESPACE, NO_ACCOUNT],
    'image-automation-controller': [NO_OTHER_NAMESPACE],
    'image-reflector-controller': [NO_OTHER_NAMESPACE],
    'kustomize-controller': [NO_OTHER_NAMESPACE, NO_ACCOUNT, '--no-remote-bases=true'],
    'notification-controller': [NO_OTHER_NAMESPACE],
    'source-controller': [],
  };

  it.skipIf(!hasKubectl())('adds to each controller the flags that it has', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kalypso-lockdown-'));
    try {
      const components = Object.keys(EXPECTED).map((name) => ({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name, namespace: 'flux-system' },
        spec: { template: { spec: { containers: [{ name: 'manager', args: ['--log-level=info'] }] } } },
      }));
      const list = { apiVersion: 'v1', kind: 'List', items: components };
      writeFileSync(join(folder, 'gotk-components.yaml'), JSON.stringify(list));
      writeFileSync(join(folder, 'kustomization.yaml'), readExample('flux-lockdown/kustomization.yaml'));
      const built: Yaml[] = loadAll(execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' }));
      const added = built.map(({ metadata, spec }) => [
        metadata.name,
        spec.template.spec.containers[0].args.filter((arg: string) => arg !== '--log-level=info'),
      ]);
      expect(Object.fromEntries(added)).toEqual(EXPECTED);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the template that reports rollouts with Flux', () => {
  const REPOSITORY = 'https://github.com/contoso/kalypso-app-gitops';

  /** Renders the template for a deployment target whose manifests are in this repository. */
  async function render(repo: string): Promise<Yaml[]> {
    const { value, diagnostics } = await loadFiles({
      'template.yaml': readExample('flux-rollouts.yaml'),
      'namespace.yaml': readRepositoryFile('examples/control-plane/main/templates/namespace.yaml'),
      'edge.yaml': formatDocument('ClusterType', 'edge', 'reconciler: flux-rollouts\nnamespaceService: default\n'),
    });
    expect(diagnostics).toEqual([]);
    const ofKind = <K extends Resource['kind']>(kind: K) =>
      value.resources.filter((resource): resource is Extract<Resource, { kind: K }> => resource.kind === kind);
    const manifests = { repo, branch: 'dev', path: './functional-test' };
    const model = emptyModel({
      templates: ofKind('Template'),
      clusterTypes: ofKind('ClusterType'),
      policies: [policy('all', '', selector(), selector())],
      workloads: [workload('hello-world-app', 'kaizen-app-team', [target('functional-test', {}, { manifests })])],
    });
    const settings = { namespacePattern: DEFAULT_NAMESPACE_PATTERN, configFileName: DEFAULT_CONFIG_FILE_NAME };
    const plan = await createPlan(model, settings);
    expect(plan.diagnostics).toEqual([]);
    const files = plan.planned.flatMap((planned) => planned.files);
    return files.flatMap(({ name, content }) => (name === 'reconciler.yaml' ? loadAll(content) : [])).filter(Boolean);
  }

  it('renders a provider and two alerts that the models accept', async () => {
    const documents = await render(REPOSITORY);
    expect(documents.map(({ kind }) => kind).sort()).toEqual(['Alert', 'Alert', 'Provider']);
    const provider = documents.find(({ kind }) => kind === 'Provider');
    const alerts = documents.filter(({ kind }) => kind === 'Alert');
    expect(() => new Provider(provider).validate()).not.toThrow();
    for (const alert of alerts) {
      expect(() => new Alert(alert).validate()).not.toThrow();
      expect(alert.spec.providerRef.name).toBe(provider.metadata.name);
      expect(alert.spec.eventSources).toEqual([{ kind: 'Kustomization', name: 'hello-world-app-functional-test' }]);
    }
    expect(provider.spec.address).toBe(REPOSITORY);
    expect(new Set(documents.map(({ metadata }) => metadata.name)).size).toBe(3);
    expect(new Set(documents.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['flux-system']));
    // As the alerts of the platform.
    const platform: Yaml[] = loadAll(readExample('flux.yaml'));
    const ruleOf = ({ spec: { providerRef: _, eventSources: __, ...rule } }: Yaml) => JSON.stringify(rule);
    expect(alerts.map(ruleOf).sort()).toEqual(
      platform
        .filter(({ kind }) => kind === 'Alert')
        .map(ruleOf)
        .sort(),
    );
  });

  it('sends the credential nowhere else', async () => {
    expect(await render('https://github.example.com/contoso/kalypso-app-gitops')).toEqual([]);
    expect(await render('https://github.com/contoso-evil/app')).toEqual([]);
  });

  it('has the name of the cluster that its Kustomization puts in', async () => {
    const [provider] = (await render(REPOSITORY)).filter(({ kind }) => kind === 'Provider');
    const kustomization: Yaml = loadAll(readExample('flux.yaml')).find((each: Yaml) => each.kind === 'Kustomization');
    const [{ target: selected, patch }] = kustomization.spec.patches;
    expect(selected).toEqual({ kind: provider.kind, labelSelector: 'kalypso=rollout' });
    expect(provider.metadata.labels).toEqual({ kalypso: 'rollout' });
    const [{ op, path, value }] = load(patch) as Yaml[];
    expect([op, path]).toEqual(['replace', '/spec/commitStatusExpr']);
    expect(provider.spec.commitStatusExpr).toBe(value.replace('/edge-1/', '/unnamed/'));
    const own: Yaml = loadAll(readExample('flux.yaml')).find((each: Yaml) => each.kind === 'Provider');
    expect(value).toBe(own.spec.commitStatusExpr);
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
  it('deletes the last object of the folder, too', () => {
    expect(application.spec.syncPolicy.automated).toEqual({ prune: true, selfHeal: true, allowEmpty: true });
  });

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
    expect(templates.size).toBe(3);
    for (const [, template] of templates) {
      expect(Object.keys(template)).toEqual(['message', 'github']);
      expect(unknownFields(template.github, 'repoURLPath revisionPath status')).toEqual([]);
      expect(Object.keys(template.github.status).sort()).toEqual(['label', 'state', 'targetURL']);
      expect(template.github.revisionPath).toBe('{{.app.status.sync.revision}}');
      expect(['success', 'pending', 'failure']).toContain(template.github.status.state);
    }
    expect(triggers.size).toBe(3);
    for (const [first, second, ...rest] of triggers.values()) {
      expect(rest).toEqual([]);
      expect(Object.keys(first).sort()).toEqual(['send', 'when']);
      expect({ ...first, oncePer: second.oncePer }).toEqual(second);
      for (const template of first.send) expect(templates.has(template)).toBe(true);
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

  interface Status {
    readonly sync?: string;
    readonly health?: string;
    readonly revision?: string;
    /** The last sync: its state, when it started, and of which commit it was. */
    readonly operation?: readonly [phase: string, startedAt: string, revision?: string];
  }

  const createApp = ({ sync = 'Synced', health = 'Healthy', revision = 'a', operation }: Status) => ({
    status: {
      sync: { status: sync, revision },
      health: { status: health },
      ...(operation && {
        operationState: { phase: operation[0], startedAt: operation[1], syncResult: { revision: operation[2] } },
      }),
    },
  });

  /** The expressions are JavaScript as well, except for some operators. */
  const evaluate = (expression: string, app: object) =>
    runInNewContext(
      expression
        .replaceAll(/(\([^()]*\)) in (\[[^\]]*\])/g, '$2.includes$1')
        .replaceAll(' and ', ' && ')
        .replaceAll(/\bor /g, '|| ')
        .replaceAll(/\band /g, '&& ')
        .replaceAll(/\bnot \(/g, '!('),
      { app },
    );

  /**
   * Remembers what was sent as pkg/controller/state.go and pkg/triggers/service.go of argoproj/notifications-engine do (read 2026-11-30): without `oncePer`
   * until the condition no longer holds, with it for ever.
   */
  function createEngine() {
    const sent = new Set<string>();
    return (status: Status): readonly string[] => {
      const app = createApp(status);
      return [...triggers].flatMap(([name, conditions]) =>
        (conditions as Yaml[]).flatMap(({ when, oncePer, send }, index) => {
          const holds = evaluate(when, app);
          const key = `${holds && oncePer ? evaluate(oncePer, app) : ''}:${name}:${index}`;
          if (!holds) sent.delete(key);
          if (!holds || sent.has(key)) return [];
          sent.add(key);
          return send.map((template: string) => templates.get(template).github.status.state);
        }),
      );
    };
  }

  it.each<[string, Status]>([
    ['success', {}],
    ['success', { operation: ['Succeeded', '1', 'a'] }],
    // The sync of an older commit: nothing that the Application applies has changed since.
    ['success', { operation: ['Succeeded', '1', 'older'] }],
    ['pending', { sync: 'OutOfSync' }],
    ['pending', { sync: 'Unknown' }],
    ['pending', { health: 'Progressing' }],
    ['pending', { health: 'Missing' }],
    ['pending', { health: 'Suspended' }],
    ['pending', { health: 'Unknown' }],
    ['pending', { operation: ['Running', '1', 'a'] }],
    ['pending', { operation: ['Terminating', '1', 'a'] }],
    ['pending', { operation: ['Failed', '1', 'older'] }],
    ['failure', { health: 'Degraded' }],
    ['failure', { health: 'Degraded', sync: 'OutOfSync' }],
    ['failure', { operation: ['Failed', '1', 'a'] }],
    ['failure', { sync: 'OutOfSync', operation: ['Error', '1', 'a'] }],
  ])('reports %s for %j', (state, status) => {
    expect(new Set(createEngine()(status))).toEqual(new Set([state]));
  });

  it.each<[string, readonly (readonly [Status, string])[]]>([
    [
      'a rollout that looks healthy for a moment and then degrades',
      [
        [{ operation: ['Succeeded', '1', 'a'] }, 'success'],
        [{ health: 'Progressing', operation: ['Succeeded', '1', 'a'] }, 'pending'],
        [{ health: 'Degraded', operation: ['Succeeded', '1', 'a'] }, 'failure'],
      ],
    ],
    [
      'a rollout that looks healthy for a moment and then succeeds',
      [
        [{ operation: ['Succeeded', '1', 'a'] }, 'success'],
        [{ health: 'Progressing', operation: ['Succeeded', '1', 'a'] }, 'pending'],
        [{ operation: ['Succeeded', '1', 'a'] }, 'success'],
      ],
    ],
    [
      'a commit that degrades and recovers again and again',
      [
        [{}, 'success'],
        [{ health: 'Degraded' }, 'failure'],
        [{}, 'success'],
        [{ health: 'Degraded' }, 'failure'],
        [{}, 'success'],
      ],
    ],
    [
      'a drift that is undone without a sync',
      [
        [{}, 'success'],
        [{ sync: 'OutOfSync' }, 'pending'],
        [{}, 'success'],
      ],
    ],
    [
      'the next commits, without a state in between',
      [
        [{}, 'success'],
        [{ revision: 'b' }, 'success'],
        [{ revision: 'c', health: 'Progressing' }, 'pending'],
        [{ revision: 'd', health: 'Progressing' }, 'pending'],
        [{ revision: 'd', health: 'Degraded' }, 'failure'],
        [{ revision: 'e', health: 'Degraded' }, 'failure'],
      ],
    ],
    [
      'an earlier commit that is synced again, without a state in between',
      [
        [{ health: 'Progressing', operation: ['Running', '1', 'a'] }, 'pending'],
        [{ revision: 'b', health: 'Progressing', operation: ['Running', '2', 'b'] }, 'pending'],
        [{ health: 'Progressing', operation: ['Running', '3', 'a'] }, 'pending'],
      ],
    ],
  ])('reports every step of %s', (_, steps) => {
    const observe = createEngine();
    for (const [status, state] of steps) {
      expect(new Set(observe(status))).toEqual(new Set([state]));
      expect(observe(status)).toEqual([]);
    }
  });

  // docs/operator-manual/notifications/subscriptions.md of argoproj/argo-cd, and GetGlobalDestinations of pkg/api/config.go of argoproj/notifications-engine, read 2026-11-30.
  it('subscribes the Applications of deployment targets to every trigger', () => {
    const { metadata, data: more }: Yaml = load(readExample('argocd-rollouts.yaml'));
    expect(metadata).toEqual((load(readExample('argocd-notifications-cm.yaml')) as Yaml).metadata);
    expect(Object.keys(more)).toEqual(['subscriptions']);
    expect(load(more.subscriptions)).toEqual([{ recipients: ['github'], triggers: [...triggers.keys()] }]);
    expect(entries('service').map(([name]) => name)).toEqual(['github']);
  });

  it('includes the health of the Applications that it creates', () => {
    const { data: settings }: Yaml = load(readExample('argocd-cm.yaml'));
    const key = 'resource.customizations.health.argoproj.io_Application';
    expect(Object.keys(settings).filter((name) => !name.endsWith('.enable'))).toEqual([key]);
    // setApplicationHealth of controller/health.go of argoproj/argo-cd ignores Applications that are missing or unknown (read 2026-11-30).
    const states = [...settings[key].matchAll(/return \{ status = ([^,]*),/g)].map(([, state]) => state);
    expect(states).toEqual(['"Degraded"', '"Healthy"', '"Progressing"']);
  });

  // `.argocd-source.yaml` of an application replaces the tool that its Application names, unless that tool is disabled: mergeSourceParameters and GetAppSourceType of
  // https://github.com/argoproj/argo-cd/blob/37ee009/reposerver/repository/repository.go and docs/user-guide/tool_detection.md there (read 2026-11-30).
  it('runs no charts, Kustomize or Jsonnet of an application', () => {
    const { data: settings }: Yaml = load(readExample('argocd-cm.yaml'));
    // Values of a ConfigMap are texts.
    expect(settings).toMatchObject({ 'helm.enable': 'false', 'jsonnet.enable': 'false', 'kustomize.enable': 'false' });
    const page = readRepositoryFile('examples/reconcilers/argocd/README.md');
    for (const name of Object.keys(settings).filter((key) => key.endsWith('.enable')))
      expect(page).toContain(`\`${name}\``);
  });
});

it('the script sets a context of the inventory', () => {
  const [, context = ''] = /context=(\S+)/.exec(readExample('set-status.sh')) ?? [];
  expect(contexts).toContain(context);
});

it('every context of the inventory is set by one of them', () => {
  expect(contexts).toEqual(['kalypso/edge-1/platform', 'kalypso/edge-2/platform', 'kalypso/edge-3/platform']);
});
