import type { KqlRow } from '../kql/evaluate.ts';
import { type ClusterSpec, formatClusterId, RESOURCE_GROUP, SUBSCRIPTION_ID } from './cluster-row.ts';
import { createObjectStatus } from './object-status.ts';
import { secondsAgo } from './timestamps.ts';

/** What distinguishes a configuration; every other field is as in a healthy one. */
export interface FluxConfigurationSpec extends ClusterSpec {
  readonly url?: string;
  readonly branch?: string;
  readonly commit?: string;
  readonly name?: string;
  /** `flux-system` if absent. */
  readonly namespace?: string;
  /** The kustomizations by name, with the fields to override; one with the name `apps` if absent. */
  readonly kustomizations?: Readonly<Record<string, KqlRow>>;
  /** Statuses of further objects, after those of the repository and the kustomizations. */
  readonly objects?: readonly KqlRow[];
  /** Fields of `properties` to override. */
  readonly properties?: KqlRow;
}

const DEFAULT_COMMIT = '0ba6f0d30760d567de0bac86c8c4eec13ce1a590';

/**
 * A row of the table `kubernetesconfigurationresources`: compliant and synced to the commit, unless `properties` overrides that.
 *
 * The properties are those of the model `FluxConfigurationProperties` (Azure/azure-rest-api-specs, specification/kubernetesconfiguration/resource-manager/
 * Microsoft.KubernetesConfiguration/fluxConfigurations/models.tsp and stable/2025-04-01/examples/GetFluxConfiguration.json, read 2026-11-30).
 */
export function createConfigurationRow(spec: FluxConfigurationSpec): KqlRow {
  const {
    url = 'https://github.com/contoso/gitops',
    branch = 'dev',
    commit = DEFAULT_COMMIT,
    name = 'platform',
    namespace = 'flux-system',
    kustomizations = { apps: {} },
    objects = [],
  } = spec;
  const revision = `${branch}@sha1:${commit}`;
  return {
    id: `${formatClusterId(spec)}/providers/Microsoft.KubernetesConfiguration/fluxConfigurations/${name}`,
    name,
    type: 'microsoft.kubernetesconfiguration/fluxconfigurations',
    subscriptionId: spec.subscription ?? SUBSCRIPTION_ID,
    resourceGroup: spec.resourceGroup ?? RESOURCE_GROUP,
    tags: null,
    properties: {
      scope: 'cluster',
      namespace,
      sourceKind: 'GitRepository',
      suspend: false,
      gitRepository: {
        url,
        timeoutInSeconds: 600,
        syncIntervalInSeconds: 600,
        repositoryRef: { branch, tag: null, semver: null, commit: null },
      },
      kustomizations: Object.fromEntries(
        Object.entries(kustomizations).map(([key, fields]) => [key, createKustomization(key, fields)]),
      ),
      configurationProtectedSettings: {},
      statuses: [
        createObjectStatus({ kind: 'GitRepository', name, namespace, revision }),
        ...Object.keys(kustomizations).map((key) =>
          createObjectStatus({ kind: 'Kustomization', name: `${name}-${key}`, namespace, revision }),
        ),
        ...objects,
      ],
      repositoryPublicKey: '',
      sourceSyncedCommitId: revision,
      sourceUpdatedAt: secondsAgo(60),
      statusUpdatedAt: secondsAgo(30),
      complianceState: 'Compliant',
      provisioningState: 'Succeeded',
      errorMessage: '',
      ...spec.properties,
    },
  };
}

function createKustomization(name: string, fields: KqlRow): KqlRow {
  return {
    name,
    path: './large',
    dependsOn: [],
    timeoutInSeconds: 600,
    syncIntervalInSeconds: 600,
    retryIntervalInSeconds: null,
    prune: true,
    force: false,
    wait: true,
    postBuild: null,
    ...fields,
  };
}
