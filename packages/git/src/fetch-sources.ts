import { mkdir } from 'node:fs/promises';
import { checkOut } from './checkout.ts';
import type { Listing } from './listing.ts';
import { inParallel } from './pool.ts';
import { parseRemoteUrl, type RemoteUrl, repositoryKey } from './remote-url.ts';
import { type Clock, systemClock } from './retry.ts';
import { parsePath, parseRevision, type Revision } from './revision.ts';
import { masker } from './secrets.ts';
import type { Limits, Settings } from './settings.ts';
import { type GitSource, RepositoryError, type SourceResult } from './source.ts';

export interface FetchOptions {
  /** The folder under which every repository gets one of its own. Made when it is not there. */
  readonly directory: string;
  /** Sent to the server of `serverUrl`, and to no other. */
  readonly token?: string;
  /** `GITHUB_SERVER_URL`; `https://github.com` when absent. */
  readonly serverUrl?: string;
  /** Which files to read: `*.yaml` for an ending, `.sourceignore` for a name. All when absent. */
  readonly files?: readonly string[];
  /** How many repositories to read at a time; 8 when absent. */
  readonly concurrency?: number;
  /** How long one git command may take; 2 minutes when absent. */
  readonly timeoutMs?: number;
  /** How often to ask again after a failure that may pass; 3 when absent. */
  readonly retries?: number;
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
  /** Told, in a line each, what is waited for. Never holds the token. */
  readonly log?: (line: string) => void;
}

const defaultLimits: Limits = {
  files: 20_000,
  fileBytes: 10_000_000,
  totalBytes: 200_000_000,
  downloadBytes: 1_000_000_000,
};

/** A repository could hold a million of them. */
const mostSkippedShown = 10;

interface Request {
  readonly source: GitSource;
  readonly path: string;
}

/** The sources that one fetch serves: one repository at one revision. */
interface Group {
  readonly remote: RemoteUrl;
  readonly revision: Revision;
  readonly requests: Request[];
}

/**
 * Reads folders of git repositories onto the disk: without history, without files that are not wanted, each repository
 * and revision once, several at a time. Repositories are taken to be hostile: nothing in them is run or followed, and
 * links and submodules are left out.
 * @returns for every source where it lies or why it could not be had
 * @throws when this machine fails (no git program, a full disk), never for what a source asks or a server answers
 */
export async function fetchSources(
  sources: readonly GitSource[],
  options: FetchOptions,
): Promise<ReadonlyMap<GitSource, SourceResult>> {
  const settings = settingsOf(options);
  const results = new Map<GitSource, SourceResult>();
  const groups = groupSources(sources, settings, results);
  await mkdir(settings.directory, { recursive: true });
  await inParallel(groups, options.concurrency ?? 8, (group) => fetchGroup(group, settings, results));
  return results;
}

function settingsOf(options: FetchOptions): Settings {
  const { token, files, log = () => undefined } = options;
  const mask = masker(token);
  return {
    directory: options.directory,
    serverUrl: options.serverUrl ?? 'https://github.com',
    timeoutMs: options.timeoutMs ?? 120_000,
    retries: options.retries ?? 3,
    limits: { ...defaultLimits, ...options.limits },
    clock: options.clock ?? systemClock,
    log: (line) => log(mask(line)),
    mask,
    ...(token === undefined || token === '' ? {} : { token }),
    ...(files === undefined ? {} : { files }),
  };
}

function groupSources(
  sources: readonly GitSource[],
  { serverUrl, mask }: Settings,
  results: Map<GitSource, SourceResult>,
): readonly Group[] {
  const groups = new Map<string, Group>();
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
      results.set(source, failureResult(error, mask));
    }
  }
  return [...groups.values()];
}

async function fetchGroup(group: Group, settings: Settings, results: Map<GitSource, SourceResult>): Promise<void> {
  const { remote, revision, requests } = group;
  settings.log(`${remote.url}: reading ${revision.commit ?? `branch ${revision.branch}`}`);
  try {
    const paths = [...new Set(requests.map(({ path }) => path))];
    const { source: ok, listing } = await checkOut(remote, revision, paths, settings);
    logSkipped(listing.skipped, (line) => settings.log(`${remote.url}: ${line}`));
    for (const { source, path } of requests) {
      const missing = missingFolder(path, listing, remote, ok.commit);
      results.set(source, missing ?? { ok });
    }
  } catch (error) {
    const result = failureResult(error, settings.mask);
    for (const { source } of requests) results.set(source, result);
  }
}

function missingFolder(path: string, listing: Listing, remote: RemoteUrl, commit: string): SourceResult | undefined {
  if (path === '' || listing.folders.has(path)) return undefined;
  const what = listing.others.has(path) ? 'is not a folder' : 'does not exist';
  const message = `the path ${JSON.stringify(path)} ${what} in ${remote.url} at ${commit}`;
  return { failure: { kind: 'path-not-found', message } };
}

/** What is no failure of a source is a failure of this machine or a bug, and goes on up. */
function failureResult(error: unknown, mask: (text: string) => string): SourceResult {
  if (!(error instanceof RepositoryError)) throw error;
  return { failure: { ...error.failure, message: mask(error.failure.message) } };
}

function logSkipped(skipped: readonly string[], log: (line: string) => void): void {
  const shown = skipped.slice(0, mostSkippedShown);
  for (const path of shown) log(`${JSON.stringify(path)} is a link or a submodule, left out`);
  if (shown.length < skipped.length) log(`and ${skipped.length - shown.length} more of them`);
}
