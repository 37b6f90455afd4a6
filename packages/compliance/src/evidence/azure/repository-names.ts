import { joinLimited, sanitizeText } from '@kalypso-actions/diagnostics';
import { abortable, errorMessage } from '@kalypso-actions/retry';
import { parseRepositoryAddress, type RepositoryAddress } from '../repository-address.ts';

/** Resolves the names of repositories. */
export interface RepositoryResolver {
  /** Returns the current name of a repository; `undefined` if it does not exist or is not visible. Fails if that is unknown. */
  resolve(address: RepositoryAddress): Promise<RepositoryAddress | undefined>;
}

export interface RepositoryNamesDeps {
  /** `undefined` if names cannot be resolved: then only the watched name counts. */
  readonly canonicalNames: RepositoryResolver | undefined;
  /** Lists the addresses on the same server of which clusters watch a branch with the same name. */
  readonly listUrls: (signal: AbortSignal) => Promise<readonly string[]>;
  readonly log: (line: string) => void;
}

/** Whether an address leads to the watched repository. */
export type NameComparison =
  | { readonly kind: 'same' }
  | { readonly kind: 'other' }
  /** Why that is unknown, for people. Untrusted. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** The result of looking a name up. */
type Lookup =
  | { readonly kind: 'found'; readonly current: RepositoryAddress }
  /** It does not exist, or the token cannot see it. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'failed'; readonly reason: string };

/** How many addresses are looked up at once, and how long that may take. GitHub allows a workflow's token 1,000 requests an hour. */
export const MAX_LOOKUPS = 200;
const MAX_LOOKUPS_MS = 20_000;
const MAX_LISTED = 20;

/**
 * The names under which clusters may watch one repository: the watched name, its current name, and former names that still lead to it. Former names are
 * recognized among the addresses that clusters watch, since GitHub does not list them. An address that was not looked up may be one.
 */
export class RepositoryNames {
  readonly #watched: RepositoryAddress;
  readonly #deps: RepositoryNamesDeps;
  /** The paths of the repository. A name that led to it once stays. */
  readonly #paths: Set<string>;
  /** The paths that clusters watch. */
  readonly #candidates = new Set<string>();
  /** By path. */
  readonly #lookups = new Map<string, Lookup>();
  /** What was looked up again since the last update, by path. */
  readonly #repeated = new Map<string, Promise<Lookup>>();

  constructor(watched: RepositoryAddress, deps: RepositoryNamesDeps) {
    this.#watched = watched;
    this.#deps = deps;
    this.#paths = new Set([watched.path]);
  }

