import type { Clock } from '@kalypso-actions/retry';

/** How to talk to the server of a repository. */
export interface RemoteSettings {
  /** `GITHUB_SERVER_URL`: the only server that receives the token. */
  readonly serverUrl: string;
  readonly token?: string;
  /** How long one git command may take. */
  readonly timeoutMs: number;
  readonly retries: number;
  /** How much a server may send, compressed as it sends it. */
  readonly maxDownloadBytes: number;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Replaces the token in a text. */
  readonly mask: (text: string) => string;
}
