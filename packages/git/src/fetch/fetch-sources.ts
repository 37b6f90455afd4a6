import { mkdir } from 'node:fs/promises';
import { createMask, formatCount } from '@kalypso-actions/diagnostics';
import { type Clock, systemClock } from '@kalypso-actions/retry';
import { isGitHubServer, parseRemoteUrl, type RemoteUrl, repositoryKey } from '../remote/remote-url.ts';
import { RepositoryError } from '../remote/repository-error.ts';
import { type GitRevision, parsePath, parseRevision } from '../remote/revision.ts';
import { checkOutFolders } from './checkout.ts';
import { FetchSession } from './fetch-session.ts';
import type { FetchLimits, FetchSettings } from './fetch-settings.ts';
import type { FetchedSource, GitSource, SkippedEntry, SourceResult } from './git-source.ts';
import { runInParallel } from './run-in-parallel.ts';
import { ServerObserver } from './server-observer.ts';
import type { TreeListing } from './tree-listing.ts';

export interface FetchOptions {
  /** The folder below which every repository gets one of its own. Created if it does not exist. */
  readonly directory: string;
  /** Sent to the server of `serverUrl`, and to no other. */
  readonly token?: string;
  /** `GITHUB_SERVER_URL`; `https://github.com` by default. */
  readonly serverUrl?: string;
  /** Which files to read: `*.yaml` for a name ending, `.sourceignore` for a name, which is also read in the folders above. All by default. */
  readonly files?: readonly string[];
  /** How many repositories to read at the same time; 8 by default. */
  readonly concurrency?: number;
  /** How long one git command may take; 2 minutes by default. */
  readonly timeoutMs?: number;
  /** How long a connection may take, and how long a server may send nothing; 30 seconds by default. */
  readonly idleTimeoutMs?: number;
  /** What this call shares with others of the same run; a session of its own by default. */
  readonly session?: FetchSession;
  /** How many retries follow a transient failure; 3 by default. */
  readonly retries?: number;
  readonly limits?: Partial<FetchLimits>;
  readonly clock?: Clock;
  /** Receives a line for each step. No line holds the token. */
  readonly log?: (line: string) => void;
}

/** A server that prepares a large response sends something every five seconds. */
const MAX_IDLE_MS = 30_000;

const DEFAULT_LIMITS: FetchLimits = {
  maxFiles: 20_000,
  maxFileBytes: 10_000_000,
  maxTotalBytes: 200_000_000,
  maxDownloadBytes: 1_000_000_000,
};

/** A repository could contain a million of them. */
const MAX_SKIPPED_SHOWN = 10;

interface FolderRequest {
  readonly source: GitSource;
  readonly path: string;
}

/** The sources that one fetch serves: one repository at one revision. */
interface FetchGroup {
  readonly remote: RemoteUrl;
  readonly revision: GitRevision;
  readonly requests: FolderRequest[];
}

/**
 * Reads folders of git repositories to disk: without history and unwanted files, each repository and revision once, several
 * at a time. Repositories are untrusted: nothing in them is run or followed, and links and submodules are skipped.
 * @returns for every source where it is, or why it could not be read
 * @throws if this machine fails (no git program, a full disk), never because of a source or a server's response
 */
export async function fetchSources(
  sources: readonly GitSource[],
  options: FetchOptions,
): Promise<ReadonlyMap<GitSource, SourceResult>> {
  const settings = toSettings(options);
  const results = new Map<GitSource, SourceResult>();
  const groups = groupSources(sources, settings, results);
  await mkdir(settings.directory, { recursive: true });
  await settings.session.run(() =>
    runInParallel(groups, options.concurrency ?? 8, (group) => fetchGroup(group, settings, results)),
  );
  return results;
}

