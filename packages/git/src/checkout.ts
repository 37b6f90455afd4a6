import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { directorySize } from './directory-size.ts';
import { type ConfigEntry, gitEnvironment } from './environment.ts';
import { Extraction, type SizeLimits } from './extraction.ts';
import { failureOf, hidesCommits, type Question } from './git-failure.ts';
import { localGit } from './git-local.ts';
import { runGit } from './git-process.ts';
import { type Listing, ListingReader, type WantedFile } from './listing.ts';
import type { RemoteUrl } from './remote-url.ts';
import { type Clock, withRetries } from './retry.ts';
import type { Revision } from './revision.ts';
import { basicAuthorization } from './secrets.ts';
import { type FetchedSource, SourceError } from './source.ts';

/** What holds for every repository that is read in one go. */
export interface Settings {
  readonly directory: string;
  readonly serverUrl: string;
  readonly token?: string;
  readonly files?: readonly string[];
  readonly timeoutMs: number;
  readonly retries: number;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Takes the token out of a text. */
  readonly mask: (text: string) => string;
}

/** Bounds on what one repository may make this machine hold. */
export interface Limits extends SizeLimits {
  readonly files: number;
  readonly downloadBytes: number;
}

const ref = 'refs/kalypso/source';

/** One repository at one revision, on its way from a server to a folder. */
export class Checkout {
  readonly #remote: RemoteUrl;
  readonly #revision: Revision;
  readonly #settings: Settings;
  readonly #sendsToken: boolean;
  /** Holds the bare repository while it is read, and what came out of it. */
  #folder = '';

  constructor(remote: RemoteUrl, revision: Revision, settings: Settings) {
    this.#remote = remote;
    this.#revision = revision;
    this.#settings = settings;
    this.#sendsToken = settings.token !== undefined && remote.origin === new URL(settings.serverUrl).origin;
  }

