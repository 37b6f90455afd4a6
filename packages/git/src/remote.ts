import { dirname } from 'node:path';
import { type ConfigEntry, gitEnvironment } from './environment.ts';
import { failureOf, isRedirect, type Question } from './git-failure.ts';
import { runGit } from './git-process.ts';
import { redirectTarget } from './redirect.ts';
import type { RemoteUrl } from './remote-url.ts';
import { withRetries } from './retry.ts';
import type { Revision } from './revision.ts';
import { basicAuthorization } from './secrets.ts';
import type { Settings } from './settings.ts';
import { SourceError } from './source.ts';
import { directorySize, removeLeftovers } from './work-folder.ts';

const mostRedirects = 3;
const firstNoticeMs = 10_000;

/** A repository on a server: the one place that talks to servers, and that holds the credential. */
export class Remote {
  readonly #revision: Revision;
  readonly #settings: Settings;
  #address: RemoteUrl;
  #redirects = 0;

  constructor(address: RemoteUrl, revision: Revision, settings: Settings) {
    this.#address = address;
    this.#revision = revision;
    this.#settings = settings;
  }

  get url(): string {
    return this.#address.url;
  }

  /**
   * Fetches into a bare repository, as `git fetch`, trying again after what may pass.
   * @param args options and references, without the remote
   * @throws a {@link SourceError} that says what the server answered
   */
  async fetch(repository: string, args: readonly string[], refspec?: string, stdin?: string): Promise<void> {
    const { retries, clock } = this.#settings;
    const rest = refspec === undefined ? ['origin'] : ['origin', refspec];
    const full = ['--quiet', '--no-tags', '--no-write-fetch-head', '--recurse-submodules=no', ...args];
    const attempt = () => this.#follow(repository, ['fetch', ...full, '--end-of-options', ...rest], stdin);
    await withRetries(attempt, { retries, clock, log: (line) => this.log(line) });
  }

  log(line: string): void {
    this.#settings.log(`${this.url}: ${line}`);
  }

  /** What git printed, as a failure. */
  failure(stderr: string): SourceError {
    const question: Question = {
      url: this.url,
      revision: this.#revision,
      tokenSent: this.#token !== undefined,
      tokenGiven: this.#settings.token !== undefined,
    };
    return failureOf(this.#settings.mask(stderr), question);
  }

  /** The token, if it may be sent where this repository is. */
  get #token(): string | undefined {
    return this.#address.origin === new URL(this.#settings.serverUrl).origin ? this.#settings.token : undefined;
  }

  /** With a token, git follows no redirect, as it would take the token along; a renamed repository is followed here. */
  async #follow(repository: string, args: readonly string[], stdin: string | undefined): Promise<void> {
    try {
      await this.#run(repository, args, stdin);
    } catch (error) {
      const token = this.#token;
      if (!isRedirect(error) || token === undefined || this.#redirects++ >= mostRedirects) throw error;
      const url = await redirectTarget(this.url, basicAuthorization(token), this.#settings.timeoutMs);
      if (url === undefined) throw error;
      this.log(`has moved to ${url}`);
      this.#address = { ...this.#address, url };
      await this.#follow(repository, args, stdin);
    }
  }

  async #run(repository: string, args: readonly string[], stdin: string | undefined): Promise<void> {
    const { timeoutMs } = this.#settings;
    const notice = this.#waitNotice();
    const outcome = await runGit({
      args,
      cwd: repository,
      env: gitEnvironment(dirname(repository), this.#address.protocol, this.#config()),
      timeoutMs,
      watch: () => {
        notice();
        this.#checkDownload(repository);
      },
      ...(stdin === undefined ? {} : { stdin }),
    });
    if (outcome.kind === 'timed-out') {
      removeLeftovers(repository);
      const message = `${this.url} did not answer within ${timeoutMs / 1000} s`;
      throw new SourceError({ kind: 'timeout', message }, { transient: true });
    }
    if (outcome.code !== 0) throw this.failure(outcome.stderr);
  }

  #config(): readonly ConfigEntry[] {
    const token = this.#token;
    const config: ConfigEntry[] = [
      ['remote.origin.url', this.url],
      ['remote.origin.promisor', 'true'],
      ['fetch.negotiationAlgorithm', 'noop'],
    ];
    if (token === undefined) return config;
    return [
      ...config,
      [`http.${this.#address.origin}/.extraHeader`, `Authorization: ${basicAuthorization(token)}`],
      ['http.followRedirects', 'false'],
    ];
  }

  /** Says after 10 seconds, then 20, 40 … that it still waits. */
  #waitNotice(): () => void {
    const { clock } = this.#settings;
    const start = clock.now();
    let next = firstNoticeMs;
    return () => {
      const waited = clock.now() - start;
      if (waited < next) return;
      this.log(`still waiting after ${Math.round(waited / 1000)} s`);
      next = waited * 2;
    };
  }

  #checkDownload(repository: string): void {
    const most = this.#settings.limits.downloadBytes;
    if (directorySize(repository) <= most) return;
    const message = `${this.url} sends more than ${(most / 1_000_000).toLocaleString('en')} MB`;
    throw new SourceError({ kind: 'too-large', message });
  }
}
