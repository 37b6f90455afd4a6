import { dirname } from 'node:path';
import { platform } from 'node:process';
import { backoffDelayMs, withRetries } from '@kalypso-actions/retry';
import { createGitEnvironment, type GitConfigEntry } from '../process/git-environment.ts';
import { runGit, TRACE_DESCRIPTOR } from '../process/run-git.ts';
import { directorySize, removeLeftovers } from '../process/work-folder.ts';
import { basicAuthorization } from './authorization.ts';
import { ConnectionTrace } from './connection-trace.ts';
import { isRedirect, parseGitFailure } from './parse-git-failure.ts';
import { findRedirectTarget } from './redirect-target.ts';
import type { RemoteSettings } from './remote-settings.ts';
import type { RemoteUrl } from './remote-url.ts';
import { createOutOfTimeFailure, RepositoryError } from './repository-error.ts';
import type { GitRevision } from './revision.ts';

const MAX_REDIRECTS = 3;
const FIRST_NOTICE_MS = 10_000;
/** The commands here print a few lines. */
const MAX_STDOUT_CHARACTERS = 65_536;

/** How a server responded to a push. Neither text contains the credential. */
export interface PushResponse {
  /** What `git push --porcelain` printed: a line for each reference. */
  readonly references: string;
  /** What git and the server printed beside it. */
  readonly stderr: string;
}

interface RemoteCommand {
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly writes?: boolean;
  /** Whether the output is a complete response although git exited with a failure. */
  readonly isResponse?: (stdout: string, stderr: string) => boolean;
}

/** A repository on a server. The only module that talks to servers, and that has the credential. */
export class GitRemote {
  readonly #revision: GitRevision;
  readonly #settings: RemoteSettings;
  #address: RemoteUrl;
  #redirects = 0;
  #hasResponded = false;

  constructor(address: RemoteUrl, revision: GitRevision, settings: RemoteSettings) {
    this.#address = address;
    this.#revision = revision;
    this.#settings = settings;
  }

  get url(): string {
    return this.#address.url;
  }

  /**
   * Fetches into a bare repository, as `git fetch` does, and retries transient failures.
   * @param args options and references, without the remote
   * @throws a {@link RepositoryError} that describes the server's response
   */
  async fetch(repository: string, args: readonly string[], refspec?: string, stdin?: string): Promise<void> {
    const rest = refspec === undefined ? ['origin'] : ['origin', refspec];
    const options = ['--quiet', '--no-tags', '--no-write-fetch-head', '--recurse-submodules=no', ...args];
    const command = ['fetch', ...options, '--end-of-options', ...rest];
    await this.#retry(() => this.#follow(repository, { args: command, ...(stdin === undefined ? {} : { stdin }) }));
  }

  /**
   * Finds out which of some branches exist.
   * @param repository any local repository of this program
   * @returns the commit that each existing branch points at
   */
  async branches(repository: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const refs = new Map(names.map((name) => [`refs/heads/${name}`, name]));
    const args = ['ls-remote', '--quiet', '--end-of-options', 'origin', ...refs.keys()];
    const output = await this.#retry(() => this.#follow(repository, { args }));
    const found = new Map<string, string>();
    for (const line of output.split('\n')) {
      const [commit = '', ref = ''] = line.split('\t');
      // Patterns match the end of a reference, so the output may contain other references.
      const name = refs.get(ref);
      if (name !== undefined) found.set(name, commit);
    }
    return found;
  }

