import type { RemoteSettings } from '../remote/remote-settings.ts';
import type { FetchSession } from './fetch-session.ts';

/** Limits on what one repository may make this machine store. */
export interface FetchLimits {
  readonly maxFiles: number;
  /** Of one file. */
  readonly maxFileBytes: number;
  /** Of all files. */
  readonly maxTotalBytes: number;
  /** How much a server may send, compressed as it sends it. */
  readonly maxDownloadBytes: number;
}

/** What applies to every repository of one {@link fetchSources}. */
export interface FetchSettings extends RemoteSettings, FetchLimits {
  readonly directory: string;
  readonly session: FetchSession;
  readonly files?: readonly string[];
}
