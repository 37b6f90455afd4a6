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
import { RepositoryError } from './source.ts';
import { directorySize, removeLeftovers } from './work-folder.ts';

const mostRedirects = 3;
const firstNoticeMs = 10_000;
/** What servers are asked is answered in a few lines. */
const keptStdout = 65_536;

/** How a server answered a push. The credential is in neither. */
export interface PushAnswer {
  /** A line for each reference. */
  readonly references: string;
  /** What git and the server said beside it. */
  readonly words: string;
}

interface Command {
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly writes?: boolean;
  /** Whether the server has answered although git calls it a failure. */
  readonly isAnswer?: (stdout: string, stderr: string) => boolean;
}

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
   * @throws a {@link RepositoryError} that says what the server answered
   */
  async fetch(repository: string, args: readonly string[], refspec?: string, stdin?: string): Promise<void> {
    const rest = refspec === undefined ? ['origin'] : ['origin', refspec];
    const full = ['--quiet', '--no-tags', '--no-write-fetch-head', '--recurse-submodules=no', ...args];
    const command = ['fetch', ...full, '--end-of-options', ...rest];
    await this.#persist(() => this.#follow(repository, { args: command, ...(stdin === undefined ? {} : { stdin }) }));
  }

  /**
   * Asks which of some branches there are.
   * @param repository any repository of ours
   * @returns branch to the commit that it points at
   */
  async branches(repository: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const refs = new Map(names.map((name) => [`refs/heads/${name}`, name]));
    const args = ['ls-remote', '--quiet', '--end-of-options', 'origin', ...refs.keys()];
    const output = await this.#persist(() => this.#follow(repository, { args }));
    const found = new Map<string, string>();
    for (const line of output.split('\n')) {
      const [commit = '', ref = ''] = line.split('\t');
      // Patterns match the end of a reference, so others may come along.
      const name = refs.get(ref);
      if (name !== undefined) found.set(name, commit);
    }
    return found;
  }

  /**
   * Pushes from a bare repository. A connection that breaks is tried again: what the first try did, the second finds done.
   * @returns what git printed about every reference (`git push --porcelain`), and what the server said
   * @throws a {@link RepositoryError} when it did not come to that
   */
  async push(repository: string, args: readonly string[], refspecs: readonly string[]): Promise<PushAnswer> {
    const command = ['push', '--porcelain', '--no-thin', '--no-verify', ...args, 'origin', ...refspecs];
    return this.#persist(async () => {
      let words = '';
      const isAnswer = (stdout: string, stderr: string) => {
        words = this.#settings.mask(stderr);
        const lines = stdout.match(/^[ +*=!-]\t.*/gm) ?? [];
        return lines.length === refspecs.length && !lines.some((line) => line.includes('failed to report status'));
      };
      const stdout = await this.#follow(repository, { args: command, writes: true, isAnswer });
      return { references: this.#settings.mask(stdout), words };
    });
  }

  log(line: string): void {
    this.#settings.log(`${this.url}: ${line}`);
  }

  /** What git printed, as a failure. */
  failure(stderr: string, writes = false): RepositoryError {
    const question: Question = {
      url: this.url,
      revision: this.#revision,
      tokenSent: this.#token !== undefined,
      tokenGiven: this.#settings.token !== undefined,
      writes,
    };
    const { mask } = this.#settings;
    const { failure, transient, cause } = failureOf(mask(stderr), question);
    return new RepositoryError({ ...failure, message: mask(failure.message) }, { transient, cause });
  }

  #persist<T>(attempt: () => Promise<T>): Promise<T> {
    const { retries, clock } = this.#settings;
    return withRetries(attempt, { retries, clock, log: (line) => this.log(line) });
  }

  /** The token, if it may be sent where this repository is. */
  get #token(): string | undefined {
    return this.#address.origin === new URL(this.#settings.serverUrl).origin ? this.#settings.token : undefined;
  }

  /** With a token, git follows no redirect, as it would take the token along; a renamed repository is followed here. */
  async #follow(repository: string, command: Command): Promise<string> {
    try {
      return await this.#run(repository, command);
    } catch (error) {
      const token = this.#token;
      if (!isRedirect(error) || token === undefined || this.#redirects++ >= mostRedirects) throw error;
      const url = await redirectTarget(this.url, basicAuthorization(token), this.#settings.timeoutMs);
      if (url === undefined) throw error;
      this.log(`has moved to ${url}`);
      this.#address = { ...this.#address, url };
      return this.#follow(repository, command);
    }
  }

  async #run(repository: string, { args, stdin, writes = false, isAnswer }: Command): Promise<string> {
    const { timeoutMs } = this.#settings;
    const notice = this.#waitNotice();
    let stdout = '';
    const outcome = await runGit({
      args,
      cwd: repository,
      env: gitEnvironment(dirname(repository), this.#address.protocol, this.#config(writes)),
      timeoutMs,
      onStdout: (chunk) => {
        stdout = (stdout + chunk.toString('utf8')).slice(-keptStdout);
      },
      watch: () => {
        notice();
        if (!writes) this.#checkDownload(repository);
      },
      ...(stdin === undefined ? {} : { stdin }),
    });
    if (outcome.kind === 'timed-out') {
      removeLeftovers(repository);
      const message = `${this.url} did not answer within ${timeoutMs / 1000} s`;
      throw new RepositoryError({ kind: 'timeout', message }, { transient: true });
    }
    const answered = isAnswer?.(stdout, outcome.stderr) ?? false;
    if (outcome.code !== 0 && !answered) throw this.failure(outcome.stderr, writes);
    return stdout;
  }

  #config(writes: boolean): readonly ConfigEntry[] {
    const token = this.#token;
    const config: ConfigEntry[] = [
      ['remote.origin.url', this.url],
      ['fetch.negotiationAlgorithm', 'noop'],
    ];
    // What a push sends was made here. Over HTTP git ignores --no-thin and would look for files to describe the new ones by, in a
    // repository that has none; without a window it does not look. Deltas that fast-import made are sent as they are.
    config.push(writes ? ['pack.window', '0'] : ['remote.origin.promisor', 'true']);
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
    throw new RepositoryError({ kind: 'too-large', message });
  }
}