  /**
   * Reads the wanted files under the given folders; folders that the commit does not have are left to the caller to notice.
   * Throws a {@link SourceError}, and leaves nothing on disk then.
   */
  async read(paths: readonly string[]): Promise<{ readonly source: FetchedSource; readonly listing: Listing }> {
    const { directory } = this.#settings;
    this.#folder = await mkdtemp(join(directory, 'source-'));
    try {
      const root = join(this.#folder, 'files');
      mkdirSync(root);
      await this.#init();
      const commit = await this.#fetchCommit();
      const listing = await this.#list(commit, paths);
      await this.#fetchFiles(listing.files);
      await this.#extract(root, listing.files);
      await rm(this.#repository, { recursive: true, force: true });
      return { source: { root, commit }, listing };
    } catch (error) {
      await rm(this.#folder, { recursive: true, force: true });
      throw error;
    }
  }

  get #repository(): string {
    return join(this.#folder, 'repository.git');
  }

  async #init(): Promise<void> {
    const made = await localGit(this.#folder, ['init', '--quiet', '--bare', '--template=', this.#repository]);
    if (made === undefined) throw new Error(`git could not make a repository in ${this.#folder}`);
  }

  async #fetchCommit(): Promise<string> {
    const { branch, commit } = this.#revision;
    const shallow = ['--depth=1', '--filter=blob:none'];
    if (commit === undefined)
      await this.#fetch([...shallow, '--end-of-options', 'origin', `+refs/heads/${branch}:${ref}`]);
    else await this.#fetchExactly(commit, shallow);

    const found = await localGit(this.#repository, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${commit ?? ref}^{commit}`,
    ]);
    if (found !== undefined && (commit === undefined || found === commit)) return found;
    throw this.#failure(`not our ref ${commit}`);
  }

  /** Servers may hide commits that no branch points at; then the branch's history, without files, must hold it. */
  async #fetchExactly(commit: string, shallow: readonly string[]): Promise<void> {
    try {
      await this.#fetch([...shallow, '--end-of-options', 'origin', `+${commit}:${ref}`]);
    } catch (error) {
      if (!hidesCommits(error)) throw error;
      this.#log('the server does not give out that commit alone; looking for it on the branch');
      await this.#fetch([
        '--filter=blob:none',
        '--end-of-options',
        'origin',
        `+refs/heads/${this.#revision.branch}:${ref}`,
      ]);
    }
  }

  async #list(commit: string, paths: readonly string[]): Promise<Listing> {
    const { files, limits } = this.#settings;
    const reader = new ListingReader(paths, files, limits.files);
    const wanted = paths.includes('') ? [] : paths;
    await this.#local(['ls-tree', '-r', '-t', '-z', '--full-tree', '--end-of-options', commit, ...wanted], (chunk) =>
      reader.feed(chunk),
    );
    return reader.listing();
  }

  /** Asks for all the blobs in one request. Those that came with the commit, from a server that cannot filter, cost nothing. */
  async #fetchFiles(files: readonly WantedFile[]): Promise<void> {
    if (files.length === 0) return;
    const ids = new Set(files.map(({ blob }) => `${blob}\n`));
    await this.#fetch(['--filter=blob:none', '--stdin', '--end-of-options', 'origin'], [...ids].join(''));
  }

  async #extract(root: string, files: readonly WantedFile[]): Promise<void> {
    if (files.length === 0) return;
    const extraction = new Extraction(root, files, this.#settings.limits);
    await this.#local(['cat-file', '--batch', '--buffer'], (chunk) => extraction.feed(chunk), extraction.request());
    if (!extraction.complete) throw new Error(`git gave less than was asked of it from ${this.#remote.url}`);
  }

  /** A command on what is here already: no credential, no network, but bounded, as the repository may mean harm. */
  async #local(args: readonly string[], onStdout: (chunk: Buffer) => void, stdin?: string): Promise<void> {
    const outcome = await runGit({
      args,
      cwd: this.#repository,
      env: gitEnvironment(this.#folder),
      timeoutMs: this.#settings.timeoutMs,
      onStdout,
      ...(stdin === undefined ? {} : { stdin }),
    });
    if (outcome.kind === 'timed-out') throw this.#timeout('could not be read');
    if (outcome.code !== 0) throw this.#failure(outcome.stderr);
  }

  async #fetch(args: readonly string[], stdin?: string): Promise<void> {
    const { retries, clock } = this.#settings;
    const attempt = () => this.#fetchOnce(args, stdin);
    await withRetries(attempt, { retries, clock, log: (line) => this.#log(line) });
  }

  async #fetchOnce(args: readonly string[], stdin: string | undefined): Promise<void> {
    const { timeoutMs, limits } = this.#settings;
    const outcome = await runGit({
      args: ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--recurse-submodules=no', ...args],
      cwd: this.#repository,
      env: gitEnvironment(this.#folder, this.#remote.protocol, this.#remoteConfig()),
      timeoutMs,
      watch: () => this.#checkDownload(limits.downloadBytes),
      ...(stdin === undefined ? {} : { stdin }),
    });
    if (outcome.kind === 'timed-out') throw this.#timeout('did not answer');
    if (outcome.code !== 0) throw this.#failure(outcome.stderr);
  }

  #remoteConfig(): readonly ConfigEntry[] {
    const { token } = this.#settings;
    const config: ConfigEntry[] = [
      ['remote.origin.url', this.#remote.url],
      ['remote.origin.promisor', 'true'],
      ['fetch.negotiationAlgorithm', 'noop'],
    ];
    if (token === undefined || !this.#sendsToken) return config;
    return [
      ...config,
      [`http.${this.#remote.origin}/.extraHeader`, `Authorization: ${basicAuthorization(token)}`],
      // Git would send the header to wherever it is led.
      ['http.followRedirects', 'false'],
    ];
  }

  #checkDownload(most: number): void {
    if (directorySize(this.#repository) <= most) return;
    throw new SourceError({
      kind: 'too-large',
      message: `${this.#remote.url} sends more than ${(most / 1_000_000).toLocaleString('en')} MB.`,
    });
  }

  #timeout(what: string): SourceError {
    const message = `${this.#remote.url} ${what} within ${this.#settings.timeoutMs / 1000} s.`;
    return new SourceError({ kind: 'timeout', message }, { transient: true });
  }

  #failure(stderr: string): SourceError {
    const question: Question = {
      url: this.#remote.url,
      revision: this.#revision,
      tokenSent: this.#sendsToken,
      tokenGiven: this.#settings.token !== undefined,
    };
    return failureOf(this.#settings.mask(stderr), question);
  }

  #log(line: string): void {
    this.#settings.log(`${this.#remote.url}: ${line}`);
  }
}
