import type { Fact } from '../reconciler-report.ts';
import type { ConfigurationReportOptions, ConfigurationRow } from './configuration/configuration-report.ts';

/** The commit that the healthy rows have applied. */
export const HEALTHY_COMMIT = '0ba6f0d30760d567de0bac86c8c4eec13ce1a590';

/** When the healthy rows are read. */
export const HEALTHY_NOW = Date.parse('2021-05-19T18:20:00Z');

export const REPORT_OPTIONS: ConfigurationReportOptions = {
  branch: 'dev',
  children: 'all',
  ignoreSuspended: false,
  now: HEALTHY_NOW,
};

const CLUSTER =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg1/providers/Microsoft.Kubernetes/connectedClusters/store-1';
export const CONFIGURATION_ID = `${CLUSTER}/providers/Microsoft.KubernetesConfiguration/fluxConfigurations/platform`;

/** An entry of `statuses`; not validated. */
export type StatusEntry = Readonly<Record<string, unknown>>;

/** Creates an entry of `statuses` for an object that is ready, except for the given fields. */
export function createStatusEntry(kind: string, name: string, fields: StatusEntry = {}): StatusEntry {
  return {
    name,
    namespace: 'flux-system',
    kind,
    complianceState: 'Compliant',
    appliedBy: null,
    helmReleaseProperties: null,
    statusConditions: [createReadyCondition('True', 'Succeeded', '')],
    ...fields,
  };
}

export function createReadyCondition(status: unknown, reason: string, message: unknown): StatusEntry {
  return { type: 'Ready', status, reason, message, lastTransitionTime: '2021-05-19T18:12:40Z' };
}

/** Creates an entry for a Kustomization of the configuration that has applied a revision. */
export function createKustomizationEntry(
  name: string,
  revision = `dev@sha1:${HEALTHY_COMMIT}`,
  fields: StatusEntry = {},
): StatusEntry {
  const ready = createReadyCondition('True', 'ReconciliationSucceeded', `Applied revision: ${revision}`);
  return createStatusEntry('Kustomization', name, { statusConditions: [ready], ...fields });
}

export const KUSTOMIZATION: StatusEntry = {
  name: 'apps',
  path: './apps',
  dependsOn: [],
  timeoutInSeconds: 600,
  syncIntervalInSeconds: 600,
  retryIntervalInSeconds: null,
  prune: true,
  force: false,
  wait: true,
  postBuild: null,
};

/** A configuration with one Kustomization that has applied {@link HEALTHY_COMMIT}, and nothing that speaks against it. */
export const HEALTHY_ROW = {
  id: CONFIGURATION_ID,
  name: 'platform',
  subscriptionId: '00000000-0000-0000-0000-000000000001',
  resourceGroup: 'rg1',
  clusterName: 'store-1',
  tags: { region: 'east', ring: 'canary' },
  connectivityStatus: 'Connected',
  powerState: null,
  url: 'https://github.com/Contoso/gitops',
  ref: { branch: 'dev', tag: null, semver: null, commit: null },
  namespace: 'flux-system',
  sourceKind: 'GitRepository',
  suspend: false,
  kustomizations: { apps: KUSTOMIZATION },
  complianceState: 'Compliant',
  statuses: [createStatusEntry('GitRepository', 'platform'), createKustomizationEntry('platform-apps')],
  sourceSyncedCommitId: `dev@sha1:${HEALTHY_COMMIT}`,
  sourceUpdatedAt: '2021-05-19T18:17:12Z',
  statusUpdatedAt: '2021-05-19T20:17:12.1234567+02:00',
  errorMessage: '',
  provisioningState: 'Succeeded',
} as const satisfies ConfigurationRow;

/** What one of the documentation's examples looks like once both Kustomizations have been applied; the namespace of an object may be missing. */
const DOCUMENTED_ROW: ConfigurationRow = {
  ...HEALTHY_ROW,
  id: CONFIGURATION_ID.replace('platform', 'srs-fluxconfig'),
  name: 'srs-fluxconfig',
  namespace: 'srs-namespace',
  kustomizations: {
    'srs-kustomization1': { ...KUSTOMIZATION, name: 'srs-kustomization1', path: './test/path' },
    'srs-kustomization2': { ...KUSTOMIZATION, name: 'srs-kustomization2', wait: false, prune: false },
  },
  sourceSyncedCommitId: `dev/${HEALTHY_COMMIT}`,
  statuses: [
    {
      name: 'srs-fluxconfig',
      kind: 'GitRepository',
      complianceState: 'Compliant',
      statusConditions: [
        createReadyCondition('True', 'GitOperationSucceed', `'Fetched revision: dev/${HEALTHY_COMMIT}'`),
      ],
    },
    ...['srs-fluxconfig-srs-kustomization1', 'srs-fluxconfig-srs-kustomization2'].map((name) => ({
      name,
      kind: 'Kustomization',
      complianceState: 'Compliant',
      appliedBy: { name: 'my-name', namespace: 'my-namespace' },
      statusConditions: [
        createReadyCondition('True', 'ReconciliationSucceeded', `'Applied revision: dev/${HEALTHY_COMMIT}'`),
      ],
    })),
  ],
};

