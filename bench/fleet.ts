import type { Locate, Model } from '@kalypso-actions/scheduler';

const locate: Locate = () => ({ source: 'bench', file: 'fleet.yaml', line: 1, column: 1 });
const GITOPS = 'https://github.com/contoso/gitops';

/**
 * Creates a synthetic fleet in memory: `clusterTypes` × `targets` assignments, a policy for each workspace, three realistic templates, and config maps
 * for all cluster types, for regions and for each cluster type.
 */
export function fleet(clusterTypes: number, targets: number): Model {
  const range = (length: number) => Array.from({ length }, (_, index) => index);
  const pad = (index: number) => String(index).padStart(5, '0');
  const workloads = Math.ceil(targets / 4);
  const base = { labels: {}, locate };
  return {
    environment: 'dev',
    knownEnvironments: [],
    heldBack: new Set(),
    recorded: undefined,
    keepsNames: new Set(),
    isBaseMissing: false,
    baseRepos: [
      { ...base, kind: 'BaseRepo', name: 'main', repo: GITOPS, branch: 'main', path: '.', commit: 'a'.repeat(40) },
    ],
    gitOpsRepos: [{ ...base, kind: 'GitOpsRepo', name: 'dev', repo: GITOPS, branch: 'dev', path: '.' }],
    registrations: [],
    workloads: range(workloads).map((workload) => ({
      registration: {
        ...base,
        kind: 'WorkloadRegistration',
        name: `app-${pad(workload)}`,
        workload: { repo: GITOPS, branch: 'main', path: '.' },
        workspace: `team-${workload % 10}`,
      },
      workload: {
        ...base,
        kind: 'Workload',
        name: `app-${pad(workload)}`,
        configSchemas: [],
        deploymentTargets: range(Math.min(4, targets - workload * 4)).map((target) => ({
          name: `target-${target}`,
          labels: { purpose: `purpose-${target}`, edge: String(target % 2 === 0) },
          environment: 'dev',
          manifests: { repo: `${GITOPS}-${workload}`, branch: 'dev', path: `./target-${target}` },
          configSchemas: [],
        })),
      },
    })),
    standaloneTargets: [],
    clusterTypes: range(clusterTypes).map((index) => ({
      ...base,
      kind: 'ClusterType',
      name: `cluster-${pad(index)}`,
      labels: { region: `region-${index % 10}`, size: index % 2 === 0 ? 'large' : 'small' },
      reconciler: 'flux',
      namespaceService: 'namespace',
      configType: 'configmap',
      policy: undefined,
      infrastructure: undefined,
    })),
    templates: [
      { ...base, kind: 'Template', name: 'flux', type: 'reconciler', ...text(GIT_REPOSITORY, KUSTOMIZATION) },
      { ...base, kind: 'Template', name: 'namespace', type: 'namespace', ...text(NAMESPACE) },
      { ...base, kind: 'Template', name: 'configmap', type: 'config', ...text(CONFIG_MAP) },
    ],
    policies: range(10).map((team) => ({
      ...base,
      kind: 'SchedulingPolicy',
      name: `team-${team}`,
      deploymentTargetSelector: {
        workspace: `team-${team}`,
        labelSelector: { matchLabels: {}, matchExpressions: [{ key: 'purpose', operator: 'Exists', values: [] }] },
      },
      clusterTypeSelector: { labelSelector: { matchLabels: {}, matchExpressions: [] } },
    })),
    configMaps: [
      configMap('all', {}, { ENVIRONMENT: 'dev', LOG_LEVEL: 'info', FEATURE_FLAG: 'false' }),
      ...range(10).map((index) =>
        configMap(
          `region-${index}`,
          { region: `region-${index}` },
          { REGION: `Region ${index}`, DATABASE_URL: `mysql://region-${index}:3306/db` },
        ),
      ),
      ...range(clusterTypes).map((index) =>
        configMap(
          `type-${pad(index)}`,
          { 'cluster-type': `cluster-${pad(index)}` },
          { CLUSTER_NAME: `Cluster ${index}` },
        ),
      ),
    ],
    configSchemas: [],
  };
}

function configMap(
  name: string,
  labels: Record<string, string>,
  data: Record<string, string>,
): Model['configMaps'][number] {
  return { kind: 'ConfigMap', name, labels: { 'platform-config': 'true', ...labels }, locate, data };
}

function text(...manifests: string[]) {
  return {
    contentType: undefined,
    file: undefined,
    engine: 'gotemplate' as const,
    manifests: manifests.map((manifest) => ({ text: manifest, at: locate() })),
  };
}

const GIT_REPOSITORY = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: "{{ .DeploymentTargetName }}"
  namespace: flux-system
spec:
  interval: 30s
  url: "{{ .Manifests.repo }}"
  ref:
    branch: "{{ .Manifests.branch }}"
  secretRef:
    name: repo-secret
`;
const KUSTOMIZATION = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: "{{ .DeploymentTargetName }}"
  namespace: flux-system
spec:
  interval: 30s
  targetNamespace: "{{ .Namespace }}"
  sourceRef:
    kind: GitRepository
    name: "{{ .DeploymentTargetName }}"
  path: "{{ .Manifests.path }}"
  prune: true
`;
const NAMESPACE = `apiVersion: v1
kind: Namespace
metadata:
  name: "{{ .Namespace }}"
  labels:
    environment: "{{ .Environment }}"
    workspace: "{{ .Workspace }}"
    workload: "{{ .Workload }}"
    deploymentTarget: "{{ .DeploymentTargetName }}"
`;
const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: platform-config
  namespace: {{ .Namespace }}
data:
{{ toYaml .ConfigData | indent 2 }}
`;
