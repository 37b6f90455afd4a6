import {
  AzureError,
  ResourceGraph,
  type ResourceGraphOptions,
  ResourceReader,
  readFields,
  readString,
  SubscriptionCoverage,
} from '@kalypso-actions/azure';
import { sanitizeText } from '@kalypso-actions/diagnostics';
import type {
  Confirmation,
  ConfirmationRequest,
  EvidenceSource,
  Fact,
  ReconcilerReport,
} from '../reconciler-report.ts';
import { isSameRepository, parseRepositoryAddress, type RepositoryAddress } from '../repository-address.ts';
import { CompletedReports } from './completed-reports.ts';
import { type ClusterColumns, pickClusterColumns } from './configuration/cluster-row.ts';
import { parseConfigurationId } from './configuration/configuration-id.ts';
import { parseConfigurationReport } from './configuration/configuration-report.ts';
import { toConfigurationRow } from './configuration/configuration-resource.ts';
import { type GitReference, readGitReference } from './configuration/git-reference.ts';
import type { StatusFactsOptions } from './configuration/status-facts.ts';
import {
  addressesQuery,
  configurationsQuery,
  sameBranchQuery,
  sameRepositoryQuery,
  sameServerQuery,
  type WatchedBranch,
} from './configurations-query.ts';
import { confirmReports } from './confirm-reports.ts';
import { RepositoryNames, type RepositoryResolver } from './repository-names.ts';
import { parseRolloutReport } from './rollout/rollout-report.ts';
import type { PublishedArtifacts } from './rollout/target-evidence.ts';
import { findWatchedElsewhere, MAX_SIMILAR_ROWS, type WatchedElsewhere } from './watched-elsewhere.ts';

export interface AzureConfigurationSourceOptions extends ResourceGraphOptions, StatusFactsOptions {
  readonly watched: WatchedBranch;
  /** Whether the resource provider can be asked to confirm a report. */
  readonly confirm: boolean;
  /** The deployment targets whose rollouts are reported instead of what a configuration itself applies. */
  readonly deploymentTargets?: readonly string[] | undefined;
  /** The artifacts that these were published as. */
  readonly artifacts?: PublishedArtifacts | undefined;
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
  /** The reports on configurations of which it was unknown whether they watch the repository, by their ID. */
  readonly #uncompared = new Map<string, UncomparedReport>();
  /** `undefined` if the resource provider is not queried. */
  readonly #completed: CompletedReports | undefined;
  #isAggregationRejected = false;

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
    this.#completed = confirm
      ? new CompletedReports((report, signal) => this.#confirmReport(report, signal))
      : undefined;
  }

