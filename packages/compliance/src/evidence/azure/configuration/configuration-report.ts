import { isJsonObject, readString, readTimestamp } from '@kalypso-actions/azure';
import type { AzureDetails, Fact, ReconcilerReport } from '../../reconciler-report.ts';
import { type ClusterColumns, readClusterConnection, readClusterLabels } from './cluster-row.ts';
import {
  type ConfigurationFields,
  findFetchedFacts,
  findProvisioningFacts,
  findSourceKindFacts,
  findStateFacts,
  findSuspensionFacts,
  findTimeFacts,
} from './configuration-facts.ts';
import { parseConfigurationId } from './configuration-id.ts';
import { type GitReference, readGitReference } from './git-reference.ts';
import { maskCredentials } from './reported-value.ts';
import {
  type ConfigurationIdentity,
  findStatusFacts,
  hasUnwatchedKustomization,
  type StatusFactsOptions,
  type StatusFields,
} from './status-facts.ts';

/** A row of the configurations query. Every field is untrusted, and any of them may be missing. */
export interface ConfigurationRow extends ConfigurationFields, StatusFields, ClusterColumns {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly subscriptionId?: unknown;
  readonly resourceGroup?: unknown;
  readonly namespace?: unknown;
  readonly url?: unknown;
  /** The `repositoryRef`. */
  readonly ref?: unknown;
}

export interface ConfigurationReportOptions extends StatusFactsOptions {
  /** The branch that the configuration has to watch. */
  readonly branch: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a configuration reports of what it has applied. */
export type AppliedEvidence = Pick<ReconcilerReport, 'facts' | 'skipsHealthChecks' | 'targets'>;

/** The namespace of a configuration that names none. */
const DEFAULT_NAMESPACE = 'default';

/**
 * Parses a row of the configurations query. What a configuration has to report and does not, and what Azure does not document, becomes a fact that speaks
 * against it: nothing is left out, so a row of another form never looks better than it is.
 * @param findApplied finds what it has applied; by default everything of the configuration itself
 * @throws a `TypeError` for a row without an ID: it cannot be identified, so it cannot be counted
 */
export function parseConfigurationReport(
  value: unknown,
  options: ConfigurationReportOptions,
  findApplied: (row: ConfigurationRow, identity: ConfigurationIdentity) => AppliedEvidence = (row, identity) =>
    findOwnEvidence(row, identity, options),
): ReconcilerReport {
  if (!isJsonObject(value) || readString(value.id) === '')
    throw new TypeError('Azure Resource Graph returned a row that is not a configuration: it has no id');
  const row: ConfigurationRow = value;
  const id = readString(row.id);
  const resource = parseConfigurationId(id);
  const name = readString(row.name) || (id.split('/').at(-1) ?? '');
  const namespace = readString(row.namespace) || DEFAULT_NAMESPACE;
  const reference = readGitReference(row.ref);
  const connection = readClusterConnection(row);
  const applied = findApplied(row, { name, namespace });
  const details: AzureDetails = {
    kind: 'azure',
    resourceGroup: readString(row.resourceGroup) || (resource?.resourceGroup ?? ''),
    subscriptionId: readString(row.subscriptionId) || (resource?.subscriptionId ?? ''),
    namespace,
    url: maskCredentials(readString(row.url)),
    branch: reference.branch,
    complianceState: readString(row.complianceState),
    provisioningState: readString(row.provisioningState),
    connectivity: connection.state,
    sourceUpdatedAt: readTimestamp(row.sourceUpdatedAt),
    statusUpdatedAt: readTimestamp(row.statusUpdatedAt),
    errorMessage: maskCredentials(readString(row.errorMessage)),
  };
  return {
    // Azure does not preserve the letter case of IDs.
    id: id.toLowerCase(),
    source: 'azure',
    name,
    cluster: {
      name: resource?.clusterName ?? '',
      resourceId: resource?.clusterId ?? '',
      kind: resource?.clusterKind ?? '',
      labels: readClusterLabels(row),
    },
    facts: [
      ...(resource ? [] : [unrecognized('has a resource ID that is not the ID of a configuration of a cluster')]),
      ...findReferenceFacts(reference, options.branch),
      ...findSourceKindFacts(row),
      ...connection.facts,
      ...findSuspensionFacts(row),
      ...findProvisioningFacts(row),
      ...applied.facts,
      ...findTimeFacts(row, options.now),
    ],
    reportedAt: details.statusUpdatedAt,
    canExpire: !connection.isConnected,
    skipsHealthChecks: applied.skipsHealthChecks,
    details,
    ...(applied.targets === undefined ? {} : { targets: applied.targets }),
  };
}

function findOwnEvidence(
  row: ConfigurationRow,
  identity: ConfigurationIdentity,
  options: StatusFactsOptions,
): AppliedEvidence {
  const objects = findStatusFacts(row, identity, options);
  return {
    // The state is last, because the facts about the objects explain it.
    facts: [...objects.facts, ...findFetchedFacts(row), ...findStateFacts(row, objects)],
    skipsHealthChecks: hasUnwatchedKustomization(row.kustomizations),
  };
}

/** A pinned configuration takes no part, whatever its branch. */
function findReferenceFacts({ branch, facts }: GitReference, watched: string): readonly Fact[] {
  if (facts.length > 0 || branch === watched) return facts;
  return [unrecognized(`watches the branch ${branch} instead of ${watched}`)];
}

function unrecognized(detail: string): Fact {
  return { kind: 'unrecognized', object: 'it', detail };
}
