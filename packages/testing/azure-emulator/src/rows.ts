import type { KqlRow } from './kql/evaluate.ts';

/** What distinguishes a configuration; every other field is as in a real one. */
export interface FluxConfigurationSpec {
  readonly cluster: string;
  readonly url?: string;
  readonly branch?: string;
  readonly commit?: string;
  readonly subscription?: string;
  readonly resourceGroup?: string;
  readonly name?: string;
  /** Fields of `properties` to override. */
  readonly properties?: KqlRow;
}

export const SUBSCRIPTION_ID = '00000000-0000-0000-0000-000000000001';
export const DEFAULT_COMMIT = '0ba6f0d30760d567de0bac86c8c4eec13ce1a590';
const TIMESTAMP = '2026-01-01T00:00:00Z';

/** A row of the table `resources`: an Arc-enabled cluster with tags. */
export function createClusterRow(spec: FluxConfigurationSpec, tags: Readonly<Record<string, string>> = {}): KqlRow {
  return {
    id: formatClusterId(spec),
    name: spec.cluster,
    type: 'microsoft.kubernetes/connectedclusters',
    subscriptionId: spec.subscription ?? SUBSCRIPTION_ID,
    resourceGroup: spec.resourceGroup ?? 'fleet',
    tags,
    properties: { provisioningState: 'Succeeded' },
  };
}

/** A row of the table `kubernetesconfigurationresources`: compliant and synced to the commit, unless `properties` overrides that. */
export function createConfigurationRow(spec: FluxConfigurationSpec): KqlRow {
  const {
    url = 'https://github.com/contoso/gitops',
    branch = 'dev',
    commit = DEFAULT_COMMIT,
    name = 'platform',
  } = spec;
  const createStatus = (object: string, kind: string, reason: string, message: string): KqlRow => ({
    name: object,
    namespace: 'flux-system',
    kind,
    complianceState: 'Compliant',
    appliedBy: null,
    helmReleaseProperties: null,
    statusConditions: [{ type: 'Ready', status: 'True', reason, message, lastTransitionTime: TIMESTAMP }],
  });
  return {
    id: `${formatClusterId(spec)}/providers/Microsoft.KubernetesConfiguration/fluxConfigurations/${name}`,
    name,
    type: 'microsoft.kubernetesconfiguration/fluxconfigurations',
    subscriptionId: spec.subscription ?? SUBSCRIPTION_ID,
    resourceGroup: spec.resourceGroup ?? 'fleet',
    tags: null,
    properties: {
      scope: 'cluster',
      namespace: 'flux-system',
      sourceKind: 'GitRepository',
      suspend: false,
      gitRepository: {
        url,
        timeoutInSeconds: 600,
        syncIntervalInSeconds: 600,
        repositoryRef: { branch, tag: null, semver: null, commit: null },
      },
      kustomizations: {
        apps: {
          name: 'apps',
          path: './large',
          dependsOn: [],
          timeoutInSeconds: 600,
          syncIntervalInSeconds: 600,
          prune: true,
        },
      },
      statuses: [
        createStatus(name, 'GitRepository', 'Succeeded', `stored artifact for revision '${branch}@sha1:${commit}'`),
        createStatus(
          `${name}-apps`,
          'Kustomization',
          'ReconciliationSucceeded',
          `Applied revision: ${branch}@sha1:${commit}`,
        ),
      ],
      sourceSyncedCommitId: `${branch}@sha1:${commit}`,
      sourceUpdatedAt: TIMESTAMP,
      statusUpdatedAt: TIMESTAMP,
      complianceState: 'Compliant',
      provisioningState: 'Succeeded',
      errorMessage: '',
      ...spec.properties,
    },
  };
}

function formatClusterId({
  cluster,
  subscription = SUBSCRIPTION_ID,
  resourceGroup = 'fleet',
}: FluxConfigurationSpec): string {
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Kubernetes/connectedClusters/${cluster}`;
}