  /**
   * Also returns the configurations of which it is unknown whether they watch the repository: as long as they may, they have to prove the commit, too.
   * @throws an {@link AzureError}, or the signal's reason
   */
  async read(signal: AbortSignal): Promise<readonly ReconcilerReport[]> {
    const watching = await this.readWatching(signal);
    return [...watching, ...(await this.#readUncompared(watching, signal))];
  }

  /**
   * Returns only the configurations that are known to watch the branch.
   * @throws an {@link AzureError}, or the signal's reason
   */
  async readWatching(signal: AbortSignal): Promise<readonly ReconcilerReport[]> {
    await this.#names.update(signal);
    const names = this.#names.list();
    const rows = await this.#graph.readRows(configurationsQuery(names, this.#options.watched.branch), signal);
    const watching = rows.filter((row) => this.#isWatching(row, names));
    await this.#coverage.check(rows.map(readSubscriptionId), () => this.#graph.listSubscriptions(signal));
    const reported = watching.map((row) => {
      const report = this.#parse(row);
      this.#clusters.set(report.id, pickClusterColumns(readFields(row)));
      return { row, report };
    });
    return this.#completed?.complete(reported, signal) ?? reported.map(({ report }) => report);
  }

  /** A configuration that turned out to watch another repository stays in the result, since what was listed once stays expected otherwise. */
  async #readUncompared(
    watching: readonly ReconcilerReport[],
    signal: AbortSignal,
  ): Promise<readonly ReconcilerReport[]> {
    const { watched } = this.#options;
    const known = new Set(watching.map(({ id }) => id));
    for (const id of known) this.#uncompared.delete(id);
    const rows =
      this.#names.listUnknown().size === 0 ? [] : await this.#graph.readRows(sameServerQuery(watched), signal);
    const unknown = rows.flatMap((row): readonly ReconcilerReport[] => {
      const { url, ref } = readFields(row);
      const address = parseRepositoryAddress(readString(url));
      const reference = readGitReference(ref);
      if (address === undefined || isPinned(reference) || !isOnBranch(reference, watched.branch)) return [];
      const comparison = this.#names.compare(address);
      if (comparison.kind !== 'unknown') return [];
      const report = replaceFacts(this.#parse(row), uncompared(address, comparison.reason));
      if (known.has(report.id)) return [];
      this.#uncompared.set(report.id, { report, address });
      return [report];
    });
    const others = [...this.#uncompared.values()].flatMap(({ report, address }) => {
      const detail = `it watches another repository: ${formatAddress(address)}`;
      return this.#names.compare(address).kind === 'other' ? replaceFacts(report, { kind: 'pinned', detail }) : [];
    });
    return [...unknown, ...others];
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
    const address = parseRepositoryAddress(readString(row.url));
    if (address === undefined)
      return { kind: 'failed', reason: 'Azure Resource Manager returned a configuration without a repository' };
    const report = this.#parse(row);
    const comparison = await this.#names.compareAnew(address, signal);
    if (comparison.kind === 'unknown')
      return { kind: 'found', report: replaceFacts(report, uncompared(address, comparison.reason)) };
    const reference = readGitReference(row.ref);
    if (comparison.kind === 'same' && (isPinned(reference) || isOnBranch(reference, this.#options.watched.branch)))
      return { kind: 'found', report };
    // One that was only suspected to watch the repository does not exist for this branch.
    if (!this.#clusters.has(id)) return { kind: 'gone' };
    const what = reference.pin ?? `branch ${sanitizeText(reference.branch, 80)}`;
    const detail = `now watches ${what} of ${formatAddress(address)}`;
    return { kind: 'found', report: replaceFacts(report, { kind: 'not-ready', object: 'it', detail }) };
  }

  #parse(row: unknown): ReconcilerReport {
    const { watched, children, ignoreSuspended, clock, deploymentTargets, artifacts } = this.#options;
    const options = { branch: watched.branch, children, ignoreSuspended, now: clock.now() };
    if (deploymentTargets === undefined) return parseConfigurationReport(row, options);
    return parseRolloutReport(row, { ...options, deploymentTargets, artifacts });
  }

  /** An Azure that rejects the query for addresses gets one without aggregation: its other operators are also in the query for configurations. */
  async #listUrls(signal: AbortSignal): Promise<readonly string[]> {
    const { watched, log } = this.#options;
    try {
      const query = this.#isAggregationRejected ? sameServerQuery(watched) : addressesQuery(watched);
      const rows = await this.#graph.readRows(query, signal);
      return rows.map((row) => readString(readFields(row).url));
    } catch (error) {
      if (!(error instanceof AzureError) || error.isTransient || this.#isAggregationRejected) throw error;
      if (error.failure.kind === 'credentials' || error.failure.kind === 'denied') throw error;
      log(`listing all configurations instead of the addresses that they watch: ${error.message}`);
      this.#isAggregationRejected = true;
      return this.#listUrls(signal);
    }
  }

  /** Whether a configuration watches the branch. The query also returns similar addresses, but nothing else. */
  #isWatching(row: unknown, names: readonly RepositoryAddress[]): boolean {
    const { url, ref } = readFields(row);
    const { branch: watched } = this.#options.watched;
    const { branch } = readGitReference(ref);
    const address = readString(url).toLowerCase();
    if (!names.some(({ path }) => address.includes(path))) throw unexpected('repository', url);
    if (branch !== watched && branch !== '') throw unexpected('branch', branch);
    const parsed = parseRepositoryAddress(readString(url));
    const isSame = parsed !== undefined && names.some((name) => isSameRepository(parsed, name));
    return isSame && isOnBranch(readGitReference(ref), watched);
  }
}

interface UncomparedReport {
  readonly report: ReconcilerReport;
  readonly address: RepositoryAddress;
}

/** Nothing else that a configuration of another repository reports has a meaning here. */
function replaceFacts(report: ReconcilerReport, fact: Fact): ReconcilerReport {
  const targets = report.targets?.map((target) => ({ ...target, facts: [] }));
  return { ...report, facts: [fact], reportedAt: undefined, canExpire: false, targets };
}

function uncompared(address: RepositoryAddress, reason: string): Fact {
  const detail = `watches ${formatAddress(address)}, which could not be compared with the watched repository: ${reason}`;
  return { kind: 'unrecognized', object: 'it', detail };
}

function formatAddress({ host, path }: RepositoryAddress): string {
  return sanitizeText(`${host}/${path}`, 120);
}

function isPinned({ facts }: GitReference): boolean {
  return facts.some(({ kind }) => kind === 'pinned');
}

/** If it is unclear what a configuration follows, it follows the branch, and its report makes that unknown. */
function isOnBranch({ branch, facts }: GitReference, watched: string): boolean {
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
