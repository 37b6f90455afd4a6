import {
  AzureError,
  ResourceGraph,
  type ResourceGraphOptions,
  ResourceReader,
  readFields,
  readString,
  SubscriptionCoverage,
} from '@kalypso-actions/azure';
import type { Confirmation, ConfirmationRequest, EvidenceSource, ReconcilerReport } from '../reconciler-report.ts';
import { isSameRepository, parseRepositoryAddress, type RepositoryAddress } from '../repository-address.ts';
import { type ClusterColumns, pickClusterColumns } from './configuration/cluster-row.ts';
import { parseConfigurationId } from './configuration/configuration-id.ts';
import { type ConfigurationRow, parseConfigurationReport } from './configuration/configuration-report.ts';
import { toConfigurationRow } from './configuration/configuration-resource.ts';
import { readGitReference } from './configuration/git-reference.ts';
import type { StatusFactsOptions } from './configuration/status-facts.ts';
import {
  addressesQuery,
  configurationsQuery,
  sameBranchQuery,
  sameRepositoryQuery,
  type WatchedBranch,
} from './configurations-query.ts';
import { confirmReports } from './confirm-reports.ts';
import { RepositoryNames, type RepositoryResolver } from './repository-names.ts';
import { findWatchedElsewhere, MAX_SIMILAR_ROWS, type WatchedElsewhere } from './watched-elsewhere.ts';

export interface AzureConfigurationSourceOptions extends ResourceGraphOptions, StatusFactsOptions {
  readonly watched: WatchedBranch;
  /** Whether the resource provider can be asked to confirm a report. */
  readonly confirm: boolean;
  /** Recognizes former names of the repository; `undefined` if they cannot be resolved. */
  readonly canonicalNames?: RepositoryResolver | undefined;
}

/**
 * The first stable version of Microsoft.KubernetesConfiguration/fluxConfigurations with all fields that are read (`wait` of a kustomization is the newest), so
 * that every cloud has it. (Azure/azure-rest-api-specs, read 2026-11-30.)
 */
export const FLUX_CONFIGURATIONS_API_VERSION = '2023-05-01';

/** Reads every Flux configuration that watches a branch from Azure Resource Graph, and confirms it with its resource provider. */
export class AzureConfigurationSource implements EvidenceSource {
  readonly name = 'azure';
  readonly confirm: EvidenceSource['confirm'];
  readonly #options: AzureConfigurationSourceOptions;
  readonly #graph: ResourceGraph;
  readonly #resources: ResourceReader;
  readonly #coverage: SubscriptionCoverage;
  readonly #names: RepositoryNames;
  /** What is known of the clusters, by the ID of the report: the resource provider does not report it. */
  readonly #clusters = new Map<string, ClusterColumns>();
  #isNamesUpdateDue = true;

