import { isJsonObject, readFields } from '@kalypso-actions/azure';
import type { ClusterColumns } from './cluster-row.ts';
import type { ConfigurationRow } from './configuration-report.ts';

/**
 * Turns a configuration as its resource provider returns it into the form of a row of the configurations query.
 * @param cluster what is known of the cluster: the resource does not include it
 * @returns `undefined` if it is not a resource
 */
export function toConfigurationRow(resource: unknown, cluster: ClusterColumns): ConfigurationRow | undefined {
  if (!isJsonObject(resource)) return undefined;
  const { id, name } = resource;
  const properties = readFields(resource.properties);
  const { url, repositoryRef } = readFields(properties.gitRepository);
  const { namespace, sourceKind, suspend, provisioningState, errorMessage, complianceState } = properties;
  const { sourceSyncedCommitId, sourceUpdatedAt, statusUpdatedAt, kustomizations, statuses } = properties;
  return {
    ...{ id, name, namespace, url, ref: repositoryRef, sourceKind, suspend, provisioningState, errorMessage },
    ...{ complianceState, sourceSyncedCommitId, sourceUpdatedAt, statusUpdatedAt, kustomizations, statuses },
    ...cluster,
  };
}