/** Everything that a healthy fleet may have besides: objects without a status, conditions that speak for an object, objects of applications. */
const CHILDREN: readonly StatusEntry[] = [
  createStatusEntry('HelmRepository', 'charts', { complianceState: 'Unknown', statusConditions: null }),
  createStatusEntry('HelmRepository', 'more-charts', { complianceState: 'Pending', statusConditions: [] }),
  createStatusEntry('Provider', 'github', { complianceState: null, statusConditions: [] }),
  createStatusEntry('Alert', 'commits', { complianceState: 'Compliant', statusConditions: undefined }),
  createStatusEntry('HelmRelease', 'nginx', {
    namespace: 'shop',
    statusConditions: [
      createReadyCondition('True', 'UpgradeSucceeded', 'Helm upgrade succeeded for release shop/nginx.v2'),
      { type: 'Released', status: 'True', reason: 'UpgradeSucceeded', message: 'Helm upgrade succeeded' },
      { type: 'TestSuccess', status: 'False', reason: 'TestFailed', message: 'failures are ignored' },
    ],
  }),
  createStatusEntry('HelmChart', 'shop-nginx', {
    statusConditions: [
      createReadyCondition('True', 'ChartPullSucceeded', "pulled 'nginx' chart with version '1.2.3'"),
      { type: 'ArtifactInStorage', status: 'True', reason: 'Succeeded', message: 'stored artifact' },
      { type: 'Stalled', status: 'False', reason: 'Succeeded', message: '' },
    ],
  }),
  createKustomizationEntry('shop', 'main@sha1:1111111111111111111111111111111111111111', { namespace: 'shop' }),
];

/** Rows as Azure may report them for clusters that run {@link HEALTHY_COMMIT}: nothing speaks against any of them. */
export const HEALTHY_ROWS: Readonly<Record<string, ConfigurationRow>> = {
  'one Kustomization': HEALTHY_ROW,
  'the documentation': DOCUMENTED_ROW,
  'an idle cluster': {
    ...HEALTHY_ROW,
    sourceUpdatedAt: '2021-04-19T18:17:12Z',
    statusUpdatedAt: '2021-04-19T18:17:12Z',
  },
  'an AKS cluster': {
    ...HEALTHY_ROW,
    id: CONFIGURATION_ID.replace(
      'Microsoft.Kubernetes/connectedClusters',
      'Microsoft.ContainerService/managedClusters',
    ),
    connectivityStatus: null,
    powerState: 'Running',
  },
  'a cluster that cannot be read': { ...HEALTHY_ROW, clusterName: null, tags: null, connectivityStatus: null },
  'a clock that is fast': { ...HEALTHY_ROW, statusUpdatedAt: '2021-05-19T18:24:59Z' },
  'omitted defaults': {
    ...HEALTHY_ROW,
    sourceKind: undefined,
    suspend: undefined,
    errorMessage: null,
    kustomizations: { apps: {} },
  },
  'the full name of the branch': {
    ...HEALTHY_ROW,
    sourceSyncedCommitId: `refs/heads/dev@sha1:${HEALTHY_COMMIT}`,
    statuses: [createKustomizationEntry('platform-apps', `refs/heads/dev@sha1:${HEALTHY_COMMIT}`)],
  },
  'a bare commit ID': {
    ...HEALTHY_ROW,
    sourceSyncedCommitId: HEALTHY_COMMIT.toUpperCase(),
    statuses: [createKustomizationEntry('platform-apps', HEALTHY_COMMIT)],
  },
  'several Kustomizations': {
    ...HEALTHY_ROW,
    kustomizations: { apps: KUSTOMIZATION, infra: { ...KUSTOMIZATION, name: 'infra', wait: false } },
    statuses: [...HEALTHY_ROW.statuses, createKustomizationEntry('platform-infra')],
  },
  'objects of applications': { ...HEALTHY_ROW, statuses: [...HEALTHY_ROW.statuses, ...CHILDREN] },
};

/** A healthy row of a cluster where an application has suspended its objects. Nothing speaks against it if suspended objects are ignored. */
export const SUSPENDED_CHILDREN_ROW: ConfigurationRow = {
  ...HEALTHY_ROW,
  statuses: [
    ...HEALTHY_ROW.statuses,
    createStatusEntry('HelmRelease', 'nginx', { namespace: 'shop', complianceState: 'Suspended' }),
    createStatusEntry('Kustomization', 'shop', {
      complianceState: 'Suspended',
      statusConditions: [createReadyCondition('False', 'HealthCheckFailed', 'timeout')],
    }),
  ],
};

/** The facts that speak against compliance: everything except revisions. */
export function listObjections(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(({ kind }) => kind !== 'revision');
}