  constructor(options: AzureConfigurationSourceOptions) {
    const { watched, scope, confirm, canonicalNames, log } = options;
    this.#options = options;
    this.#graph = new ResourceGraph(options);
    this.#resources = new ResourceReader(options);
    this.#coverage = new SubscriptionCoverage(scope);
    this.#names = new RepositoryNames(watched.repository, {
      canonicalNames,
      listUrls: (signal) => this.#listUrls(signal),
      log,
    });
    this.confirm = confirm ? (request) => this.#confirm(request) : undefined;
  }

  /** @throws an {@link AzureError}, or the signal's reason */
  async read(signal: AbortSignal): Promise<readonly ReconcilerReport[]> {
    if (this.#isNamesUpdateDue) await this.#names.update(signal);
    const names = this.#names.list();
    const rows = await this.#graph.readRows(configurationsQuery(names, this.#options.watched.branch), signal);
    const watching = rows.filter((row) => this.#isWatching(row, names));
    await this.#coverage.check(rows.map(readSubscriptionId), () => this.#graph.listSubscriptions(signal));
    this.#isNamesUpdateDue = watching.length === 0;
    return watching.map((row) => {
      const report = this.#parse(row);
      this.#clusters.set(report.id, pickClusterColumns(readFields(row)));
      return report;
    });
  }

  /**
   * Returns what the clusters watch instead, if nothing watches the branch.
   * @throws an {@link AzureError}, or the signal's reason
   */
  async describeOthers(signal: AbortSignal): Promise<WatchedElsewhere> {
    const { watched } = this.#options;
    const sameRepository = await this.#graph.readRows(sameRepositoryQuery(watched, MAX_SIMILAR_ROWS), signal);
    const sameBranch = await this.#graph.readRows(sameBranchQuery(watched, MAX_SIMILAR_ROWS), signal);
    const urls = await this.#listUrls(signal).catch((error: unknown) => {
      if (!(error instanceof AzureError)) throw error;
      return [];
    });
    return findWatchedElsewhere(watched, { sameRepository, sameBranch, urls });
  }

  #confirm(request: ConfirmationRequest): Promise<ReadonlyMap<string, Confirmation>> {
    return confirmReports(request, (report, signal) => this.#confirmReport(report, signal));
  }

  async #confirmReport({ id }: ReconcilerReport, signal: AbortSignal): Promise<Confirmation> {
    const result = await this.#resources.get(id, FLUX_CONFIGURATIONS_API_VERSION, signal);
    if (result.kind !== 'found') return result;
    const row = toConfigurationRow(result.resource, this.#clusters.get(id) ?? {});
    if (row === undefined || readString(row.id).toLowerCase() !== id)
      return { kind: 'failed', reason: 'Azure Resource Manager returned another resource than the requested one' };
    if (parseRepositoryAddress(readString(row.url)) === undefined)
      return { kind: 'failed', reason: 'Azure Resource Manager returned a configuration without a repository' };
    // A configuration that was changed to watch something else does not exist any more for this branch.
    return isFollowing(row, this.#names.list(), this.#options.watched.branch)
      ? { kind: 'found', report: this.#parse(row) }
      : { kind: 'gone' };
  }

  #parse(row: unknown): ReconcilerReport {
    const { watched, children, ignoreSuspended, clock } = this.#options;
    return parseConfigurationReport(row, { branch: watched.branch, children, ignoreSuspended, now: clock.now() });
  }

  async #listUrls(signal: AbortSignal): Promise<readonly string[]> {
    const rows = await this.#graph.readRows(addressesQuery(this.#options.watched), signal);
    return rows.map((row) => readString(readFields(row).url));
  }

  /** Whether a configuration watches the branch. The query also returns similar addresses, but nothing else. */
  #isWatching(row: unknown, names: readonly RepositoryAddress[]): boolean {
    const { url, ref } = readFields(row);
    const { branch: watched } = this.#options.watched;
    const { branch } = readGitReference(ref);
    const address = readString(url).toLowerCase();
    if (!names.some(({ path }) => address.includes(path))) throw unexpected('repository', url);
    if (branch !== watched && branch !== '') throw unexpected('branch', branch);
    return isFollowing(readFields(row), names, watched);
  }
}

/** Whether a configuration follows a branch of a repository. If it is unclear what it follows there, it does, and its report makes that unknown. */
function isFollowing(
  { url, ref }: Pick<ConfigurationRow, 'url' | 'ref'>,
  names: readonly RepositoryAddress[],
  watched: string,
): boolean {
  const address = parseRepositoryAddress(readString(url));
  const { branch, facts } = readGitReference(ref);
  if (address === undefined || !names.some((name) => isSameRepository(address, name))) return false;
  return branch === watched || facts.some(({ kind }) => kind === 'unrecognized');
}

function readSubscriptionId(row: unknown): string {
  const { subscriptionId, id } = readFields(row);
  return readString(subscriptionId) || (parseConfigurationId(readString(id))?.subscriptionId ?? '');
}

function unexpected(what: string, value: unknown): AzureError {
  const message = `Azure Resource Graph returned the ${what} ${JSON.stringify(value)}, which the query does not select`;
  return new AzureError({ kind: 'unexpected', message });
}