function toSettings(options: FetchOptions): FetchSettings {
  const { token, files, log = () => undefined } = options;
  const mask = createMask(token);
  const clock = options.clock ?? systemClock;
  const session = options.session ?? new FetchSession({ clock });
  return {
    ...DEFAULT_LIMITS,
    ...options.limits,
    directory: options.directory,
    serverUrl: options.serverUrl ?? 'https://github.com',
    timeoutMs: options.timeoutMs ?? 120_000,
    retries: options.retries ?? 3,
    session,
    sourceLimits: {
      idleTimeoutMs: options.idleTimeoutMs ?? MAX_IDLE_MS,
      remainingMs: () => session.remainingMs,
    },
    clock,
    log: (line) => log(mask(line)),
    mask,
    ...(token ? { token } : {}),
    ...(files === undefined ? {} : { files }),
  };
}

function groupSources(
  sources: readonly GitSource[],
  { serverUrl, mask }: FetchSettings,
  results: Map<GitSource, SourceResult>,
): readonly FetchGroup[] {
  const groups = new Map<string, FetchGroup>();
  for (const source of sources) {
    try {
      const remote = parseRemoteUrl(source.repo, serverUrl);
      const revision = parseRevision(source.ref);
      const request = { source, path: parsePath(source.path) };
      const key = JSON.stringify([repositoryKey(remote, serverUrl), revision.branch, revision.commit]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { remote, revision, requests: [request] });
      else group.requests.push(request);
    } catch (error) {
      results.set(source, toFailedResult(error, mask));
    }
  }
  // A server that does not respond must not delay what is on the GitHub server, since that is where most teams work.
  const isElsewhere = ({ remote }: FetchGroup) => Number(!isGitHubServer(remote, serverUrl));
  return [...groups.values()].sort((a, b) => isElsewhere(a) - isElsewhere(b));
}

async function fetchGroup(
  group: FetchGroup,
  settings: FetchSettings,
  results: Map<GitSource, SourceResult>,
): Promise<void> {
  const { remote, revision, requests } = group;
  const server = new ServerObserver(remote, settings);
  try {
    server.checkResponsive();
    settings.log(`${remote.url}: reading ${revision.commit ?? `branch ${revision.branch}`}`);
    const paths = [...new Set(requests.map(({ path }) => path))];
    const { source: fetched, skipped, failures } = await checkOutFolders(remote, revision, paths, settings);
    server.record(true);
    logSkipped(skipped, (line) => settings.log(`${remote.url}: ${line}`));
    for (const { source, path } of requests) {
      const failure = failures.get(path);
      results.set(source, failure ? { kind: 'failed', failure } : toFetchedResult(fetched, path, skipped));
    }
  } catch (error) {
    if (error instanceof RepositoryError && error.isServerSilent) server.record(false);
    const result = toFailedResult(error, settings.mask);
    for (const { source } of requests) results.set(source, result);
  }
}

function toFetchedResult(source: FetchedSource, folder: string, all: TreeListing['skipped']): SourceResult {
  const skipped = all
    .filter(({ folders }) => folders.includes(folder))
    .map(({ path, kind }): SkippedEntry => ({ path, kind }));
  return { kind: 'fetched', source, ...(skipped.length === 0 ? {} : { skipped }) };
}

/** @throws the error if it is not a failure of the repository: then this machine failed, or there is a bug */
function toFailedResult(error: unknown, mask: (text: string) => string): SourceResult {
  if (!(error instanceof RepositoryError)) throw error;
  return { kind: 'failed', failure: { ...error.failure, message: mask(error.failure.message) } };
}

function logSkipped(skipped: readonly SkippedEntry[], log: (line: string) => void): void {
  const shown = skipped.slice(0, MAX_SKIPPED_SHOWN);
  for (const { path } of shown) log(`skipped ${JSON.stringify(path)}: links and submodules are not followed`);
  const more = skipped.length - shown.length;
  if (more > 0) log(`skipped ${formatCount(more, 'more link or submodule', 'more links and submodules')}`);
}
