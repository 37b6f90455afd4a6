// The commands of guides that create, connect and configure clusters. What they do is recorded.
//
// Their options are those of the CLIs: azure-cli-extensions src/k8s-configuration/azext_k8s_configuration/_params.py (13d01f5) and
// src/connectedk8s/azext_connectedk8s/_params.py (009f7ce), azure-cli command_modules/acs/_params.py, flux2 cmd/flux/{install,create_secret_git,
// create_secret_github_app}.go (da2d22d), read 2026-11-30. A test compares them with the CLIs that are installed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { type CliCommands, findProgram, record, requireValue } from './cli-command.ts';

/** The controllers of `flux install`. */
const FLUX_CONTROLLERS = ['helm-controller', 'kustomize-controller', 'notification-controller', 'source-controller'];

const CONFIGURATION = 'resource-group cluster-name cluster-type name';

export const CLUSTER_COMMANDS: CliCommands = {
  'az extension add': ['upgrade! name', () => {}],
  'az provider register': ['namespace wait!', ({ namespace }) => void requireValue(namespace)],
  'az group create': ['name location output', ({ name, location }) => void [name, location].map(requireValue)],
  'az aks create': [
    'resource-group name enable-managed-identity! node-count generate-ssh-keys! tags output',
    ({ 'resource-group': resourceGroup, name, tags = '', ...options }) => {
      if (options['enable-managed-identity'] === undefined) throw new Error('the Flux extension needs an identity');
      record({
        kind: 'cluster',
        clusterType: 'managedClusters',
        cluster: requireValue(name),
        resourceGroup: requireValue(resourceGroup),
        tags,
      });
    },
  ],
  'az aks get-credentials': [
    'resource-group name context',
    (options) => void [options['resource-group'], options.name, options.context].map(requireValue),
  ],
  'az connectedk8s connect': [
    'resource-group name kube-context tags output',
    ({ 'resource-group': resourceGroup, name, 'kube-context': context, tags = '' }) => {
      requireValue(context);
      record({
        kind: 'cluster',
        clusterType: 'connectedClusters',
        cluster: requireValue(name),
        resourceGroup: requireValue(resourceGroup),
        tags,
      });
    },
  ],
  'az k8s-configuration flux create': [
    `${CONFIGURATION} namespace scope url branch https-user https-key kustomization output`,
    (options, kustomization) => {
      const path = kustomization.find((option) => option.startsWith('path='))?.slice('path='.length);
      if (!kustomization.includes('prune=true')) throw new Error('without prune=true, nothing is ever deleted');
      record({
        kind: 'configuration',
        cluster: requireValue(options['cluster-name']),
        clusterType: parseClusterType(options['cluster-type']),
        resourceGroup: requireValue(options['resource-group']),
        name: requireValue(options.name),
        namespace: requireValue(options.namespace),
        scope: requireValue(options.scope),
        url: requireValue(options.url),
        branch: requireValue(options.branch),
        path: requireValue(path),
      });
    },
  ],
  'az k8s-configuration flux kustomization update': [
    `${CONFIGURATION} kustomization-name path output`,
    (options) =>
      record({
        kind: 'configuration-path',
        cluster: requireValue(options['cluster-name']),
        name: requireValue(options.name),
        kustomization: requireValue(options['kustomization-name']),
        path: requireValue(options.path),
      }),
  ],
  'az k8s-configuration flux show': [`${CONFIGURATION} query output`, () => console.log('Compliant')],
  'az k8s-configuration flux delete': [
    `${CONFIGURATION} yes!`,
    (options) => {
      if (options.yes === undefined) throw new Error('without --yes, the command asks');
      record({
        kind: 'configuration-removed',
        cluster: requireValue(options['cluster-name']),
        name: requireValue(options.name),
      });
    },
  ],
  'flux install': [
    'export!',
    (options) => {
      if (options.export === undefined) throw new Error('flux install: only --export is emulated');
      for (const name of FLUX_CONTROLLERS) console.log(`---\n${JSON.stringify(createController(name))}`);
    },
  ],
  'flux create secret githubapp': [
    'context namespace app-id app-installation-id app-private-key',
    ({ context, namespace, 'app-private-key': key, ...options }, [name]) =>
      record({
        kind: 'cluster-secret',
        context: requireValue(context),
        namespace: requireValue(namespace),
        name: requireValue(name),
        values: [
          `githubAppID=${requireValue(options['app-id'])}`,
          `githubAppInstallationID=${requireValue(options['app-installation-id'])}`,
          readKeyOfFile(`githubAppPrivateKey=${requireValue(key)}`),
        ],
      }),
  ],
  'flux create secret git': [
    'context namespace url username password',
    ({ context, namespace, url, username, password }, [name]) => {
      if (!/^https?:/.test(requireValue(url))) throw new Error('flux create secret git: only HTTP is emulated');
      record({
        kind: 'cluster-secret',
        context: requireValue(context),
        namespace: requireValue(namespace),
        name: requireValue(name),
        values: [`username=${requireValue(username)}`, `password=${requireValue(password)}`],
      });
    },
  ],
  'helm upgrade': [
    'install! version kube-context namespace create-namespace! set* wait!',
    (options, [release, chart]) =>
      record({
        kind: 'chart',
        context: requireValue(options['kube-context']),
        namespace: requireValue(options.namespace),
        release: requireValue(release),
        chart: requireValue(chart),
        version: requireValue(options.version),
        values: splitLines(options.set),
      }),
  ],
  'kubectl create secret generic': [
    'context namespace from-literal* from-file*',
    ({ context, namespace, 'from-literal': literals, 'from-file': files }, [name]) =>
      record({
        kind: 'cluster-secret',
        context: requireValue(context),
        namespace: requireValue(namespace),
        name: requireValue(name),
        values: [...splitLines(literals), ...splitLines(files).map(readKeyOfFile)],
      }),
  ],
  'kubectl apply': [
    'context filename kustomize server-side!',
    ({ context, filename, kustomize }) => {
      const text =
        kustomize === undefined
          ? readFileSync(filename === '-' ? 0 : requireValue(filename), 'utf8')
          : buildFolder(kustomize);
      for (const object of loadAll(text)) record({ kind: 'cluster-object', context: requireValue(context), object });
    },
  ],
  'kubectl wait': [
    'context namespace for all! timeout',
    (options, [resource]) => void [options.context, options.namespace, options.for, resource].map(requireValue),
  ],
};

