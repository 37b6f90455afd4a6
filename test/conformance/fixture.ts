import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes files into a folder. Content that is not a string is written as JSON. */
export function writeFiles(folder: string, files: Readonly<Record<string, unknown>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

const resource = (kind: string, name: string, spec: object) =>
  `${JSON.stringify({ apiVersion: 'scheduler.kalypso.io/v1alpha1', kind, metadata: { name }, spec })}\n`;

/** A control plane with one assignment: target `app-web` on cluster type `edge`. */
export const CONTROL_PLANE: Readonly<Record<string, string>> = {
  'control-plane/edge.yaml': resource('ClusterType', 'edge', { reconciler: 'rec', namespaceService: 'ns' }),
  'control-plane/rec.yaml': resource('Template', 'rec', {
    type: 'reconciler',
    manifests: ['kind: R\nname: {{ .DeploymentTargetName }}\n'],
  }),
  'control-plane/ns.yaml': resource('Template', 'ns', {
    type: 'namespace',
    manifests: ['kind: N\nname: {{ .Namespace }}\n'],
  }),
  'control-plane/policy.yaml': resource('SchedulingPolicy', 'all', {
    deploymentTargetSelector: { labelSelector: { matchLabels: { tier: 'web' } } },
    clusterTypeSelector: {},
  }),
  'control-plane/gitops.yaml': resource('GitOpsRepo', 'dev', {
    repo: 'https://github.com/contoso/gitops',
    branch: 'dev',
    path: '.',
  }),
  'control-plane/app.yaml': resource('WorkloadRegistration', 'app', {
    workload: { repo: 'https://github.com/contoso/app', branch: 'main', path: '.' },
    workspace: 'team',
  }),
  'workloads/app/workload.yaml': resource('Workload', 'app', {
    deploymentTargets: [
      { name: 'web', labels: { tier: 'web' }, environment: 'dev', manifests: { repo: 'x', branch: 'y', path: 'z' } },
    ],
  }),
};

/** The operator’s result for {@link CONTROL_PLANE}. */
export const EXPECTED = {
  deploymentTargets: [
    {
      name: 'app-web',
      workload: 'app',
      workspace: 'team',
      labels: { tier: 'web', workload: 'app', workspace: 'team' },
    },
  ],
  assignments: [
    {
      name: 'app-app-web-edge',
      clusterType: 'edge',
      deploymentTarget: 'app-web',
      namespace: 'dev-edge-app-web',
      policies: ['all'],
      ok: true,
    },
  ],
  files: {
    'edge/README.md': 'This folder contains deployment targets scheduled on the cluster type',
    'edge/app-web/namespace.yaml': 'kind: N\nname: dev-edge-app-web\n',
    'edge/app-web/reconciler.yaml': 'kind: R\nname: app-web\n',
  },
  ready: true,
  promoted: false,
  errors: [],
};
