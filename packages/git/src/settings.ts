import type { SizeLimits } from './extraction.ts';
import type { Clock } from './retry.ts';

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
  /** How many files are read. */
  readonly files: number;
  /** How much a server may send, compressed as it sends it. */
  readonly downloadBytes: number;
}
