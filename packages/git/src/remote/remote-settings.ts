import type { Clock } from '@kalypso-actions/retry';

/** Limits for the sources of a run: a server that does not respond must not delay what other servers have. Time-outs are not retried. */
export interface SourceTimeLimits {
  /** How long a connection may take, and how long a server may send nothing. */
  readonly idleTimeoutMs: number;
  /** What is left of the time for all sources together. */
  readonly remainingMs: () => number;
}

/** How to talk to the server of a repository. */
export interface RemoteSettings {
  /** `GITHUB_SERVER_URL`: the only server that receives the token. */
  readonly serverUrl: string;
  readonly token?: string;
  /** How long one git command may take. */
  readonly timeoutMs: number;
  readonly retries: number;
  readonly sourceLimits?: SourceTimeLimits;
  /** How much a server may send, compressed as it sends it. */
  readonly maxDownloadBytes: number;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Replaces the token in a text. */
  readonly mask: (text: string) => string;
}
