const MAX_LINE_LENGTH = 1000;

/**
 * Follows the connections of a git command over HTTP by what git prints under `GIT_TRACE_CURL`. Git itself limits how long a server may send nothing,
 * but not how long a connection takes: libcurl waits five minutes for it, and git has no setting for that.
 */
export class ConnectionTrace {
  readonly #now: () => number;
  #rest = '';
  #connectingSince: number | undefined;
  #isRequestSent = false;
  #hasResponse = false;

  /** @param now the time in milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether the server has responded to a request. */
  get hasResponse(): boolean {
    return this.#hasResponse;
  }

  /** How long git has been looking up the server and connecting to it, in milliseconds; 0 if it is connected. */
  get connectingMs(): number {
    return this.#connectingSince === undefined ? 0 : this.#now() - this.#connectingSince;
  }

  /** Receives a part of the trace. It may contain secrets in old versions of git, so that nothing of it is kept. */
  feed(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = (lines.pop() ?? '').slice(0, MAX_LINE_LENGTH);
    for (const line of lines) this.#readLine(line);
  }

  #readLine(line: string): void {
    if (line.includes('=> Send header')) {
      this.#connectingSince = undefined;
      this.#isRequestSent = true;
    } else if (line.includes('<= Recv header')) this.#hasResponse = true;
    else if (!this.#isRequestSent || / Trying \S/.test(line)) this.#connectingSince ??= this.#now();
  }
}