function parseClusterType(value: string | undefined): 'connectedClusters' | 'managedClusters' {
  if (value === 'connectedClusters' || value === 'managedClusters') return value;
  throw new Error(`unexpected type of cluster: ${value}`);
}

/** A deployment of Flux, reduced to what the lockdown changes. */
function createController(name: string): object {
  const containers = [{ name: 'manager', args: ['--log-level=info'] }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'flux-system' },
    spec: { template: { spec: { containers } } },
  };
}

/** What kubectl makes of a folder with a kustomization; if it is not installed, what the folder contains. */
function buildFolder(folder: string): string {
  const kubectl = findProgram('kubectl');
  if (kubectl !== undefined) return execFileSync(kubectl, ['kustomize', folder], { encoding: 'utf8' });
  readFileSync(join(folder, 'kustomization.yaml'));
  return readFileSync(join(folder, 'gotk-components.yaml'), 'utf8');
}

function splitLines(values: string | undefined): readonly string[] {
  return values === undefined ? [] : values.split('\n');
}

/** `key=path` as `key=content`. */
function readKeyOfFile(value: string): string {
  const [, key, path] = /^([^=]+)=(.+)$/.exec(value) ?? [];
  return `${requireValue(key)}=${readFileSync(requireValue(path), 'utf8')}`;
}
