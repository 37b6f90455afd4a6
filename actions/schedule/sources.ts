import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { GitSource, RepositoryFailure, RepositoryFailureKind, SourceResult } from '@kalypso-actions/git';
import {
  type BaseRepo,
  type LoadedFolder,
  loadFolder,
  type ReportSource,
  type WorkloadRegistration,
} from '@kalypso-actions/scheduler';

/** Fetches what is asked for; every source gets a result. */
export type Fetch = (sources: readonly GitSource[]) => Promise<ReadonlyMap<GitSource, SourceResult>>;

/** A part of the control plane that lies in a repository, and the resource that names it. */
export interface Wanted<R extends BaseRepo | WorkloadRegistration> {
  readonly resource: R;
  readonly source: GitSource;
}

export interface Read<R> {
  readonly resource: R;
  readonly folder: LoadedFolder;
  readonly origin: ReportSource;
  /** Whether it was read from a checkout that was there already. */
  readonly isLocal: boolean;
}

export function wantedBase(resource: BaseRepo): Wanted<BaseRepo> {
  const { repo, branch, commit, path } = resource;
  return { resource, source: { repo, ref: commit === undefined ? { branch } : { branch, commit }, path } };
}

export function wantedWorkload(resource: WorkloadRegistration): Wanted<WorkloadRegistration> {
  const { repo, branch, path } = resource.workload;
  return { resource, source: { repo, ref: { branch }, path } };
}

/** The commit that a folder is at; nothing for one that is not there, which reading it tells about. */
export async function commitOf(
  folder: string,
  doors: { readonly headCommit: (folder: string) => Promise<string | undefined> },
): Promise<string | undefined> {
  return existsSync(folder) ? doors.headCommit(folder) : undefined;
}

/** Reads parts of the control plane: from a local checkout where there is one, else fetched. What cannot be had is a diagnostic at the resource. */
export async function readSources<R extends BaseRepo | WorkloadRegistration>(
  wanted: readonly Wanted<R>[],
  options: {
    /** The top folder of a local checkout of the source's repository, when there is one. */
    readonly local: (source: GitSource) => string | undefined;
    readonly headCommit: (folder: string) => Promise<string | undefined>;
    readonly fetch: Fetch;
    readonly trusted: boolean;
  },
): Promise<{ readonly read: readonly Read<R>[]; readonly diagnostics: readonly Diagnostic[] }> {
  const remote = wanted.filter(({ source }) => options.local(source) === undefined);
  const fetched =
    remote.length === 0 ? new Map<GitSource, SourceResult>() : await options.fetch(remote.map(({ source }) => source));
  const read: Read<R>[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const want of wanted) {
    const local = options.local(want.source);
    const found =
      local === undefined
        ? fetched.get(want.source)
        : ({ kind: 'fetched', source: { root: local, commit: await commitOf(local, options) } } as const);
    if (!found) throw new Error(`no result for ${want.source.repo}`);
    if (found.kind === 'failed') {
      diagnostics.push(failureDiagnostic(want.resource, found.failure));
      continue;
    }
    const result = await readOne(want, found.source.root, found.source.commit, options.trusted);
    diagnostics.push(...result.diagnostics);
    if (result.read) read.push({ ...result.read, isLocal: local !== undefined });
  }
  return { read, diagnostics };
}

async function readOne<R extends BaseRepo | WorkloadRegistration>(
  { resource, source }: Wanted<R>,
  root: string,
  commit: string | undefined,
  trusted: boolean,
): Promise<{ readonly read?: Omit<Read<R>, 'isLocal'>; readonly diagnostics: readonly Diagnostic[] }> {
  if (!existsSync(join(root, source.path))) {
    return {
      diagnostics: [
        failureDiagnostic(resource, {
          kind: 'path-not-found',
          message: !existsSync(root)
            ? `the folder ${quote(root)}, which should hold ${source.repo}, is not there`
            : `there is no ${quote(source.path)} in ${source.repo} on branch ${quote(source.ref.branch)}`,
        }),
      ],
    };
  }
  const label = `${source.repo}@${source.ref.commit?.slice(0, 12) ?? source.ref.branch}`;
  const loaded = await loadFolder({ label, root, path: source.path, trusted });
  const origin: ReportSource = {
    kind: resource.kind === 'BaseRepo' ? 'base' : 'workload',
    name: resource.name,
    repo: source.repo,
    branch: source.ref.branch,
    path: source.path,
    commit: commit ?? source.ref.commit ?? null,
  };
  return { read: { resource, folder: loaded.value, origin }, diagnostics: loaded.diagnostics };
}

/** What a failed fetch is called, and the field of the resource that it is about. */
const FAILURES: Readonly<Record<RepositoryFailureKind, { readonly code: string; readonly field: string }>> = {
  'repository-not-found': { code: 'source-repository-not-found', field: 'repo' },
  'branch-not-found': { code: 'source-branch-not-found', field: 'branch' },
  'commit-not-found': { code: 'source-commit-not-found', field: 'commit' },
  'path-not-found': { code: 'source-path-not-found', field: 'path' },
  unreachable: { code: 'source-unreachable', field: 'repo' },
  denied: { code: 'source-denied', field: 'repo' },
  timeout: { code: 'source-timeout', field: 'repo' },
  'refused-url': { code: 'source-refused-url', field: 'repo' },
  'too-large': { code: 'source-too-large', field: 'repo' },
  'unsafe-content': { code: 'source-unsafe-content', field: 'repo' },
  'git-failed': { code: 'source-git-failed', field: 'repo' },
};

function failureDiagnostic(resource: BaseRepo | WorkloadRegistration, failure: RepositoryFailure): Diagnostic {
  const { code, field } = FAILURES[failure.kind];
  return {
    code,
    severity: 'error',
    message: failure.message,
    at: resource.kind === 'BaseRepo' ? resource.locate('spec', field) : resource.locate('spec', 'workload', field),
    ...(failure.hint === undefined ? {} : { hint: failure.hint }),
    subject: { kind: resource.kind, name: resource.name },
  };
}

/** `owner/name` of a repository's address: its last two segments, without `.git`. */
export function repositoryName(repo: string): string | undefined {
  const match = /([^/:\\]+)[/\\]([^/\\]+?)(?:\.git)?[/\\]*$/.exec(repo);
  return match ? `${match[1]}/${match[2]}` : undefined;
}
