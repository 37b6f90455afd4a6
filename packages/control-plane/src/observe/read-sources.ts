import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Checked, type Diagnostic, ownedBy, quote } from '@kalypso-actions/diagnostics';
import type { GitSource, RepositoryFailure, SkippedEntry, SourceResult } from '@kalypso-actions/git';
import type { LoadedFolder, ReportSource } from '@kalypso-actions/scheduler';
import type { ControlPlaneDeps } from './control-plane-deps.ts';
import { createSourceDiagnostic } from './source-diagnostics.ts';
import { loadFolderWithLinks } from './source-links.ts';
import { type SourceResource, toGitSource, toReportSource } from './source-resource.ts';

/** How many digits of the commit ID are part of the label of a source, which reports contain. */
const LABEL_COMMIT_LENGTH = 12;

/** A source that was read. */
export interface LoadedSource<R extends SourceResource> {
  readonly resource: R;
  readonly folder: LoadedFolder;
  readonly origin: ReportSource;
  /** Whether it was read from an existing checkout. */
  readonly isLocal: boolean;
}

/** Where a source is on disk. */
interface SourceLocation {
  readonly root: string;
  readonly commit: string | undefined;
  /** Links and submodules that were not fetched. */
  readonly skipped: readonly SkippedEntry[];
}

type LocateResult =
  | { readonly kind: 'located'; readonly location: SourceLocation }
  | { readonly kind: 'failed'; readonly failure: RepositoryFailure };

/**
 * Reads the sources that resources refer to: from a local checkout if there is one, otherwise fetched. A source that cannot be read causes a diagnostic
 * at its resource.
 */
export async function readSources<R extends SourceResource>(
  resources: readonly R[],
  options: {
    /** Finds the root folder of a local checkout of a repository; `undefined` if there is none. */
    readonly findCheckout: (source: GitSource, resource: R) => string | undefined;
    readonly trusted: boolean;
    readonly deps: ControlPlaneDeps;
  },
): Promise<Checked<readonly LoadedSource<R>[]>> {
  const requests = resources.map((resource) => {
    const source = toGitSource(resource);
    return { resource, source, checkout: options.findCheckout(source, resource) };
  });
  const remote = requests.filter(({ checkout }) => checkout === undefined).map(({ source }) => source);
  const fetched = remote.length === 0 ? new Map<GitSource, SourceResult>() : await options.deps.fetchSources(remote);
  const sources: LoadedSource<R>[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { resource, source, checkout } of requests) {
    const located =
      checkout === undefined
        ? locateFetched(source, fetched.get(source))
        : locateCheckout(source, checkout, await readCommit(checkout, options.deps));
    if (located.kind === 'failed') {
      diagnostics.push({ ...createSourceDiagnostic(resource, located.failure), ...ownerOf(resource) });
      continue;
    }
    const { root, commit, skipped } = located.location;
    const label = `${source.repo}@${source.ref.commit?.slice(0, LABEL_COMMIT_LENGTH) ?? source.ref.branch}`;
    const loaded = await loadFolderWithLinks({ label, root, path: source.path, trusted: options.trusted }, skipped);
    diagnostics.push(...loaded.diagnostics.map((each) => ({ ...each, ...ownerOf(resource) })));
    const origin = toReportSource(resource, commit);
    sources.push({ resource, folder: loaded.value, origin, isLocal: checkout !== undefined });
  }
  return { value: sources, diagnostics };
}

/** Whatever is wrong with a workload repository is for its team to fix. */
function ownerOf({ kind, name }: SourceResource): { readonly registration?: string } {
  return ownedBy(kind === 'WorkloadRegistration' ? name : undefined);
}

/** The commit of a checkout; `undefined` if the folder does not exist, which is reported when it is read. */
export async function readCommit(folder: string, deps: ControlPlaneDeps): Promise<string | undefined> {
  return existsSync(folder) ? deps.readHeadCommit(folder) : undefined;
}

function locateFetched(source: GitSource, result: SourceResult | undefined): LocateResult {
  if (!result) throw new Error(`no result for ${source.repo}`);
  return result.kind === 'failed' ? result : checkPath(source, { ...result.source, skipped: result.skipped ?? [] });
}

function locateCheckout(source: GitSource, root: string, commit: string | undefined): LocateResult {
  if (existsSync(root)) return checkPath(source, { root, commit, skipped: [] });
  const message = `the folder ${quote(root)}, which should contain ${source.repo}, does not exist`;
  return { kind: 'failed', failure: { kind: 'path-not-found', message } };
}

function checkPath({ repo, ref, path }: GitSource, location: SourceLocation): LocateResult {
  const found = statSync(join(location.root, path), { throwIfNoEntry: false });
  if (found?.isFile()) {
    const message = `the path ${quote(path)} is not a folder in ${repo} on branch ${quote(ref.branch)}`;
    const hint = `The path has to be a folder: use \`${posix.dirname(path)}\`.`;
    return { kind: 'failed', failure: { kind: 'path-not-found', message, hint } };
  }
  if (found) return { kind: 'located', location };
  const message = `there is no ${quote(path)} in ${repo} on branch ${quote(ref.branch)}`;
  return { kind: 'failed', failure: { kind: 'path-not-found', message } };
}
