import { AzureError, ResourceGraph, type ResourceGraphOptions, SubscriptionCoverage } from '@kalypso-actions/azure';
import type { FluxConfiguration, FluxConfigurationSource } from '../flux-configuration.ts';
import { isSameRepository, parseRepositoryAddress } from '../repository-address.ts';
import { parseConfigurationRow } from './configuration-row.ts';
import { configurationsQuery, type WatchedBranch } from './configurations-query.ts';

export interface AzureConfigurationSourceOptions extends ResourceGraphOptions {
  readonly watched: WatchedBranch;
}

/** Reads every Flux configuration that watches a branch from Azure Resource Graph. */
export class AzureConfigurationSource implements FluxConfigurationSource {
  readonly #watched: WatchedBranch;
  readonly #graph: ResourceGraph;
  readonly #coverage: SubscriptionCoverage;

  constructor({ watched, ...options }: AzureConfigurationSourceOptions) {
    this.#watched = watched;
    this.#graph = new ResourceGraph(options);
    this.#coverage = new SubscriptionCoverage(options.scope);
  }

  /** @throws an {@link AzureError}, or the signal's reason */
  async read(signal: AbortSignal): Promise<readonly FluxConfiguration[]> {
    const rows = await this.#graph.readRows(configurationsQuery(this.#watched), signal);
    const configurations = rows.map(parseConfigurationRow);
    const watching = configurations.filter((configuration) => this.#isWatching(configuration));
    const subscriptionIds = configurations.map(({ subscriptionId }) => subscriptionId);
    await this.#coverage.check(subscriptionIds, () => this.#graph.listSubscriptions(signal));
    return watching;
  }

  /** Whether a configuration watches the branch. The query also returns similar addresses, but nothing else. */
  #isWatching({ url, branch }: FluxConfiguration): boolean {
    const watched = this.#watched;
    if (!url.toLowerCase().includes(watched.repository.path)) throw unexpected(`the repository ${JSON.stringify(url)}`);
    if (branch !== watched.branch && branch !== '') throw unexpected(`the branch ${JSON.stringify(branch)}`);
    const address = parseRepositoryAddress(url);
    return branch === watched.branch && address !== undefined && isSameRepository(address, watched.repository);
  }
}

function unexpected(what: string): AzureError {
  const message = `Azure Resource Graph returned ${what}, which the query does not select`;
  return new AzureError({ kind: 'unexpected', message });
}