  /**
   * Pushes from a bare repository, and retries transient failures: if the first attempt was carried out, the next one finds
   * nothing left to do.
   * @throws a {@link RepositoryError} if the server did not respond for every reference
   */
  async push(repository: string, args: readonly string[], refspecs: readonly string[]): Promise<PushResponse> {
    const command = ['push', '--porcelain', '--no-thin', '--no-verify', ...args, 'origin', ...refspecs];
    return this.#retry(async () => {
      let printed = '';
      const isResponse = (stdout: string, stderr: string) => {
        printed = this.#settings.mask(stderr);
        const lines = stdout.match(/^[ +*=!-]\t.*/gm) ?? [];
        return lines.length === refspecs.length && !lines.some((line) => line.includes('failed to report status'));
      };
      const stdout = await this.#follow(repository, { args: command, writes: true, isResponse });
      return { references: this.#settings.mask(stdout), stderr: printed };
    });
  }

  log(line: string): void {
    this.#settings.log(`${this.url}: ${line}`);
  }

  /** Converts what git printed to an error. */
  failure(stderr: string, writes = false): RepositoryError {
    const { mask } = this.#settings;
    const { failure, isTransient, isServerSilent, cause } = parseGitFailure(mask(stderr), {
      url: this.url,
      revision: this.#revision,
      tokenSent: this.#token !== undefined,
      tokenGiven: this.#settings.token !== undefined,
      writes,
    });
    return new RepositoryError(
      { ...failure, message: mask(failure.message) },
      { isTransient, isServerSilent: isServerSilent && !this.#hasResponded, cause },
    );
  }

  #retry<T>(attempt: () => Promise<T>): Promise<T> {
    const { retries, clock } = this.#settings;
    const delayMs = (error: unknown, retry: number) => {
      const delay = backoffDelayMs(retry);
      const canRetry = error instanceof RepositoryError && error.isTransient && delay < this.#limitMs;
      return canRetry ? delay : undefined;
    };
    return withRetries(attempt, { retries, delayMs, clock, log: (line) => this.log(line) });
  }

  /** The token, if the server of this repository may receive it. */
  get #token(): string | undefined {
    return this.#address.origin === new URL(this.#settings.serverUrl).origin ? this.#settings.token : undefined;
  }

  /** How long the next command may take. */
  get #limitMs(): number {
    const { timeoutMs, sourceLimits } = this.#settings;
    return Math.min(timeoutMs, sourceLimits?.remainingMs() ?? timeoutMs);
  }

  /** How long one response may take. */
  get #responseLimitMs(): number {
    const limitMs = Math.max(this.#limitMs, 0);
    return Math.min(limitMs, this.#settings.sourceLimits?.idleTimeoutMs ?? limitMs);
  }

  /** With a token, git must not follow redirects, because it would send the token along. Renamed repositories are followed here. */
  async #follow(repository: string, command: RemoteCommand): Promise<string> {
    try {
      return await this.#run(repository, command);
    } catch (error) {
      const token = this.#token;
      if (!isRedirect(error) || token === undefined || this.#redirects++ >= MAX_REDIRECTS) throw error;
      const url = await findRedirectTarget(this.url, token, this.#responseLimitMs);
      if (url === undefined) throw error;
      this.log(`has moved to ${url}`);
      this.#address = { ...this.#address, url };
      return this.#follow(repository, command);
    }
  }

  async #run(repository: string, { args, stdin, writes = false, isResponse }: RemoteCommand): Promise<string> {
    const limitMs = this.#limitMs;
    if (limitMs <= 0) throw this.#outOfTime();
    const trace = this.#followsConnections ? new ConnectionTrace(this.#settings.clock.now) : undefined;
    const notice = this.#waitNotice(trace);
    const sizeBefore = writes ? 0 : directorySize(repository);
    let stdout = '';
    const result = await runGit({
      args,
      cwd: repository,
      env: {
        ...createGitEnvironment(dirname(repository), this.#address.protocol, this.#config(writes)),
        ...this.#timeLimits,
      },
      timeoutMs: limitMs,
      onStdout: (chunk) => {
        stdout = (stdout + chunk.toString('utf8')).slice(-MAX_STDOUT_CHARACTERS);
      },
      ...(trace === undefined ? {} : { onTrace: (text: string) => trace.feed(text) }),
      watch: () => {
        notice();
        if (trace !== undefined) this.#checkConnection(trace);
        if (!writes) this.#checkDownload(directorySize(repository) - sizeBefore);
      },
      ...(stdin === undefined ? {} : { stdin }),
    });
    if (trace?.hasResponse) this.#hasResponded = true;
    if (result.kind === 'timed-out') {
      removeLeftovers(repository);
      throw this.#timedOut(limitMs);
    }
    const responded = isResponse?.(stdout, result.stderr) ?? false;
    if (result.code !== 0 && !responded) throw this.failure(result.stderr, writes);
    this.#hasResponded = true;
    return stdout;
  }

  /** Windows programs inherit no other file descriptors than those of their input and output. */
  get #followsConnections(): boolean {
    return this.#settings.sourceLimits !== undefined && this.#address.origin !== undefined && platform !== 'win32';
  }

  /** The variables that make git and SSH stop if a server is silent. */
  get #timeLimits(): Readonly<Record<string, string>> {
    const { sourceLimits } = this.#settings;
    if (sourceLimits === undefined) return {};
    const seconds = Math.ceil(sourceLimits.idleTimeoutMs / 1000);
    return {
      // The least that git can count: a server that still prepares its response sends five bytes every five seconds.
      GIT_HTTP_LOW_SPEED_LIMIT: '1',
      GIT_HTTP_LOW_SPEED_TIME: String(seconds),
      GIT_SSH_COMMAND: `ssh -o BatchMode=yes -o ConnectTimeout=${seconds} -o ServerAliveInterval=${Math.ceil(seconds / 2)} -o ServerAliveCountMax=1`,
      ...(this.#followsConnections ? { GIT_TRACE_CURL: String(TRACE_DESCRIPTOR), GIT_TRACE_CURL_NO_DATA: '1' } : {}),
    };
  }

  #checkConnection(trace: ConnectionTrace): void {
    const { idleTimeoutMs = 0 } = this.#settings.sourceLimits ?? {};
    if (trace.connectingMs <= idleTimeoutMs) return;
    const message = `${this.url} accepted no connection within ${idleTimeoutMs / 1000} s`;
    throw new RepositoryError({ kind: 'timeout', message }, { isServerSilent: !this.#hasResponded });
  }

  #timedOut(limitMs: number): RepositoryError {
    if (this.#limitMs <= 0) return this.#outOfTime();
    const message = `${this.url} did not respond within ${limitMs / 1000} s`;
    const isTransient = this.#settings.sourceLimits === undefined;
    return new RepositoryError({ kind: 'timeout', message }, { isTransient });
  }

  #outOfTime(): RepositoryError {
    return new RepositoryError(createOutOfTimeFailure(this.url));
  }

  #config(writes: boolean): readonly GitConfigEntry[] {
    const token = this.#token;
    const config: GitConfigEntry[] = [
      ['remote.origin.url', this.url],
      ['fetch.negotiationAlgorithm', 'noop'],
    ];
    // Over HTTP, git ignores --no-thin and looks for existing files to compress the new ones against, in a repository that
    // has none. Without a window it does not look. Deltas that fast-import wrote are sent unchanged.
    config.push(writes ? ['pack.window', '0'] : ['remote.origin.promisor', 'true']);
    if (token === undefined) return config;
    return [
      ...config,
      [`http.${this.#address.origin}/.extraHeader`, `Authorization: ${basicAuthorization(token)}`],
      ['http.followRedirects', 'false'],
    ];
  }

  /** Returns a function that logs after 10 seconds, then 20, 40, … what the command is still waiting for. */
  #waitNotice(trace: ConnectionTrace | undefined): () => void {
    const { clock } = this.#settings;
    const start = clock.now();
    let next = FIRST_NOTICE_MS;
    return () => {
      const waited = clock.now() - start;
      if (waited < next) return;
      const what = (trace?.connectingMs ?? 0) > 0 ? 'a connection' : 'the server';
      this.log(`still waiting for ${what} after ${Math.round(waited / 1000)} s`);
      next = waited * 2;
    };
  }

  #checkDownload(bytes: number): void {
    const { maxDownloadBytes } = this.#settings;
    if (bytes <= maxDownloadBytes) return;
    const message = `${this.url} sent more than ${(maxDownloadBytes / 1_000_000).toLocaleString('en')} MB`;
    throw new RepositoryError({ kind: 'too-large', message });
  }
}
