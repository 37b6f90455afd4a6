import { getServer, isGitHubServer, type RemoteUrl } from '../remote/remote-url.ts';
import { createOutOfTimeFailure, RepositoryError } from '../remote/repository-error.ts';
import type { FetchSettings } from './fetch-settings.ts';

/** Observes for a repository whether its server responds, so that a server that does not costs one run its time only once. */
export class ServerObserver {
  readonly #remote: RemoteUrl;
  readonly #settings: FetchSettings;
  readonly #server: string | undefined;
  readonly #isGitHub: boolean;

  constructor(remote: RemoteUrl, settings: FetchSettings) {
    this.#remote = remote;
    this.#settings = settings;
    this.#server = getServer(remote);
    this.#isGitHub = isGitHubServer(remote, settings.serverUrl);
  }

  /** @throws a {@link RepositoryError} if the server did not respond to other requests of the run, or the run has no time left */
  checkResponsive(): void {
    const { session } = this.#settings;
    const { url } = this.#remote;
    if (session.remainingMs <= 0) throw new RepositoryError(createOutOfTimeFailure(url));
    if (this.#server === undefined || !session.isUnresponsive(this.#server, this.#isGitHub)) return;
    const message = `${url} was not read, because its server ${this.#server} did not respond to another request of this run`;
    throw new RepositoryError({ kind: 'timeout', message });
  }

  /** Records whether the server responded. */
  record(responded: boolean): void {
    const { session, log } = this.#settings;
    if (this.#server === undefined || !session.record(this.#server, responded, this.#isGitHub)) return;
    log(`${this.#server} does not respond; repositories on it that are not being read yet are left out`);
  }
}
