import { AzureError } from '@kalypso-actions/azure';
import { errorMessage } from '@kalypso-actions/retry';
import { isSameRepository, parseRepositoryAddress, type RepositoryAddress } from '../repository-address.ts';

/** Resolves the names of repositories. */
export interface RepositoryResolver {
  /** Returns the current name of a repository; `undefined` if it is unknown. */
  resolve(address: RepositoryAddress): Promise<RepositoryAddress | undefined>;
}

export interface RepositoryNamesDeps {
  /** `undefined` if names cannot be resolved: then only the watched name counts. */
  readonly canonicalNames: RepositoryResolver | undefined;
  /** Lists the addresses on the same server of which clusters watch a branch with the same name. */
  readonly listUrls: (signal: AbortSignal) => Promise<readonly string[]>;
  readonly log: (line: string) => void;
}

/** How many addresses are resolved at once. */
const MAX_RESOLVED = 50;

/**
 * The names under which clusters may watch one repository: the watched name, its current name, and former names that still lead to it. Former names are
 * recognized among the addresses that clusters watch, since GitHub does not list them.
 */
export class RepositoryNames {
  readonly #watched: RepositoryAddress;
  readonly #deps: RepositoryNamesDeps;
  /** The current names, by the paths of resolved addresses. */
  readonly #current = new Map<string, RepositoryAddress>();

  constructor(watched: RepositoryAddress, deps: RepositoryNamesDeps) {
    this.#watched = watched;
    this.#deps = deps;
  }

  /** Returns all known names; the watched name is the first. */
  list(): readonly RepositoryAddress[] {
    const { host, path } = this.#watched;
    const current = this.#current.get(path) ?? this.#watched;
    const former = [...this.#current].flatMap(([name, address]) => (isSameRepository(address, current) ? name : []));
    return [...new Set([path, current.path, ...former])].map((name) => ({ host, path: name }));
  }

  /**
   * Looks for more names among the addresses that clusters watch. If that fails, only the known names count.
   * @throws the signal's reason
   */
  async update(signal: AbortSignal): Promise<void> {
    if (this.#deps.canonicalNames === undefined) return;
    await this.#resolve(this.#watched, signal);
    const candidates = this.#findCandidates(await this.#listUrls(signal));
    for (const candidate of candidates.slice(0, MAX_RESOLVED)) await this.#resolve(candidate, signal);
    const rest = candidates.length - MAX_RESOLVED;
    if (rest > 0) this.#deps.log(`${rest} more repositories are watched; former names among them are not recognized`);
  }

  async #listUrls(signal: AbortSignal): Promise<readonly string[]> {
    try {
      return await this.#deps.listUrls(signal);
    } catch (error) {
      if (!(error instanceof AzureError)) throw error;
      this.#deps.log(`former names of the repository are not recognized: ${error.message}`);
      return [];
    }
  }

  /** Those that are not resolved yet. Those with the same owner or the same name come first, since a rename often keeps one of them. */
  #findCandidates(urls: readonly string[]): readonly RepositoryAddress[] {
    const known = new Set(this.list().flatMap(({ path }) => path.split('/')));
    const isSimilar = ({ path }: RepositoryAddress) => path.split('/').some((part) => known.has(part));
    const addresses = urls
      .flatMap((url) => parseRepositoryAddress(url) ?? [])
      .filter(({ host, path }) => host === this.#watched.host && !this.#current.has(path));
    const unique = [...new Map(addresses.map((address) => [address.path, address])).values()];
    return [...unique.filter(isSimilar), ...unique.filter((address) => !isSimilar(address))];
  }

  /** A name that is unknown is looked up again the next time. */
  async #resolve(address: RepositoryAddress, signal: AbortSignal): Promise<void> {
    if (this.#current.has(address.path)) return;
    try {
      const current = await this.#deps.canonicalNames?.resolve(address);
      if (current?.host === address.host) this.#current.set(address.path, current);
    } catch (error) {
      signal.throwIfAborted();
      this.#deps.log(`the current name of the repository ${address.path} is unknown: ${errorMessage(error)}`);
    }
  }
}