  /** Returns all known names; the watched name is the first. */
  list(): readonly RepositoryAddress[] {
    return [...this.#paths].map((path) => ({ host: this.#watched.host, path }));
  }

  /** Lists the paths of watched addresses that may be names of the repository, with the reason why that is unknown. */
  listUnknown(): ReadonlyMap<string, string> {
    const unknown = [...this.#candidates].flatMap((path) => {
      const comparison = this.compare({ host: this.#watched.host, path });
      return comparison.kind === 'unknown' ? [[path, comparison.reason] as const] : [];
    });
    return new Map(unknown);
  }

  /** Compares an address with the repository, by what is known. */
  compare({ host, path }: RepositoryAddress): NameComparison {
    if (host !== this.#watched.host) return { kind: 'other' };
    if (this.#paths.has(path)) return { kind: 'same' };
    if (this.#deps.canonicalNames === undefined) return { kind: 'other' };
    const lookup = this.#lookups.get(path) ?? NOT_LOOKED_UP;
    if (lookup.kind === 'failed') return { kind: 'unknown', reason: lookup.reason };
    const own = this.#lookups.get(this.#watched.path) ?? NOT_LOOKED_UP;
    if (lookup.kind === 'hidden' || own.kind !== 'failed') return { kind: 'other' };
    return { kind: 'unknown', reason: `the current name of ${this.#watched.path} is unknown: ${own.reason}` };
  }

  /**
   * Compares an address with the repository after looking both up again, at most once between two updates: the repository may have been renamed meanwhile.
   * @throws the signal's reason
   */
  async compareAnew(address: RepositoryAddress, signal: AbortSignal): Promise<NameComparison> {
    const known = this.compare(address);
    if (known.kind === 'same' || this.#deps.canonicalNames === undefined || address.host !== this.#watched.host)
      return known;
    for (const each of [this.#watched, address]) {
      const repeated = this.#repeated.get(each.path) ?? this.#lookUp(each, signal, signal);
      this.#repeated.set(each.path, repeated);
      const lookup = await repeated;
      if (this.#paths.has(address.path)) return { kind: 'same' };
      if (lookup.kind === 'failed') return { kind: 'unknown', reason: lookup.reason };
    }
    return this.compare(address);
  }

  /**
   * Lists the addresses that clusters watch, and looks up those that are not known yet, a limited number at once.
   * @throws the signal's reason, and whatever `listUrls` throws
   */
  async update(signal: AbortSignal): Promise<void> {
    if (this.#deps.canonicalNames === undefined) return;
    this.#repeated.clear();
    this.#addCandidates(await this.#deps.listUrls(signal));
    const limit = AbortSignal.any([signal, AbortSignal.timeout(MAX_LOOKUPS_MS)]);
    const hidden = [];
    for (const address of this.#listDue()) {
      if (limit.aborted) break;
      const { kind } = await this.#lookUp(address, limit, signal);
      if (kind === 'hidden') hidden.push(sanitizeText(address.path, 80));
    }
    if (hidden.length > 0)
      this.#deps.log(
        `the token cannot see these repositories, so they are not recognized as former names: ${joinLimited(hidden, MAX_LISTED, ', ')}`,
      );
    const left = this.listUnknown().size;
    if (left > 0)
      this.#deps.log(`${left} more repositories are watched and not yet compared with ${this.#watched.path}`);
  }

  #addCandidates(urls: readonly string[]): void {
    for (const url of urls) {
      const address = parseRepositoryAddress(url);
      if (address?.host === this.#watched.host) this.#candidates.add(address.path);
    }
  }

  /**
   * The watched name comes first, then those that were never looked up: first those with the same owner or the same name, since a rename often keeps one of
   * them. Those whose lookup failed come in the order in which they failed.
   */
  #listDue(): readonly RepositoryAddress[] {
    const { host, path: watched } = this.#watched;
    const parts = new Set([...this.#paths].flatMap((path) => path.split('/')));
    const isSimilar = (path: string) => path.split('/').some((part) => parts.has(part));
    const open = [...this.#candidates].filter((path) => !this.#lookups.has(path));
    const failed = [...this.#lookups].flatMap(([path, { kind }]) => (kind === 'failed' ? path : []));
    const due = [...open.filter(isSimilar), ...open.filter((path) => !isSimilar(path)), ...failed];
    const others = due.filter((path) => path !== watched).slice(0, MAX_LOOKUPS);
    const own = this.#lookups.get(watched)?.kind ?? 'failed';
    return (own === 'failed' ? [watched, ...others] : others).map((path) => ({ host, path }));
  }

  /**
   * Looks up a name. What was known stays known if that fails.
   * @param limit ends the lookup early; it then has failed
   * @throws the signal's reason
   */
  async #lookUp(address: RepositoryAddress, limit: AbortSignal, signal: AbortSignal): Promise<Lookup> {
    const lookup = await this.#resolve(address, limit, signal);
    const known = this.#lookups.get(address.path);
    if (lookup.kind === 'failed' && known !== undefined && known.kind !== 'failed') return lookup;
    // What failed last is the last to be looked up again.
    this.#lookups.delete(address.path);
    this.#lookups.set(address.path, lookup);
    this.#addNames();
    return lookup;
  }

  async #resolve(address: RepositoryAddress, limit: AbortSignal, signal: AbortSignal): Promise<Lookup> {
    try {
      const current = await abortable(Promise.resolve(this.#deps.canonicalNames?.resolve(address)), limit);
      return current?.host === address.host ? { kind: 'found', current } : { kind: 'hidden' };
    } catch (error) {
      signal.throwIfAborted();
      const reason = limit.aborted ? 'GitHub did not respond in time' : errorMessage(error);
      this.#deps.log(`the current name of the repository ${sanitizeText(address.path, 80)} is unknown: ${reason}`);
      return { kind: 'failed', reason };
    }
  }

  /** Adds the current name of the watched one, and all that lead to a known name. */
  #addNames(): void {
    const own = this.#lookups.get(this.#watched.path);
    if (own?.kind === 'found') this.#paths.add(own.current.path);
    for (let before = 0; before < this.#paths.size; ) {
      before = this.#paths.size;
      for (const [path, lookup] of this.#lookups)
        if (lookup.kind === 'found' && this.#paths.has(lookup.current.path)) this.#paths.add(path);
    }
  }
}

const NOT_LOOKED_UP: Lookup = { kind: 'failed', reason: 'it has not been looked up yet' };
